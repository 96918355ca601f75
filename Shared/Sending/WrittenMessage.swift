public import ContractBook
public import ContractReading
public import Contracts
import Crypto
public import Foundation

/// A command or a question as somebody wrote it in a file, checked against its contract.
public struct WrittenMessage: Sendable {
    /// Its type; a question's name.
    public let type: String
    /// Its body as JSON, with the names of each group in order: the same whatever the file's layout is.
    public let body: String
    /// The file that it is about, where it says so.
    public let dossier: DossierID?
    /// The panel that it is for, where it says so.
    public let panel: String?
    /// The file that it was written in.
    public let file: WrittenFile

    /// Checks a file.
    ///
    /// - Throws: `FileFaults`, with all that is wrong in it.
    public init(_ message: Catalogue.Message, _ data: Data, book: ContractBook) throws {
        file = try WrittenFile(data)
        var check = FormCheck(book.catalogue)
        let body = check.body(message.declaration.name, try file.root())
        guard check.faults.isEmpty, let body, case .object(let members) = body else { throw FileFaults(check.faults) }
        type = message.type
        self.body = body.compact
        func text(_ name: String) -> String? {
            guard case .text(let text)? = members.first(where: { $0.name == name })?.value else { return nil }
            return text
        }
        dossier = text("dossier").flatMap { DossierID($0) }
        panel = text("panel")
    }

    /// A command that a program of ours has written.
    public init(_ command: some Command, book: ContractBook) throws {
        let type = Swift.type(of: command).type
        guard let message = book.message(type.value) else { throw Complaint("the contracts have no \(type)") }
        try self.init(message, JSONEncoder().encode(command), book: book)
    }

    /// The store that it goes to: of the service that its type names; of the jury, the panel that it names.
    ///
    /// - Parameter named: the store that its sender names.
    /// - Throws: `Complaint`, where none is named, or none such is there.
    public func store(named: String?, among routes: Routes) throws -> String {
        let service = String(type.prefix { $0 != "." })
        let possible = routes.stores.filter { service == "file" || Routes.service(ofStore: $0) == service }
        if let store = named ?? panel.map({ "jury.\($0)" }).flatMap({ service == "jury" ? $0 : nil })
            ?? (possible.count == 1 ? possible.first : nil)
        {
            guard possible.contains(store) else {
                let known = possible.joined(separator: ", ")
                throw Complaint("\(type) ne va pas à « \(store) » : attendu l'un de \(known)")
            }
            return store
        }
        let known = possible.joined(separator: ", ")
        throw Complaint(
            service == "file"
                ? "\(type) va à qui tient le dossier : ajoutez --to avec l'un de \(known)"
                : "\(type) ne dit pas son jury : ajoutez --to avec l'un de \(known)"
        )
    }

    /// The id under which it is sent: of what is asked, by whom, of which store. So the same file sent twice is the same
    /// command, and is done once.
    ///
    /// - Parameters:
    ///   - act: what it says of whose act it is, and of which day, where it does.
    ///   - occasion: counts the times that the same is asked on purpose, from 1.
    public func id(by actor: Actor, to store: String, recording act: ActRecord? = nil, occasion: Int) -> MessageID {
        let said =
            (["ccs-file-v1", type, actor.description, store, "\(occasion)"] + (act.map { [$0.description] } ?? []) + [
                body
            ])
            .joined(separator: "\n")
        let digest = SHA256.hash(data: Data(said.utf8)).prefix(20)
        // 40 hexadecimal digits are always an identifier.
        return MessageID("f-" + digest.map { String($0 >> 4, radix: 16) + String($0 & 0xF, radix: 16) }.joined()) ?? "f"
    }
}

extension JSONDocument {
    /// On one line, without blanks.
    var compact: String {
        switch self {
        case .object(let members):
            "{" + members.map { "\(JSONDocument.text($0.name).text()):\($0.value.compact)" }.joined(separator: ",")
                + "}"
        case .list(let items): "[" + items.map(\.compact).joined(separator: ",") + "]"
        case .text, .number, .flag, .written: text()
        }
    }
}
