import Campaign
import ContractBook
import Contracts
import Foundation
import Messaging
import OperatorClient
import RabbitMQ
import Scheme
import SchemeLoading
import Testing

extension ProcessTests {
    /// `ccs send` and `ccs ask` over a broker, with the services at work.
    @Suite(.serialized) struct Sending {
        let system: LiveSystem
        let book: ContractBook

        init() throws {
            system = try LiveSystem.get()
            book = try ContractBook()
        }

        struct Told: Decodable {
            var id: String?
            var status: String
            var events: [String]
            var refusal: Refusal?
            var lines: [String]

            var answer: Contracts.Answer? {
                switch status {
                case "accepted": .accepted(events: events.compactMap { MessageID($0) })
                case "refused": refusal.map { .refused($0) }
                default: nil
                }
            }
        }

        /// Services with the rehearsal's scheme data, whose juries sit on the day of their convocation.
        struct Desk {
            let system: LiveSystem
            let scheme: String
            private(set) var services: [Launched] = []

            init(_ system: LiveSystem, _ stores: [String]) throws {
                self.system = system
                scheme = try system.newFolder("scheme")
                let made = try Launched.run("\(LiveSystem.root)/ops/demo/scheme", [scheme])
                try #require(made.status == 0, "\(made.output)")
                for store in stores {
                    let panel = Routes.branch(ofStore: store) == nil ? nil : String(store.dropFirst(5))
                    let service = try Launched(
                        Routes.service(ofStore: store),
                        panel.map { ["--panel", $0] } ?? [],
                        environment: [
                            "CCS_BROKER_URL": system.url(Routes.user(ofStore: store)),
                            "CCS_DATA": try system.newStores(store), "CCS_SCHEME": scheme,
                        ],
                        log: system.folder
                    )
                    try #require(service.says(panel == nil ? "takes messages" : "holds \(store)"), "\(service.log)")
                    services.append(service)
                }
            }

            func ccs(_ arguments: [String], portal: String = "ccs-portal") throws -> (status: Int32, output: String) {
                try Launched.run(
                    "/usr/bin/env",
                    [
                        "CCS_PORTAL_URL=\(system.url(portal))", "CCS_BROKER_URL=\(system.url("ccs-operator"))",
                        "CCS_SCHEME=\(scheme)", "\(Launched.products)/ccs",
                    ] + arguments
                )
            }

            /// A command out of a file of that text.
            func send(_ type: String, by actor: Actor, _ text: String, _ options: [String] = []) throws -> Told {
                let file = "\(try system.newFolder("files"))/fichier.yaml"
                try text.write(toFile: file, atomically: true, encoding: .utf8)
                let sent = try ccs(["send", type, file, "--as", actor.description, "--json"] + options)
                let told = try? JSONDecoder().decode(Told.self, from: Data(sent.output.utf8))
                guard let told, sent.status == ["accepted": 0, "refused": 2, "unknown": 3][told.status] else {
                    throw Launched.Failure(text: "\(type) \(sent.status): \(sent.output)")
                }
                return told
            }
        }

        /// The signatories sign with key files of their own, made by `ccs key new`, and by `ccs sign`.
        struct Hands {
            private let folder: String
            private var files: [PersonID: String] = [:]

            init(_ system: LiveSystem) throws {
                folder = try system.newFolder("hands")
                try "cinq mots que je sais bien\n".write(toFile: "\(folder)/words", atomically: true, encoding: .utf8)
            }

            /// What is sent: a mandate is given for the signatory's own key.
            mutating func body(_ request: Request) throws -> Data {
                guard var appoint = request.command as? AppointSignatory else { return Data(request.body) }
                if files[appoint.signatory] == nil {
                    let path = "\(folder)/\(appoint.signatory).pem"
                    try KeyFile().write(to: path, under: "cinq mots que je sais bien")
                    files[appoint.signatory] = path
                }
                let path = try #require(files[appoint.signatory])
                appoint.mandate.publicKey = try KeyFile(path: path) { "cinq mots que je sais bien" }.publicKey
                return Data(try encoded(appoint))
            }

            func sign(_ request: Request, _ desk: Desk, of dossier: DossierID?) throws -> Told? {
                guard let command = request.command as? SignCertificate else { return nil }
                let dossier = try #require(dossier)
                let path = try #require(files[command.signatory])
                let sent = try desk.ccs([
                    "sign", dossier.value, "--as", request.actor.description, "--mandate", command.mandate.value,
                    "--key",
                    path, "--passphrase-file", "\(folder)/words", "--yes", "--json",
                ])
                let json = sent.output.drop { $0 != "{" }
                #expect(sent.output.contains("ccs-certificate-v1\ncertificate: \(command.certificate)\n"))
                return try JSONDecoder().decode(Told.self, from: Data(json.utf8))
            }
        }

        @Test(
            "Un dossier va de l'inscription au certificat, un fichier après l'autre ; deux fois envoyé, rien n'est fait deux fois"
        )
        func fromRegistrationToCertificate() throws {
            let desk = try Desk(system, ["registration", "evaluation", "certification", "jury.p2st-1", "jury.p2st-2"])
            let plan = CampaignPlan(files: [FilePlan(name: "par fichiers", branch: "p2st", panel: "p2st-1")])
            var campaign = try Campaign(plan, scheme: try SchemeLoader.load(directory: desk.scheme), startingAt: now)
            let enquirer = try Enquirer(BrokerAddress(url: system.url("ccs-operator"), name: "tests"))
            defer { enquirer.close() }
            let giveUp = Date().addingTimeInterval(240)
            var sent: [MessageType] = []
            var hands = try Hands(system)
            while !campaign.isFinished, Date() < giveUp {
                let errands = campaign.due(at: now)
                if errands.isEmpty { Thread.sleep(forTimeInterval: 0.05) }
                for errand in errands {
                    switch errand.matter {
                    case .look(let look):
                        let inquiry = Inquiry.events(look.ids, of: look.dossiers, types: look.types)
                        guard case .events(let events) = try enquirer.ask(look.store, inquiry) else { continue }
                        campaign.take(.events(events), of: errand.number, at: now)
                    case .send(let request):
                        let told =
                            try hands.sign(request, desk, of: campaign.verdicts().first?.dossier)
                            ?? send(request, desk, hands.body(request), twice: sent.count % 4 == 0)
                        sent.append(request.type)
                        campaign.take(
                            .answer(try #require(told.answer, "\(request.type) to \(request.store)")),
                            of: errand.number,
                            at: now
                        )
                    }
                }
            }
            let verdict = try #require(campaign.verdicts().first, "\(campaign.obstacle ?? "")")
            #expect(verdict.isAsPlanned, "\(verdict)")
            #expect(Set(sent).isSuperset(of: [RegisterCandidate.type, CastBallot.type, SignCertificate.type]))
            let number = try #require(verdict.certificate)
            let question = "\(try system.newFolder("files"))/question.yaml"
            try "filter:\n  branch: p2st\n  through: 9999-12-31\n".write(
                toFile: question,
                atomically: true,
                encoding: .utf8
            )
            let count = try desk.ccs(["ask", "certification.search-register", question])
            #expect(count.status == 0 && count.output.contains(number), "\(count.output)")
        }

        /// Every command goes through a file in YAML, as somebody would write it.
        private func send(_ request: Request, _ desk: Desk, _ body: Data, twice: Bool) throws -> Told {
            let text = try #require(try ExampleFile(book).text(of: request.type.value, body: body))
            #expect(
                CommandRoles.roles(of: request.type).contains(request.actor.role),
                "\(request.type) \(request.actor)"
            )
            let options = request.after.flatMap { ["--after", $0.value] } + ["--to", request.store]
            let told = try desk.send(request.type.value, by: request.actor, text, options)
            if twice {
                let again = try desk.send(request.type.value, by: request.actor, text, options)
                #expect(again.id == told.id && again.answer == told.answer, "\(request.type)")
            }
            return told
        }

        @Test("Un refus se lit en français, chaque faute à sa ligne ; l'exploitant n'agit pour personne")
        func refusalsAreRead() throws {
            let desk = try Desk(system, ["registration"])
            let number = UInt32.random(in: 0...UInt32.max)
            let text = """
                dossier: D-\(number)
                branch: p2st
                certificateKind: relation-client
                candidate: P-\(number)
                form:
                  company:
                    siret: 73282932000075
                personal:
                  identity:
                    birthName: Durand
                    birthDate: 1990-02-30
                """
            let candidate = Actor(.candidate, "P-\(number)")
            let told = try desk.send("registration.register-candidate", by: candidate, text)
            #expect(told.refusal?.code == "registrationIsComplete")
            #expect(
                told.lines.contains {
                    $0.contains("fichier.yaml:7: form.company.siret : une clé de contrôle est fausse")
                }
            )
            #expect(
                told.lines.contains {
                    $0.contains("fichier.yaml:11: personal.identity.birthDate : n'est pas un jour du calendrier")
                        && $0.contains("(attendu : un jour du calendrier, écrit 2026-05-18)")
                }
            )
            #expect(told.lines.contains { $0.contains("fichier.yaml:9: personal.identity.firstNames : manque") })
            // The officer puts on record what the candidate has filled in: the form is the candidate's, and read as theirs.
            let officer = Actor(.officer, "P-agent", of: "p2st")
            let own = try desk.send("registration.register-candidate", by: officer, text)
            #expect(own.refusal?.code != "registrationIsComplete", "\(own)")
            let today = now.parisDay.description
            let paper = ["--on-behalf", candidate.description, "--document", "form/F-\(number)", "--done", today]
            let recorded = try desk.send(
                "registration.register-candidate",
                by: officer,
                text,
                paper + ["--received", today]
            )
            #expect(recorded.refusal?.code == "registrationIsComplete" && recorded.id != own.id, "\(recorded)")
            #expect(recorded.lines.count == told.lines.count)
            let file = "\(try system.newFolder("files"))/d.yaml"
            try text.write(toFile: file, atomically: true, encoding: .utf8)
            let arguments = ["send", "registration.register-candidate.v1", file, "--as", candidate.description]
            let unsaid = try desk.ccs(arguments + paper)
            #expect(unsaid.status == 1 && unsaid.output.contains("--received “”"), "\(unsaid.output)")
            // All that is wrong with it is said at once.
            let wrong = try desk.ccs(
                arguments + ["--on-behalf", "personne", "--document", "F", "--done", "hier", "--because", "pluie"]
            )
            #expect(wrong.status == 1)
            for option in [
                "--on-behalf “personne”", "--document “F”", "--done “hier”", "--received “”", "--because “pluie”",
            ] { #expect(wrong.output.contains(option), "\(option) in \(wrong.output)") }
            let fieldless = try desk.ccs(["ask", "certification.count-register"])
            #expect(fieldless.status == 1)
            #expect(fieldless.output.contains("certification.count-register:1: filter : manque"), "\(fieldless.output)")
            #expect(fieldless.output.contains("--example"))
            let other = try desk.ccs(arguments, portal: "ccs-operator")
            #expect(other.status == 1 && other.output.contains("ccs-operator may not send"), "\(other.output)")
            let checked = try desk.ccs(arguments + ["--check"], portal: "ccs-operator")
            #expect(checked.status == 0, "\(checked.output)")
            try text.replacing("branch:", with: "branche:").write(toFile: file, atomically: true, encoding: .utf8)
            let faulty = try desk.ccs(arguments)
            #expect(
                faulty.status == 1
                    && faulty.output.contains("d.yaml:2: branche : champ inconnu (attendu : « branch » ?)")
            )
        }

        @Test("Là où l'on signe, la commande d'un fichier se signe avec la clé de qui agit")
        func signedByAKeyFile() throws {
            let desk = try Desk(system, ["evaluation"])
            let folder = try system.newFolder("keys")
            let words = "\(folder)/words"
            try "quatre mots bien à moi\n".write(toFile: words, atomically: true, encoding: .utf8)
            func newKey(_ name: String) throws -> String {
                let made = try desk.ccs(["key", "new", "\(folder)/\(name)", "--passphrase-file", words])
                try #require(made.status == 0, "\(made.output)")
                let line = try #require(made.output.split(separator: "\n").first { $0.hasPrefix("public") })
                return String(line.split(separator: " ").last ?? "")
            }
            let officer = Actor(.officer, "P-officer", of: "logi")
            let authority = Actor(.authority, "P-authority", of: "logi")
            func register(_ holder: Actor, _ key: String, by registrar: Actor, _ options: [String]) throws -> Told {
                let text = """
                    branch: logi
                    holder: \(holder.id)
                    role: \(holder.role.rawValue)
                    kind: file
                    registeredBy: \(registrar.id)
                    personal:
                      publicKey: "\(key)"
                    """
                return try desk.send("evaluation.register-person-key", by: registrar, text, options)
            }
            let officerKey = try newKey("officer.pem")
            let authorityKey = try newKey("authority.pem")
            // The first two keys of the branch are taken on the portal's word, and no other.
            #expect(try register(officer, officerKey, by: authority, []).status == "accepted")
            #expect(try register(officer, officerKey, by: officer, []).status == "accepted")
            let signing = ["--key", "\(folder)/officer.pem", "--passphrase-file", words]
            #expect(try register(authority, authorityKey, by: authority, []).status == "accepted")
            #expect(try register(authority, authorityKey, by: officer, []).refusal?.facts["because"] == "missing")
            #expect(
                try register(authority, authorityKey, by: officer, ["--occasion", "2"] + signing).status == "accepted"
            )
            let member = Actor(.juryMember, "P-member", of: "logi")
            let memberKey = try newKey("member.pem")
            let other = ["--key", "\(folder)/member.pem", "--passphrase-file", words]
            #expect(try register(member, memberKey, by: officer, other).refusal?.code == "personSignsTheAct")
            #expect(try register(member, memberKey, by: officer, ["--occasion", "2"] + signing).status == "accepted")
        }

        @Test("Mille évaluateurs d'un tableau entrent une fois ; le tableau importé encore n'y change rien")
        func importTwice() throws {
            let desk = try Desk(system, ["evaluation"])
            let folder = try system.newFolder("tables")
            let head = "nom;courriel;sorte;certificats;courrier;date du courrier\r\n"
            let lines = (1...1_000).map { number in
                "Élise n° \(number);e\(number)@exemple.fr;formateur;relation-client;HAB-\(number);02/04/2025\r\n"
            }
            let text = head + lines.joined()
            try #require(text.data(using: .windowsCP1252)).write(to: URL(filePath: "\(folder)/e.csv"))
            let arguments = ["import", "evaluators", "\(folder)/e.csv", "--as", "authority@p2st:P-autorite"]
            let checked = try desk.ccs(arguments + ["--check"])
            #expect(
                checked.status == 0 && checked.output.contains("e.csv:1001: Élise n° 1000 P-"),
                "\(checked.output.suffix(500))"
            )
            func heads() throws -> Int64 {
                let requester = try system.requester("ccs-operator")
                defer { requester.close() }
                guard case .status(let status, _) = try requester.inquire(.status, of: "evaluation") else { return -1 }
                return status.journal
            }
            let before = try heads()
            let first = try desk.ccs(arguments)
            #expect(
                first.status == 0 && first.output.contains("1000 acceptées, 0 refusées"),
                "\(first.output.suffix(500))"
            )
            let between = try heads()
            #expect(between == before + 1_000)
            let second = try desk.ccs(arguments)
            #expect(
                second.status == 0 && second.output.contains("1000 acceptées, 0 refusées"),
                "\(second.output.suffix(500))"
            )
            #expect(try heads() == between)
            let wrong = "\(folder)/faux.csv"
            try (head + lines[0].replacing("formateur", with: "maître")).write(
                toFile: wrong,
                atomically: true,
                encoding: .utf8
            )
            let refused = try desk.ccs(["import", "evaluators", wrong, "--as", "authority@p2st:P-autorite"])
            #expect(
                refused.status == 1 && refused.output.contains("faux.csv:2: sorte : « maître »"),
                "\(refused.output)"
            )
            #expect(try heads() == between)
        }

        private var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
    }
}
