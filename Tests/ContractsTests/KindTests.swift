import Contracts
import Foundation
import Testing

/// The other half of `ops/contracts/check.py`: what the schemas refuse, nobody reads.
@Suite(.disabled(if: GoldenFolder.isRecording)) struct KindTests {
    @Test("Un message dont un champ est d’un autre genre, ne se lit pas", arguments: Example.all)
    func otherKindsAreNotRead(_ example: Example) throws {
        func open<M: Message>(_: M) throws {
            let golden = try GoldenFolder.shipped.golden(example.type)
            let message = try JSONSerialization.jsonObject(with: golden)
            for (path, changed) in Self.changes(of: message) {
                let data = try JSONSerialization.data(withJSONObject: changed)
                #expect(throws: (any Error).self, "\(example.type) \(path)") {
                    try JSONDecoder().decode(M.self, from: data)
                }
            }
        }
        try open(example.message)
    }

    @Test("Un champ exigé qui manque ne laisse rien lire, un champ facultatif si", arguments: Example.all)
    func demandedFieldsAreThere(_ example: Example) throws {
        func open<M: Message>(_: M) throws {
            let folder = GoldenFolder.shipped
            let golden = try JSONSerialization.jsonObject(with: try folder.golden(example.type))
            let message = try #require(golden as? [String: Any])
            let fields = try folder.fields(of: example.type)
            for name in message.keys.sorted() {
                let mayBeAbsent = fields.contains { $0.hasPrefix("\(example.type) \(name)?") }
                let data = try JSONSerialization.data(withJSONObject: message.filter { $0.key != name })
                let isRead = (try? JSONDecoder().decode(M.self, from: data)) != nil
                #expect(isRead == mayBeAbsent, "\(example.type) \(name)")
            }
        }
        try open(example.message)
    }

    /// The value with one thing in it of another kind, for each thing in it.
    private static func changes(of value: Any, at path: String = "") -> [(String, Any)] {
        switch value {
        case let object as [String: Any]:
            object.keys.sorted().flatMap { name -> [(String, Any)] in
                changes(of: object[name], at: "\(path).\(name)") { object.merging([name: $0]) { _, new in new } }
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
        return [(path, around(other))] + changes(of: value, at: path).map { ($0.0, around($0.1)) }
    }
}
