import Contracts
import Crypto
import Foundation
import Messaging
import RabbitMQ
import Testing
import Vouching

extension ProcessTests {
    /// The portal's own user and the operator's, over a broker, in the branch whose people sign.
    @Suite(.serialized) struct Signing {
        /// Somebody with a key file, or with a passkey that their browser asks in the name of the branch's site.
        struct Signer {
            let actor: Actor
            let file = Curve25519.Signing.PrivateKey()
            var passkey: P256.Signing.PrivateKey?

            var person: PersonID { PersonID(actor.id) ?? "nobody" }
            var kind: PersonKeyKind { passkey == nil ? .file : .passkey }
            var publicKey: String {
                (passkey?.publicKey.x963Representation ?? file.publicKey.rawRepresentation).base64EncodedString()
            }
            var key: PersonKeyID { PublicKey(kind, base64: publicKey)?.id ?? "none" }

            func sign(_ message: Outgoing) throws -> ActSignature {
                let digest = SHA256.hash(data: message.body).map { String(format: "%02x", $0) }.joined()
                let statement = try #require(
                    ActStatement(message.envelope, sentBy: "ccs-portal", to: message.key, bodyDigest: digest)
                )
                let challenge = Data(SHA256.hash(data: statement.bytes))
                guard let passkey else {
                    let value = try file.signature(for: challenge)
                    return ActSignature(key: key, value: value.base64EncodedString())
                }
                let text = challenge.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
                    .replacing("=", with: "")
                let site = "portail.logi.example"
                let client = Data(
                    #"{"type":"webauthn.get","challenge":"\#(text)","origin":"https://\#(site)","crossOrigin":false}"#
                        .utf8
                )
                let authenticator = Data(SHA256.hash(data: Data(site.utf8))) + [0x05, 0, 0, 0, 1]
                let value = try passkey.signature(for: authenticator + Data(SHA256.hash(data: client)))
                return ActSignature(
                    key: key,
                    value: value.derRepresentation.base64EncodedString(),
                    assertion: PasskeyAssertion(
                        authenticatorData: authenticator.base64EncodedString(),
                        clientData: client.base64EncodedString()
                    )
                )
            }
        }

        let officer = Signer(actor: Actor(.officer, "P-officer", of: "logi"))
        let authority = Signer(actor: Actor(.authority, "P-authority", of: "logi"))

        /// Evaluation and the branch's panel at work, and the users that ask them something.
        struct Branch {
            let portal: RequestConnection
            let systemOperator: RequestConnection
            let services: [Launched]

            /// - Parameter demand: what the branch's policy demands for every act.
            init(demanding demand: String) throws {
                let system = try LiveSystem.get()
                let scheme = try system.newFolder("scheme")
                _ = try Launched.run("/bin/cp", ["-r", "\(LiveSystem.root)/Shared/Scheme/Loading/Data/.", scheme])
                let policy = "\(scheme)/policies/logi.yaml"
                let text = try String(contentsOfFile: policy, encoding: .utf8)
                try #require(text.contains(": signature"))
                try text.replacing(": signature", with: ": \(demand)")
                    .write(toFile: policy, atomically: true, encoding: .utf8)
                var services: [Launched] = []
                for (program, arguments, store, says) in [
                    ("evaluation", [], "evaluation", "takes messages"),
                    ("jury", ["--panel", "logi-1"], "jury.logi-1", "holds jury.logi-1"),
                ] as [(String, [String], String, String)] {
                    let service = try Launched(
                        program,
                        arguments,
                        environment: [
                            "CCS_BROKER_URL": system.url(Routes.user(ofStore: store)),
                            "CCS_DATA": try system.newStores(store), "CCS_SCHEME": scheme,
                        ],
                        log: system.folder
                    )
                    try #require(service.says(says), "\(service.log)")
                    services.append(service)
                }
                self.services = services
                portal = try system.requester()
                systemOperator = try system.requester(Routes.operatorUser)
            }
        }

        /// Somebody's acts, and what the domain says to each where nobody has to sign: nothing where it is done.
        private var acts: [(any Command, String, Actor, String?)] {
            let panel: PanelID = "logi-1"
            let member = Actor(.juryMember, "P-member-1", of: "logi")
            return [
                (
                    CastBallot(
                        dossier: "D-nowhere",
                        attempt: 1,
                        panel: panel,
                        session: "S-nowhere",
                        member: "P-member-1",
                        ballot: Ballot()
                    ), "jury.logi-1", member, "unknownSession"
                ),
                (
                    SignMinutes(session: "S-nowhere", panel: panel, signatory: "P-member-1", digest: ""), "jury.logi-1",
                    member, "unknownSession"
                ),
                (
                    DecideAppeal(
                        decision: "J-nowhere",
                        dossier: "D-nowhere",
                        panel: panel,
                        candidate: "P-1",
                        upheld: true,
                        authority: authority.person,
                        personal: ReasonPersonal(reason: "Une raison.")
                    ), "jury.logi-1", authority.actor, "unknownAppeal"
                ),
                (
                    AccreditEvaluator(
                        evaluator: "P-friend",
                        situation: EvaluatorSituation(kind: .consultant),
                        branch: "logi",
                        certificateKinds: ["relation-client"],
                        letterOn: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).parisDay,
                        letter: "L-1",
                        personal: EvaluatorPersonal(name: "Une amie", email: "amie@courriel.example")
                    ), "evaluation", authority.actor, nil
                ),
            ]
        }

        private func answer(_ command: some Command, _ store: String, _ actor: Actor, to user: RequestConnection)
            throws -> String?
        {
            switch try user.ask(command, to: store, by: actor) {
            case .accepted: nil
            case .refused(let refusal): refusal.facts["because"] ?? refusal.code.value
            case .notYet: "notYet"
            }
        }

        @Test(
            "Ni le portail ni l'exploitant ne votent, signent ou décident pour qui doit signer ; là où la parole suffit, le portail",
            arguments: ["signature", "word"]
        )
        func nobodyActsForThem(demand: String) throws {
            let branch = try Branch(demanding: demand)
            for (command, store, actor, domain) in acts {
                let type = Swift.type(of: command)
                #expect(try answer(command, store, actor, to: branch.systemOperator) == "notAllowed", "\(type)")
                let told = try answer(command, store, actor, to: branch.portal)
                #expect(told == (demand == "word" ? domain : "missing"), "\(type)")
            }
        }

        func send<C: Command>(
            _ command: C,
            to store: String,
            by actor: Actor,
            signed signer: Signer?,
            after: [MessageID] = [],
            from portal: RequestConnection
        ) throws -> Contracts.Answer {
            var message = portal.outgoing(try encoded(command), C.type, store, actor, nil, after)
            message.envelope.signature = try signer?.sign(message)
            let answer = try portal.request(message, timeoutMilliseconds: 15_000)
            return try JSONDecoder().decode(Contracts.Answer.self, from: Data(answer.body))
        }

        /// The first one proposes a key, the second one says the same.
        func register(
            _ holder: Signer,
            by registrars: [Signer],
            signing: Bool = true,
            from portal: RequestConnection
        ) throws -> [MessageID] {
            var events: [MessageID] = []
            for registrar in registrars {
                let command = RegisterPersonKey(
                    branch: "logi",
                    holder: holder.person,
                    role: holder.actor.role,
                    kind: holder.kind,
                    registeredBy: registrar.person,
                    personal: PersonKeyPersonal(publicKey: holder.publicKey)
                )
                let answer = try send(
                    command,
                    to: "evaluation",
                    by: registrar.actor,
                    signed: signing ? registrar : nil,
                    from: portal
                )
                guard case .accepted(let more) = answer else { throw Launched.Failure(text: "\(answer)") }
                events = more
            }
            return events
        }

        func because(_ answer: Contracts.Answer) throws -> String {
            guard case .refused(let refusal) = answer else { throw Launched.Failure(text: "not refused: \(answer)") }
            return refusal.code == "personSignsTheAct" ? refusal.facts["because"] ?? "" : refusal.code.value
        }

        @Test("Le mot de passe du portail ne vote pour personne là où l'on signe : la signature de chacun, elle, passe")
        func portalDoesNotVote() throws {
            let branch = try Branch(demanding: "signature")
            defer { withExtendedLifetime(branch) {} }
            let portal = branch.portal
            // The first two keys of the branch are taken on the portal's word, and no other.
            _ = try register(officer, by: [authority, officer], signing: false, from: portal)
            _ = try register(authority, by: [officer, authority], from: portal)
            #expect(throws: Launched.Failure.self) {
                let thief = Signer(actor: Actor(.juryMember, "P-member-1", of: "logi"))
                _ = try register(thief, by: [officer, authority], signing: false, from: portal)
            }
            let first = Signer(actor: Actor(.juryMember, "P-member-1", of: "logi"))
            let second = Signer(
                actor: Actor(.juryMember, "P-member-2", of: "logi"),
                passkey: P256.Signing.PrivateKey()
            )
            let known =
                try register(first, by: [officer, authority], from: portal)
                + register(second, by: [authority, officer], from: portal)
            func vote(_ member: Signer, signed signer: Signer?) throws -> String {
                let ballot = CastBallot(
                    dossier: "D-nowhere",
                    attempt: 1,
                    panel: "logi-1",
                    session: "S-nowhere",
                    member: member.person,
                    ballot: Ballot()
                )
                return try because(
                    send(ballot, to: "jury.logi-1", by: member.actor, signed: signer, after: known, from: portal)
                )
            }
            for (member, other) in [(first, second), (second, first)] {
                #expect(try vote(member, signed: nil) == "missing")
                #expect(try vote(member, signed: other) == "otherHolder")
                #expect(try vote(member, signed: Signer(actor: member.actor)) == "unknownKey")
                // Signed by who votes, the domain looks at it: there is no such session.
                #expect(try vote(member, signed: member) == "unknownSession")
            }
        }
    }
}
