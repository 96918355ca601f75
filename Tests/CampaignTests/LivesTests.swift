import Campaign
import Contracts
import Messaging
import Scheme
import Testing

@Suite("Des vies au hasard")
struct LivesTests {
    let scheme: Scheme
    let start = Instant(milliseconds: 1_790_000_000_000)

    init() throws { scheme = try Village.shippedScheme() }

    /// Files of every kind; some of the straight awards take a course of their own.
    private func plan(_ count: Int, seed: UInt64) -> CampaignPlan {
        let elements = scheme.standards[0].elementCodes
        var plan = CampaignPlan.mixture(count, in: ["p2st", "logi"], elements: elements, seed: seed)
        var chance = Chance(seed: seed)
        for place in plan.files.indices where plan.files[place] == plainAward(like: plan.files[place]) {
            var file = plan.files[place]
            switch chance.next() % 10 {
            case 0: file.jury = .supplement
            case 1: file.jury = .recusal
            case 2: file.jury = .rescission
            case 3:
                file.jury = .appeal
                file.missing = [[elements.randomElement(using: &chance)!]]
                file.isReassessed = false
            case 4: file.rectified = [elements.randomElement(using: &chance)!]
            case 8:
                file.jury = .exclusion
                file.ending = .excluded
            case 5: file.isDelegated = file.branch == "p2st"
            case 6: file.ending = [.replaced, .revoked, .recognised].randomElement(using: &chance)!
            case 7:
                let first = elements.shuffled(using: &chance).prefix(4)
                file.missing = [first.sorted(), first.prefix(2).sorted(), Array(first.prefix(1))]
            default: break
            }
            plan.files[place] = file
        }
        return plan
    }

    private func plainAward(like file: FilePlan) -> FilePlan { FilePlan(name: file.name, branch: file.branch) }

    @Test("Dans tout ordre que les causes permettent, chaque dossier a la même fin", arguments: UInt64(1)...3)
    func anyOrderOneEnd(seed: UInt64) throws {
        let plan = plan(24, seed: seed)
        func played(_ disorder: Chance?) throws -> [End] {
            let village = try Village(scheme: scheme, now: start, seed: disorder == nil ? 7 : seed)
            village.disorder = disorder
            var campaign = try Campaign(plan, scheme: scheme, startingAt: start)
            try village.play(&campaign)
            return try ends(of: campaign, in: village)
        }
        let inOrder = try played(nil)
        #expect(inOrder.allSatisfy { $0.verdict.hasPrefix("true") })
        for disorder in 1...2 {
            let found = try played(Chance(seed: seed * 100 + UInt64(disorder)))
            for (end, expected) in zip(found, inOrder) { #expect(end == expected) }
            #expect(found.count == inOrder.count)
        }
    }

    /// How a file ended, and how many events of each kind every store has of it.
    private struct End: Equatable {
        var verdict: String
        var events: [String: Int]
    }

    private func ends(of campaign: Campaign, in village: Village) throws -> [End] {
        try campaign.verdicts().map { verdict in
            var events: [String: Int] = [:]
            for (store, core) in village.cores {
                for event in try core.events([], of: [verdict.dossier], types: []) {
                    events["\(store) \(event.type)", default: 0] += 1
                }
            }
            return End(
                verdict: "\(verdict.isAsPlanned) \(verdict.dossier) \(verdict.attempts) \(verdict.panel?.value ?? "-")",
                events: events
            )
        }
    }

    @Test("Plusieurs recours devant un jury: qui réexamine n'a pas décidé, et ne décide rien d'autre")
    func severalAppeals() throws {
        let element = scheme.standards[0].elementCodes[0]
        let files = (0..<24).map { number in
            number % 3 == 0
                ? FilePlan(name: "award \(number)", branch: "p2st", panel: "p2st-1")
                : FilePlan(
                    name: "appeal \(number)",
                    branch: "p2st",
                    panel: "p2st-1",
                    missing: [[element]],
                    jury: .appeal,
                    isReassessed: false
                )
        }
        // Few at a time, so that some come before the jury for the first time while others come anew.
        let plan = CampaignPlan(seed: 6, files: files, outstanding: 6, filesPerSession: 4)
        let village = try Village(scheme: scheme, now: start)
        var campaign = try Campaign(plan, scheme: scheme, startingAt: start)
        try village.play(&campaign)
        for verdict in campaign.verdicts() { #expect(verdict.isAsPlanned, "\(verdict)") }
        village.dossiers = campaign.verdicts().map(\.dossier)
        #expect(try village.count(ReexaminationOrdered.type, in: ["jury.p2st-1"]) == 16)
    }

    @Test(
        "Nul octroi incomplet, nul élément acquis sans provenance, nulle décision sans quorum, nul certificat sans deux mains",
        arguments: UInt64(1)...4
    )
    func whatMustHold(seed: UInt64) throws {
        let village = try Village(scheme: scheme, now: start, seed: seed)
        village.disorder = Chance(seed: seed)
        village.losesOneAnswerIn = 7
        var campaign = try Campaign(plan(40, seed: seed &* 31), scheme: scheme, startingAt: start)
        try village.play(&campaign)
        var carried = 0
        for verdict in campaign.verdicts() {
            #expect(verdict.isAsPlanned, "\(verdict)")
            let books = try Books(of: verdict.dossier, in: village)
            try books.checkAwards(scheme, verdict.branch)
            try books.checkCertificates()
            carried += books.checkCarried()
        }
        #expect(carried > 20)
    }
}

/// What the journals of all stores hold of one file.
private struct Books {
    let events: [JournalledEvent]

    init(of dossier: DossierID, in village: Village) throws {
        events = try village.routes.stores.flatMap { try village.cores[$0]!.events([], of: [dossier], types: []) }
    }

    func all<E: Event>(_ type: E.Type) -> [E] { events.compactMap { $0.decoded(E.self) } }

    private func examination(_ session: SessionID, _ attempt: Int) -> Examination? {
        all(CaseExamined.self).last { $0.session == session && $0.attempt == attempt }?.examination
    }

    private var transmitted: [Int: AssessmentScope] {
        Dictionary(all(BookletTransmitted.self).map { ($0.file.scope.attempt, $0.file.scope) }) { first, _ in first }
    }

    func checkAwards(_ scheme: Scheme, _ branch: BranchID) throws {
        let quorum = try #require(scheme.policy(of: branch)).jury.quorumPerCollege
        for examined in all(CaseExamined.self) {
            let voters = examined.examination.voters
            #expect(voters.employers >= max(1, quorum) && voters.employees >= max(1, quorum))
        }
        for award in all(CertificateAwarded.self) {
            let scope = try #require(transmitted[award.attempt])
            let acquired = try #require(examination(award.session, award.attempt)).acquired
            let standard = try #require(scheme.standard(award.standard)).elementCodes
            #expect(Set(acquired).union(scope.carried.map(\.element)) == Set(standard))
        }
    }

    func checkCertificates() throws {
        let signatures = all(CertificateSigned.self)
        for issued in all(CertificateIssued.self) {
            let own = signatures.filter { $0.certificate == issued.certificate && $0.number == issued.number }
            #expect(Set(own.map(\.signature.mandate.capacity)).count == 2)
            #expect(Set(own.map(\.signature.signatory)).count == 2)
            #expect(all(CertificateAwarded.self).contains { $0.decision == issued.decision })
        }
        let voided = Set(all(CertificateVoided.self).map(\.certificate))
        #expect(voided.isDisjoint(with: all(CertificateIssued.self).map(\.certificate)))
    }

    /// Every carried element leads to a decision that stands, to the session that took it, and to those who observed.
    func checkCarried() -> Int {
        let rescinded = Set(all(DecisionRescinded.self).map(\.decision))
        var count = 0
        for (attempt, scope) in transmitted {
            #expect(Set(scope.elements).isDisjoint(with: scope.carried.map(\.element)))
            for element in scope.carried {
                count += 1
                let decision = all(CertificateNotAwarded.self).first { $0.decision == element.decision }
                #expect(decision?.acquired.contains(element) == true && element.attempt < attempt)
                #expect(decision?.session == element.session && decision?.attempt == element.attempt)
                #expect(decision?.decidedOn == element.acquiredOn && !rescinded.contains(element.decision))
                #expect(examination(element.session, element.attempt)?.acquired.contains(element.element) == true)
                let signatories = all(BookletSigned.self).filter { $0.attempt == element.attempt }.map(\.signatory)
                let booklet = all(BookletTransmitted.self).first { $0.file.scope.attempt == element.attempt }
                #expect(element.observers == [booklet?.evaluator.person, booklet?.referent.person].compactMap { $0 })
                #expect(Set(element.observers) == Set(signatories) && signatories.count >= 2)
            }
        }
        return count
    }
}
