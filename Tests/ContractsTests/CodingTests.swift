import Contracts
import Foundation
import JSONCoding
import Testing

/// What the build writes for a contract says the same as what the compiler writes for `Codable`: the same members, and the
/// same fault at the same place.
@Suite(.disabled(if: GoldenFolder.isRecording)) struct CodingTests {
    private let encoder = JSONBytesEncoder()
    private let decoder = JSONBytesDecoder()

    @Test("Un message s’écrit comme le dit son fichier de référence, et se lit de même", arguments: Example.all)
    func writtenAsRecorded(_ example: Example) throws {
        func open<M: Message>(_ message: M, erased: Bool) throws {
            let golden = try GoldenFolder.shipped.golden(example.type, erased: erased)
            let written = encoder.encode(message)
            #expect(try JSON(written) == JSON(golden))
            #expect(try decoder.decode(M.self, from: golden) == message)
            #expect(try JSONDecoder().decode(M.self, from: written) == message)
        }
        try open(example.message, erased: false)
        if example.hasPersonalGroup { try open(example.erased.message, erased: true) }
    }

    @Test("Une faute se dit au même endroit et dans les mêmes mots", arguments: Example.all)
    func faultsAreToldAlike(_ example: Example) throws {
        func open<M: Message>(_: M) throws {
            let message = try JSONSerialization.jsonObject(with: try GoldenFolder.shipped.golden(example.type))
            for (path, changed) in Self.changes(of: message) {
                let data = try JSONSerialization.data(withJSONObject: changed)
                // Of a truth that is null, Foundation's decoder alone says that it is of another kind.
                let theirs = told { try JSONDecoder().decode(M.self, from: data) }
                    .replacing(
                        "typeMismatch Bool",
                        with: path.hasSuffix("null") ? "valueNotFound Bool" : "typeMismatch Bool"
                    )
                let ours = told { try decoder.decode(M.self, from: data) }
                #expect(ours == theirs, "\(example.type) \(path)")
            }
        }
        try open(example.message)
    }

    /// The value without each thing in it, and with another in its place: a text that is none, null, a wrong kind.
    private static func changes(of value: Any, at path: String = "") -> [(String, Any)] {
        switch value {
        case let object as [String: Any]:
            object.keys.sorted().flatMap { name -> [(String, Any)] in
                [("\(path).\(name) gone", object.filter { $0.key != name })]
                    + changes(of: object[name], at: "\(path).\(name)") { object.merging([name: $0]) { _, new in new } }
            }
        case let list as [Any]:
            list.indices.flatMap { place in
                changes(of: list[place], at: "\(path)[\(place)]") { inner in
                    list.enumerated().map { $0.offset == place ? inner : $0.element }
                }
            }
        default: []
        }
    }

    private static func changes(of value: Any?, at path: String, around: (Any) -> Any) -> [(String, Any)] {
        guard let value else { return [] }
        let other: Any = value is [String: Any] || value is [Any] ? 1 : [1]
        let wrong: [(String, Any)] = [("kind", other), ("text", "\u{e9} no such thing"), ("null", NSNull())]
        return wrong.map { ("\(path) \($0.0)", around($0.1)) }
            + changes(of: value, at: path).map { ($0.0, around($0.1)) }
    }

    /// What a sender is told of: the case, the type, the path, and the words of who reads the value.
    private func told(_ read: () throws -> some Any) -> String {
        func place(_ path: [any CodingKey]) -> String {
            path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
        }
        do {
            _ = try read()
            return "read"
        } catch DecodingError.keyNotFound(let key, let context) {
            return "keyNotFound \(place(context.codingPath + [key]))"
        } catch DecodingError.valueNotFound(let type, let context) {
            return "valueNotFound \(type) \(place(context.codingPath))"
        } catch DecodingError.typeMismatch(let type, let context) {
            return "typeMismatch \(type) \(place(context.codingPath))"
        } catch DecodingError.dataCorrupted(let context) {
            return "dataCorrupted \(place(context.codingPath)) \(context.debugDescription)"
        } catch {
            return "\(error)"
        }
    }
}
