internal import Foundation
internal import FoundationNetworking
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
public struct ManagementAPI: Sendable {
    private let base: String
    private let authorization: String
    private let session: URLSession

    /// The interface at `url` (as `http://127.0.0.1:15672`), entered as that user. Every request ends within
    /// `timeoutSeconds`.
    public init(url: String, user: String, password: String, timeoutSeconds: Double = 10) throws {
        guard let parsed = URL(string: url), parsed.host != nil, ["http", "https"].contains(parsed.scheme ?? "") else {
            throw ManagementError.address("expected http://host:port or https://host:port")
        }
        base = url.hasSuffix("/") ? String(url.dropLast()) : url
        authorization = "Basic " + Data("\(user):\(password)".utf8).base64EncodedString()
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = timeoutSeconds
        configuration.timeoutIntervalForResource = timeoutSeconds
        session = URLSession(configuration: configuration)
    }

    // MARK: Requests

    /// Asks, and reads the answer.
    func get<Answer: Decodable>(_ path: [String], _ type: Answer.Type = Answer.self) async throws -> Answer {
        let data = try await request("GET", path, nil)
        do {
            return try JSONDecoder().decode(Answer.self, from: data)
        } catch {
            throw ManagementError.unreadable("\(path.joined(separator: "/")): \(error)")
        }
    }

    func put(_ path: [String], _ body: some Encodable) async throws {
        _ = try await request("PUT", path, try JSONEncoder().encode(body))
    }

    func post(_ path: [String], _ body: some Encodable) async throws {
        _ = try await request("POST", path, try JSONEncoder().encode(body))
    }

    /// Deletes; what is not there is as good as deleted.
    func delete(_ path: [String], query: String = "", headers: [String: String] = [:]) async throws {
        do {
            _ = try await request("DELETE", path, nil, query: query, headers: headers)
        } catch ManagementError.refused(404, _) {
            return
        }
    }

    private func request(
        _ method: String,
        _ path: [String],
        _ body: Data?,
        query: String = "",
        headers: [String: String] = [:]
    ) async throws -> Data {
        let encoded = path.map { segment in
            segment.addingPercentEncoding(withAllowedCharacters: Self.unreserved) ?? segment
        }
        guard let url = URL(string: "\(base)/api/\(encoded.joined(separator: "/"))\(query)") else {
            throw ManagementError.address(path.joined(separator: "/"))
        }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.setValue(authorization, forHTTPHeaderField: "Authorization")
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        if let body {
            request.httpBody = body
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        }
        let data: Data
        let response: URLResponse
        do {
            (data, response) = try await session.data(for: request)
        } catch {
            throw ManagementError.unreachable("\(base): \((error as? URLError)?.localizedDescription ?? "\(error)")")
        }
        guard let status = (response as? HTTPURLResponse)?.statusCode else {
            throw ManagementError.unreadable("no HTTP answer")
        }
        guard (200..<300).contains(status) else {
            struct Reason: Decodable { var reason: String? }
            let reason = (try? JSONDecoder().decode(Reason.self, from: data))?.reason
            throw ManagementError.refused(
                status: status,
                reason: reason ?? "\(method) /api/\(path.joined(separator: "/"))"
            )
        }
        return data
    }

    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
    )
}
