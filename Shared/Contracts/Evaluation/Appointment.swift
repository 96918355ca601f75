/// When, how and for what the observers come (specification, role of the evaluator): one of an attempt's appointments.
public struct Appointment: Codable, Sendable, Equatable {
    /// How the observers are there.
    public enum Mode: String, Codable, Sendable, CaseIterable { case onSite, remote }

    /// Its number in the attempt, from 1; an appointment that is moved keeps it.
    public var number: Int
    /// The day, in Paris.
    public var on: Day
    /// On site, or from afar.
    public var mode: Mode
    /// The situation that is planned.
    public var situation: SituationKind
}

/// What is said of an appointment in words.
public struct AppointmentPersonal: Codable, Sendable, Equatable {
    /// Where, or by what means from afar.
    public var place: String? = nil
    /// Why it is moved, where it is.
    public var reason: String? = nil
}
