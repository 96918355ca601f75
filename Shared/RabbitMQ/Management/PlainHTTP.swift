internal import Foundation
internal import Glibc

/// One HTTP request over a connection of its own, that ends within a time limit.
///
/// Enough for a management interface on the own host or behind a tunnel, and nothing beside it: no TLS, no redirects,
/// no reuse.
enum PlainHTTP {
    struct Answer {
        var status: Int
        var body: Data
    }

    static func request(
        host: String,
        port: Int,
        method: String,
        path: String,
        headers: [(String, String)],
        body: Data?,
        timeoutSeconds: Double
    ) throws(ManagementError) -> Answer {
        let place = "\(host):\(port)"
        let deadline = ContinuousClock.now + .seconds(timeoutSeconds)
        let socket = try connected(host, port, timeoutSeconds)
        defer { _ = Glibc.close(socket) }
        var head = "\(method) \(path) HTTP/1.1\r\nHost: \(place)\r\nConnection: close\r\n"
        for (name, value) in headers { head += "\(name): \(value.filter { !$0.isNewline })\r\n" }
        if body != nil || method != "GET" { head += "Content-Length: \(body?.count ?? 0)\r\n" }
        try send([UInt8](Data((head + "\r\n").utf8) + (body ?? Data())), on: socket, place)
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(socket, &part, part.count, 0)
            if count == 0 { break }
            guard count > 0, ContinuousClock.now < deadline else {
                throw .unreachable("\(place) does not answer in time")
            }
            bytes += part[..<count]
            if isWhole(bytes) { break }
        }
        return try parse(bytes, place)
    }

    // MARK: The socket

    private static func connected(
        _ host: String,
        _ port: Int,
        _ timeoutSeconds: Double
    ) throws(ManagementError) -> Int32 {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &found) == 0 else {
            throw .unreachable("there is no host \(host)")
        }
        defer { freeaddrinfo(found) }
        var reason: Int32 = 0
        var one = found
        while let address = one {
            defer { one = address.pointee.ai_next }
            let descriptor = Glibc.socket(
                address.pointee.ai_family,
                address.pointee.ai_socktype | Int32(SOCK_CLOEXEC.rawValue),
                0
            )
            guard descriptor >= 0 else { continue }
            var limit = timeval(
                tv_sec: Int(timeoutSeconds),
                tv_usec: Int(timeoutSeconds.truncatingRemainder(dividingBy: 1) * 1e6)
            )
            let size = socklen_t(MemoryLayout<timeval>.size)
            // On Linux the limit for sending holds for connecting too.
            _ = setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
            _ = setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
            if connect(descriptor, address.pointee.ai_addr, address.pointee.ai_addrlen) == 0 { return descriptor }
            reason = errno
            _ = Glibc.close(descriptor)
        }
        throw .unreachable("\(host):\(port): \(String(cString: strerror(reason)))")
    }

    private static func send(_ bytes: [UInt8], on socket: Int32, _ place: String) throws(ManagementError) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { all in
                Glibc.send(socket, all.baseAddress?.advanced(by: sent), all.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw .unreachable("\(place) takes no request") }
            sent += count
        }
    }

    // MARK: The answer

    /// Whether the answer is there as far as it says how long it is; otherwise its end is the connection's.
    private static func isWhole(_ bytes: [UInt8]) -> Bool {
        guard let (head, rest) = split(bytes) else { return false }
        if let length = field("content-length", head).flatMap({ Int($0) }) { return rest.count >= length }
        return head.hasPrefix("HTTP/1.1 204")
    }

    static func parse(_ bytes: [UInt8], _ place: String) throws(ManagementError) -> Answer {
        guard let (head, rest) = split(bytes), head.hasPrefix("HTTP/1."), let status = Int(head.dropFirst(9).prefix(3))
        else { throw .unreadable("\(place) does not speak HTTP") }
        if field("transfer-encoding", head)?.lowercased() == "chunked" {
            guard let body = joined(rest) else { throw .unreadable("\(place) broke off") }
            return Answer(status: status, body: body)
        }
        if let length = field("content-length", head).flatMap({ Int($0) }) {
            guard rest.count >= length else { throw .unreadable("\(place) broke off") }
            return Answer(status: status, body: Data(rest.prefix(length)))
        }
        return Answer(status: status, body: Data(rest))
    }

    private static func split(_ bytes: [UInt8]) -> (head: String, rest: ArraySlice<UInt8>)? {
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        return (String(decoding: bytes[..<end.lowerBound], as: UTF8.self), bytes[end.upperBound...])
    }

    private static func field(_ name: String, _ head: String) -> String? {
        for line in head.split(separator: "\r\n").dropFirst() {
            let pair = line.split(separator: ":", maxSplits: 1)
            if pair.count == 2, pair[0].lowercased() == name { return pair[1].trimmingCharacters(in: .whitespaces) }
        }
        return nil
    }

    /// The chunks in one piece; `nil` when the last is missing.
    private static func joined(_ chunks: ArraySlice<UInt8>) -> Data? {
        var rest = chunks
        var body = Data()
        while let end = rest.firstRange(of: Array("\r\n".utf8)) {
            let digits = String(decoding: rest[..<end.lowerBound].prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)
            guard let size = Int(digits, radix: 16), size >= 0 else { return nil }
            rest = rest[end.upperBound...]
            if size == 0 { return body }
            guard rest.count >= size + 2 else { return nil }
            body += rest.prefix(size)
            rest = rest.dropFirst(size + 2)
        }
        return nil
    }
}
