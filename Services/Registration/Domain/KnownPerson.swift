public import Contracts

/// What is known of a person beyond their files: which complaints are about them, and up to when they were erased.
public struct KnownPerson: Codable, Sendable, Equatable {
    /// The kind of its streams.
    public static let kind = "person"

    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [PersonErased.self, PersonConcerned.self]

    /// The open complaints about them, in the order of their receipt.
    public internal(set) var complaints: [ComplaintID] = []
    /// Up to when what was personal is gone; `nil` where nothing was erased on demand.
    public internal(set) var erasedThrough: Instant?

    /// The person after one more event, whichever comes first.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        switch event {
        case let event as PersonErased:
            var person = state ?? Self()
            person.erasedThrough = max(event.through, person.erasedThrough ?? event.through)
            return person
        case let event as PersonConcerned:
            var person = state ?? Self()
            person.complaints.removeAll { $0 == event.complaint }
            if event.isOpen { person.complaints.append(event.complaint) }
            return person
        default: return state
        }
    }

    /// Nothing follows.
    public static func follow(_ event: any Event, from before: Self?, to after: Self, _: Void, at now: Instant)
        -> [any Event]
    { [] }

    /// None.
    public var claims: [Claim] { [] }

    /// None.
    public var numbers: [TakenNumber] { [] }

    /// None.
    public var dueTimes: [DueTime] { [] }
}
