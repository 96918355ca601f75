public import Contracts

/// An appointment of an attempt as it stands; what it was before is in the journal.
public struct StandingAppointment: Codable, Sendable, Equatable {
    /// The appointment.
    public var appointment: Appointment
    /// Whether the company has agreed to it as it stands.
    public var isAgreed: Bool

    /// An appointment that stands.
    public init(appointment: Appointment, isAgreed: Bool) {
        self.appointment = appointment
        self.isAgreed = isAgreed
    }
}

extension Attempt {
    /// The days to which the company has agreed.
    public var agreedDays: Set<Day> { Set(appointments.filter(\.isAgreed).map(\.appointment.on)) }

    mutating func propose(_ appointment: Appointment) {
        appointments.removeAll { $0.appointment.number == appointment.number }
        appointments.append(StandingAppointment(appointment: appointment, isAgreed: false))
        appointments.sort { $0.appointment.number < $1.appointment.number }
    }

    mutating func agree(_ appointment: Appointment) {
        guard let place = appointments.firstIndex(where: { $0.appointment == appointment }) else { return }
        appointments[place].isAgreed = true
    }
}
