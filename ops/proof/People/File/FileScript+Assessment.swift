import Contracts
import Scheme

// What the two observers of a file record and agree on.
extension FileScript {
    /// The elements under assessment at this attempt, in the standard's order.
    private var scope: [ElementCode] {
        standing.attempt == 1 ? standardElements : standardElements.filter(missingBefore.contains)
    }

    private var missingBefore: Set<ElementCode> { Set(plan.missing(atAttempt: standing.attempt - 1)) }

    private var standardElements: [ElementCode] { setting.standard.elementCodes }

    /// What stands in the booklet on an element.
    private enum Finding { case acquired, missing, divergent }

    private func finding(_ element: ElementCode) -> Finding {
        if plan.missing(atAttempt: standing.attempt).contains(element) { return .missing }
        return standing.attempt == 1 && plan.divergent.contains(element) ? .divergent : .acquired
    }

    private func criteria(_ element: ElementCode) -> [CriterionCode] {
        setting.standard.element(element)?.criterionCodes ?? []
    }

    private func marks(_ element: ElementCode, last: CriterionMark) -> CriterionMarks {
        var marks = Array(repeating: CriterionMark.met, count: criteria(element).count)
        if !marks.isEmpty { marks[marks.count - 1] = last }
        return CriterionMarks(marks)
    }

    func observation(_ observer: PersonID, _ today: Day) -> RecordObservation {
        let own = scope.map { element -> (ElementCode, CriterionMarks) in
            switch finding(element) {
            case .acquired: (element, marks(element, last: .met))
            case .missing: (element, marks(element, last: .notMet))
            // One of the two has seen it met, the other has not.
            case .divergent: (element, marks(element, last: observer == evaluator ? .notMet : .met))
            }
        }
        return RecordObservation(
            dossier: dossier,
            candidate: candidate.person,
            observer: observer,
            situations: [ObservedSituation(kind: .real, on: today)],
            marks: Dictionary(own) { first, _ in first },
            agreement: CompanyAgreement(agreedBy: candidate.referent, agreedOn: today),
            personal: ObservationPersonal(
                notes: scope.first.flatMap { criteria($0).first }.map { [$0: "Vu deux fois dans la matinée."] } ?? [:]
            )
        )
    }

    /// What the booklet says first: of an element that is rectified later, that it is missing.
    private func written(_ element: ElementCode) -> Finding {
        standing.attempt == 1 && plan.rectified.contains(element) ? .missing : finding(element)
    }

    func booklet(_ today: Day) -> FillBooklet {
        let joint = scope.map { element -> (ElementCode, ElementAssessment) in
            switch written(element) {
            case .acquired:
                (element, ElementAssessment(marks: marks(element, last: .met), judgement: .acquired))
            case .missing:
                (element, ElementAssessment(marks: marks(element, last: .notMet), judgement: .notAcquired))
            case .divergent:
                (element, ElementAssessment(marks: marks(element, last: .divergent), judgement: .divergent))
            }
        }
        // Where a share of the criteria is enough for a proposal, holding the element missing needs a justification.
        let justified = scope.filter { written($0) == .missing && proposesAcquired($0) }
        return FillBooklet(
            dossier: dossier,
            candidate: candidate.person,
            observer: evaluator,
            conferredOn: today,
            elements: Dictionary(joint) { first, _ in first },
            justified: justified,
            personal: BookletPersonal(
                divergences: Dictionary(divergences.map { ($0, Self.reasons) }) { first, _ in first },
                justifications: Dictionary(justified.map { ($0, "Le critère manquant est essentiel à cet emploi.") }) {
                    first,
                    _ in first
                }
            )
        )
    }

    /// The slip in the booklet put right.
    var rectification: RectifyBooklet {
        let right = plan.rectified.map {
            ($0, ElementAssessment(marks: marks($0, last: .met), judgement: .acquired))
        }
        return RectifyBooklet(
            dossier: dossier,
            candidate: candidate.person,
            signatory: evaluator,
            previous: standing.digest ?? "",
            elements: Dictionary(right) { first, _ in first },
            justified: [],
            personal: AmendmentPersonal(reason: "Critère coché « non » par erreur.")
        )
    }

    /// When the booklet can be filled: where the two do not agree, not before the branch's days of concertation are over.
    var fillsFrom: Instant? {
        guard !divergences.isEmpty, let both = standing.recordedUntil else { return nil }
        let days = setting.scheme.policy(of: cast.branch)?.concertation.divergenceAfterDays ?? 0
        return days == 0 ? nil : both.parisDay.adding(days: days).startOfDayUTC
    }

    private func proposesAcquired(_ element: ElementCode) -> Bool {
        let count = criteria(element).count
        guard let share = setting.scheme.policy(of: cast.branch)?.concertation.proposalShare else { return false }
        return share.isReached(by: count - 1, of: count)
    }

    private var divergences: [CriterionCode] {
        scope.filter { finding($0) == .divergent }.compactMap { criteria($0).last }
    }

    private static let reasons = DivergenceReasons(
        evaluator: "Non observé le jour de ma venue.",
        referent: "Constaté à plusieurs reprises dans l'équipe."
    )

    // MARK: before the jury

    /// What a member votes: the booklet confirmed, and each divergent element acquired; on an appeal, what was missing too.
    var ballot: Ballot {
        let acquired = scope.filter { finding($0) == .divergent } + heldOnAppeal
        return Ballot(votes: Dictionary(acquired.map { ($0, .acquired) }) { first, _ in first })
    }

    private var heldOnAppeal: [ElementCode] {
        standing.episodes.appeal == .upheld ? plan.missing(atAttempt: standing.attempt) : []
    }

    /// The jury's words on the file.
    var juryWords: ExaminationPersonal {
        let missing = plan.missing(atAttempt: standing.attempt)
        return ExaminationPersonal(
            reasons: Dictionary(heldOnAppeal.map { ($0, "La pièce qui n'avait pas été lue l'établit.") }) { first, _ in
                first
            },
            recommendations: Dictionary(
                missing.map { ($0, "S'exercer à cet élément avec un tuteur pendant trois mois.") }
            ) { first, _ in first }
        )
    }
}
