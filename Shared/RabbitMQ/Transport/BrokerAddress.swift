/// Where the broker is and as whom to enter it.
public struct BrokerAddress: Sendable, Equatable, CustomStringConvertible {
    /// Whom to trust. The broker's certificate and its host name are always verified, and TLS is 1.2 or later.
    public struct TLS: Sendable, Equatable {
        /// The file of the authorities' certificates, PEM.
        public var authorities: String

        /// Trusts these authorities; by default those of the system (Debian's bundle).
        public init(authorities: String = "/etc/ssl/certs/ca-certificates.crt") { self.authorities = authorities }
    }

    /// Where a node of the broker listens.
    public struct Place: Sendable, Equatable, CustomStringConvertible {
        /// Name or number of the host; with TLS a DNS name.
        public var host: String
        /// The port, from 1 to 65535.
        public var port: Int

        /// That port of that host.
        public init(host: String, port: Int) {
            self.host = host
            self.port = port
        }

        public var description: String { "\(host.contains(":") ? "[\(host)]" : host):\(port)" }
    }

    /// Name or number of the host; with TLS a DNS name.
    public var host: String
    /// The port, from 1 to 65535.
    public var port: Int
    /// Further nodes of the same broker, tried in this order when the one before does not answer.
    public var others: [Place] = []
    /// The virtual host.
    public var vhost: String
    /// The user.
    public var user: String
    /// The user's password.
    public var password: String
    /// Whom to trust; `nil` for a connection in clear.
    public var tls: TLS?
    /// How operators see the connection.
    public var name: String
    /// Seconds between heartbeats; the link is lost after twice that without a sign of life.
    public var heartbeatSeconds: Int

    /// An address by its parts.
    public init(
        host: String,
        port: Int = 5672,
        vhost: String = "/",
        user: String,
        password: String,
        tls: TLS? = nil,
        name: String,
        heartbeatSeconds: Int = 10
    ) {
        self.host = host
        self.port = port
        self.vhost = vhost
        self.user = user
        self.password = password
        self.tls = tls
        self.name = name
        self.heartbeatSeconds = heartbeatSeconds
    }

    /// All nodes, in the order in which they are tried.
    public var places: [Place] { [Place(host: host, port: port)] + others }

    /// Reads `amqp://user:password@host:port/vhost` or `amqps://…`, with the options `?cacert=FILE&heartbeat=SECONDS`.
    /// Several nodes of one broker stand with commas between them: `…@one:5671,two:5671/vhost`.
    ///
    /// `amqp://` is in clear, with the password: it is taken for this machine only (`localhost`, 127.0.0.0/8, `::1`), and
    /// for another one only with the option `cleartext=unsafe`.
    ///
    /// User, password and virtual host are percent-encoded. Without a virtual host it is `/`; without a port 5672,
    /// with TLS 5671.
    public init(url: String, name: String) throws(BrokerError) {
        guard let scheme = url.firstRange(of: "://") else {
            throw .address("expected amqp://user:password@host:port/vhost")
        }
        let secure: Bool
        switch url[..<scheme.lowerBound] {
        case "amqp": secure = false
        case "amqps": secure = true
        default: throw .address("it begins neither with amqp:// nor with amqps://")
        }
        var rest = url[scheme.upperBound...]
        var options: [(name: String, value: String)] = []
        if let mark = rest.firstIndex(of: "?") {
            for part in rest[rest.index(after: mark)...].split(separator: "&") {
                let pair = part.split(separator: "=", maxSplits: 1)
                guard pair.count == 2 else { throw .address("an option is written name=value") }
                options.append((String(pair[0]), try Self.decoded(pair[1], "an option")))
            }
            rest = rest[..<mark]
        }
        vhost = "/"
        if let slash = rest.firstIndex(of: "/") {
            let path = rest[rest.index(after: slash)...]
            if !path.isEmpty { vhost = try Self.decoded(path, "the virtual host") }
            rest = rest[..<slash]
        }
        guard let at = rest.lastIndex(of: "@") else {
            throw .address("it names no user: expected user:password@ before the host")
        }
        let credentials = rest[..<at]
        guard let colon = credentials.firstIndex(of: ":"), colon != credentials.startIndex else {
            throw .address("expected user:password before @")
        }
        user = try Self.decoded(credentials[..<colon], "the user")
        password = try Self.decoded(credentials[credentials.index(after: colon)...], "the password")
        var places: [Place] = []
        for one in rest[rest.index(after: at)...].split(separator: ",", omittingEmptySubsequences: false) {
            let (host, port) = try Self.hostAndPort(one, otherwise: secure ? 5671 : 5672)
            places.append(Place(host: host, port: port))
        }
        (host, port) = (places[0].host, places[0].port)
        others = Array(places.dropFirst())
        tls = secure ? TLS() : nil
        self.name = name
        heartbeatSeconds = 10
        var mayBeClear = false
        for option in options {
            switch option.name {
            case "cleartext":
                guard !secure, option.value == "unsafe" else {
                    throw .address("cleartext goes with amqp:// only, as cleartext=unsafe")
                }
                mayBeClear = true
            case "cacert":
                guard secure else { throw .address("cacert goes with amqps:// only") }
                tls = TLS(authorities: option.value)
            case "heartbeat":
                guard let seconds = Int(option.value), (1...60).contains(seconds) else {
                    throw .address("heartbeat is from 1 to 60 seconds")
                }
                heartbeatSeconds = seconds
            default: throw .address("it knows the options cacert, heartbeat and cleartext only")
            }
        }
        if secure, places.contains(where: { Self.isNumeric($0.host) }) {
            throw .address("with amqps:// the host is a DNS name, because the certificate is checked against it")
        }
        if !secure, !mayBeClear, let far = places.first(where: { !Self.isThisMachine($0.host) }) {
            throw .address(
                "\(far.host) is another machine, and amqp:// would send the password and all messages in clear: use amqps://"
            )
        }
    }

    /// The address without the password.
    public var description: String {
        let places = places.map(\.description).joined(separator: ",")
        return "\(tls == nil ? "amqp" : "amqps")://\(user)@\(places)\(vhost == "/" ? "" : "/\(vhost)")"
    }

    private static func hostAndPort(
        _ text: Substring,
        otherwise usual: Int
    ) throws(BrokerError) -> (String, Int) {
        var host = text
        var port = usual
        var digits: Substring?
        if text.first == "[" {
            guard let end = text.firstIndex(of: "]") else { throw .address("an IPv6 address is written [::1]") }
            host = text[text.index(after: text.startIndex)..<end]
            let after = text[text.index(after: end)...]
            if !after.isEmpty {
                guard after.first == ":" else { throw .address("after the host comes :port") }
                digits = after.dropFirst()
            }
        } else if let colon = text.lastIndex(of: ":") {
            host = text[..<colon]
            digits = text[text.index(after: colon)...]
        }
        if let digits {
            guard let number = Int(digits), (1...65535).contains(number) else {
                throw .address("the port is a number from 1 to 65535")
            }
            port = number
        }
        guard !host.isEmpty else { throw .address("it names no host") }
        return (String(host), port)
    }

    /// Whether what is sent to that host does not leave this machine. A name is taken at its word only where it is
    /// `localhost`, which every resolver keeps to this machine (RFC 6761).
    public static func isThisMachine(_ host: String) -> Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    private static func isNumeric(_ host: String) -> Bool {
        host.contains(":") || host.utf8.allSatisfy { $0 == UInt8(ascii: ".") || (48...57).contains($0) }
    }

    private static func decoded(_ text: Substring, _ what: String) throws(BrokerError) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(hexadecimal), let low = rest.popFirst().flatMap(hexadecimal),
                high << 4 | low != 0
            else { throw .address("in \(what), % is followed by two hexadecimal digits, and not by 00") }
            bytes.append(high << 4 | low)
        }
        guard let result = String(validating: bytes, as: UTF8.self) else {
            throw .address("\(what) is not UTF-8")
        }
        return result
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 48...57: digit - 48
        case 65...70: digit - 55
        case 97...102: digit - 87
        default: nil
        }
    }
}
