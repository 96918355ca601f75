import ContractBook
import ContractReading
import Contracts
import Foundation
import OperatorClient
import Scheme
import Testing

@Suite("Un fichier qu'une personne a écrit") struct WrittenMessageTests {
    private let book: ContractBook

    init() throws { book = try ContractBook() }

    private func read(_ type: String, _ text: String) throws -> WrittenMessage {
        try WrittenMessage(#require(book.message(type)), Data(text.utf8), book: book)
    }

    private func faults(_ type: String, _ text: String) throws -> [FileFault] {
        do {
            _ = try read(type, text)
            return []
        } catch let error as FileFaults {
            return error.faults
        }
    }

    private func same(_ left: String, _ right: String) throws -> Bool {
        let values = try [left, right].map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? NSDictionary }
        return values[0] == values[1] && values[0] != nil
    }

    @Test("L'exemple de chaque commande se relit, et dit ce que dit son contrat ; celui de chaque question se relit")
    func everyExampleReads() throws {
        let messages = book.catalogue.messages.filter { $0.kind != .event }
        #expect(messages.count > 100)
        for message in messages {
            let text = try #require(try ExampleFile(book).text(of: message.type))
            let written = try read(message.type, text)
            if let example = book.example(of: message.type) {
                #expect(try same(written.body, example), "\(message.type)")
                #expect(try read(message.type, example).body == written.body, "\(message.type)")
            } else {
                #expect(message.kind == .question, "\(message.type)")
            }
        }
    }

    @Test("Tout ce qui est faux se dit d'un coup, chaque chose à sa ligne")
    func everyFaultAtItsLine() throws {
        let text = """
            dossier: D 1
            branch: p2st
            certificateKind:
            candidat: P-1
            form:
              meetsCustomers: oui
              employment: rien
              trainers:
                - P-1
                - {}
            personal:
              identity:
                birthName: [Durand]
            """
        let found = try faults("registration.register-candidate.v1", text)
        #expect(
            found.map { "\($0.line ?? 0) \($0.path)" } == [
                "1 dossier", "1 candidate", "3 certificateKind", "4 candidat", "6 form.meetsCustomers",
                "7 form.employment", "10 form.trainers[1]", "13 personal.identity.birthName",
            ]
        )
        #expect(found.allSatisfy { $0.expected != nil })
        #expect(found[3].text(in: "d.yaml") == "d.yaml:4: candidat : champ inconnu (attendu : « candidate » ?)")
        #expect(found[5].says == "n'est pas un groupe de champs")
    }

    @Test("Ce qui n'est ni YAML ni JSON, ce qui est écrit deux fois ou vide se dit, avec la ligne")
    func unreadableFiles() throws {
        let type = "file.hold-file.v1"
        #expect(try faults(type, "dossier: [D-1\ncandidate: P-1\n").first?.line == 2)
        #expect(try faults(type, #"{"dossier": "D-1", }}"#).count == 1)
        let twice = try faults(type, "dossier: D-1\ncandidate: P-1\ndossier: D-2\n")
        #expect(twice.first?.says.contains("« dossier »") == true)
        #expect(try faults(type, "").first?.says == "le fichier est vide")
        #expect(try faults(type, "- D-1\n").first?.says == "n'est pas un groupe de champs")
        #expect(throws: FileFaults.self) {
            try WrittenMessage(#require(book.message(type)), Data([0x64, 0xE9]), book: book)
        }
    }

    @Test("Un texte se dit sans guillemets, sans y perdre un zéro ; ce qui n'est pas dit est absent")
    func plainTexts() throws {
        let text = """
            \u{FEFF}dossier: 007
            candidate: "P-1"
            personal:
              reason: 2026-05-18
            """
        let body = #"{"candidate":"P-1","dossier":"007","personal":{"reason":"2026-05-18"}}"#
        #expect(try read("file.hold-file.v1", text).body == body)
        let json = #"{"personal": {"reason": "\ud83d\ude00 \/ \u00e9"}, "dossier": "007", "candidate": "P-1"}"#
        #expect(try read("file.hold-file.v1", json).body.contains("\"😀 / é\""))
        #expect(
            try read("file.hold-file.v1", "dossier: D-1\ncandidate: P-1\npersonal:\n").body.contains("personal")
                == false
        )
    }

    @Test("Le même contenu, par la même personne au même registre, est la même commande ; tout autre en est une autre")
    func contentMakesTheID() throws {
        let yaml = try read("file.hold-file.v1", "# Une note\ncandidate: P-1\ndossier: D-1\n")
        let json = try read("file.hold-file.v1", #"{"dossier": "D-1", "candidate": "P-1"}"#)
        let other = try read("file.hold-file.v1", #"{"dossier": "D-2", "candidate": "P-1"}"#)
        let actor = Actor(.officer, "P-9", of: "p2st")
        let id = yaml.id(by: actor, to: "evaluation", occasion: 1)
        #expect(id == json.id(by: actor, to: "evaluation", occasion: 1))
        let others = [
            other.id(by: actor, to: "evaluation", occasion: 1), yaml.id(by: actor, to: "evaluation", occasion: 2),
            yaml.id(by: actor, to: "registration", occasion: 1),
            yaml.id(by: Actor(.officer, "P-9", of: "logi"), to: "evaluation", occasion: 1),
        ]
        #expect(Set(others + [id]).count == 5)
        let acts = ["done=2026-11-20", "for=candidate:P-1;document=letter/L-1;done=2026-11-20;received=2026-11-23"]
        let recorded = acts.map { text in
            yaml.id(by: actor, to: "evaluation", recording: ActRecord(text), occasion: 1)
        }
        #expect(Set(recorded + [id]).count == 3)
        #expect(yaml.dossier == "D-1")
    }

    @Test("Le registre suit du type, ou du jury que le fichier nomme ; sinon il se demande")
    func storeIsKnown() throws {
        let routes = Routes.ccs(panels: ["p2st-1", "logi-1"])
        func example(_ type: String) throws -> WrittenMessage { try read(type, #require(book.example(of: type))) }
        #expect(try example("registration.accept-registration.v1").store(named: nil, among: routes) == "registration")
        #expect(try example("jury.convene-session.v1").store(named: nil, among: routes) == "jury.p2st-1")
        let hold = try example("file.hold-file.v1")
        #expect(throws: Complaint.self) { try hold.store(named: nil, among: routes) }
        #expect(throws: Complaint.self) { try hold.store(named: "jury.p2st-9", among: routes) }
        #expect(try hold.store(named: "jury.logi-1", among: routes) == "jury.logi-1")
    }

    @Test("Un fait de la réponse se retrouve dans le fichier, ou là où il devrait être")
    func linesOfPaths() throws {
        let text = "dossier: D-1\ncandidate: P-1\npersonal:\n  reason: Parce que\n"
        let file = try read("file.hold-file.v1", text).file
        #expect(file.line(of: "personal.reason") == 4)
        #expect(file.line(of: "reason") == 4)
        #expect(file.line(of: "personal.other.thing") == 3)
        #expect(file.line(of: "elsewhere") == nil)
    }
}

@Suite("Qui envoie quoi") struct CommandRolesTests {
    @Test("Chaque commande du catalogue a ses rôles")
    func everyCommandHasRoles() throws {
        let book = try ContractBook()
        let types = book.catalogue.messages.filter { $0.kind == .command }.map(\.type)
        #expect(types.filter { CommandRoles.roles(of: MessageType($0)).isEmpty } == [])
        let listed = Set(Actor.Role.allCases.flatMap { CommandRoles.commands(of: $0) }.map(\.value))
        #expect(listed.subtracting(types) == [])
        #expect(CommandRoles.roles(of: "jury.unknown.v1") == [])
    }

    @Test("Qui peut faire consigner un acte peut l'envoyer aussi")
    func recordedActsHaveTheirRoles() {
        for entry in RecordedActs.table {
            for command in entry.commands {
                #expect(entry.roles.subtracting(CommandRoles.roles(of: command.type)).isEmpty, "\(command.type)")
            }
        }
    }

    @Test("Les rôles que nomment les décisions des services sont ceux de la liste")
    func rolesAreThoseOfTheServices() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Services").standardized
        let place = root.resolvingSymlinksInPath()
        let book = try ContractBook()
        var looked = 0
        for path in try FileManager.default.subpathsOfDirectory(atPath: place.path())
        where path.contains("/Decisions/") && path.hasSuffix(".swift") {
            let text = try String(contentsOf: place.appending(path: path), encoding: .utf8)
            for message in book.catalogue.messages where message.kind == .command {
                let name = message.declaration.name
                guard text.contains("_ command: \(name),") || text.contains("_ command: \(name)\n") else { continue }
                for match in text.matches(of: #/(?:officeActs|selfActs)\(\s*\.(\w+),/#) {
                    let role = match.1 == "systemOperator" ? "operator" : String(match.1)
                    let roles = CommandRoles.roles(of: MessageType(message.type)).map(\.rawValue)
                    #expect(roles.contains(role), "\(name): \(role), \(roles)")
                    looked += 1
                }
            }
        }
        #expect(looked > 40, "the sources were not found")
    }
}
