import Campaign
import Contracts
import Crypto
import EvaluationService
import Foundation
import JuryService
import Messaging
import Scheme
import Testing

@Suite("Qui signe ses actes, d'un service à l'autre") struct SignedActsTests {
    private let start = Instant(milliseconds: 1_790_000_000_000)
    private let scheme: Scheme

    init() throws { scheme = try Village.shippedScheme() }

    private func plan(_ branch: BranchID) -> CampaignPlan {
        CampaignPlan(seed: 3, files: [FilePlan(name: "un dossier", branch: branch)])
    }

    @Test("Dans la branche qui le demande, chaque bulletin dit de quelle clé il est signé ; dans l'autre, aucun")
    func campaignsSign() throws {
        for branch in ["logi", "p2st"] as [BranchID] {
            let village = try Village(scheme: scheme, now: start)
            var campaign = try Campaign(plan(branch), scheme: scheme, startingAt: start)
            try village.play(&campaign)
            let verdict = try #require(campaign.verdicts().first)
            #expect(verdict.isAsPlanned, "\(verdict)")
            #expect(campaign.verdicts().flatMap(\.refusals) == [])
            let panel = try #require(verdict.panel.flatMap { village.cores[Routes.store(ofPanel: $0)] })
            let ballots = try panel.trace(verdict.dossier).filter { $0.type == BallotCast.type.value }
            #expect(!ballots.isEmpty)
            #expect(ballots.allSatisfy { ($0.signedWith != nil) == (branch == "logi") })
            #expect(Set(ballots.compactMap(\.signedWith)).count == (branch == "logi" ? ballots.count : 0))
        }
    }

    @Test("Le portail seul n'agit pour personne : sans signature, aucun acte de la branche n'est décidé")
    func portalAloneDoesNothing() throws {
        let village = try Village(scheme: scheme, now: start)
        var campaign = try Campaign(plan("logi"), scheme: scheme, startingAt: start)
        try village.play(&campaign)
        let heard = evaluation(scheme).listensTo.union(jury(scheme).listensTo)
        for act in VouchingPolicy.Act.allCases {
            for command in act.commands {
                #expect(heard.contains(command.type), "\(command.type)")
                let store = command.type.service == "jury" ? "jury.logi-1" : "evaluation"
                let body = try #require(Self.bodies[command.type.value], "a new act: give it a body here")
                for text in ["authority@logi:A-1", "officer@logi:A-1", "juryMember@logi:A-1", "juryMember:A-1"] {
                    let actor = try #require(Actor(text))
                    let answer = try village.send(body, as: command.type, to: store, by: actor, signature: nil)
                    #expect(refusal(answer) == ["because": "missing", "act": act.rawValue], "\(command.type)")
                }
                // Where the branch takes the portal's word, the domain decides.
                guard store == "jury.logi-1", let member = Actor("juryMember@p2st:A-1") else { continue }
                let answer = try village.send(body, as: command.type, to: "jury.p2st-1", by: member, signature: nil)
                #expect(answer != nil && refusal(answer) == nil)
            }
        }
    }

    /// An appeal, a ballot, minutes, accreditations: in the branch that asks for signatures.
    private func robbed(_ scheme: Scheme) throws -> (Campaign, Thieves) {
        let village = try Village(scheme: scheme, now: start)
        village.thieves = Thieves(in: "logi")
        let file = FilePlan(
            name: "recours",
            branch: "logi",
            missing: [["RC.3.2"]],
            jury: .appeal,
            isReassessed: false
        )
        var campaign = try Campaign(CampaignPlan(seed: 3, files: [file]), scheme: scheme, startingAt: start)
        try village.play(&campaign, rounds: 600)
        return (campaign, try #require(village.thieves))
    }

    private let stolen: [MessageType] = [CastBallot.type, SignMinutes.type, DecideAppeal.type, AccreditEvaluator.type]

    @Test("Qui a les mots de passe du portail et de l'exploitant n'agit pour personne, et ne gêne personne")
    func thievesGetNothing() throws {
        let (campaign, thieves) = try robbed(scheme)
        #expect(thieves.accepted == [])
        for type in stolen {
            #expect(thieves.refused[.init(type: type, user: "ccs-portal")] == ["missing"], "\(type)")
            #expect(thieves.refused[.init(type: type, user: Routes.operatorUser)] == ["notAllowed"], "\(type)")
        }
        for verdict in campaign.verdicts() { #expect(verdict.isAsPlanned, "\(verdict)") }
        #expect(campaign.verdicts().flatMap(\.refusals) == [])
    }

    @Test("Témoin : là où la parole suffit, le portail vote, signe et décide pour qui il veut ; l'exploitant jamais")
    func thievesUnderTheWord() throws {
        let (_, thieves) = try robbed(Village.schemeOnTheWord())
        for type in stolen { #expect(thieves.accepted.contains(.init(type: type, user: "ccs-portal")), "\(type)") }
        #expect(thieves.accepted.allSatisfy { $0.user == "ccs-portal" })
    }

    @Test("Une signature d'un autre, d'un autre acte ou d'ailleurs ne vaut pas ; la sienne vaut, et une seule fois")
    func othersSignatures() throws {
        let village = try Village(scheme: scheme, now: start)
        var campaign = try Campaign(plan("logi"), scheme: scheme, startingAt: start)
        try village.play(&campaign)
        let keychain = campaign.keychain
        let accredited = try #require(campaign.accreditedEvaluators.first)
        let authority = Actor(.authority, accredited.authority.value, of: "logi")
        let body = try JSONEncoder().encode(
            SuspendAccreditation(
                evaluator: accredited.person,
                branch: "logi",
                ground: .complaint,
                personal: ReasonPersonal(reason: "Une plainte est instruite.")
            )
        )
        func signed(_ change: (inout Envelope) -> Void) -> ActSignature? {
            var envelope = Envelope(id: "s-1", type: SuspendAccreditation.type, source: "x", time: village.now)
            envelope.actor = authority
            envelope.user = Routes.demonstrationUser
            change(&envelope)
            return keychain.signature(for: envelope, to: "evaluation", body: [UInt8](body))
        }
        func send(_ id: MessageID, _ signature: ActSignature?, by actor: Actor? = nil) throws -> Answer? {
            try village.send(
                body,
                as: SuspendAccreditation.type,
                to: "evaluation",
                by: actor ?? authority,
                signature: signature,
                id: id
            )
        }
        let own = try #require(signed { _ in })
        // Somebody else's, with their own key.
        let reviewer = Actor(.authority, accredited.reviewer.value, of: "logi")
        #expect(because(try send("s-1", signed { $0.actor = reviewer })) == "otherHolder")
        // Another command's, of the same person.
        #expect(because(try send("s-2", own)) == "doesNotHold")
        // Sent by another program.
        #expect(
            because(
                try send(
                    "s-3",
                    signed {
                        $0.id = "s-3"; $0.user = "ccs-portal"
                    }
                )
            ) == "doesNotHold"
        )
        // Of a key that nobody has registered.
        #expect(
            because(
                try send(
                    "s-4",
                    signed {
                        $0.id = "s-4"; $0.actor = Actor(.authority, "A-9", of: "logi")
                    }
                )
            )
                == "unknownKey"
        )
        // The answer to an id stays, whatever signature comes with it later.
        #expect(because(try send("s-2", signed { $0.id = "s-2" })) == "doesNotHold")
        let answer = try send("s-5", signed { $0.id = "s-5" })
        guard case .accepted(let events) = answer else {
            Issue.record("\(String(describing: answer))")
            return
        }
        let found = try village.cores["evaluation"]?.events(events, of: [], types: []) ?? []
        let suspended = try #require(found.compactMap { $0.decoded(AccreditationSuspended.self) }.first)
        #expect(suspended.signedWith == signed { $0.id = "s-5" }?.key)
        // And again, without any: the same answer, and nothing else.
        #expect(try send("s-5", nil) == answer)
    }

    @Test("Une clé se propose à deux, ne vaut plus une fois révoquée, et ce qui en est gardé a son terme, partout")
    func lifeOfAKey() throws {
        let folder = try StoreFolder()
        let village = try Village(scheme: scheme, now: start)
        for store in village.routes.stores {
            try village.found(store, Store(name: store, path: folder.file(store), ifAbsent: .laid))
        }
        var campaign = try Campaign(plan("logi"), scheme: scheme, startingAt: start)
        try village.play(&campaign)
        // An Ed25519 public key, of whoever made it.
        let half = "uFHiUNjvP38GFvgZ6tLXdQ2/Gj9vzGRz3cMhY/wD1HY="
        let id: PersonKeyID = PersonKeyID(Self.fingerprint(half))!
        let officer = Actor(.officer, "P-logi-registrar-officer", of: "logi")
        let authority = Actor(.authority, "P-logi-registrar-authority", of: "logi")
        func register(by registrar: Actor) throws -> RefusalCode? {
            let command = RegisterPersonKey(
                branch: "logi",
                holder: "M-9",
                role: .juryMember,
                kind: .file,
                registeredBy: PersonID(registrar.id)!,
                personal: PersonKeyPersonal(publicKey: half)
            )
            return code(try village.ask(command, of: "evaluation", as: registrar))
        }
        #expect(try register(by: officer) == nil)
        func ballot(_ id: String) throws -> String? {
            let signature = ActSignature(
                key: PersonKeyID(Self.fingerprint(half))!,
                value: Data(repeating: 7, count: 64).base64EncodedString()
            )
            let body = Self.bodies[CastBallot.type.value] ?? Data()
            let member = Actor(.juryMember, "M-9", of: "logi")
            return because(
                try village.send(
                    body,
                    as: CastBallot.type,
                    to: "jury.logi-1",
                    by: member,
                    signature: signature,
                    id: MessageID(id)
                )
            )
        }
        #expect(try ballot("b-1") == "unknownKey")
        #expect(try register(by: authority) == nil)
        #expect(try ballot("b-2") == "doesNotHold")
        func listed() throws -> ListedKey? {
            var keys: [ListedKey] = []
            var question = ListPersonKeys(branch: "logi")
            repeat {
                let reply = try village.cores["evaluation"]?.answer(
                    ListPersonKeys.name,
                    try JSONEncoder().encode(question),
                    now: village.now,
                    entropy: Entropy(seed: 1)
                )
                let page = try JSONDecoder().decode(ListPersonKeys.Reply.self, from: reply ?? Data())
                keys += page.keys
                question.after = page.next
            } while question.after != nil
            #expect(Set(keys.map(\.key)).count == keys.count && keys.count > 10)
            return keys.first { $0.key == id }
        }
        let counting = try #require(try listed())
        #expect(counting.proposedBy?.value == officer.id && counting.confirmedBy?.value == authority.id)
        #expect(counting.registeredAt != nil && counting.revokedAt == nil)
        let revocation = RevokePersonKey(key: id, branch: "logi", holder: "M-9", revokedBy: "P-logi-registrar-officer")
        #expect(code(try village.ask(revocation, of: "evaluation", as: officer)) == nil)
        #expect(try ballot("b-3") == "revokedKey")
        #expect(try listed()?.revokedBy == revocation.revokedBy)
        let holders = { village.routes.stores.filter { folder.bytes(of: $0).range(of: Data(half.utf8)) != nil } }
        #expect(Set(holders()).isSuperset(of: ["evaluation", "jury.logi-1"]))
        village.now = village.now.adding(days: 366 * 4 + 2)
        _ = try village.settle()
        #expect(holders() == [])
        for (store, core) in village.cores { #expect(try core.verify() == [], "\(store)") }
    }

    private static func fingerprint(_ base64: String) -> String {
        let digest = SHA256.hash(data: Data(base64Encoded: base64) ?? Data())
        return String(digest.map { String(format: "%02x", $0) }.joined().prefix(40))
    }

    private func code(_ answer: Answer?) -> RefusalCode? {
        if case .refused(let refusal) = answer { refusal.code } else { nil }
    }

    private func refusal(_ answer: Answer?) -> [String: String]? {
        guard case .refused(let refusal) = answer, refusal.code == "personSignsTheAct" else { return nil }
        return refusal.facts
    }

    private func because(_ answer: Answer?) -> String? { refusal(answer)?["because"] }

    /// A body of each act that decodes; what it says is not looked at before its signature.
    private static let bodies: [String: Data] = {
        let session: SessionID = "S-1"
        let panel: PanelID = "logi-1"
        let votes = ByCollege(
            employers: VoteCount(inFavour: 1, against: 0, abstained: 0),
            employees: VoteCount(inFavour: 1, against: 0, abstained: 0)
        )
        let reason = ReasonPersonal(reason: "Une raison.")
        let situation = EvaluatorSituation(kind: .consultant)
        let commands: [any Command] = [
            CastBallot(dossier: "D-1", attempt: 1, panel: panel, session: session, member: "A-1", ballot: Ballot()),
            GiveProxy(session: session, panel: panel, member: "A-1", holder: "A-2"),
            AskForSupplement(
                dossier: "D-1",
                attempt: 1,
                panel: panel,
                session: session,
                presentedBy: "A-1",
                asked: [.candidate],
                votes: votes,
                candidate: "P-1",
                personal: SupplementPersonal(asks: [:])
            ),
            ExcludeCandidate(
                dossier: "D-1",
                attempt: 1,
                panel: panel,
                session: session,
                presentedBy: "A-1",
                votes: votes,
                candidate: "P-1",
                personal: reason
            ),
            RescindDecision(
                dossier: "D-1",
                attempt: 1,
                panel: panel,
                session: session,
                decision: "J-1",
                presentedBy: "A-1",
                votes: votes,
                candidate: "P-1",
                personal: reason
            ),
            SignMinutes(session: session, panel: panel, signatory: "A-1", digest: ""),
            RefuseAppeal(
                decision: "J-1",
                dossier: "D-1",
                panel: panel,
                candidate: "P-1",
                cause: .outOfTime,
                officer: "A-1",
                personal: reason
            ),
            DecideAppeal(
                decision: "J-1",
                dossier: "D-1",
                panel: panel,
                candidate: "P-1",
                upheld: true,
                authority: "A-1",
                personal: reason
            ),
            AccreditEvaluator(
                evaluator: "P-1",
                situation: situation,
                branch: "logi",
                certificateKinds: ["relation-client"],
                letterOn: Day("2026-11-23")!,
                letter: "L-1",
                personal: nil
            ),
            DecideAccreditation(evaluator: "P-1", branch: "logi", granted: true, personal: nil),
            IssueAccreditationLetter(evaluator: "P-1", branch: "logi", letter: "L-1", letterOn: Day("2026-11-23")!),
            DecideRenewal(evaluator: "P-1", branch: "logi", letter: "L-1", personal: nil),
            SuspendAccreditation(evaluator: "P-1", branch: "logi", ground: .complaint, personal: reason),
            LiftSuspension(evaluator: "P-1", branch: "logi"),
            DecideRemoval(evaluator: "P-1", branch: "logi", removed: true, personal: reason),
            DecideRemovalReview(evaluator: "P-1", branch: "logi", upheld: true, personal: reason),
            RegisterPersonKey(
                branch: "logi",
                holder: "A-1",
                role: .officer,
                kind: .file,
                registeredBy: "A-1",
                personal: PersonKeyPersonal(publicKey: "x")
            ),
            RevokePersonKey(key: "K-1", branch: "logi", holder: "A-1", revokedBy: "A-1"),
        ]
        return Dictionary(
            uniqueKeysWithValues: commands.map {
                (Swift.type(of: $0).type.value, (try? JSONEncoder().encode($0)) ?? Data())
            }
        )
    }()
}
