internal import Foundation
internal import RabbitMQ

/// Why the management interface did not do what was asked. Texts hold no password.
public enum ManagementError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Not an address of an interface.
    case address(String)
    /// Nobody answers there.
    case unreachable(String)
    /// It refuses: its status, and its reason.
    case refused(status: Int, reason: String)
    /// Its answer cannot be read.
    case unreadable(String)

    public var description: String {
        switch self {
        case .address(let text): "not an address of a management interface: \(text)"
        case .unreachable(let text): "the management interface cannot be reached: \(text)"
        case .refused(let status, let reason): "the management interface refuses: \(status) \(reason)"
        case .unreadable(let text): "the management interface's answer cannot be read: \(text)"
        }
    }
}

/// RabbitMQ's management interface, as far as the operator's tools need it. Its counts lag by some seconds.
///
/// Calls block until the answer is there, at most as long as was agreed. It speaks HTTP without TLS, and with the
/// administrator's password: to this machine, which may be the end of a tunnel.
public struct ManagementAPI: Sendable {
    private let host: String
    private let port: Int
    private let authorization: String
    private let timeoutSeconds: Double

    /// The interface at `url` (as `http://127.0.0.1:15672`), entered as that user. Every request ends within
    /// `timeoutSeconds`, or a little later. Another machine is refused, unless `?cleartext=unsafe` says that whoever is on
    /// the way may read along.
    public init(url: String, user: String, password: String, timeoutSeconds: Double = 10) throws {
        guard let parsed = URL(string: url), parsed.scheme == "http", let host = parsed.host, !host.isEmpty else {
            throw ManagementError.address("expected http://host:port")
        }
        guard BrokerAddress.isThisMachine(host) || parsed.query == "cleartext=unsafe" else {
            throw ManagementError.address(
                "\(host) is another machine, and the password would go there in clear: use a tunnel to 127.0.0.1"
            )
        }
        self.host = host
        port = parsed.port ?? 15672
        authorization = "Basic " + Data("\(user):\(password)".utf8).base64EncodedString()
        self.timeoutSeconds = timeoutSeconds
    }

    // MARK: Requests

    /// Asks, and reads the answer.
    func get<Answer: Decodable>(_ path: [String], _ type: Answer.Type = Answer.self) throws -> Answer {
        let data = try request("GET", path, nil)
        do {
            return try JSONDecoder().decode(Answer.self, from: data)
        } catch {
            throw ManagementError.unreadable("\(path.joined(separator: "/")): \(error)")
        }
    }

    func put(_ path: [String], _ body: some Encodable) throws {
        _ = try request("PUT", path, try JSONEncoder().encode(body))
    }

    func post(_ path: [String], _ body: some Encodable) throws {
        _ = try request("POST", path, try JSONEncoder().encode(body))
    }

    /// Deletes; what is not there is as good as deleted.
    func delete(_ path: [String], query: String = "", headers: [(String, String)] = []) throws {
        do {
            _ = try request("DELETE", path, nil, query: query, headers: headers)
        } catch ManagementError.refused(404, _) {
            return
        }
    }

    @discardableResult
    func request(
        _ method: String,
        _ path: [String],
        _ body: Data?,
        query: String = "",
        headers: [(String, String)] = []
    ) throws -> Data {
        let encoded = path.map { segment in
            segment.addingPercentEncoding(withAllowedCharacters: Self.unreserved) ?? segment
        }
        var headers = headers
        headers.append(("Authorization", authorization))
        if body != nil { headers.append(("Content-Type", "application/json")) }
        let answer = try PlainHTTP.request(
            host: host,
            port: port,
            method: method,
            path: "/api/\(encoded.joined(separator: "/"))\(query)",
            headers: headers,
            body: body,
            timeoutSeconds: timeoutSeconds
        )
        guard (200..<300).contains(answer.status) else {
            struct Reason: Decodable { var reason: String? }
            let reason = (try? JSONDecoder().decode(Reason.self, from: answer.body))?.reason
            throw ManagementError.refused(
                status: answer.status,
                reason: reason ?? "\(method) /api/\(path.joined(separator: "/"))"
            )
        }
        return answer.body
    }

    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
    )
}
