public import Contracts
import Scheme

/// An operator has a person erased everywhere, where nothing in this store stands against it; what stands against it in the
/// others, each of them says before, and refuses the event.
///
/// - Parameter obstacles: what stands against it here.
public func decide(_ command: ErasePerson, obstacles: [Refusal], by actor: Actor, at now: Instant) -> Decision {
    if let refusal = operatorErases(actor) ?? obstacles.first { return .refused(refusal) }
    return .accepted([PersonErased(subject: command.subject, through: now)])
}

/// What stands against erasing what is held about a person, because a complaint is about them.
public func erasureObstacles(of person: KnownPerson?) -> [Refusal] {
    (person?.complaints ?? []).map(complaintAboutSomebodySuspendsErasure)
}

/// The term of a complaint that was in no file is over: what both sides said goes.
public func decideRetention(of complaint: Complaint, at now: Instant) -> Decision {
    guard let until = complaint.keptUntil, until <= now else { return .accepted([]) }
    return .accepted([
        ComplaintRetentionEnded(
            complaint: complaint.complaint,
            complainant: complaint.complainant,
            through: now
        )
    ])
}
