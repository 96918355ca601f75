public import Contracts
import Kernel

/// A letter, from its composing on. There is one for each matter, addressee and kind, and no other.
///
/// What it says, and where it goes, stand in the journal.
public struct Letter: Codable, Sendable, Equatable {
    /// The kind of its streams.
    public static let kind = "letter"

    /// The letter.
    public internal(set) var letter: MailID
    /// What it tells.
    public internal(set) var tells: LetterKind
    /// Whom it is for.
    public internal(set) var addressee: Actor
    /// The branch that writes.
    public internal(set) var branch: BranchID
    /// The file, where it is about one.
    public internal(set) var dossier: DossierID?
    /// Whom the personal part is about.
    public internal(set) var subject: PersonID
    /// The decision that it tells, where it tells one.
    public internal(set) var decision: DecisionID?
    /// How it is sent.
    public internal(set) var means: DispatchMeans
    /// Where it stands.
    public internal(set) var stage: Stage
    /// Since when it stands there; of one that waits, when it is to be handed over.
    public internal(set) var at: Instant
    /// Which edition: 1, and one more each time that somebody has it sent again.
    public internal(set) var edition: Int
    /// How often it was handed over, or begun to be.
    public internal(set) var number: Int
    /// Who hands it over now.
    public internal(set) var sender: String?
    /// How often nobody knows what became of a handing over.
    public internal(set) var inDoubt: Int
    /// When it was first handed over without success, since it waits.
    public internal(set) var failingSince: Instant?
    /// Whether it is not to be sent any more.
    public internal(set) var isWithdrawn: Bool

    /// Where a letter stands.
    public enum Stage: String, Codable, Sendable, CaseIterable {
        /// It is to be handed over.
        case waiting
        /// It waits for an officer.
        case held
        /// It is being handed over.
        case sending
        /// It was sent.
        case sent
        /// It cannot be sent where it should go.
        case refused
        /// It came back.
        case returned
    }

    /// The letter about that matter, of that kind, to that addressee: the same three always make the same identifier.
    ///
    /// - Parameter matter: what it is about, as a decision or a file, and which time.
    public static func id(_ tells: LetterKind, _ matter: String, to addressee: Actor) -> MailID {
        let digest = Digest(of: "letter \(tells.rawValue) \(matter) \(addressee.role.rawValue) \(addressee.id)")
        // A digest is hexadecimal; should it not be, the identifier is still well formed.
        return MailID("M-" + digest.hexadecimal.prefix(32)) ?? "M-none"
    }

    /// Whether it may still go out.
    public var isOpen: Bool { !isWithdrawn && stage != .sent }

    /// Whether somebody's hands send it, and not the postman.
    public var isByHand: Bool { means != .electronicMail }
}
