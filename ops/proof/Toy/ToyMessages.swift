public import Contracts

// Two services that do next to nothing, but everything that the loop must carry: a desk takes a request in and hands
// it to a panel of the jury, which decides it; the desk records what was decided. Requests withdrawn, returned, tried
// again; a number, a unique key, a due time, a personal group.

/// Somebody wants a request taken in.
public struct OpenRequest: Command {
    public static let type: MessageType = "desk.open-request.v1"
    /// The request.
    public var dossier: DossierID
    /// Whose it is; nobody has two open at a time.
    public var candidate: PersonID
    /// The candidate's name.
    public var personal: NamePersonal?
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
    /// A request of that candidate.
    public init(dossier: DossierID, candidate: PersonID, name: String?) {
        self.dossier = dossier
        self.candidate = candidate
        personal = name.map { NamePersonal(name: $0) }
    }
}

/// A name.
public struct NamePersonal: Codable, Sendable, Equatable {
    /// The name.
    public var name: String
    /// A name.
    public init(name: String) { self.name = name }
}

/// An officer hands a request to a panel, for the first time or once more.
public struct SendRequest: Command {
    public static let type: MessageType = "desk.send-request.v1"
    /// The request.
    public var dossier: DossierID
    /// To which panel.
    public var panel: PanelID
    /// Which attempt this is, from 1.
    public var attempt: Int
    public var about: DossierID? { dossier }
    /// A handover.
    public init(dossier: DossierID, panel: PanelID, attempt: Int) {
        self.dossier = dossier
        self.panel = panel
        self.attempt = attempt
    }
}

/// Whoever holds the request is to drop it.
public struct DropRequest: Command {
    public static let type: MessageType = "file.drop-request.v1"
    /// The request.
    public var dossier: DossierID
    public var about: DossierID? { dossier }
    /// A withdrawal.
    public init(dossier: DossierID) { self.dossier = dossier }
}

/// What partners are told: a request is before a panel, whose name is the branch's.
public struct RequestTold: PartnerEvent {
    public static let type: MessageType = "desk.request-told.v1"
    /// The branch.
    public var branch: BranchID
    /// The request.
    public var dossier: DossierID
    /// Which attempt.
    public var attempt: Int
    public var about: DossierID? { dossier }
    /// A request of a branch.
    public init(branch: BranchID, dossier: DossierID, attempt: Int) {
        self.branch = branch
        self.dossier = dossier
        self.attempt = attempt
    }
}

/// A panel begins to sit: before that it takes nothing up.
public struct OpenBench: Command {
    public static let type: MessageType = "jury.open-bench.v1"
    /// The panel.
    public var panel: PanelID
    public var about: DossierID? { nil }
    /// A beginning.
    public init(panel: PanelID) { self.panel = panel }
}

/// The jury decides a case.
public struct DecideCase: Command {
    public static let type: MessageType = "jury.decide-case.v1"
    /// The request.
    public var dossier: DossierID
    /// Which attempt is decided.
    public var attempt: Int
    /// Whether the candidate passes.
    public var awarded: Bool
    public var about: DossierID? { dossier }
    /// A decision.
    public init(dossier: DossierID, attempt: Int, awarded: Bool) {
        self.dossier = dossier
        self.attempt = attempt
        self.awarded = awarded
    }
}

/// A command whose handler is broken in one of several ways.
public struct Misbehave: Command {
    public static let type: MessageType = "desk.misbehave.v1"
    /// How a handler can be broken.
    public enum How: String, Codable, Sendable {
        case `throws`, claimConflict, secondEventConflicts, trap
    }
    /// The request.
    public var dossier: DossierID
    /// The candidate, for the key that is taken twice.
    public var candidate: PersonID
    /// How the handler misbehaves.
    public var how: How
    public var about: DossierID? { dossier }
    /// A command to misbehave.
    public init(dossier: DossierID, candidate: PersonID, how: How) {
        self.dossier = dossier
        self.candidate = candidate
        self.how = how
    }
}

// MARK: events of the desk

/// A request has been taken in, and numbered.
public struct RequestOpened: Event {
    public static let type: MessageType = "desk.request-opened.v1"
    public var dossier: DossierID
    public var candidate: PersonID
    public var number: TakenNumber
    public var personal: NamePersonal?
    public var stream: StreamID { StreamID("request", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
    public init(dossier: DossierID, candidate: PersonID, number: TakenNumber, personal: NamePersonal?) {
        self.dossier = dossier
        self.candidate = candidate
        self.number = number
        self.personal = personal
    }
}

/// The request passes to a panel: whole, so that the panel can take it up from this event alone.
public struct RequestSent: Event {
    public static let type: MessageType = "desk.request-sent.v1"
    public var dossier: DossierID
    public var candidate: PersonID
    public var number: TakenNumber
    public var panel: PanelID
    public var attempt: Int
    public var remindAt: Instant
    public var personal: NamePersonal?
    public var stream: StreamID { StreamID("request", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
    public var addressedPanel: PanelID? { panel }
    public init(
        dossier: DossierID,
        candidate: PersonID,
        number: TakenNumber,
        panel: PanelID,
        attempt: Int,
        remindAt: Instant,
        personal: NamePersonal?
    ) {
        self.dossier = dossier
        self.candidate = candidate
        self.number = number
        self.panel = panel
        self.attempt = attempt
        self.remindAt = remindAt
        self.personal = personal
    }
}

/// A panel has had the request for long.
public struct RequestReminded: Event {
    public static let type: MessageType = "desk.request-reminded.v1"
    public var dossier: DossierID
    public var stream: StreamID { StreamID("request", dossier.value) }
    public var about: DossierID? { dossier }
    public init(dossier: DossierID) { self.dossier = dossier }
}

/// The desk knows that the panel has the request.
public struct RequestArrived: Event {
    public static let type: MessageType = "desk.request-arrived.v1"
    public var dossier: DossierID
    public var attempt: Int
    public var stream: StreamID { StreamID("request", dossier.value) }
    public var about: DossierID? { dossier }
    public init(dossier: DossierID, attempt: Int) {
        self.dossier = dossier
        self.attempt = attempt
    }
}

/// The request is granted; the certificate has a number.
public struct RequestGranted: Event {
    public static let type: MessageType = "desk.request-granted.v1"
    public var dossier: DossierID
    public var attempt: Int
    public var certificate: TakenNumber
    public var stream: StreamID { StreamID("request", dossier.value) }
    public var about: DossierID? { dossier }
    public init(dossier: DossierID, attempt: Int, certificate: TakenNumber) {
        self.dossier = dossier
        self.attempt = attempt
        self.certificate = certificate
    }
}

/// The request is back at the desk.
public struct RequestReturned: Event {
    public static let type: MessageType = "desk.request-returned.v1"
    public var dossier: DossierID
    public var attempt: Int
    public var stream: StreamID { StreamID("request", dossier.value) }
    public var about: DossierID? { dossier }
    public init(dossier: DossierID, attempt: Int) {
        self.dossier = dossier
        self.attempt = attempt
    }
}

/// A return is counted: it follows from `RequestReturned`, whatever brought the request back.
public struct ReturnCounted: Event {
    public static let type: MessageType = "desk.return-counted.v1"
    public var dossier: DossierID
    public var stream: StreamID { StreamID(Returns.kind, dossier.value) }
    public var about: DossierID? { dossier }
    public init(dossier: DossierID) { self.dossier = dossier }
}

/// The request has ended without a decision.
public struct RequestDropped: Event {
    public static let type: MessageType = "desk.request-dropped.v1"
    public var dossier: DossierID
    public var stream: StreamID { StreamID("request", dossier.value) }
    public var about: DossierID? { dossier }
    public init(dossier: DossierID) { self.dossier = dossier }
}

// MARK: events of the jury

/// A panel sits.
public struct BenchOpened: Event {
    public static let type: MessageType = "jury.bench-opened.v1"
    public var panel: PanelID
    public var stream: StreamID { StreamID("bench", panel.value) }
    public var about: DossierID? { nil }
    public init(panel: PanelID) { self.panel = panel }
}

/// A panel has taken a request up.
public struct CaseTaken: Event {
    public static let type: MessageType = "jury.case-taken.v1"
    public var dossier: DossierID
    public var candidate: PersonID
    public var attempt: Int
    public var personal: NamePersonal?
    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
    public init(dossier: DossierID, candidate: PersonID, attempt: Int, personal: NamePersonal?) {
        self.dossier = dossier
        self.candidate = candidate
        self.attempt = attempt
        self.personal = personal
    }
}

/// A panel has decided.
public struct CaseDecided: Event {
    public static let type: MessageType = "jury.case-decided.v1"
    public var dossier: DossierID
    public var candidate: PersonID
    public var attempt: Int
    public var awarded: Bool
    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
    public init(dossier: DossierID, candidate: PersonID, attempt: Int, awarded: Bool) {
        self.dossier = dossier
        self.candidate = candidate
        self.attempt = attempt
        self.awarded = awarded
    }
}

/// The request was dropped while a panel had it.
public struct CaseDropped: Event {
    public static let type: MessageType = "jury.case-dropped.v1"
    public var dossier: DossierID
    public var candidate: PersonID
    public var attempt: Int
    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
    public init(dossier: DossierID, candidate: PersonID, attempt: Int) {
        self.dossier = dossier
        self.candidate = candidate
        self.attempt = attempt
    }
}
