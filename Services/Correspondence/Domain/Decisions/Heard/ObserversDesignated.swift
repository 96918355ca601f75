public import Contracts
public import Scheme

/// Observers are designated, or one replaced: the candidate is told, and until when they can object. A letter about those
/// who were designated before, and that has not gone, does not go.
public func decide(
    _ event: ObserversDesignated,
    on correspondent: Correspondent?,
    open letters: [Letter],
    scheme: Scheme,
    _ told: Told
) -> Decision {
    guard let correspondent, correspondent.number != nil else {
        return .early(StreamID(Correspondent.kind, event.dossier.value))
    }
    let policy = scheme.policy(of: correspondent.branch)
    let facts = LetterFacts(
        attempt: event.attempt,
        decidedOn: event.designatedOn,
        lastDay: policy.map { $0.due.deadline($0.designation.objectionDays, after: event.designatedOn).lastDay }
    )
    // Each designation has its letter: a file may have several.
    let matter = "\(event.dossier) \(told.cause)"
    return .accepted(
        withdrawnLetterStays(letters, .causeGone, where: [.observersDesignated])
            + correspondent.letter(.observersDesignated, matter, facts, nil, told)
    )
}
