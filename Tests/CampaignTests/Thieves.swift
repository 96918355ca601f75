import Contracts
import Messaging
import Scheme

/// They have the portal's password, and the operator's, and send what a person of the branch is about to do, in that
/// person's name, each before the person does: word for word, but without a signature.
struct Thieves {
    /// What was answered to them, by what they sent and as which user.
    struct Attempt: Hashable {
        var type: MessageType
        var user: String
    }

    private let branch: BranchID
    private var attempts: [MessageID: Attempt] = [:]
    private var tried: Set<MessageID> = []
    private(set) var accepted: Set<Attempt> = []
    private(set) var refused: [Attempt: Set<String>] = [:]

    init(in branch: BranchID) { self.branch = branch }

    /// The same message from each thief, to be delivered before it; none where it was delivered before.
    mutating func before(_ envelope: Envelope) -> [Envelope] {
        guard let act = VouchingPolicy.Act(envelope.type), act != .keys, envelope.actor?.branch == branch,
            tried.insert(envelope.id).inserted
        else { return [] }
        return ["ccs-portal", Routes.operatorUser].compactMap { user in
            guard let id = MessageID("th-\(attempts.count)") else { return nil }
            attempts[id] = Attempt(type: envelope.type, user: user)
            var copy = envelope
            copy.id = id
            copy.user = user
            copy.signature = nil
            return copy
        }
    }

    /// What was answered to them.
    mutating func hear(_ answers: [MessageID: Answer]) {
        for (id, answer) in answers {
            guard let attempt = attempts[id] else { continue }
            switch answer {
            case .accepted: accepted.insert(attempt)
            case .refused(let refusal):
                refused[attempt, default: []].insert(refusal.facts["because"] ?? refusal.code.value)
            case .notYet: continue
            }
        }
    }
}
