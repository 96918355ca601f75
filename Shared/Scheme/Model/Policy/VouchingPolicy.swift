public import Contracts

/// Who vouches for an act: the program that sends it, or the person with a signature (``ActSignature``).
public struct VouchingPolicy: Sendable, Equatable {
    /// What a service demands before it decides on an act.
    public enum Demand: String, Sendable, CaseIterable {
        /// The word of the sending program that it has authenticated who acts.
        case word
        /// A signature by a key that is registered for who acts, in the role and branch in which they act.
        case signature
    }

    /// The acts for which a branch chooses, by kind.
    public enum Act: String, Sendable, CaseIterable {
        /// Ballots and proxies, and the votes that who presides presents.
        case ballots
        /// The signatures under minutes.
        case minutes
        /// The decisions on appeals.
        case appeals
        /// The decisions on accreditations.
        case accreditations
        /// The registration and revocation of persons' keys, once keys for that role were ever registered in the branch.
        case keys

        /// The commands of that kind.
        public var commands: [any Command.Type] {
            switch self {
            case .ballots:
                [
                    CastBallot.self, GiveProxy.self, AskForSupplement.self, ExcludeCandidate.self, RescindDecision.self,
                ]
            case .minutes: [SignMinutes.self]
            case .appeals: [RefuseAppeal.self, DecideAppeal.self]
            case .accreditations:
                [
                    AccreditEvaluator.self, DecideAccreditation.self, IssueAccreditationLetter.self, DecideRenewal.self,
                    SuspendAccreditation.self, LiftSuspension.self, DecideRemoval.self, DecideRemovalReview.self,
                ]
            case .keys: [RegisterPersonKey.self, RevokePersonKey.self]
            }
        }

        /// Of what kind a command is; `nil` for all others.
        public init?(_ type: MessageType) {
            guard let act = Self.byType[type] else { return nil }
            self = act
        }

        private static let byType = Dictionary(
            uniqueKeysWithValues: allCases.flatMap { act in act.commands.map { ($0.type, act) } }
        )
    }

    /// What is demanded for ballots and the like.
    public var ballots: Demand = .word
    /// What is demanded for the signatures under minutes.
    public var minutes: Demand = .word
    /// What is demanded for the decisions on appeals.
    public var appeals: Demand = .word
    /// What is demanded for the decisions on accreditations.
    public var accreditations: Demand = .word
    /// What is demanded for the registration and revocation of keys.
    public var keys: Demand = .word
    /// The name of the site in whose passkeys the branch's people sign, as `portail.branche.example`; `nil` where key files
    /// only are registered.
    public var passkeySite: String?
    /// For how many days after it was made a signature is taken.
    public var signatureDays = 7

    /// What is demanded for a kind of act.
    public func demand(for act: Act) -> Demand {
        switch act {
        case .ballots: ballots
        case .minutes: minutes
        case .appeals: appeals
        case .accreditations: accreditations
        case .keys: keys
        }
    }

    /// Whether any act of the branch has to be signed.
    public var demandsSignatures: Bool { Act.allCases.contains { demand(for: $0) == .signature } }

    /// The defaults.
    public init() {}
}
