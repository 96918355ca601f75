import ContractBook
import ContractReading
import Contracts
import Foundation
import PortalStore
import Scheme

/// A form made out of a command's contract: each field as its declaration has it, with its words in French. So every command
/// that a person may send has its place, also where no page was made for it by hand.
struct ContractForm: Sendable {
    let message: Catalogue.Message
    private let catalogue: Catalogue
    private let scheme: Scheme

    init(_ message: Catalogue.Message, _ book: ContractBook, _ scheme: Scheme) {
        self.message = message
        catalogue = book.catalogue
        self.scheme = scheme
    }

    /// How deep groups stand within groups at most.
    private static let deepest = 5
    /// How many rows of a list of groups are shown at most.
    private static let mostRows = 30

    // MARK: questions

    /// The questions, with what was typed and what is wrong with it.
    func groups(_ typed: TypedFields, _ faults: [String: String]) -> [FormView.Group] {
        var found: [FormView.Group] = []
        var plain: [FormView.Field] = []
        for member in catalogue.object(message.declaration.name)?.members ?? [] {
            let fields = self.fields(member, member.name, typed, faults, depth: 0)
            if member.name == "personal" {
                plain += fields
            } else if case .object = member.form, !fields.isEmpty {
                found.append(.init(Self.label(member.name), fields))
            } else if case .list(.object) = member.form {
                found.append(
                    .init(
                        Self.label(member.name),
                        help: "Laissez vides les lignes dont vous n’avez pas besoin.",
                        fields
                    )
                )
            } else {
                plain += fields
            }
        }
        return (plain.isEmpty ? [] : [FormView.Group(plain)]) + found
    }

    private func fields(
        _ member: Form.Member,
        _ path: String,
        _ typed: TypedFields,
        _ faults: [String: String],
        depth: Int,
        prefix: String = "",
        isOptional: Bool = false
    ) -> [FormView.Field] {
        let label = prefix + Self.label(member.name)
        // The personal group may be absent from the contract because it can be erased; what it demands is demanded.
        let optional = isOptional || !member.isDemanded && member.name != "personal"
        switch member.form {
        case .object(let name):
            guard depth < Self.deepest else { return [] }
            let inner = depth == 0 || member.name == "personal" ? "" : "\(label), "
            return (catalogue.object(name)?.members ?? []).flatMap {
                fields($0, "\(path).\($0.name)", typed, faults, depth: depth + 1, prefix: inner, isOptional: optional)
            }
        case .list(.object(let name)):
            return rows(path, typed).flatMap { row in
                (catalogue.object(name)?.members ?? []).flatMap {
                    fields(
                        $0,
                        "\(path).\(row).\($0.name)",
                        typed,
                        faults,
                        depth: depth + 1,
                        prefix: "\(label) \(row + 1), ",
                        isOptional: true
                    )
                }
            }
        case .table(_, .object(let name)):
            return rows(path, typed).flatMap { row -> [FormView.Field] in
                var key = FormView.Field("\(path).\(row).#", "\(label) \(row + 1), code", optional: true)
                key.value = typed[key.name]
                key.fault = faults[key.name]
                return [key]
                    + (catalogue.object(name)?.members ?? []).flatMap {
                        fields(
                            $0,
                            "\(path).\(row).\($0.name)",
                            typed,
                            faults,
                            depth: depth + 1,
                            prefix: "\(label) \(row + 1), ",
                            isOptional: true
                        )
                    }
            }
        default:
            var field = question(member, path, label, optional: optional)
            field.value = typed[path]
            field.fault = faults[path]
            return [field]
        }
    }

    /// One row more than were filled in.
    private func rows(_ path: String, _ typed: TypedFields) -> Range<Int> {
        let filled = typed.values.keys.compactMap { name -> Int? in
            guard name.hasPrefix(path + "."), !typed[name].isEmpty else { return nil }
            return name.dropFirst(path.count + 1).split(separator: ".").first.flatMap { Int($0) }
        }
        return 0..<min(Self.mostRows, (filled.max() ?? -1) + 3)
    }

    private func question(_ member: Form.Member, _ path: String, _ label: String, optional: Bool) -> FormView.Field {
        switch member.form {
        case .boolean where optional:
            var field = FormView.Field(path, label, .select, optional: true)
            field.options = [
                .init(value: "", label: "–"), .init(value: "oui", label: "Oui"), .init(value: "non", label: "Non"),
            ]
            return field
        case .boolean: return FormView.Field(path, label, .check)
        case .integer:
            return FormView.Field(path, label, .line(), optional: optional).with {
                $0.mode = "numeric"
                $0.isShort = true
            }
        case .choice(let cases):
            var field = FormView.Field(path, label, .select, optional: optional)
            field.options = [.init(value: "", label: "Choisissez")]
            for one in cases {
                field.options.append(.init(value: one.value, label: FieldWords.choice(one.value) ?? one.value))
            }
            return field
        case .list: return FormView.Field(path, label, .area(rows: 3), help: "Un par ligne.", optional: true)
        case .table:
            return FormView.Field(
                path,
                label,
                .area(rows: 3),
                help: "Un par ligne : code = valeur.".french,
                optional: true
            )
        case .text(_, "date", _):
            return FormView.Field(path, label, .line(type: "date"), optional: optional).with { $0.isShort = true }
        case .text(_, "date-time", _):
            return FormView.Field(path, label, .line(type: "datetime-local"), optional: optional).with {
                $0.isShort = true
            }
        case .text(let pattern, _, _):
            let known = known(member.name)
            if !known.isEmpty {
                var field = FormView.Field(path, label, .select, optional: optional)
                field.options = [.init(value: "", label: "Choisissez")] + known
                return field
            }
            // Free text is in the personal group; everything else has a form.
            return FormView.Field(path, label, pattern == nil ? .area(rows: 3) : .line(), optional: optional)
        case .object: return FormView.Field(path, label, optional: optional)
        }
    }

    /// What a code can be, where the scheme says it.
    private func known(_ name: String) -> [FormView.Field.Option] {
        switch name {
        case "branch", "lentBy": scheme.branches.map { .init(value: $0.id.value, label: $0.name) }
        case "certificateKind": scheme.kinds.map { .init(value: $0.id.value, label: $0.title) }
        case "standard": scheme.standards.map { .init(value: $0.id.value, label: "\($0.title), \($0.version)") }
        case "panel": scheme.panels.map { .init(value: $0.value, label: $0.value) }
        default: []
        }
    }

    private static func label(_ name: String) -> String { FieldWords.label(name) ?? name }

    // MARK: answers

    /// What was typed, as the message's body.
    func body(_ typed: TypedFields) -> Data {
        Data(object(message.declaration.name, "", typed, depth: 0, isWanted: true)?.text().utf8 ?? "{}".utf8)
    }

    private func object(_ name: String, _ path: String, _ typed: TypedFields, depth: Int, isWanted: Bool)
        -> JSONDocument?
    {
        guard depth <= Self.deepest else { return nil }
        var members: [(name: String, value: JSONDocument)] = []
        var isSaid = false
        for member in catalogue.object(name)?.members ?? [] {
            let inner = path.isEmpty ? member.name : "\(path).\(member.name)"
            guard let value = value(member.form, inner, typed, depth, isDemanded: member.isDemanded) else { continue }
            if !(member.form == .boolean && value == .flag(false)), !Self.isEmpty(value) { isSaid = true }
            members.append((member.name, value))
        }
        // A group of which nothing was said is absent.
        return isSaid || isWanted ? .object(members) : nil
    }

    private static func isEmpty(_ value: JSONDocument) -> Bool {
        switch value {
        case .list(let items): items.isEmpty
        case .object(let members): members.isEmpty
        default: false
        }
    }

    private func value(_ form: Form, _ path: String, _ typed: TypedFields, _ depth: Int, isDemanded: Bool)
        -> JSONDocument?
    {
        switch form {
        case .object(let name): return object(name, path, typed, depth: depth + 1, isWanted: isDemanded)
        case .list(.object(let name)):
            let items = rows(path, typed).compactMap {
                object(name, "\(path).\($0)", typed, depth: depth + 1, isWanted: false)
            }
            return items.isEmpty && !isDemanded ? nil : .list(items)
        case .list(let element):
            let lines = typed[path].split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
            let items = lines.filter { !$0.isEmpty }.compactMap { simple(element, $0) }
            return items.isEmpty && !isDemanded ? nil : .list(items)
        case .table(_, .object(let name)):
            let members = rows(path, typed).compactMap { row -> (name: String, value: JSONDocument)? in
                guard let key = typed.said("\(path).\(row).#") else { return nil }
                return object(name, "\(path).\(row)", typed, depth: depth + 1, isWanted: true).map { (key, $0) }
            }
            return members.isEmpty && !isDemanded ? nil : .object(members)
        case .table(_, let element):
            let members = typed[path].split(whereSeparator: \.isNewline).compactMap {
                line -> (name: String, value: JSONDocument)? in
                let pair = line.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
                guard pair.count == 2 else { return nil }
                return simple(element, pair[1]).map { (pair[0], $0) }
            }
            return members.isEmpty && !isDemanded ? nil : .object(members)
        case .boolean:
            switch typed[path] {
            case "oui": return .flag(true)
            case "non": return .flag(false)
            default: return isDemanded ? .flag(false) : nil
            }
        case .integer, .text, .choice: return typed.said(path).flatMap { simple(form, $0) }
        }
    }

    private func simple(_ form: Form, _ text: String) -> JSONDocument? {
        switch form {
        case .integer: Int(text).map { .number($0) } ?? .text(text)
        case .boolean: .flag(text == "oui")
        case .text(_, "date-time", _): .text((Instant(text) ?? FrenchTime.instant(typed: text))?.description ?? text)
        default: .text(text)
        }
    }

    /// The field that a fault's path is about, of those that the form has.
    func field(of path: String, _ typed: TypedFields) -> String? {
        let names = groups(typed, [:]).flatMap(\.fields).map(\.name)
        let plain = path.replacing("[", with: ".").replacing("]", with: "")
        if names.contains(plain) { return plain }
        if let within = names.first(where: { $0.hasPrefix(plain + ".") }) { return within }
        // What is wrong with one of a list's lines is said at the list.
        var outer = plain
        while let dot = outer.lastIndex(of: ".") {
            outer = String(outer[..<dot])
            if names.contains(outer) { return outer }
        }
        return names.contains("personal.\(plain)") ? "personal.\(plain)" : nil
    }
}
