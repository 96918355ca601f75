public import Contracts
public import Messaging

/// A request, as the desk knows it.
public struct Request: Aggregate {
    /// Where it stands.
    public enum Stage: Codable, Sendable, Equatable {
        case atDesk
        case atPanel(PanelID, remindAt: Instant?)
        case granted(certificate: TakenNumber)
        case dropped
    }
    public var dossier: DossierID
    public var candidate: PersonID
    public var number: TakenNumber
    public var attempt: Int
    public var stage: Stage
    public var name: String?
    public var arrived: Int

    public static let kind = "request"
    public static let events: [any Event.Type] = [
        RequestOpened.self, RequestSent.self, RequestReminded.self, RequestArrived.self, RequestGranted.self,
        RequestReturned.self, RequestDropped.self,
    ]

    public var hasEnded: Bool {
        switch stage {
        case .granted, .dropped: true
        case .atDesk, .atPanel: false
        }
    }

    public static func evolve(_ state: Request?, _ event: any Event) -> Request? {
        if let opened = event as? RequestOpened {
            return Request(
                dossier: opened.dossier,
                candidate: opened.candidate,
                number: opened.number,
                attempt: 0,
                stage: .atDesk,
                name: opened.personal?.name,
                arrived: 0
            )
        }
        if let sent = event as? RequestSent {
            return Request(
                dossier: sent.dossier,
                candidate: sent.candidate,
                number: sent.number,
                attempt: sent.attempt,
                stage: .atPanel(sent.panel, remindAt: sent.remindAt),
                name: sent.personal?.name,
                arrived: state?.arrived ?? 0
            )
        }
        guard var request = state else { return nil }
        switch event {
        case is RequestReminded:
            if case .atPanel(let panel, _) = request.stage { request.stage = .atPanel(panel, remindAt: nil) }
        case let arrived as RequestArrived: request.arrived = arrived.attempt
        case let granted as RequestGranted: request.stage = .granted(certificate: granted.certificate)
        case is RequestReturned: request.stage = .atDesk
        case is RequestDropped: request.stage = .dropped
        default: break
        }
        return request
    }

    public static func follow(_ event: any Event, from before: Self?, to after: Self, _: Void, at now: Instant)
        -> [any Event]
    { event is RequestReturned ? [ReturnCounted(dossier: after.dossier)] : [] }

    public var claims: [Claim] { hasEnded ? [] : [Claim("open/\(candidate)")] }

    public var numbers: [TakenNumber] {
        if case .granted(let certificate) = stage { return [number, certificate] }
        return [number]
    }

    public var dueTimes: [DueTime] {
        if case .atPanel(_, let remindAt?) = stage { return [DueTime("remind", at: remindAt)] }
        return []
    }
}

/// A request, as a panel of the jury knows it.
public struct Case: Aggregate {
    /// Where it stands.
    public enum Stage: String, Codable, Sendable { case waiting, awarded, notAwarded, dropped }
    public var dossier: DossierID
    public var candidate: PersonID
    public var attempt: Int
    public var stage: Stage
    public var name: String?

    public static let kind = "case"
    public static let events: [any Event.Type] = [CaseTaken.self, CaseDecided.self, CaseDropped.self]

    public static func evolve(_ state: Case?, _ event: any Event) -> Case? {
        switch event {
        case let taken as CaseTaken:
            Case(
                dossier: taken.dossier,
                candidate: taken.candidate,
                attempt: taken.attempt,
                stage: .waiting,
                name: taken.personal?.name
            )
        case let decided as CaseDecided:
            Case(
                dossier: decided.dossier,
                candidate: decided.candidate,
                attempt: decided.attempt,
                stage: decided.awarded ? .awarded : .notAwarded,
                name: state?.name
            )
        case let dropped as CaseDropped:
            Case(
                dossier: dropped.dossier,
                candidate: dropped.candidate,
                attempt: dropped.attempt,
                stage: .dropped,
                name: state?.name
            )
        default: state
        }
    }

    public static func follow(_ event: any Event, from before: Self?, to after: Self, _: Void, at now: Instant)
        -> [any Event]
    { [] }
}

/// How often a request came back.
public struct Returns: Aggregate {
    public var count: Int
    public static let kind = "returns"
    public static let events: [any Event.Type] = [ReturnCounted.self]
    public static func evolve(_ state: Returns?, _ event: any Event) -> Returns? {
        event is ReturnCounted ? Returns(count: (state?.count ?? 0) + 1) : state
    }

    public static func follow(_ event: any Event, from before: Self?, to after: Self, _: Void, at now: Instant)
        -> [any Event]
    { [] }
}

/// A panel's bench, which must be open before cases are taken up.
public struct Bench: Aggregate {
    public var panel: PanelID
    public static let kind = "bench"
    public static let events: [any Event.Type] = [BenchOpened.self]
    public static func evolve(_ state: Bench?, _ event: any Event) -> Bench? {
        (event as? BenchOpened).map { Bench(panel: $0.panel) } ?? state
    }

    public static func follow(_ event: any Event, from before: Self?, to after: Self, _: Void, at now: Instant)
        -> [any Event]
    { [] }
}
