/// Every message that the sources of the contracts declare, and what its fields are on the wire.
public struct Catalogue: Sendable {
    /// A message: something that crosses a queue under a type of its own.
    public struct Message: Sendable, Equatable {
        /// What it is: somebody's wish, a fact, a question, or what partner branches are told of a fact.
        public enum Kind: String, Sendable {
            case command, event, question
            case partnerEvent = "partner event"
        }

        /// Its type on the wire; a question's name.
        public let type: String
        /// What it is.
        public let kind: Kind
        /// Its declaration.
        public let declaration: Declaration
    }

    /// The messages, by type.
    public private(set) var messages: [Message] = []
    /// What is wrong: a field that has no form on the wire.
    public private(set) var faults: [SourceFault] = []
    private var types: [String: Declaration] = [:]
    private var aliases: [String: Alias] = [:]
    private var codedByHand: Set<String> = []
    private var objects: [String: Object] = [:]

    /// An object on the wire.
    public struct Object: Sendable, Equatable {
        /// What it means.
        public let says: String
        /// Its members, in the order of the declaration.
        public let members: [Form.Member]
    }

    /// What these sources declare.
    public init(_ found: Found) {
        types = Dictionary(found.types.map { ($0.name, $0) }) { first, _ in first }
        aliases = Dictionary(found.aliases.map { ($0.name, $0) }) { first, _ in first }
        codedByHand = found.codedByHand
        faults = found.faults
        for declaration in found.types {
            guard let message = Self.message(declaration) else { continue }
            messages.append(message)
            note(declaration, [:], as: declaration.name)
            if message.kind == .question {
                _ = form(.named("Reply", []), in: declaration.name, [:], for: declaration, 0)
            }
        }
        if let refusal = types["Refusal"] { note(refusal, [:], as: refusal.name) }
        messages.sort { $0.type < $1.type }
    }

    private static func message(_ declaration: Declaration) -> Message? {
        let kinds: [(String, Message.Kind, String)] = [
            ("Command", .command, "type"), ("Event", .event, "type"), ("Question", .question, "name"),
            ("PartnerEvent", .partnerEvent, "type"),
        ]
        for (conformance, kind, constant) in kinds {
            guard declaration.conformances.contains(conformance), let type = declaration.constants[constant] else {
                continue
            }
            return Message(type: type, kind: kind, declaration: declaration)
        }
        return nil
    }

    /// The object of that name.
    public func object(_ name: String) -> Object? { objects[name] }

    /// What comes back when a question is asked; `nil` where that is no object of its own.
    public func reply(to message: Message) -> String? {
        let name = message.declaration.name + ".Reply"
        if objects[name] != nil { return name }
        return aliases[name].flatMap { objects[$0.target] != nil ? $0.target : nil }
    }

    // MARK: the forms of fields

    /// Notes the members of a struct under that name.
    private mutating func note(_ declaration: Declaration, _ arguments: [String: Form], as name: String) {
        guard objects[name] == nil else { return }
        objects[name] = Object(says: declaration.doc, members: [])
        let members = declaration.members.filter(\.isOpen).compactMap { member -> Form.Member? in
            guard let written = WrittenType(member.type) else {
                fault(declaration, member.line, "\(member.name): \(member.type) has no form on the wire")
                return nil
            }
            let (type, isDemanded) = if case .optional(let inner) = written { (inner, false) } else { (written, true) }
            guard let form = form(type, in: declaration.name, arguments, for: declaration, member.line) else {
                return nil
            }
            return Form.Member(name: member.name, form: form, isDemanded: isDemanded, says: member.doc)
        }
        objects[name] = Object(says: declaration.doc, members: members)
    }

    private mutating func form(
        _ type: WrittenType,
        in scope: String,
        _ arguments: [String: Form],
        for declaration: Declaration,
        _ line: Int
    ) -> Form? {
        switch type {
        case .list(let element):
            return form(element, in: scope, arguments, for: declaration, line).map { .list($0) }
        case .table(let key, let value):
            guard let key = form(key, in: scope, arguments, for: declaration, line),
                let value = form(value, in: scope, arguments, for: declaration, line)
            else { return nil }
            return .table(key, value)
        case .optional:
            fault(declaration, line, "only a field as a whole may be absent, not what is in a list or a table")
            return nil
        case .named(let name, let given):
            if let form = arguments[name] { return form }
            let forms = given.compactMap { form($0, in: scope, arguments, for: declaration, line) }
            guard forms.count == given.count || name == "Identifier" else { return nil }
            return named(name, forms, in: scope, for: declaration, line)
        }
    }

    private mutating func named(
        _ name: String,
        _ given: [Form],
        in scope: String,
        for declaration: Declaration,
        _ line: Int
    ) -> Form? {
        let full = resolved(name, in: scope)
        if let form = Form.byHand[full] { return form }
        if let alias = aliases[full], let target = WrittenType(alias.target) {
            if case .named("Identifier", _) = target,
                case .text(let pattern, let format, _)? = Form.byHand["Identifier"]
            {
                return .text(pattern: pattern, format: format, says: alias.doc)
            }
            return form(target, in: full, [:], for: declaration, line)
        }
        guard let type = types[full] else {
            fault(
                declaration,
                line,
                "\(name) is no type of the contracts: declare it, or give it a form in Form.byHand"
            )
            return nil
        }
        guard !codedByHand.contains(full) else {
            fault(declaration, line, "\(name) reads itself in code of its own: give it a form in Form.byHand")
            return nil
        }
        if type.kind == .enumeration {
            guard type.conformances.contains("String") else {
                fault(declaration, line, "\(name) is not written as a text: give it a form in Form.byHand")
                return nil
            }
            return .choice(type.cases)
        }
        guard type.parameters.count == given.count else {
            fault(declaration, line, "\(name) wants \(type.parameters.count) types")
            return nil
        }
        // As `ByCollegeOfVoteCount`: letters and dots alone, so that it stands in a reference as it is.
        let object = given.isEmpty ? full : "\(full)Of\(given.map(Self.label).joined())"
        note(type, Dictionary(uniqueKeysWithValues: zip(type.parameters, given)), as: object)
        return .object(name: object)
    }

    private static func label(_ form: Form) -> String {
        switch form {
        case .object(let name): name
        case .integer: "Int"
        case .boolean: "Bool"
        case .text: "String"
        case .choice: "Choice"
        case .list(let element): "List\(label(element))"
        case .table(_, let value): "Table\(label(value))"
        }
    }

    /// The full name of what a name means where it is written.
    private func resolved(_ name: String, in scope: String) -> String {
        var outer = scope
        while !outer.isEmpty {
            let full = "\(outer).\(name)"
            if types[full] != nil || aliases[full] != nil { return full }
            outer = outer.lastIndex(of: ".").map { String(outer[..<$0]) } ?? ""
        }
        return name
    }

    private mutating func fault(_ declaration: Declaration, _ line: Int, _ what: String) {
        faults.append(SourceFault(path: declaration.path, line: line == 0 ? declaration.line : line, what: what))
    }
}
