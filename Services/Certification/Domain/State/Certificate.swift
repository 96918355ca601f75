public import Contracts

/// A certificate (*CCS délivré*), from its preparation on. One is made for a decision, and for no other; where civil
/// status changes or there was a slip, a further edition of it replaces the former one.
///
/// It holds what a later decision needs: the signatures themselves, and all that is personal, stand in the journal.
public struct Certificate: Codable, Sendable, Equatable {
    /// The kind of its streams.
    public static let kind = "certificate"

    /// The file.
    public internal(set) var dossier: DossierID
    /// The document as it was first made out.
    public internal(set) var first: Edition
    /// Those that were made out to replace it, in order; one whose decision was taken back first is never issued.
    public internal(set) var replacements: [Edition]
    /// Where it stands.
    public internal(set) var stage: Stage
    /// What somebody is expected to do.
    public internal(set) var awaited: Awaited?
    /// When the holder is still to be asked, should they take part in the survey.
    public internal(set) var surveyRounds: [SurveyRound]
    /// Whether the holder takes part in the follow-up survey: only once they have declared it.
    public internal(set) var takesPartInSurvey: Bool
    /// The day of the revocation.
    public internal(set) var revokedOn: Day?
    /// The day of the session that took the award back, until it is revoked.
    public internal(set) var suspendedOn: Day?
    /// How many duplicates were issued of the edition that counts.
    public internal(set) var duplicates: Int
    /// Whether the holder has died.
    public internal(set) var holderHasDied: Bool
    /// When the register loses the holder's name; `nil` while the file is kept, and once it has.
    public internal(set) var registerKeptUntil: Instant?
    /// Whether it bears names that had been put right before the award, so that it is to be replaced.
    public internal(set) var replacementIsDue: Bool
    /// Whether all that a restored register had of it was its issue; `nil` where its making is known.
    public internal(set) var isMadeOfItsIssue: Bool?

    /// One document: what it says, and who has signed it.
    public struct Edition: Codable, Sendable, Equatable {
        /// What it says, and what is signed.
        public internal(set) var content: CertificateContent
        /// Its number as taken out of the national series.
        public internal(set) var taken: TakenNumber
        /// Who has signed, for whom.
        public internal(set) var signed: [SignedBy]
        /// When it was issued; absent before.
        public internal(set) var issuedAt: Instant?
    }

    /// Where a certificate stands.
    public enum Stage: String, Codable, Sendable, CaseIterable {
        /// Made out; a signature is missing.
        case prepared
        /// Signed by both, and issued.
        case issued
        /// Issued, but the jury has taken the decision back: suspended, until the branch authority revokes it.
        case revocationDemanded
        /// No longer valid, for good.
        case revoked
        /// Never issued, because the jury took the decision back first.
        case voided
    }

    /// What is waited for, and until when.
    public struct Awaited: Codable, Sendable, Equatable {
        /// What.
        public internal(set) var step: Step
        /// The last day.
        public internal(set) var dueOn: Day
        /// The reminders that are still to come.
        public internal(set) var remindOn: [Day]
        /// Whether it was said that it is overdue.
        public internal(set) var fellDue: Bool

        /// What is waited for.
        public enum Step: String, Codable, Sendable, CaseIterable {
            /// A signature is missing.
            case signature
            /// The certificate is to be sent to the holder.
            case dispatch
            /// The certificate is to be revoked.
            case revocation
        }
    }

    /// The certificate of a decision: it bears the decision's identifier.
    public static func id(for decision: DecisionID) -> CertificateID? { CertificateID(decision.value) }

    /// Every document that was made out, in order.
    public var editions: [Edition] { [first] + replacements }

    /// The document that counts: the last one that was issued, or the one to be issued first.
    public var counting: Edition { replacements.last { $0.issuedAt != nil } ?? first }

    /// What the document that counts says.
    public var content: CertificateContent { counting.content }

    /// The document that waits for signatures.
    public var waiting: Edition? {
        switch stage {
        case .prepared: first
        case .issued: replacements.last { $0.issuedAt == nil }
        case .revocationDemanded, .revoked, .voided: nil
        }
    }
}

/// That somebody has signed, for whom, and by which act: as the certificate shows it.
public typealias SignedBy = ShownSignature
