public import Contracts
public import Scheme

/// No mandate runs any more: the term begins for which name and office are kept.
public func decideRetentionStart(of signatory: Signatory, scheme: Scheme, at now: Instant) -> Decision {
    guard signatory.keeping == nil, let over = signatory.mandatesOverAt, over <= now else { return .accepted([]) }
    let until = signatoryIsKeptAsLongAsTheRegister(signatory, endedOn: now.parisDay, scheme)
    return .accepted([SignatoryRetentionBegan(signatory: signatory.person, keptUntil: until.startInParis)])
}

/// The term is over: name and office go. Not while a complaint about the signatory is open; its end decides again.
public func decideRetention(of signatory: Signatory?, concerned: ConcernedSignatory?, at now: Instant) -> Decision {
    .accepted(retentionOver(signatory, concerned: concerned, at: now))
}

func retentionOver(_ signatory: Signatory?, concerned: ConcernedSignatory?, at now: Instant) -> [any Event] {
    guard concerned?.complaints.isEmpty ?? true, let signatory, signatory.mandatesOverAt != nil,
        let until = signatory.keeping?.until, until <= now
    else { return [] }
    return [SignatoryRetentionEnded(signatory: signatory.person, through: now)]
}
