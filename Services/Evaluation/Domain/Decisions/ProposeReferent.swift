public import Contracts
public import Kernel
public import Scheme

/// The assessment company proposes a referent (specification, step 2). The rules on referents are asked here already,
/// so that the company learns at once what the officer would have to refuse; possible until somebody has signed the
/// booklet, for a replacement. A briefing on record counts more than the one that the company states.
///
/// - Parameter known: what is on record of the referent.
public func decide(
    _ command: ProposeReferent,
    on file: AssessmentFile?,
    known: Referent? = nil,
    policy: DesignationPolicy,
    by: By
) -> Decision {
    guard let attempt = file?.attemptToDecide else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    if let refusal = selfActs(.company, attempt.file.company.siret, by.actor) { return .refused(refusal) }
    let referent = command.referent.relying(on: known, by: by.day)
    let refusals = referentRefusals(referent, for: attempt.file, policy, on: by.day)
    if let refusal = together(refusals.map { ("referent", $0) }) { return .refused(refusal) }
    return .accepted([
        ReferentProposed(
            dossier: command.dossier,
            attempt: attempt.number,
            referent: referent,
            personal: command.personal
        )
    ])
}
