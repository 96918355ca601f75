import ContractBook
import ContractReading
import Contracts
import Foundation

/// What the index shows.
struct IndexPage {
    struct Group {
        let name: String
        let anchor: String
        let messages: [Line]
    }

    struct Line {
        let type: String
        let page: String
        let kind: String
        let says: String
    }

    let title = "Contracts"
    let root = ""
    let isIndex = true
    let groups: [Group]
    let count: Int

    init(_ book: ContractBook) {
        let owners = ["registration", "evaluation", "jury", "certification", "correspondence", "file"]
        let byOwner = Dictionary(grouping: book.catalogue.messages) { String($0.type.prefix { $0 != "." }) }
        count = book.catalogue.messages.count
        groups = (owners + byOwner.keys.filter { !owners.contains($0) }.sorted()).compactMap { owner in
            byOwner[owner].map { messages in
                Group(
                    name: owner == "file" ? "whoever holds the file" : owner,
                    anchor: owner,
                    messages: messages.map {
                        Line(
                            type: $0.type,
                            page: ContractReference.page(of: $0.type),
                            kind: $0.kind.rawValue,
                            says: Prose.html($0.declaration.doc)
                        )
                    }
                )
            }
        }
    }
}

/// What the page of a message shows.
struct MessagePage {
    let title: String
    let root = "../"
    let isIndex = false
    let type: String
    let kind: String
    let isCommand: Bool
    let isEvent: Bool
    let isQuestion: Bool
    let says: String
    let senders: String?
    let receivers: String?
    let routingKey: String
    let exchange: String
    let objects: [ObjectTable]
    let reply: [ObjectTable]
    let hasReply: Bool
    let hasReplySchema: Bool
    let hasPersonal: Bool
    let example: String?

    init(_ message: Catalogue.Message, _ book: ContractBook, _ routes: Routes) {
        title = message.type
        type = message.type
        kind = message.kind.rawValue
        (isCommand, isEvent, isQuestion) = (
            message.kind == .command, message.kind == .event || message.kind == .partnerEvent, message.kind == .question
        )
        says = Prose.html(message.declaration.doc)
        senders = Self.listed(book.senders(of: message, by: routes))
        receivers = Self.listed(book.receivers(of: message, by: routes))
        let isTold = message.kind == .partnerEvent
        routingKey = isEvent ? MessageType(message.type).routingKey + (isTold ? ".{branch}" : "") : ""
        exchange = isTold ? Routes.partners : isEvent ? Routes.events : Routes.commands
        objects = ObjectTable.all(message.declaration.name, as: "Fields", book)
        reply = book.catalogue.reply(to: message).map { ObjectTable.all($0, as: "Fields of the reply", book) } ?? []
        hasReply = !reply.isEmpty
        hasReplySchema = book.replySchema(of: message.type) != nil
        hasPersonal = objects.first?.rows.contains { $0.isPersonal } ?? false
        example = book.example(of: message.type)
    }

    /// `nil` for none: a template shows an empty text as one that is there.
    private static func listed(_ names: [String]) -> String? {
        names.isEmpty ? nil : names.joined(separator: ", ")
    }
}

/// What the page on the envelope shows: the headers of each kind of message, as the AsyncAPI document has them.
struct EnvelopePage {
    struct Kind {
        let name: String
        let says: String
        let headers: [Row]
    }

    struct Row {
        let name: String
        let isDemanded: Bool
        let says: String
    }

    let title = "Headers and answers"
    let root = ""
    let isIndex = false
    let kinds: [Kind]
    let refusal: [ObjectTable]

    init(_ book: ContractBook) {
        kinds = EnvelopeHeaders.all.map { envelope in
            Kind(
                name: envelope.name,
                says: Prose.html(envelope.says),
                headers: envelope.headers.map {
                    Row(name: $0.name, isDemanded: $0.isDemanded, says: Prose.html($0.says))
                }
            )
        }
        refusal = ObjectTable.all("Refusal", as: "A refusal", book)
    }
}

/// The fields of one object.
struct ObjectTable {
    struct Row {
        let name: String
        let form: String
        let isDemanded: Bool
        let isPersonal: Bool
        let says: String
    }

    let title: String
    let anchor: String
    let says: String?
    let rows: [Row]
    let isEmpty: Bool

    /// That object, and those that stand in it at any depth.
    static func all(_ name: String, as title: String, _ book: ContractBook) -> [ObjectTable] {
        let inner = book.objects(below: name)
        return ([(name, title)] + inner.map { ($0, $0) }).compactMap { name, title in
            book.catalogue.object(name).map { ObjectTable($0, title, anchor: name) }
        }
    }

    private init(_ object: Catalogue.Object, _ title: String, anchor: String) {
        self.title = title
        self.anchor = anchor
        says = title == anchor && !object.says.isEmpty ? Prose.html(object.says) : nil
        rows = object.members.map { member in
            Row(
                name: member.name,
                form: Prose.html(member.form),
                isDemanded: member.isDemanded,
                isPersonal: member.name == "personal",
                says: Prose.html(member.says)
            )
        }
        isEmpty = rows.isEmpty
    }
}
