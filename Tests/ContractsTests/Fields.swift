import Contracts
import Foundation

/// The fields of one contract as they stand on the wire: each path with what stands there, as
/// `personal?.identity.usageName?  text`.
///
/// `?` marks a field that may be absent, `[]` an element of a list, `{}` a value under a code.
struct Fields: Equatable {
    /// What stands at each path.
    private(set) var kinds: [String: String] = [:]
    /// Paths that the example does not show: absent optionals, empty lists. A complete example has none.
    private(set) var hidden: [String] = []
    /// Fields of type `String` outside the personal group, as `FileForAssessment.number`, each with what the example has
    /// there.
    private(set) var plainTexts: [String: [String]] = [:]

    /// The fields of a message, taken from an example in which every one is filled in.
    init(of message: any Encodable) throws {
        let json = try JSON(try Wire.encode(message))
        note(message, json, at: "")
    }

    /// The lines of the record, sorted by path.
    func lines(of type: String) -> [String] { kinds.sorted { $0.key < $1.key }.map { "\(type) \($0.key) \($0.value)" } }

    private mutating func note(_ value: Any, _ json: JSON?, at path: String) {
        let mirror = Mirror(reflecting: value)
        // First of all: an optional passes for what it holds in every cast.
        if mirror.displayStyle == .optional {
            if let child = mirror.children.first {
                note(child.value, json, at: path + "?")
            } else {
                hidden.append(path + "?")
            }
            return
        }
        if let kind = leaf(value) {
            kinds[path] = kind
            return
        }
        switch (mirror.displayStyle, json) {
        case (.collection, .list(let items)?) where items.count == mirror.children.count:
            if items.isEmpty { hidden.append(path) }
            for (child, item) in zip(mirror.children, items) { note(child.value, item, at: path + "[]") }
        case (.dictionary, .object(let members)?) where members.count == mirror.children.count:
            if members.isEmpty { hidden.append(path) }
            for child in mirror.children {
                let pair = Array(Mirror(reflecting: child.value).children)
                note(pair[1].value, members[String(describing: pair[0].value)], at: path + "{}")
            }
        case (.struct, .object(let members)?):
            note(members, of: mirror, at: path)
        default:
            // Not written member for member: the record would not see into it, so it wants a case in `leaf`.
            kinds[path] = "unknown form of \(type(of: value))"
        }
    }

    private mutating func note(_ members: [String: JSON], of mirror: Mirror, at path: String) {
        var unseen = Set(members.keys)
        for child in mirror.children {
            guard let name = child.label else { continue }
            unseen.remove(name)
            let isPersonal = path == "personal?" || path.hasPrefix("personal?.")
            let texts = isPersonal ? [] : plainTexts(in: child.value)
            if !texts.isEmpty { plainTexts["\(mirror.subjectType).\(name)", default: []] += texts }
            note(child.value, members[name], at: path.isEmpty ? name : "\(path).\(name)")
        }
        for name in unseen { kinds[path.isEmpty ? name : "\(path).\(name)"] = "not a stored property" }
    }

    /// What a field holds that is a `String`, or an optional, a list or a table of them.
    private func plainTexts(in value: Any) -> [String] {
        switch value {
        case let text as String: [text]
        case let texts as [String]: texts
        case let table as any StringTable: table.texts
        default: []
        }
    }

    /// What stands at the end of a path; `nil` for what has parts.
    private func leaf(_ value: Any) -> String? {
        switch value {
        case is String: "text"
        case is Bool: "boolean"
        case is Int, is Int64: "integer"
        case is any IdentifierKind: "identifier"
        case is Day: "day"
        case is Instant: "instant"
        case is CriterionMarks: "marks"
        case is SigningCapacity: "capacity"
        case is SessionPlace: "identifier"
        case let value as any RawRepresentable & CaseIterable: "one of " + names(value).joined(separator: "|")
        default: nil
        }
    }

    private func names<Choice: RawRepresentable & CaseIterable>(_: Choice) -> [String] {
        Choice.allCases.map { String(describing: $0.rawValue) }.sorted()
    }
}

private protocol IdentifierKind {}
extension Identifier: IdentifierKind {}

private protocol StringTable { var texts: [String] { get } }
extension Dictionary: StringTable where Value == String {
    fileprivate var texts: [String] { Array(values) }
}

/// What has become of the recorded fields of one contract.
struct FieldChanges: Equatable {
    /// What breaks those who have the recorded contract: a field gone, renamed, of another kind, or newly demanded.
    var breaking: [String] = []
    /// New fields that may be absent: allowed, once recorded.
    var added: [String] = []

    /// Compares record lines (`<type> <path> <kind>`) with the lines of today.
    init(from recorded: [String], to present: [String]) {
        let before = Set(recorded)
        let after = Set(present)
        for line in recorded where !after.contains(line) { breaking.append("gone or changed: \(line)") }
        let known = Set(recorded.flatMap { FieldChanges.holders(of: FieldChanges.path(of: $0)) })
        for line in present where !before.contains(line) {
            let path = FieldChanges.path(of: line)
            let isBehindNewOptional = FieldChanges.holders(of: path).contains {
                $0.hasSuffix("?") && !known.contains($0)
            }
            let wasDemanded = known.contains { $0 + "?" == path || $0 == path + "?" || $0 == path }
            if isBehindNewOptional && !wasDemanded {
                added.append(line)
            } else {
                breaking.append("newly demanded or changed: \(line)")
            }
        }
    }

    private static func path(of line: String) -> String {
        String(line.split(separator: " ", maxSplits: 2).dropFirst().first ?? "")
    }

    /// The prefixes, and each of a list's or a dictionary's without its brackets: `a?[].b` → `a?[]`, `a?`, `a?[].b`.
    private static func holders(of path: String) -> [String] {
        prefixes(of: path).flatMap { prefix in
            prefix.hasSuffix("[]") || prefix.hasSuffix("{}") ? [prefix, String(prefix.dropLast(2))] : [prefix]
        }
    }

    /// `a?.b` → `a?`, `a?.b`.
    private static func prefixes(of path: String) -> [String] {
        var result: [String] = []
        for part in path.split(separator: ".") { result.append((result.last.map { $0 + "." } ?? "") + part) }
        return result
    }
}
