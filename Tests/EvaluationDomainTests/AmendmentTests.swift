import Contracts
import EvaluationDomain
import Kernel
import RuleTrait
import Scheme
import Testing

@Suite("Rectificatif et complément")
struct AmendmentTests {
    @Test("Un rectificatif dit l'erreur, et ce qu'il rectifie", .rule("amendmentSaysWhy"))
    func saysWhy() {
        var it = Assessment.transmitted
        #expect(it.rectify([:], reason: " ").refusal?.faults.map(\.path) == ["personal.reason", "elements"])
        #expect(it.rectify().events?.count == 1)
    }

    @Test(
        "Signé des deux, il part au jury; rien d'autre n'est dressé avant la réponse; pris, il est le bout de la chaîne",
        .rule("amendmentFollowsTheChain")
    )
    func chain() throws {
        var it = Assessment.transmitted
        let booklet = try #require((it.history.last as? BookletTransmitted)?.booklet.digest)
        #expect(it.rectify(previous: "ailleurs").refusal?.facts["head"] == booklet)
        let drawnUp = try #require(it.rectify().events?.first as? BookletAmendmentDrawnUp)
        let digest = drawnUp.amendment.digest
        #expect(drawnUp.amendment.previous == booklet)
        #expect(it.signAmendment(referentID, "autre").code == "bothSignTheSameBooklet")
        #expect(it.signAmendment(evaluatorID, digest).events?.count == 0)
        #expect(it.signAmendment(otherEvaluator, digest).code == "observerIsDesignated")
        let sent = try #require(it.signAmendment(referentID, digest).events?.first as? BookletRectified)
        #expect(sent.panel == "p2st-1")
        #expect(sent.addressedPanel == "p2st-1")
        #expect(it.rectify().refusal?.facts["unanswered"] == digest)
        it.settle(digest, taken: true)
        #expect(it.rectify(previous: booklet).refusal?.facts["head"] == digest)
        #expect(it.rectify(previous: digest).events?.count == 1)
    }

    @Test(
        "Venu après la décision, il est sans effet, et la chaîne finit où elle finissait",
        .rule("amendmentFollowsTheChain")
    )
    func tooLate() throws {
        var it = Assessment.transmitted
        let booklet = try #require((it.history.last as? BookletTransmitted)?.booklet.digest)
        let drawnUp = try #require(it.rectify().events?.first as? BookletAmendmentDrawnUp)
        it.signAmendment(referentID, drawnUp.amendment.digest)
        it.settle(drawnUp.amendment.digest, taken: false)
        #expect(it.rectify(previous: booklet).events?.count == 1)
        // An answer that comes again changes nothing.
        let before = it.file
        it.settle(drawnUp.amendment.digest, taken: true)
        #expect(it.file == before)
    }

    @Test(
        "Le livret signé ne change pas, et le rectificatif obéit aux règles du livret",
        .rule("signedBookletNeverChanges")
    )
    func sound() {
        var it = Assessment.signedByOne
        #expect(it.rectify().code == "notNow")
        it.sign(referentID)
        #expect(it.fill().code == "heldElsewhere")
        let judged =
            ["E1": ElementAssessment(marks: marks("+-"), judgement: .acquired)] as [ElementCode: ElementAssessment]
        #expect(it.rectify(judged).code == "departingJudgementIsJustified")
        let short =
            ["E1": ElementAssessment(marks: marks("+"), judgement: .acquired)] as [ElementCode: ElementAssessment]
        #expect(it.rectify(short).code == "everyCriterionIsAssessed")
        let beyond =
            ["E9": ElementAssessment(marks: marks("+"), judgement: .acquired)] as [ElementCode: ElementAssessment]
        #expect(it.rectify(beyond).refusal?.faults.map(\.path) == ["elements.E9"])
        #expect(it.rectify(by: candidate).code == "observerIsDesignated")
    }

    @Test("Un complément complète et ne corrige pas, sur ce qui a été vu depuis", .rule("addendumOnlyCompletes"))
    func addendum() {
        var it = Assessment.observed(["E1": marks("+o"), "E2": marks("+++")], ["E1": marks("+o"), "E2": marks("+++")])
        it.fill([
            "E1": ElementAssessment(marks: marks("+n"), judgement: .notAcquired), "E2": allAcquired["E2"]!,
        ])
        it.sign(evaluatorID)
        it.sign(referentID)
        let completed =
            ["E1": ElementAssessment(marks: marks("++"), judgement: .acquired)] as [ElementCode: ElementAssessment]
        let seen = [ObservedSituation(kind: .real, on: today, jointly: true)]
        #expect(it.add(completed, situations: []).refusal?.faults.map(\.path) == ["situations"])
        let corrected =
            ["E1": ElementAssessment(marks: marks("-+"), judgement: .notAcquired)] as [ElementCode: ElementAssessment]
        #expect(it.add(corrected, situations: seen).refusal?.faults.map(\.path) == ["elements.E1.E1.1"])
        #expect(it.rectify(completed).code == "jointResultRestsOnObservation")
        #expect(it.add([:], situations: []).events?.count == 1)
        #expect(it.add(completed, situations: seen).events?.count == 1)
    }

    @Test("Le condensé d'un rectificatif se recalcule de lui seul, et dit ce qu'il suit")
    func recomputed() throws {
        var it = Assessment.transmitted
        let event = try #require(it.rectify().events?.first as? BookletAmendmentDrawnUp)
        let amendment = event.amendment
        #expect(digest(canonicalAmendment(amendment, of: dossier, attempt: 1)) == amendment.digest)
        let words = try #require(event.personal)
        #expect(digest(canonicalWords(words.words, salt: words.salt)) == amendment.notesDigest)
        var other = amendment
        other.previous = "ailleurs"
        #expect(digest(canonicalAmendment(other, of: dossier, attempt: 1)) != amendment.digest)
    }
}

private let rectified: [ElementCode: ElementAssessment] = [
    "E1": ElementAssessment(marks: marks("+-"), judgement: .notAcquired)
]

extension Assessment {
    private var signed: SignedBooklet? {
        guard case .transmitted(let transmitted) = file?.stage,
            let handover = history.compactMap({ $0 as? BookletTransmitted }).last
        else { return nil }
        let drawnUp = history.compactMap { ($0 as? BookletAmendmentDrawnUp)?.amendment }
        return SignedBooklet(
            handover,
            recorded: history.compactMap { $0 as? ObservationRecorded },
            amendments: transmitted.taken.compactMap { digest in drawnUp.last { $0.digest == digest } }
        )
    }

    private var head: String {
        if case .transmitted(let transmitted) = file?.stage { transmitted.head } else { "none" }
    }

    private func actor(_ person: PersonID) -> Actor {
        Actor(person == referentID ? .referent : .evaluator, person.value)
    }

    @discardableResult
    mutating func rectify(
        _ elements: [ElementCode: ElementAssessment] = rectified,
        previous: String? = nil,
        reason: String? = "Lu une ligne trop bas",
        by signatory: PersonID = evaluatorID
    ) -> Decision {
        let command = RectifyBooklet(
            dossier: dossier,
            candidate: candidate,
            signatory: signatory,
            previous: previous ?? head,
            elements: elements,
            justified: [],
            personal: reason.map { AmendmentPersonal(reason: $0) }
        )
        return take(
            decide(
                command,
                on: file,
                signed: signed,
                standard: standard,
                policy: policy.concertation,
                seal: bookletSeal(for: command, on: file, salt: "5a17"),
                by: By(actor(signatory))
            )
        )
    }

    @discardableResult
    mutating func add(_ elements: [ElementCode: ElementAssessment], situations: [ObservedSituation]) -> Decision {
        let command = AddToBooklet(
            dossier: dossier,
            candidate: candidate,
            signatory: evaluatorID,
            previous: head,
            session: "S-1",
            situations: situations,
            elements: elements,
            justified: [],
            personal: AmendmentPersonal(reason: "Revu à la demande du jury")
        )
        return take(
            decide(
                command,
                on: file,
                signed: signed,
                standard: standard,
                policy: policy.concertation,
                seal: bookletSeal(for: command, on: file, salt: "5a17"),
                by: By(actor(evaluatorID))
            )
        )
    }

    @discardableResult
    mutating func signAmendment(_ signatory: PersonID, _ digest: String) -> Decision {
        take(
            decide(
                SignBookletAmendment(dossier: dossier, signatory: signatory, digest: digest),
                on: file,
                drawnUp: history.compactMap { $0 as? BookletAmendmentDrawnUp }.last,
                by: By(actor(signatory), at: now)
            )
        )
    }

    mutating func settle(_ digest: String, taken: Bool) {
        take(
            taken
                ? decide(
                    BookletAmendmentTaken(
                        dossier: dossier,
                        attempt: 1,
                        panel: "p2st-1",
                        digest: digest,
                        judgements: [:]
                    ),
                    on: file
                )
                : decide(
                    BookletAmendmentRefused(
                        dossier: dossier,
                        attempt: 1,
                        panel: "p2st-1",
                        digest: digest,
                        cause: .decided
                    ),
                    on: file
                )
        )
    }
}
