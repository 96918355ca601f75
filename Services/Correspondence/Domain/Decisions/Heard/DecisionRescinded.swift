public import Contracts

/// The jury takes its decision back: what told of it and has not gone does not go; the candidate is told why.
public func decide(
    _ event: DecisionRescinded,
    on correspondent: Correspondent?,
    open letters: [Letter],
    _ told: Told
) -> Decision {
    guard let correspondent else { return .early(StreamID(Correspondent.kind, event.dossier.value)) }
    let facts = LetterFacts(attempt: event.attempt, decision: event.decision, decidedOn: event.rescindedOn)
    let reason = event.personal.map { LetterPersonal(reason: $0.reason) }
    return .accepted(
        withdrawnLetterStays(letters, .causeGone, decision: event.decision)
            + correspondent.letter(.decisionRescinded, event.decision.value, facts, reason, told)
    )
}
