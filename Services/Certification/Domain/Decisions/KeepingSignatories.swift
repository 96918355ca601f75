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
    guard concerned?.complaints.isEmpty ?? true, let signatory, signatory.mandatesOverAt != nil,
        let until = signatory.keeping?.until, until <= now
    else { return .accepted([]) }
    return .accepted([SignatoryRetentionEnded(signatory: signatory.person, through: now)])
}

/// A complaint about somebody is open, or is decided: then what it held back is over, where its term is.
public func decide(
    _ event: PersonConcerned,
    on concerned: ConcernedSignatory?,
    signatory: Signatory?,
    at now: Instant
) -> Decision {
    guard (concerned?.complaints ?? []).contains(event.complaint) != event.isOpen else { return .accepted([]) }
    let noted = ConcernedSignatoryNoted(
        concerned: event.concerned,
        complaint: event.complaint,
        isOpen: event.isOpen
    )
    let after = ConcernedSignatory.evolve(concerned, noted)
    guard case .accepted(let over) = decideRetention(of: signatory, concerned: after, at: now) else {
        return .accepted([noted])
    }
    return .accepted([noted] + over)
}

/// What stands against erasing what is held about a signatory.
public func erasureObstacles(
    of signatory: Signatory?,
    concerned: ConcernedSignatory?,
    scheme: Scheme,
    at now: Instant
) -> [Refusal] {
    [
        signatory.flatMap { nameStandsUnderSignatures($0, scheme, at: now) },
        complaintKeepsTheSignatory(concerned),
    ].compactMap { $0 }
}
