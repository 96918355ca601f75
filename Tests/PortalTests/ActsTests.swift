import ContractBook
import ContractReading
import Contracts
import Foundation
import Scheme
import SchemeLoading
import Sending
import Testing

@testable import PortalSite

/// Every command that a person may send has its place on a page, with words for it and for all that it asks.
struct ActsTests {
    private let book: ContractBook
    private let scheme: Scheme
    private let commands: Set<MessageType>

    init() throws {
        book = try ContractBook()
        scheme = try SchemeLoader.bundled()
        commands = Routes.ccs(panels: scheme.panels).senders[Routes.portalUser] ?? []
    }

    @Test("Chaque commande qu'une personne peut envoyer a sa page, ou une raison de ne pas en avoir")
    func everyCommandHasItsPlace() throws {
        let site = try TestSite().site
        let forms = Set(site.routes.filter(\.isForm).map(\.path))
        #expect(commands.count > 80)
        for type in commands {
            if Acts.withoutPage[type] != nil { continue }
            let roles = CommandRoles.roles(of: type).filter { ![.system, .systemOperator].contains($0) }
            #expect(!roles.isEmpty, "\(type)")
            #expect(Acts.parts.contains { $0.service == type.parts?.service }, "\(type) is in no part of the list")
            for role in roles {
                let address = try #require(Acts.address(of: type, for: role), "\(type) \(role)")
                if let own = Acts.ownPages[type] {
                    // Registration is sent from the page behind its steps.
                    #expect(forms.contains(own), "\(type): no form at \(own)")
                } else {
                    #expect(address.hasPrefix("/actes/") && forms.contains("/actes/:acte"), "\(type)")
                }
            }
        }
        #expect(Set(Acts.ownPages.keys).isSubset(of: commands))
        #expect(Set(Acts.withoutPage.keys).subtracting(commands) == [ErasePerson.type], "the operator's")
    }

    @Test("Chaque commande a ses mots, et rien d'autre n'en a") func everyCommandHasWords() {
        let shown = commands.subtracting([ErasePerson.type])
        for type in shown { #expect(CommandWords.title(type) != nil, "\(type)") }
        #expect(Set(CommandWords.known).subtracting(shown) == [])
    }

    @Test("Chaque champ et chaque choix d'une page faite du contrat a ses mots") func everyFieldHasWords() throws {
        var (fields, choices): (Set<String>, Set<String>) = ([], [])
        for type in commands where Acts.withoutPage[type] == nil && Acts.ownPages[type] == nil {
            let message = try #require(book.message(type.value))
            collect(message.declaration.name, &fields, &choices, depth: 0)
        }
        #expect(fields.count > 60)
        #expect(fields.filter { FieldWords.label($0) == nil }.sorted() == [])
        #expect(choices.filter { FieldWords.choice($0) == nil }.sorted() == [])
    }

    private func collect(_ object: String, _ fields: inout Set<String>, _ choices: inout Set<String>, depth: Int) {
        guard depth < 6 else { return }
        for member in book.catalogue.object(object)?.members ?? [] {
            // The personal group is no question of its own: what is in it is.
            if member.name != "personal" { fields.insert(member.name) }
            collect(member.form, &fields, &choices, depth)
        }
    }

    private func collect(_ form: Form, _ fields: inout Set<String>, _ choices: inout Set<String>, _ depth: Int) {
        switch form {
        case .object(let name): collect(name, &fields, &choices, depth: depth + 1)
        case .list(let element), .table(_, let element): collect(element, &fields, &choices, depth)
        case .choice(let cases): choices.formUnion(cases.map(\.value))
        default: return
        }
    }

    @Test("Ce qu'un formulaire fait d'un contrat est ce que le contrat demande, pour chaque exemple")
    func examplesComeThrough() throws {
        for type in commands where Acts.withoutPage[type] == nil && Acts.ownPages[type] == nil {
            let message = try #require(book.message(type.value))
            let form = ContractForm(message, book, scheme)
            let example = try #require(book.example(of: type.value), "\(type)")
            let value = try JSONSerialization.jsonObject(with: Data(example.utf8))
            var typed: [String: String] = [:]
            write(value, "", &typed)
            let body = form.body(TypedFields(typed))
            do {
                let written = try WrittenMessage(message, body, book: book)
                let wanted = try WrittenMessage(message, Data(example.utf8), book: book)
                #expect(written.body == wanted.body, "\(type)")
            } catch let faults as FileFaults {
                Issue.record("\(type): \(faults)")
            }
        }
    }

    /// Types a value into the fields of a form, as somebody would who reads it from a paper.
    private func write(_ value: Any, _ path: String, _ typed: inout [String: String]) {
        switch value {
        case let object as [String: Any]:
            let isTable =
                !object.isEmpty && object.values.allSatisfy { !($0 is [String: Any]) }
                && (isCodes(object.keys) || path.hasSuffix("asks"))
            if isTable {
                typed[path] = object.map { "\($0) = \(text($1))" }.joined(separator: "\n")
            } else if isCodes(object.keys), !object.isEmpty {
                for (row, member) in object.sorted(by: { $0.key < $1.key }).enumerated() {
                    typed["\(path).\(row).#"] = member.key
                    write(member.value, "\(path).\(row)", &typed)
                }
            } else {
                for (name, inner) in object { write(inner, path.isEmpty ? name : "\(path).\(name)", &typed) }
            }
        case let list as [Any]:
            if list.contains(where: { $0 is [String: Any] }) {
                for (row, inner) in list.enumerated() { write(inner, "\(path).\(row)", &typed) }
            } else {
                typed[path] = list.map(text).joined(separator: "\n")
            }
        default: typed[path] = text(value)
        }
    }

    private func isCodes(_ keys: some Collection<String>) -> Bool {
        keys.allSatisfy { $0.contains(".") || $0.contains("-") || $0 == "poste" || $0 == "tablette" }
    }

    private func text(_ value: Any) -> String {
        guard let number = value as? NSNumber else { return "\(value)" }
        if isBoolean(number) { return number.boolValue ? "oui" : "non" }
        return number.stringValue
    }

    private func isBoolean(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
