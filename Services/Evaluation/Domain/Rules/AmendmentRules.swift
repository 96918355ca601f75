public import Contracts
import Scheme

func drawUp(
    _ draft: AmendmentDraft,
    on file: AssessmentFile?,
    signed: SignedBooklet?,
    standard: AssessmentStandard,
    policy: ConcertationPolicy,
    seal: BookletSeal,
    by actor: Actor
) -> Decision {
    guard let file, case .transmitted(let transmitted) = file.stage, let signed else {
        return .refused(bookletIsTransmitted(file, draft.dossier))
    }
    let refusal =
        candidateIsOfTheFile(draft.candidate, signed.transmitted.file)
        ?? transmittedObserverActs(draft.signatory, transmitted, draft.dossier, by: actor)
        ?? amendmentFollowsTheChain(draft, transmitted)
        ?? amendmentSaysWhy(draft)
        ?? addendumOnlyCompletes(draft, signed, standard)
        ?? amendmentIsSound(draft, signed, standard, policy)
    if let refusal { return .refused(refusal) }
    return .accepted([
        BookletAmendmentDrawnUp(
            dossier: draft.dossier,
            attempt: transmitted.attempt,
            candidate: transmitted.candidate,
            signatory: draft.signatory,
            amendment: draft.amendment(seal),
            personal: draft.words.map { SealedAmendmentPersonal(words: $0, salt: seal.salt) }
        )
    ])
}

func settle(_ digest: String, taken: Bool, _ file: AssessmentFile?) -> Decision {
    guard let file, case .transmitted(let transmitted) = file.stage, transmitted.amendment == .submitted(digest)
    else { return .accepted([]) }
    return .accepted([
        BookletAmendmentSettled(dossier: file.dossier, attempt: transmitted.attempt, digest: digest, taken: taken)
    ])
}

/// A booklet is rectified or added to once it is transmitted; before, it is reopened and filled anew.
public func bookletIsTransmitted(_ file: AssessmentFile?, _ dossier: DossierID) -> Refusal {
    switch file?.stage {
    case nil: Refusal("unknownFile", ["dossier": dossier.value])
    case .underWay(let attempt): notNow(attempt.phaseName, dossier)
    case .withdrawn: notNow("withdrawn", dossier)
    case .deceased: notNow("deceased", dossier)
    case .lapsed: notNow("lapsed", dossier)
    case .givenUp: Refusal("heldElsewhere", ["dossier": dossier.value, "holder": "registration"])
    case .transmitted: notNow("transmitted", dossier)
    }
}

/// Who acts is one of the two who signed the booklet, in their own name.
func transmittedObserverActs(
    _ observer: PersonID,
    _ transmitted: TransmittedBooklet,
    _ dossier: DossierID,
    by actor: Actor
) -> Refusal? {
    if observer == transmitted.evaluator { return selfActs(.evaluator, observer.value, actor) }
    if observer == transmitted.referent { return selfActs(.referent, observer.value, actor) }
    return Refusal("observerIsDesignated", ["dossier": dossier.value, "observer": observer.value])
}

/// *Rectificatifs et compléments font une chaîne depuis le livret signé* (specification, step 4): each names the digest of
/// the last one that was taken, and none is drawn up while the panel has not answered the one before.
func amendmentFollowsTheChain(_ draft: AmendmentDraft, _ transmitted: TransmittedBooklet) -> Refusal? {
    if case .submitted(let digest) = transmitted.amendment {
        return Refusal("amendmentFollowsTheChain", ["dossier": draft.dossier.value, "unanswered": digest])
    }
    if draft.previous == transmitted.head { return nil }
    return Refusal("amendmentFollowsTheChain", ["dossier": draft.dossier.value, "head": transmitted.head])
}

/// *Un rectificatif dit l'erreur, un complément ce qu'il répond* (specification, step 4): a rectification touches an
/// element; an addendum may be words alone.
func amendmentSaysWhy(_ draft: AmendmentDraft) -> Refusal? {
    var faults: [Fault] = []
    if saysNothing(draft.words?.reason) { faults.append(Fault("personal.reason", "missing", expected: "words")) }
    if draft.kind == .rectification, draft.elements.isEmpty {
        faults.append(Fault("elements", "missing", expected: "what is rectified"))
    }
    return faults.isEmpty ? nil : Refusal("amendmentSaysWhy", ["dossier": draft.dossier.value], faults: faults)
}

/// *Un complément complète et ne corrige pas* (specification, step 4): what was met or not met in the booklet stays; what
/// was not assessed or left divergent may be assessed now, on situations seen since.
func addendumOnlyCompletes(
    _ draft: AmendmentDraft,
    _ signed: SignedBooklet,
    _ standard: AssessmentStandard
) -> Refusal? {
    guard draft.kind == .addendum else { return nil }
    var faults: [Fault] = []
    for element in signed.scope {
        guard let now = draft.elements[element], let before = signed.elements[element] else { continue }
        let criteria = standard.element(element)?.criterionCodes ?? []
        for (criterion, (mark, old)) in zip(criteria, zip(now.marks.marks, before.marks.marks)) where mark != old {
            if old == .met || old == .notMet {
                faults.append(Fault("elements.\(element).\(criterion)", "corrected", expected: String(old.rawValue)))
            } else if draft.situations.isEmpty {
                faults.append(Fault("situations", "missing", expected: "what was seen since"))
            }
        }
    }
    return faults.isEmpty ? nil : Refusal("addendumOnlyCompletes", ["dossier": draft.dossier.value], faults: faults)
}

/// *Ce qui est rectifié ou ajouté obéit aux règles du livret* (specification, step 4): the rules on a booklet's content,
/// asked of the elements that it touches. What an addendum completes rests on the situations that it names.
func amendmentIsSound(
    _ draft: AmendmentDraft,
    _ signed: SignedBooklet,
    _ standard: AssessmentStandard,
    _ policy: ConcertationPolicy
) -> Refusal? {
    let scope = signed.scope.filter { draft.elements[$0] != nil }
    func marks(_ recorded: RecordedObservation) -> RecordedObservation {
        var recorded = recorded
        let all = Dictionary(zip(signed.scope, recorded.marks)) { first, _ in first }
        recorded.marks = scope.map { element in
            let own = all[element]?.marks ?? []
            guard draft.kind == .addendum, let now = draft.elements[element]?.marks.marks else {
                return CriterionMarks(own)
            }
            // A criterion that neither had observed, and that is assessed now, was seen since.
            return CriterionMarks(zip(own, now).map { $0 == .notObserved && ($1 == .met || $1 == .notMet) ? $1 : $0 })
        }
        return recorded
    }
    let check = BookletCheck(
        command: FillBooklet(
            dossier: draft.dossier,
            candidate: draft.candidate,
            observer: draft.signatory,
            conferredOn: signed.transmitted.booklet.observedUntil,
            elements: draft.elements,
            justified: draft.justified,
            personal: draft.words?.booklet
        ),
        scope: scope,
        standard: standard,
        observations: Observations(
            evaluator: marks(signed.observations.evaluator),
            referent: marks(signed.observations.referent)
        ),
        policy: policy
    )
    return check.refusal
}
