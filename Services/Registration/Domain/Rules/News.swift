import Contracts
import Scheme

extension RegistrationFile {
    /// What the news about an attempt is to a file.
    enum News {
        /// The attempt is under way: this is what comes of it.
        case pending
        /// The attempt is over; this is known, or too late.
        case known
        /// The attempt is not known here yet.
        case early
    }

    /// What news about an attempt is to a file, from whichever service.
    static func news(of dossier: DossierID, attempt: Int, decision: DecisionID? = nil, at file: Self?) -> News {
        guard let file else { return .early }
        switch file.stage {
        case .prepared, .registered: return .early
        case .handedOver(let accepted):
            return attempt == accepted.attempt ? .pending : attempt < accepted.attempt ? .known : .early
        case .takenBack(let accepted, let takenBack):
            // The jury decides the same attempt once more, by another decision.
            guard attempt == accepted.attempt else { return attempt < accepted.attempt ? .known : .early }
            return decision == takenBack.decision ? .known : .pending
        case .returned(let accepted, _), .awarded(let accepted, _), .certified(let accepted, _, _):
            return attempt <= accepted.attempt ? .known : .early
        case .ended: return .known
        }
    }
}
