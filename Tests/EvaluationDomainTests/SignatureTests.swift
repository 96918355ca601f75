import Contracts
import EvaluationDomain
import RuleTrait
import Scheme
import Testing

@Suite("Signatures et transmission")
struct SignatureTests {
    @Test("Le livret se signe une fois rempli, par les deux, en personne", .rule("bookletIsSignedByBoth"))
    func both() {
        var it = Assessment.observed()
        #expect(it.sign(evaluatorID).code == "notNow")
        it.fill()
        #expect(it.sign(evaluatorID, by: officer).code == "actorMayNot")
        #expect(it.sign(otherEvaluator).code == "observerIsDesignated")
        #expect(it.sign(evaluatorID).events?.count == 1)
        #expect(it.sign(evaluatorID).events?.isEmpty == true)
        let last = it.sign(referentID).events
        #expect(last?.count == 2)
        #expect(last?.first is BookletSigned)
        #expect(last?.last is BookletTransmitted)
    }

    @Test(
        "On signe le livret qu'on a vu: un autre est refusé, à la première signature comme à la seconde",
        .rule("bothSignTheSameBooklet")
    )
    func sameDigest() {
        var it = Assessment.filled
        let seen = it.shownDigest
        it.fill([
            "E1": ElementAssessment(marks: marks("+-"), judgement: .notAcquired), "E2": allAcquired["E2"]!,
        ])
        let refusal = it.sign(evaluatorID, digest: seen).refusal
        #expect(refusal?.code == "bothSignTheSameBooklet")
        #expect(refusal?.facts["stands"] == it.shownDigest)
        #expect(it.shownDigest != seen)
        #expect(it.sign(evaluatorID).events?.count == 1)
        #expect(it.sign(referentID, digest: seen).code == "bothSignTheSameBooklet")
    }

    @Test(
        "Signé de l'un, le livret ne change plus; seul le signataire le rouvre, avec une raison",
        .rule("signedBookletNeverChanges", "onlyTheSignatoryReopens", "reopeningHasReason")
    )
    func reopening() {
        var it = Assessment.filled
        #expect(it.reopen(evaluatorID).code == "notNow")
        it.sign(evaluatorID)
        #expect(it.fill().code == "signedBookletNeverChanges")
        #expect(it.reopen(referentID).code == "onlyTheSignatoryReopens")
        #expect(it.reopen(evaluatorID, reason: nil).code == "reopeningHasReason")
        #expect(it.reopen(evaluatorID).events?.count == 1)
        #expect(it.fill(by: referentID).events?.count == 1)
        #expect(it.file?.attemptUnderWay?.phaseName == "filled")
        it.sign(referentID)
        it.sign(evaluatorID)
        #expect(it.reopen(evaluatorID).code == "heldElsewhere")
    }

    @Test(
        "Le livret transmis porte tout: dossier, observateurs, résultats, panel, jours",
        .rule("bookletIsTransmittedToOwnBranchJury")
    )
    func transmitted() throws {
        var it = Assessment.ready
        it.now = noon.adding(days: 4)
        it.record(evaluatorID, on: [day(1), day(3)])
        it.record(referentID, on: [day(2), day(4)])
        it.fill(words: BookletPersonal(notes: ["E1.1": "Très à l'écoute"]))
        it.sign(referentID)
        let event = try #require(it.sign(evaluatorID).events?.last as? BookletTransmitted)
        #expect(event.file == fileForAssessment())
        #expect(event.panel == "p2st-1")
        #expect(event.evaluator.person == evaluatorID)
        #expect(event.referent == referent())
        #expect(event.booklet.elements == allAcquired)
        #expect(event.booklet.observedFrom == day(1))
        #expect(event.booklet.observedUntil == day(4))
        #expect(event.personal?.notes == ["E1.1": "Très à l'écoute"])
        #expect(event.personal?.candidate == candidatePersonal)
        #expect(event.personal?.salt == "5a17")
    }

    @Test(
        "Refuser de signer demande une raison; le livret attend, et l'officier peut désigner à nouveau",
        .rule("refusedSignatureHasReason", "signatoryDoesNotRefuse", "bookletIsSignedByBoth")
    )
    func refusing() {
        var it = Assessment.observed()
        #expect(it.refuse(referentID, digest: "d").code == "notNow")
        it.fill()
        #expect(it.refuse(referentID, digest: "d").code == "bothSignTheSameBooklet")
        #expect(it.refuse(referentID, reason: " ").code == "refusedSignatureHasReason")
        it.sign(evaluatorID)
        #expect(it.refuse(evaluatorID).code == "signatoryDoesNotRefuse")
        #expect(it.refuse(referentID).events?.count == 1)
        #expect(it.refuse(referentID).events?.count == 0)
        #expect(it.file?.attemptUnderWay?.phaseName == "signedByOne")
        var redesignated = it
        redesignated.propose(referent(otherReferent))
        #expect(redesignated.designate(evaluatorID, otherReferent, reason: "Refus de signer").events?.count == 1)
        #expect(redesignated.file?.attemptUnderWay?.phaseName == "observing")
        // Whoever refused may sign after all.
        #expect(it.sign(referentID).events?.count == 2)
    }

    @Test("Les règles sont posées une dernière fois à la transmission, sur les jours d'observation")
    func rulesAtTransmission() {
        var it = Assessment.signedByOne
        // In force on the day of the observation: that it has ended since changes nothing.
        it.now = noon.adding(days: 30)
        it.evaluators[evaluatorID] = evaluator(until: today)
        #expect(it.sign(referentID).events?.count == 2)

        it = .signedByOne
        it.evaluators[evaluatorID] = evaluator(until: day(-1))
        #expect(it.sign(referentID).code == "accreditationInForceOnObservationDay")
        // The way out is a new designation.
        #expect(it.designate(otherEvaluator, reason: "Habilitation échue").events?.count == 1)
    }

    @Test("Les faits transmis sont ceux du jour d'observation")
    func factsOfTheObservation() throws {
        var it = Assessment.signedByOne
        it.now = noon.adding(days: 30)
        it.evaluators[evaluatorID]?.situations.append(
            .init(since: day(10), situation: EvaluatorSituation(kind: .trainer, employerSiren: "999999998"))
        )
        let event = try #require(it.sign(referentID).events?.last as? BookletTransmitted)
        #expect(event.evaluator.kind == .consultant)
        #expect(event.evaluator.employerSiren == nil)
    }

    @Test("Sans panel dans la branche, le livret n'est pas transmis", .rule("bookletIsTransmittedToOwnBranchJury"))
    func noPanel() {
        var it = Assessment.signedByOne
        it.panel = nil
        #expect(it.sign(referentID).code == "bookletIsTransmittedToOwnBranchJury")
        it.panel = "logi-1"
        #expect(it.sign(referentID).refusal?.facts["panel"] == "logi-1")
        #expect(it.file?.attemptUnderWay?.phaseName == "signedByOne")
    }

    @Test("Le panel est choisi par la politique de la branche")
    func panelByPolicy() {
        let panels: [PanelID] = ["p2st-1", "p2st-2", "p2st-3"]
        let choose = { (assignment: PanelAssignment, department: String?, load: [PanelID: Int]) in
            var policy = TransmissionPolicy()
            policy.panelAssignment = assignment
            var file = fileForAssessment()
            file.company.postalCode = department.map { $0 + "000" }
            return panel(for: file, among: panels, policy, load: load)
        }
        let map = PanelAssignment.byDepartment(["69": "p2st-2"], others: "p2st-3")
        #expect(choose(map, "69", [:]) == "p2st-2")
        #expect(choose(map, "75", [:]) == "p2st-3")
        #expect(choose(map, nil, [:]) == "p2st-3")
        #expect(choose(.leastLoaded, nil, ["p2st-1": 3, "p2st-2": 1, "p2st-3": 1]) == "p2st-2")
        #expect(choose(.leastLoaded, nil, ["p2st-1": 3, "p2st-2": 1]) == "p2st-3")
        let spread = choose(.spread, nil, [:])
        #expect(spread.map(panels.contains) == true)
        #expect(choose(.spread, "69", ["p2st-1": 9, "p2st-2": 9]) == spread)
        #expect(panel(for: fileForAssessment(), among: [], TransmissionPolicy(), load: [:]) == nil)
    }
}

@Suite("Forme canonique du livret")
struct CanonicalBookletTests {
    @Test("Le condensé signé se recalcule depuis la seule transmission, et encore après effacement des mots")
    func recomputed() throws {
        var it = Assessment.observed(["E1": marks("+-"), "E2": marks("+++")])
        let words = BookletPersonal(
            notes: ["E1.1": "Ligne une\nligne deux"],
            divergences: ["E1.2": DivergenceReasons(evaluator: "Vu", referent: "Pas vu")]
        )
        it.now = noon.adding(days: 15)
        it.fill(
            ["E1": ElementAssessment(marks: marks("+?"), judgement: .divergent), "E2": allAcquired["E2"]!],
            words: words
        )
        it.sign(evaluatorID)
        var event = try #require(it.sign(referentID).events?.last as? BookletTransmitted)
        #expect(digest(try #require(canonicalBooklet(event))) == event.booklet.digest)
        #expect(digest(canonicalWords(words, salt: "5a17")) == event.notesDigest)
        event.personal = nil
        #expect(digest(try #require(canonicalBooklet(event))) == event.booklet.digest)
        event.booklet.elements["E1"]?.judgement = .acquired
        #expect(digest(try #require(canonicalBooklet(event))) != event.booklet.digest)
    }

    @Test("La forme est celle qui est écrite, octet par octet")
    func bytes() throws {
        let event = try #require(Assessment.transmitted.history.last as? BookletTransmitted)
        let text = String(decoding: try #require(canonicalBooklet(event)), as: UTF8.self)
        #expect(
            text == """
                ccs-booklet/1
                dossier D-1
                attempt 1
                standard relation-client-test
                candidate P-candidate
                evaluator P-evaluator
                referent P-referent
                observed 2026-11-23 2026-11-23
                element E1 ++ acquired
                element E2 +++ acquired
                words \(event.notesDigest ?? "")

                """
        )
    }

    @Test("Deux livrets aux mots différents n'ont pas la même forme, même si leurs textes imitent la forme")
    func unambiguous() {
        let forged = BookletPersonal(notes: ["E1.1": "a\nnote E1.2 1\nb"])
        let honest = BookletPersonal(notes: ["E1.1": "a", "E1.2": "b"])
        #expect(canonicalWords(forged, salt: "s") != canonicalWords(honest, salt: "s"))
        #expect(canonicalWords(honest, salt: "s") != canonicalWords(honest, salt: "t"))
        #expect(
            String(
                decoding: canonicalWords(BookletPersonal(notes: ["E1.2": "é", "E1.1": "a"]), salt: "s"),
                as: UTF8.self
            )
                == "ccs-booklet-words/1\nsalt s\nnote E1.1 1\na\nnote E1.2 2\né\n"
        )
    }
}
