public import Contracts

/// A designated observer who does not observe, or not any more.
public struct DeclinedObserver: Codable, Sendable, Equatable {
    /// Who.
    public var observer: PersonID
    /// Why.
    public var cause: ObserverLoss
}

extension Attempt {
    /// Whether that observer has declined, or was replaced after they had declined over a tie.
    func hasDeclined(_ observer: PersonID) -> DeclinedObserver? { declined?.first { $0.observer == observer } }

    /// Whether one of those who are designated has declined, so that somebody else is to be.
    var awaitsReplacement: Bool { designation?.observers.contains { hasDeclined($0) != nil } ?? false }

    mutating func apply(_ event: ObserverDeclined) {
        declined =
            (declined ?? []).filter { $0.observer != event.observer } + [
                DeclinedObserver(observer: event.observer, cause: event.cause)
            ]
    }

    /// Whoever was ill, or had no time, may be designated again later; a tie stays.
    mutating func forgetDeclined(_ replaced: [PersonID]) {
        declined?.removeAll { replaced.contains($0.observer) && !$0.cause.isForGood }
    }
}

extension ObserverLoss {
    /// Whether somebody who declined over it is not designated again.
    var isForGood: Bool {
        switch self {
        case .tie, .death: true
        case .refusal, .illness: false
        }
    }
}
