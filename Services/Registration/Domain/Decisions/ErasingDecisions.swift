public import Contracts
public import Scheme

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

/// A complaint about somebody is told wherever something is held about them, when it comes and when it is decided.
///
/// - Parameters:
///   - decision: what was decided on the complaint.
///   - complaint: the complaint before it; `nil` when it comes in.
public func tellingWhomItConcerns(_ decision: Decision, on complaint: Complaint?) -> Decision {
    guard case .accepted(let events) = decision else { return decision }
    let told = events.compactMap { event -> PersonConcerned? in
        switch event {
        case let event as ComplaintReceived:
            event.concerned.map { PersonConcerned(concerned: $0, complaint: event.complaint, isOpen: true) }
        case let event as ComplaintDecided:
            complaint?.concerned.map { PersonConcerned(concerned: $0, complaint: event.complaint, isOpen: false) }
        default: nil
        }
    }
    return .accepted(events + told)
}

/// A complaint that is in no file has a term of its own from the day of its decision; in a file, it goes with the file.
///
/// - Parameter file: the file in which it happened, if there is one.
public func keepingForItsTerm(_ decision: Decision, in file: RegistrationFile?, scheme: Scheme, branch: BranchID?)
    -> Decision
{
    guard case .accepted(let events) = decision, file == nil else { return decision }
    let policy = branch.flatMap { scheme.policy(of: $0) } ?? BranchPolicy()
    return .accepted(
        events.map { event -> any Event in
            guard var decided = event as? ComplaintDecided else { return event }
            decided.keptUntil = complaintIsKeptForItsTerm(decidedOn: decided.decidedOn, policy).startInParis
            return decided
        }
    )
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
