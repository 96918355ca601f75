public import Contracts
import Foundation
import JSONCoding

/// What a service is, to the message loop: its aggregates, what it listens to, and what it does when a time comes.
public struct ServiceDefinition: Sendable {
    /// The service's name, the first part of its messages' types.
    public let name: String
    /// The aggregates that its stores hold.
    public let aggregates: [any Aggregate.Type]
    /// The digest of the scheme data that its rules read, in hexadecimal.
    public let scheme: String
    /// For how many years it is kept who was shown what is personal, by branch; without one, for the longest.
    let readingYears: @Sendable (BranchID?) -> Int
    /// The branch of a file, as far as it is known here: a panel of another branch has nothing to tell about it.
    let branchOfFile: @Sendable (DossierID, Context) throws -> String?
    /// What it does with each type of message that it listens to.
    let handlers: [MessageType: On]
    /// What it does when an aggregate's time has come, by kind and name.
    let dueHandlers: [String: WhenDue]
    /// What follows from the events of each aggregate, by kind.
    let laws: [Substring: Following]
    /// What partner branches are told of its events, by type.
    let tellings: [MessageType: Telling]
    /// What it answers when asked, by the question's name.
    let questions: [String: Answering]
    /// The form of its states: another number than that of the program before, and every state is made anew of the journal
    /// when it is next needed.
    public var statesForm: Int
    /// Whether it keeps what ends early in personal groups, until an event ends it; without, it never has it.
    let keepsWhatEndsEarly: Bool
    /// Decides on a command that records somebody else's act, or one of an earlier day; without, none is taken.
    let recording: Recording?
    /// Looks at who decides, before anything is decided on a command; without, the decision alone does.
    let deciding: Deciding?

    /// Says why somebody may not decide on a command; `nil` where they may.
    public typealias Deciding = @Sendable (any Command, Context) throws -> Refusal?

    /// Looks at whether an act may be recorded as a command says, and decides on it if so.
    public typealias Recording = @Sendable (RecordedCommand, Context, () throws -> Decision) throws -> Decision

    /// A service. Two entries for one type are a programming error, and so is an aggregate without the entry that gathers
    /// the facts for its `follow`.
    public init(
        _ name: String,
        scheme: String,
        aggregates: [any Aggregate.Type],
        readingYears: @escaping @Sendable (BranchID?) -> Int = { _ in 1 },
        branchOfFile: @escaping @Sendable (DossierID, Context) throws -> String? = { _, _ in nil },
        keepsWhatEndsEarly: Bool = false,
        statesForm: Int = 1,
        recording: Recording? = nil,
        deciding: Deciding? = nil,
        @Listening _ entries: () -> [any ListeningEntry]
    ) {
        self.name = name
        self.scheme = scheme
        self.aggregates = aggregates
        self.readingYears = readingYears
        self.branchOfFile = branchOfFile
        self.keepsWhatEndsEarly = keepsWhatEndsEarly
        self.statesForm = statesForm
        self.recording = recording
        self.deciding = deciding
        var handlers: [MessageType: On] = [:]
        var dueHandlers: [String: WhenDue] = [:]
        var laws: [Substring: Following] = [:]
        var tellings: [MessageType: Telling] = [:]
        var questions: [String: Answering] = [:]
        for entry in entries() {
            switch entry {
            case let on as On:
                precondition(handlers.updateValue(on, forKey: on.type) == nil, "listened to twice: \(on.type)")
            case let due as WhenDue: dueHandlers[due.key] = due
            case let following as Following: laws[following.kind] = following
            case let telling as Telling:
                precondition(tellings.updateValue(telling, forKey: telling.type) == nil, "told twice: \(telling.type)")
            case let answering as Answering: questions[answering.name] = answering
            default: preconditionFailure("unknown entry")
            }
        }
        for kind in aggregates where laws[Substring(kind.kind)] == nil {
            guard let law = Following(withoutFacts: kind) else { preconditionFailure("no facts for \(kind)") }
            laws[law.kind] = law
        }
        self.handlers = handlers
        self.dueHandlers = dueHandlers
        self.laws = laws
        self.tellings = tellings
        self.questions = questions
    }

    /// The types of the messages that it listens to.
    public var listensTo: Set<MessageType> { Set(handlers.keys) }

    /// The types of what partner branches are told of its events.
    public var tellsPartners: Set<MessageType> { Set(tellings.values.map(\.told)) }

    /// The types of the events that it listens to.
    public var listensToEvents: Set<MessageType> { Set(handlers.values.filter(\.isEvent).map(\.type)) }
}

/// What is known of a command, whatever it is, that records somebody else's act or one of an earlier day.
public struct RecordedCommand: Sendable {
    /// What it says of the act.
    public let act: ActRecord
    /// What is wanted.
    public let command: any Command
    /// The branch in which is acted, as far as that is known here: the panel's, the one that the command names, the file's.
    public let branch: BranchID?
}

/// An entry of a service's table.
public protocol ListeningEntry: Sendable {}

/// Makes a service's table out of its entries.
@resultBuilder public enum Listening {
    /// One entry.
    public static func buildExpression(_ entry: any ListeningEntry) -> [any ListeningEntry] { [entry] }

    /// A part of a table that is written elsewhere.
    public static func buildExpression(_ entries: [any ListeningEntry]) -> [any ListeningEntry] { entries }

    /// All entries, in order.
    public static func buildBlock(_ entries: [any ListeningEntry]...) -> [any ListeningEntry] {
        entries.flatMap(\.self)
    }
}

/// "When such a message comes, this is decided."
public struct On: ListeningEntry {
    /// The type listened to.
    public let type: MessageType
    /// Whether it is an event: events have no answer, and their order in a stream is kept.
    let isEvent: Bool
    /// Decodes; the result knows whose personal group the message has, and decides.
    let open: @Sendable (Data, JSONBytesDecoder) throws -> Opened

    struct Opened {
        let person: PersonID?
        let about: DossierID?
        var decidedFor: BranchID?
        var command: (any Command)?
        var erases: ErasedFile?
        var erasesPersonal: ErasedPersonal?
        let decide: (Context) throws -> Decision
    }

    /// What is decided on a command. An error thrown is broken infrastructure, never a refusal.
    public init<C: Command>(_ type: C.Type, _ decide: @escaping @Sendable (C, Context) throws -> Decision) {
        self.type = C.type
        isEvent = false
        open = { body, decoder in
            let command = try decoder.decode(C.self, from: body)
            return Opened(
                person: command.person,
                about: command.about,
                command: command
            ) { try decide(command, $0) }
        }
    }

    /// What is decided on an event of another service.
    public init<E: Event>(_ type: E.Type, _ decide: @escaping @Sendable (E, Context) throws -> Decision) {
        self.type = E.type
        isEvent = true
        open = { body, decoder in
            let event = try decoder.decode(E.self, from: body)
            return Opened(
                person: event.person,
                about: event.about,
                decidedFor: event.decidedFor,
                erases: event.erases,
                erasesPersonal: event.erasesPersonal
            ) { try decide(event, $0) }
        }
    }
}

/// "When an aggregate's time of that name has come, this is decided."
public struct WhenDue: ListeningEntry {
    let key: String
    let decide: @Sendable (any Aggregate, Context) throws -> Decision

    /// What is decided. A decision without events leaves the time passed; it does not come again.
    public init<A: Aggregate>(
        _ kind: A.Type,
        _ name: String,
        _ decide: @escaping @Sendable (A, Context) throws -> Decision
    ) {
        key = "\(A.kind)/\(name)"
        self.decide = { state, context in
            guard let state = state as? A else { return .accepted([]) }
            return try decide(state, context)
        }
    }
}

/// "Of such an event, partner branches are told this." It is made of the event alone, whenever it is told: when it happens,
/// after a restore, or years later.
///
///     Telling(SessionCancelled.self) { event, _ in PartnerSessionCancelled(…) }
public struct Telling: ListeningEntry {
    let type: MessageType
    let told: MessageType
    let tell: @Sendable (any Event, _ store: String) -> (any PartnerEvent)?

    /// What is told of an event of that store; `nil` for nothing.
    public init<E: Event, Told: PartnerEvent>(
        _ type: E.Type,
        _ tell: @escaping @Sendable (E, _ store: String) -> Told?
    ) {
        self.type = E.type
        told = Told.type
        self.tell = { event, store in (event as? E).flatMap { tell($0, store) } }
    }
}

/// "These facts are gathered for what follows from an aggregate's events." An aggregate whose `follow` reads no facts needs
/// no such entry.
///
///     Following(Complaint.self) { event, before, after, context in try context.file(after.dossier) }
public struct Following: ListeningEntry {
    let kind: Substring
    let follow: @Sendable (any Event, (any Aggregate)?, any Aggregate, Context) throws -> [any Event]

    /// How the facts are gathered, for an event and the states before and after it. It is asked for each event of the kind:
    /// what only some events need is looked up for those.
    public init<A: Aggregate>(
        _ kind: A.Type,
        facts: @escaping @Sendable (any Event, A?, A, Context) throws -> A.Facts
    ) {
        self.kind = Substring(A.kind)
        follow = { event, before, after, context in
            guard let after = after as? A else { return [] }
            let before = before as? A
            return A.follow(event, from: before, to: after, try facts(event, before, after, context), at: context.now)
        }
    }

    /// For an aggregate whose `follow` reads no facts; `nil` for any other.
    fileprivate init?(withoutFacts kind: any Aggregate.Type) {
        func law<A: Aggregate>(_ kind: A.Type) -> Following? {
            (() as? A.Facts).map { nothing in Following(kind) { _, _, _, _ in nothing } }
        }
        guard let law = law(kind) else { return nil }
        self = law
    }
}
