public import JSONCoding

/// The kind of a mandate's identifier; never instantiated.
public enum SigningMandateKind {}

/// The kind of the identifier of an act, as a minuted appointment; never instantiated.
public enum SigningActKind {}

/// A mandate to sign (*mandat*).
public typealias SigningMandateID = Identifier<SigningMandateKind>

/// The act that appoints or delegates, by its reference, as `CPNE-2026-04`.
public typealias SigningActID = Identifier<SigningActKind>

/// For whom a signatory signs (specification, step 6); `branch:p2st` or `committee` on the wire.
public enum SigningCapacity: Hashable, Sendable, WrittenAsText {
    /// As the competent authority of a branch.
    case branch(BranchID)
    /// As president of the GPS, on behalf of the C4S.
    case committee

    public var description: String {
        switch self {
        case .branch(let branch): "branch:\(branch.value)"
        case .committee: "committee"
        }
    }

    /// Reads `branch:<code>` or `committee`; `nil` for anything else.
    public init?(_ text: String) {
        if text == "committee" {
            self = .committee
            return
        }
        guard text.hasPrefix("branch:"), let branch = BranchID(String(text.dropFirst(7))) else { return nil }
        self = .branch(branch)
    }

    public static var spelling: String { "a capacity is written branch:<code> or committee" }
}

/// A delegation of signature (*délégation de signature*): whoever has it signs for somebody else, and is shown to. It
/// rests on a mandate of who delegates, and ends with it.
public struct SigningDelegation: Codable, Sendable, Hashable {
    /// Who delegates.
    public var delegator: PersonID
    /// The delegator's own mandate.
    public var mandate: SigningMandateID
    /// The act that delegates.
    public var act: SigningActID
}

/// A mandate to sign certificates: for whom, how long, by which act, with which key.
public struct SigningMandate: Codable, Sendable, Equatable {
    /// Which one.
    public var id: SigningMandateID
    /// For whom the signatory signs.
    public var capacity: SigningCapacity
    /// The Ed25519 public key, 32 bytes in base64.
    public var publicKey: String
    /// The first day on which the signatory may sign.
    public var from: Day
    /// The last day on which the signatory may sign; without end when absent.
    public var until: Day? = nil
    /// The act that appoints.
    public var act: SigningActID
    /// The delegation that the mandate rests on; absent when the signatory holds the office.
    public var delegation: SigningDelegation? = nil
}
