import ContractReading
public import Contracts

extension ContractBook {
    /// The AsyncAPI 3.0 document of the whole system, as the services see it: they receive commands and answer them, and
    /// send events.
    public func asyncAPI(by routes: Routes) -> JSONDocument {
        let sent = catalogue.messages.filter { $0.kind != .question }
        return .object([
            ("asyncapi", "3.0.0"),
            (
                "info",
                .object([
                    ("title", "Certificats de Compétences des Services"), ("version", "1"),
                    (
                        "description",
                        .text(
                            "Commands go to the exchange ccs.commands with the name of a store as routing key and are answered "
                                + "to the queue in reply_to. Events go to the exchange ccs.events, what partner branches are told to "
                                + "the exchange ccs.partners. A message says who it is in its "
                                + "headers, which follow CloudEvents 1.0 in binary mode; its body is JSON."
                        )
                    ),
                ])
            ),
            ("defaultContentType", "application/json"),
            ("channels", .object([("answers", answerChannel)] + sent.map { (Self.key($0.type), channel(of: $0)) })),
            ("operations", .object(sent.map { (Self.key($0.type), operation(of: $0)) })),
            (
                "components",
                .object([
                    ("schemas", .object(schemas(of: sent))),
                    (
                        "messages",
                        .object(
                            [(Self.key("ccs.answer.v1"), answerMessage)]
                                + sent.map { message in (Self.key(message.type), component(of: message, by: routes)) }
                        )
                    ),
                ])
            ),
        ])
    }

    private static let references = "#/components/schemas/"

    /// A type as a key of the document, which takes no dots.
    private static func key(_ type: String) -> String { type.replacing(".", with: "-") }

    private static func reference(_ path: String) -> JSONDocument { .object([("$ref", .text("#/\(path)"))]) }

    private func channel(of message: Catalogue.Message) -> JSONDocument {
        let exchange: JSONDocument = .object([
            ("name", .text(Self.exchange(of: message.kind))),
            ("type", .text(message.kind == .command ? "direct" : "topic")), ("durable", .flag(true)),
            ("autoDelete", .flag(false)),
        ])
        let key = MessageType(message.type).routingKey
        let (address, parameter): (String, (name: String, says: JSONDocument)?) =
            switch message.kind {
            case .command: ("{store}", ("store", Self.storeText))
            case .partnerEvent: ("\(key).{branch}", ("branch", "The branch whose event it is, as p2st."))
            case .event, .question: (key, nil)
            }
        return .object(
            [
                ("address", .text(address)),
                (
                    "messages",
                    .object([(Self.key(message.type), Self.reference("components/messages/\(Self.key(message.type))"))])
                ),
            ]
                + (parameter.map { [("parameters", .object([($0.name, .object([("description", $0.says)]))]))] } ?? [])
                + [("bindings", .object([("amqp", .object([("is", "routingKey"), ("exchange", exchange)]))]))]
        )
    }

    private static func exchange(of kind: Catalogue.Message.Kind) -> String {
        switch kind {
        case .command, .question: Routes.commands
        case .event: Routes.events
        case .partnerEvent: Routes.partners
        }
    }

    private static let storeText: JSONDocument =
        "The store that is addressed: registration, evaluation, certification, correspondence, or jury and a panel, as jury.p2st-1."

    private var answerChannel: JSONDocument {
        .object([
            ("address", .text("{queue}")),
            (
                "messages",
                .object([
                    (Self.key("ccs.answer.v1"), Self.reference("components/messages/\(Self.key("ccs.answer.v1"))"))
                ])
            ),
            (
                "parameters",
                .object([("queue", .object([("description", "A queue of the sender's, as reply_to names it.")]))])
            ),
        ])
    }

    private func operation(of message: Catalogue.Message) -> JSONDocument {
        let channel = Self.reference("channels/\(Self.key(message.type))")
        guard message.kind == .command else { return .object([("action", "send"), ("channel", channel)]) }
        return .object([
            ("action", "receive"), ("channel", channel),
            (
                "reply",
                .object([
                    ("address", .object([("location", "$message.header#/reply_to")])),
                    ("channel", Self.reference("channels/answers")),
                ])
            ),
        ])
    }

    private func schemas(of messages: [Catalogue.Message]) -> [(name: String, value: JSONDocument)] {
        var names: Set<String> = ["Refusal"]
        names.formUnion(objects(below: "Refusal"))
        for message in messages { names.formUnion(objects(below: message.declaration.name)) }
        return names.sorted().compactMap { name in
            catalogue.object(name).map { (name, .object(body(of: $0, Self.references))) }
        }
    }

    private func component(of message: Catalogue.Message, by routes: Routes) -> JSONDocument {
        let object = catalogue.object(message.declaration.name)
        let receivers = receivers(of: message, by: routes).joined(separator: ", ")
        let senders = senders(of: message, by: routes).joined(separator: ", ")
        var members: [(name: String, value: JSONDocument)] = [
            ("name", .text(message.type)), ("title", .text(message.declaration.name)),
            ("summary", .text(message.declaration.doc)),
            (
                "description",
                .text(
                    "Sent by: \(senders.isEmpty ? "nobody yet" : senders). Heard by: \(receivers.isEmpty ? "no service" : receivers)."
                )
            ),
            ("contentType", "application/json"), ("headers", Self.headers(of: message)),
            ("payload", .object(object.map { body(of: $0, Self.references) } ?? [])),
        ]
        if let example = example(of: message.type) {
            members.append(
                ("examples", .list([.object([("name", .text(message.type)), ("payload", .written(example))])]))
            )
        }
        return .object(members)
    }

    /// The headers that whoever listens may rely on, or that a sender sets.
    private static func headers(of message: Catalogue.Message) -> JSONDocument {
        let envelope: EnvelopeHeaders =
            switch message.kind {
            case .command, .question: .command
            case .event: .event
            case .partnerEvent: .partnerEvent
            }
        let demanded = envelope.headers.filter(\.isDemanded).map { JSONDocument.text($0.name) }
        return .object(
            [
                ("type", "object"),
                (
                    "properties",
                    .object(envelope.headers.map { ($0.name, .object(described($0, of: message.type))) })
                ),
            ] + (demanded.isEmpty ? [] : [("required", .list(demanded))]) + [("description", .text(envelope.says))]
        )
    }

    private static func described(_ header: EnvelopeHeaders.Header, of type: String) -> [(
        name: String, value: JSONDocument
    )] {
        let form: [(name: String, value: JSONDocument)] =
            switch header.form {
            case .text: [("type", "string")]
            case .integer: [("type", "integer")]
            case .version: [("type", "string"), ("enum", .list(["1.0"]))]
            case .typeOfMessage: [("type", "string"), ("enum", .list([.text(type)]))]
            }
        return form + [("description", .text(header.says))]
    }

    private var answerMessage: JSONDocument {
        let events: JSONDocument = .object([("type", "array"), ("items", .object([("type", "string")]))])
        return .object([
            ("name", "ccs.answer.v1"), ("title", "Answer"),
            (
                "summary",
                "What the sender of a command is told. The same command gets the same answer for ever, except notYet."
            ),
            ("contentType", "application/json"),
            ("correlationId", .object([("location", "$message.header#/correlation_id")])),
            (
                "payload",
                .object([
                    ("type", "object"),
                    (
                        "properties",
                        .object([
                            ("status", .object([("enum", .list(["accepted", "refused", "notYet"]))])),
                            ("events", events),
                            ("refusal", Self.reference("components/schemas/Refusal")), ("waitingFor", events),
                        ])
                    ),
                    ("required", .list(["status"])),
                ])
            ),
        ])
    }
}
