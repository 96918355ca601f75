public import Foundation

/// What has become of the contracts between two versions, read in their AsyncAPI documents.
///
/// A message may gain fields that may be absent, and there may be new messages: who has the old contracts reads the new
/// messages, and what they send is read. Everything else breaks somebody, and is a new version of the message instead.
public struct ContractChanges: Sendable {
    /// One change.
    public struct Change: Sendable, Equatable, Encodable {
        /// The message.
        public let message: String
        /// The field, as `personal.identity.birthName`; empty for the message as a whole.
        public let field: String
        /// What has changed.
        public let what: String
        /// Whether somebody who has the old contract can no longer read or send the message.
        public let breaks: Bool
    }

    /// A document that is not what `ccs contracts asyncapi` prints.
    public struct Unreadable: Error, CustomStringConvertible {
        /// What is missing in it.
        public let description: String
    }

    /// The changes, by message and field.
    public private(set) var changes: [Change] = []

    /// Whether whoever has the old contracts can go on.
    public var isCompatible: Bool { !changes.contains(where: \.breaks) }

    /// What has become of the contracts of the old document in the new one.
    public init(from old: Data, to new: Data) throws {
        let (old, new) = (try Document(old), try Document(new))
        for name in old.messages.keys.sorted() {
            guard let after = new.messages[name] else {
                note(name, "", "is gone", breaks: true)
                continue
            }
            compare(Part(old.messages[name]?["payload"], old), Part(after["payload"], new), name, "", [])
        }
        for name in new.messages.keys.sorted() where old.messages[name] == nil {
            note(name, "", "is new", breaks: false)
        }
    }

    // MARK: documents

    private struct Document {
        let messages: [String: [String: Any]]
        let schemas: [String: [String: Any]]

        init(_ data: Data) throws {
            let document = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any]
            guard let components = document?["components"] as? [String: Any],
                let listed = components["messages"] as? [String: [String: Any]]
            else {
                throw Unreadable(
                    description: "it has no components.messages: give what `ccs contracts asyncapi` prints"
                )
            }
            var messages: [String: [String: Any]] = [:]
            for (key, message) in listed { messages[message["name"] as? String ?? key] = message }
            self.messages = messages
            schemas = components["schemas"] as? [String: [String: Any]] ?? [:]
        }
    }

    /// A part of a schema; a reference is followed.
    private struct Part {
        let schema: [String: Any]
        let document: Document
        /// The object that was referred to; empty where the part stands in place.
        let name: String

        init(_ schema: Any?, _ document: Document) {
            self.document = document
            let written = schema as? [String: Any] ?? [:]
            name = (written["$ref"] as? String)?.split(separator: "/").last.map(String.init) ?? ""
            self.schema = document.schemas[name] ?? written
        }

        func inner(_ key: String) -> Part? { schema[key].map { Part($0, document) } }

        var properties: [String: Any] { schema["properties"] as? [String: Any] ?? [:] }
        var demanded: Set<String> { Set(schema["required"] as? [String] ?? []) }
        var choices: Set<String>? { (schema["enum"] as? [String]).map(Set.init) }
        var kind: String { schema["type"] as? String ?? (choices == nil ? "" : "string") }
        var texts: String { "\(schema["pattern"] as? String ?? "") \(schema["format"] as? String ?? "")" }
    }

    // MARK: comparing

    private mutating func note(_ message: String, _ field: String, _ what: String, breaks: Bool) {
        changes.append(Change(message: message, field: field, what: what, breaks: breaks))
    }

    private mutating func compare(_ old: Part, _ new: Part, _ message: String, _ field: String, _ seen: Set<String>) {
        guard old.kind == new.kind else {
            return note(message, field, "was of kind \(old.kind), is of kind \(new.kind)", breaks: true)
        }
        // An object that stands in itself has been compared.
        guard old.name.isEmpty || !seen.contains(old.name) else { return }
        let seen = seen.union([old.name])
        if old.choices != new.choices {
            let (before, after) = (old.choices ?? [], new.choices ?? [])
            for value in before.subtracting(after).sorted() {
                note(message, field, "is never \(value) any more", breaks: true)
            }
            for value in after.subtracting(before).sorted() {
                note(message, field, "may be \(value) too", breaks: true)
            }
        }
        if old.texts != new.texts { note(message, field, "takes other texts", breaks: true) }
        compareProperties(old, new, message, field, seen)
        for (key, suffix) in [("items", "[]"), ("additionalProperties", "{}"), ("propertyNames", "{name}")] {
            guard let before = old.inner(key), let after = new.inner(key) else { continue }
            compare(before, after, message, field + suffix, seen)
        }
    }

    private mutating func compareProperties(
        _ old: Part,
        _ new: Part,
        _ message: String,
        _ field: String,
        _ seen: Set<String>
    ) {
        for name in Set(old.properties.keys).union(new.properties.keys).sorted() {
            let path = field.isEmpty ? name : "\(field).\(name)"
            guard let after = new.properties[name] else {
                note(message, path, "is gone", breaks: true)
                continue
            }
            guard let before = old.properties[name] else {
                let isDemanded = new.demanded.contains(name)
                note(
                    message,
                    path,
                    isDemanded ? "is new, and demanded" : "is new, and may be absent",
                    breaks: isDemanded
                )
                continue
            }
            if old.demanded.contains(name) != new.demanded.contains(name) {
                let what = new.demanded.contains(name) ? "is demanded, and was not" : "may be absent, and could not"
                note(message, path, what, breaks: true)
            }
            compare(Part(before, old.document), Part(after, new.document), message, path, seen)
        }
    }
}
