import Contracts
import Foundation

/// Messages to bytes and back, as the golden files have them: members sorted, one a line.
enum Wire {
    /// The golden form of a message.
    static func encode(_ message: any Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return try encoder.encode(message) + Data("\n".utf8)
    }

    /// What old bytes lose when a program reads them as `type` and writes them again: the paths, or why they cannot be
    /// read at all. Empty when old JSON decodes and its re-encoding is a superset.
    static func losses<Contract: Codable>(of golden: Data, readAs type: Contract.Type) -> [String] {
        do {
            let message = try JSONDecoder().decode(Contract.self, from: golden)
            return try JSON(golden).missing(in: JSON(try encode(message)))
        } catch let error as DecodingError {
            return ["does not decode: \(place(of: error))"]
        } catch {
            return ["does not decode: \(error)"]
        }
    }

    /// Whether the bytes decode to exactly that message.
    static func decodes<M: Message>(_ golden: Data, to message: M) throws -> Bool {
        try JSONDecoder().decode(M.self, from: golden) == message
    }

    /// `losses` for the type of that message.
    static func losses(of golden: Data, readAs message: any Message) -> [String] {
        func open<M: Message>(_: M) -> [String] { losses(of: golden, readAs: M.self) }
        return open(message)
    }

    private static func place(of error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, let context):
            (context.codingPath + [key]).map(\.stringValue).joined(separator: ".") + " is not there"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            context.codingPath.map(\.stringValue).joined(separator: ".") + ": \(context.debugDescription)"
        @unknown default: "\(error)"
        }
    }
}
