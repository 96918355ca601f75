import ContractReading

extension ContractBook {
    /// The JSON Schema (2020-12) of a message's body, of a question, or of its reply.
    ///
    /// A field that the schema does not name is allowed: contracts gain optional fields, and who reads leaves alone what it
    /// does not know.
    public func schema(of type: String) -> JSONDocument? {
        guard let message = message(type) else { return nil }
        return schema(
            named: message.declaration.name,
            title: type,
            id: "urn:ccs:contract:\(type)",
            examples: example(of: type).map { [.written($0)] } ?? []
        )
    }

    /// The JSON Schema of what comes back when a question is asked.
    public func replySchema(of question: String) -> JSONDocument? {
        guard let message = message(question), let reply = catalogue.reply(to: message) else { return nil }
        return schema(named: reply, title: "\(question), reply", id: "urn:ccs:contract:\(question):reply", examples: [])
    }

    private func schema(named name: String, title: String, id: String, examples: [JSONDocument]) -> JSONDocument? {
        guard let object = catalogue.object(name) else { return nil }
        var members: [(name: String, value: JSONDocument)] = [
            ("$schema", "https://json-schema.org/draft/2020-12/schema"), ("$id", .text(id)), ("title", .text(title)),
        ]
        members += body(of: object)
        let inner = objects(below: name)
        if !inner.isEmpty {
            members.append(
                (
                    "$defs",
                    .object(
                        inner.compactMap { name in catalogue.object(name).map { (name, .object(body(of: $0))) } }
                    )
                )
            )
        }
        if !examples.isEmpty { members.append(("examples", .list(examples))) }
        return .object(members)
    }

    /// The objects that stand in that one, at any depth, by name.
    public func objects(below name: String) -> [String] {
        var found: Set<String> = []
        var waiting = [name]
        while let next = waiting.popLast() {
            for member in catalogue.object(next)?.members ?? [] {
                for inner in Self.namesOfObjects(in: member.form) where found.insert(inner).inserted {
                    waiting.append(inner)
                }
            }
        }
        return found.sorted()
    }

    private static func namesOfObjects(in form: Form) -> [String] {
        switch form {
        case .object(let name): [name]
        case .list(let element): namesOfObjects(in: element)
        case .table(let key, let value): namesOfObjects(in: key) + namesOfObjects(in: value)
        case .text, .integer, .boolean, .choice: []
        }
    }

    /// What a schema says of an object, but for its name.
    /// - Parameter references: what stands before the name of an object that is described elsewhere in the document.
    func body(of object: Catalogue.Object, _ references: String = "#/$defs/") -> [(name: String, value: JSONDocument)] {
        var members: [(name: String, value: JSONDocument)] = []
        if !object.says.isEmpty { members.append(("description", .text(object.says))) }
        members.append(("type", "object"))
        members.append(
            (
                "properties",
                .object(
                    object.members.map { member in
                        (member.name, .object(described(member.form, member.says, references)))
                    }
                )
            )
        )
        let demanded = object.members.filter(\.isDemanded).map { JSONDocument.text($0.name) }
        if !demanded.isEmpty { members.append(("required", .list(demanded))) }
        return members
    }

    private func described(_ form: Form, _ says: String, _ references: String) -> [(name: String, value: JSONDocument)]
    {
        var members = schema(of: form, references)
        if let place = members.firstIndex(where: { $0.name == "description" }) {
            guard !says.isEmpty, case .text(let own) = members[place].value else { return members }
            members[place].value = .text(own == says ? says : "\(says) \(own)")
        } else if !says.isEmpty {
            members.append(("description", .text(says)))
        }
        return members
    }

    private func schema(of form: Form, _ references: String) -> [(name: String, value: JSONDocument)] {
        switch form {
        case .integer: return [("type", "integer")]
        case .boolean: return [("type", "boolean")]
        case .text(let pattern, let format, let says):
            var members: [(name: String, value: JSONDocument)] = [("type", "string")]
            if let pattern { members.append(("pattern", .text(pattern))) }
            if let format { members.append(("format", .text(format))) }
            if !says.isEmpty { members.append(("description", .text(says))) }
            return members
        case .choice(let cases):
            var members: [(name: String, value: JSONDocument)] = [("enum", .list(cases.map { .text($0.value) }))]
            let told = cases.filter { !$0.doc.isEmpty }.map { "`\($0.value)`: \($0.doc)" }
            if !told.isEmpty { members.append(("description", .text(told.joined(separator: " ")))) }
            return members
        case .list(let element): return [("type", "array"), ("items", .object(schema(of: element, references)))]
        case .table(let key, let value):
            return [
                ("type", "object"), ("propertyNames", .object(schema(of: key, references))),
                ("additionalProperties", .object(schema(of: value, references))),
            ]
        case .object(let name): return [("$ref", .text(references + name))]
        }
    }
}
