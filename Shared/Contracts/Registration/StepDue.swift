/// Until when a step of a file is to be done, and when whoever is to do it is reminded (specification, section 8).
///
/// It stands in the event that opens the step, so that a later policy changes nothing in what was said.
public struct StepDue: Codable, Sendable, Equatable {
    /// When it is due.
    public var at: Instant
    /// When there is a reminder before it, the earliest first.
    public var remindAt: [Instant]
}

/// A step of a file that waits on somebody while registration holds it.
public enum RegistrationStep: String, Codable, Sendable, CaseIterable {
    /// The candidate confirms what somebody prepared.
    case confirmation
    /// The officer accepts or refuses a complete registration.
    case check
    /// The officer sends a file that was not awarded back to candidate and company.
    case fileReturn
    /// The candidate does something with the file before it lapses.
    case activity
}
