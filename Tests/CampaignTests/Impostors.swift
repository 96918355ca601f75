import Contracts
import Messaging
import Scheme

/// They send what an officer, an authority, a member or the committee sends, in the same name, as the other branch and as
/// of no branch; and what somebody does for themselves, as somebody else. Each before the one who may.
struct Impostors {
    /// A command, as one of the services takes it.
    struct Heard: Hashable, CustomStringConvertible {
        var service: String
        var type: MessageType
        var description: String { "\(type) to \(service)" }
    }

    /// The offices of the scheme, each held in a branch or, the committee's, in none.
    static let offices: Set<Actor.Role> = [.officer, .authority, .juryMember, .committee]

    /// The commands of an office that every impostor was refused for who they are, and the one who may was not.
    private(set) var kept: Set<Heard> = []
    /// Where an impostor was let in, or was sent away for another reason where the one who may was let in.
    private(set) var letIn: [String] = []

    private struct Attempt {
        var id: MessageID
        var actor: Actor
        /// What the impostor must be told; `nil` for any refusal.
        var expected: RefusalCode?
    }

    private let branches: [BranchID]
    private let isControl: Bool
    private var attempts: [MessageID: (heard: Heard, actor: Actor, attempts: [Attempt])] = [:]
    private var answers: [MessageID: Answer] = [:]

    /// In a control they are no impostors, but those who may.
    init(_ scheme: Scheme, isControl: Bool = false) {
        branches = scheme.branches.map(\.id)
        self.isControl = isControl
    }

    /// The same message from each impostor, to be delivered before it; none where it was delivered before.
    mutating func before(_ envelope: Envelope, to store: String) -> [Envelope] {
        guard let actor = envelope.actor, attempts[envelope.id] == nil else { return [] }
        let made = impostors(of: actor).enumerated().compactMap { place, impostor -> Attempt? in
            let (actor, expected) = impostor
            return MessageID("im-\(attempts.count)-\(place)").map { Attempt(id: $0, actor: actor, expected: expected) }
        }
        let service = String(store.prefix { $0 != "." })
        attempts[envelope.id] = (Heard(service: service, type: envelope.type), actor, made)
        return made.map { attempt in
            var copy = envelope
            copy.id = attempt.id
            copy.actor = attempt.actor
            return copy
        }
    }

    private func impostors(of actor: Actor) -> [(Actor, RefusalCode?)] {
        if isControl { return [(actor, "actorMayNot")] }
        guard Self.offices.contains(actor.role) else { return [(Actor(actor.role, "P-nobody"), nil)] }
        let others = branches.filter { $0 != actor.branch }.map { Actor(actor.role, actor.id, of: $0) }
        let nowhere = actor.branch == nil ? [] : [Actor(actor.role, actor.id)]
        return (others + nowhere).map { ($0, "actorMayNot") } + [(Actor(.company, actor.id), nil)]
    }

    /// What was answered: to the one who may, and to the impostors before them.
    mutating func hear(_ more: [MessageID: Answer]) {
        answers.merge(more) { _, new in new }
        for (id, answer) in more {
            guard let (heard, actor, made) = attempts[id] else { continue }
            let wrong = made.filter { !isRefused($0) }
            switch answer {
            case .accepted:
                letIn += wrong.map { "\(heard) of \(actor), as \($0.actor): \(told($0))" }
            case .refused(let refusal):
                letIn += wrong.filter { told($0).hasPrefix("accepted") }.map { "\(heard) of \(actor), as \($0.actor)" }
                if refusal.says("actorMayNot") { continue }
            case .notYet: continue
            }
            if wrong.isEmpty, Self.offices.contains(actor.role) { kept.insert(heard) }
        }
    }

    private func isRefused(_ attempt: Attempt) -> Bool {
        guard case .refused(let refusal) = answers[attempt.id] else { return false }
        return attempt.expected.map { refusal.says($0) } ?? true
    }

    private func told(_ attempt: Attempt) -> String { answers[attempt.id].map { "\($0)" } ?? "no answer" }
}

extension Refusal {
    /// It says no by that code: itself, or about each part of what was asked.
    fileprivate func says(_ code: RefusalCode) -> Bool {
        self.code == code || (!faults.isEmpty && faults.allSatisfy { $0.code == code.value })
    }
}
