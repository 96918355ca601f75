import ContractBook
import ContractReading
import Contracts
import Foundation
import Testing

/// What is said of two versions of the contracts.
struct ContractChangesTests {
    private func document(_ members: String, _ more: String = "") -> Data {
        let source = """
            public struct A: Event {
                public static let type: MessageType = "jury.a.v1"
            \(members)
            }
            public struct Inner: Codable {
                public var y: Int
            }
            public enum Colour: String, Codable { case red, blue }
            \(more)
            """
        let book = ContractBook(DeclarationReader.read(source, at: "X.swift"), examples: [:])
        return Data(book.asyncAPI(by: Routes(listeners: [:], senders: [:], panels: [])).text().utf8)
    }

    /// Members before and after, and what is said: the field, a part of the words, whether it breaks.
    static let cases: [(String, String, [(String, String, Bool)])] = [
        ("public var x: Int", "public var x: Int", []),
        ("/// X.\npublic var x: Int", "/// Y.\npublic var x: Int", []),
        ("public var x: Int", "public var x: Int\npublic var z: Inner?", [("z", "may be absent", false)]),
        ("public var x: Int", "public var x: Int\npublic var z: Inner", [("z", "demanded", true)]),
        ("public var x: Int\npublic var z: Int", "public var x: Int", [("z", "gone", true)]),
        ("public var x: Int", "public var x: Int?", [("x", "may be absent, and could not", true)]),
        ("public var x: Int?", "public var x: Int", [("x", "is demanded, and was not", true)]),
        ("public var x: Int", "public var x: String", [("x", "was of kind integer, is of kind string", true)]),
        ("public var x: String", "public var x: Day", [("x", "takes other texts", true)]),
        ("public var x: [Int]", "public var x: [Bool]", [("x[]", "was of kind", true)]),
        ("public var x: [String: Int]", "public var x: [Day: Int]", [("x{name}", "other texts", true)]),
        ("public var x: Inner", "public var x: Colour", [("x", "was of kind object, is of kind string", true)]),
    ]

    @Test("Chaque changement d’un champ est dit, et s’il rompt", arguments: cases)
    func fieldsChange(_ before: String, _ after: String, _ said: [(String, String, Bool)]) throws {
        let found = try ContractChanges(from: document(before), to: document(after))
        #expect(found.changes.map(\.field) == said.map(\.0))
        #expect(found.changes.map(\.breaks) == said.map(\.2))
        for (change, words) in zip(found.changes, said) { #expect(change.what.contains(words.1)) }
        #expect(found.isCompatible == !said.contains { $0.2 })
    }

    @Test("Un message nouveau ne rompt rien, un message disparu rompt; dans un objet, le champ est nommé en entier")
    func messagesComeAndGo() throws {
        let other =
            "public struct B: Event {\n    public static let type: MessageType = \"jury.b.v1\"\n    public var x: Int\n}"
        let (one, two) = (document("public var x: Inner"), document("public var x: Inner", other))
        #expect(try ContractChanges(from: one, to: two).changes.map(\.what) == ["is new"])
        #expect(try ContractChanges(from: one, to: two).isCompatible)
        #expect(try ContractChanges(from: two, to: one).changes.map(\.what) == ["is gone"])
        #expect(try !ContractChanges(from: two, to: one).isCompatible)
        let renamed = Data(String(decoding: one, as: UTF8.self).replacing("\"y\"", with: "\"z\"").utf8)
        #expect(try ContractChanges(from: one, to: renamed).changes.map(\.field) == ["x.y", "x.z"])
    }

    @Test("Un autre document est refusé") func otherDocuments() {
        #expect(throws: ContractChanges.Unreadable.self) {
            try ContractChanges(from: Data("{}".utf8), to: Data("no".utf8))
        }
    }
}
