public import Contracts

/// A certificate (*CCS délivré*), from its preparation on. One is made for a decision, and for no other.
///
/// It holds what a later decision needs: the signatures themselves, and all that is personal, stand in the journal.
public struct Certificate: Codable, Sendable, Equatable {
    /// The kind of its streams.
    public static let kind = "certificate"

    /// What it says, and what is signed.
    public internal(set) var content: CertificateContent
    /// The file.
    public internal(set) var dossier: DossierID
    /// Its number as taken out of the national series.
    public internal(set) var taken: TakenNumber
    /// Who has signed, for whom.
    public internal(set) var signed: [SignedBy]
    /// Where it stands.
    public internal(set) var stage: Stage

    /// Where a certificate stands.
    public enum Stage: Codable, Sendable, Equatable {
        /// Made out; a signature is missing, or both are.
        case prepared
        /// Signed by both, and issued.
        case issued(at: Instant)
        /// Issued, but the jury has taken the decision back: the branch authority must revoke it.
        case revocationDemanded(session: SessionID, rescindedOn: Day)
        /// No longer valid, for good.
        case revoked(on: Day)
        /// Never issued, because the jury took the decision back first.
        case voided
    }

    /// The certificate of a decision: it bears the decision's identifier.
    public static func id(for decision: DecisionID) -> CertificateID? { CertificateID(decision.value) }
}

/// That somebody has signed, and for whom.
public struct SignedBy: Codable, Sendable, Hashable {
    /// Who signed.
    public internal(set) var signatory: PersonID
    /// For whom.
    public internal(set) var capacity: SigningCapacity
}

extension Certificate {
    /// What a third party is told of a certificate whose number and check code they have.
    public enum Standing: String, Sendable, CaseIterable { case valid, expired, revoked }

    /// What to tell somebody who has a check code of that digest; `nil` for a certificate that is not theirs to know
    /// of: never issued, or another code. A certificate is valid until it expires or is revoked.
    ///
    /// - Parameter digest: SHA-256, hexadecimal, over `CheckCode.digestInput(number:)`.
    public func standing(checkCodeDigest digest: String, on day: Day) -> Standing? {
        guard digest == content.checkCodeDigest else { return nil }
        switch stage {
        case .issued, .revocationDemanded:
            return content.expiresOn.map { day < $0 } ?? true ? .valid : .expired
        case .revoked: return .revoked
        case .prepared, .voided: return nil
        }
    }
}
