public import Contracts

extension Complaint {
    /// What `follow` reads beside the event and the states.
    public struct Facts: Sendable {
        let file: RegistrationFile?
        let othersOpen: Int

        /// - Parameters:
        ///   - file: the file in which it happened, where it comes in or is decided.
        ///   - othersOpen: how many other complaints in that file are open.
        public init(file: RegistrationFile? = nil, othersOpen: Int = 0) {
            self.file = file
            self.othersOpen = othersOpen
        }
    }

    /// A complaint about somebody is told wherever something is held about them, when it comes and when it is decided. In a
    /// file it suspends the erasure, until the last one is decided.
    public static func follow(
        _ event: any Event,
        from before: Self?,
        to after: Self,
        _ facts: Facts,
        at now: Instant
    ) -> [any Event] {
        guard after.opensOrCloses(from: before) else { return [] }
        let isOpen = after.stage == .open
        let told = after.concerned.map {
            PersonConcerned(concerned: $0, complaint: after.complaint, isOpen: isOpen)
        }
        return [told, isOpen ? suspension(facts, now) : resumption(facts)].compactMap { $0 }
    }

    /// Whether an event has opened the complaint, or closed it.
    public func opensOrCloses(from before: Self?) -> Bool { (before?.stage == .open) != (stage == .open) }

    private static func suspension(_ facts: Facts, _ now: Instant) -> (any Event)? {
        guard let file = facts.file, !file.isSuspendedByComplaint else { return nil }
        return ErasureSuspended(
            dossier: file.dossier,
            candidate: file.candidate,
            cause: .complaint,
            since: now,
            personal: nil
        )
    }

    private static func resumption(_ facts: Facts) -> (any Event)? {
        guard let file = facts.file, file.isSuspendedByComplaint, facts.othersOpen == 0 else { return nil }
        return ErasureResumed(dossier: file.dossier, cause: .complaint)
    }
}

extension RegistrationFile {
    fileprivate var isSuspendedByComplaint: Bool { suspensions.contains { $0.cause == .complaint } }
}
