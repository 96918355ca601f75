public import Contracts

extension Certificate {
    /// The key of the one certificate of a decision.
    public static func certificate(of decision: DecisionID) -> Claim {
        Claim("certificate-of-decision/\(decision.value)")
    }

    /// The key of a file's one certificate that is neither revoked nor voided.
    public static func standingCertificate(of dossier: DossierID) -> Claim {
        Claim("standing-certificate/\(dossier.value)")
    }

    /// The key of a number.
    public static func number(_ number: String) -> Claim { Claim("certificate-number/\(number)") }

    /// The unique keys held: decision and number for ever, the file until it is revoked or voided.
    public var claims: [Claim] {
        let forEver = [Certificate.certificate(of: content.decision), Certificate.number(content.number)]
        switch stage {
        case .prepared, .issued, .revocationDemanded: return forEver + [Certificate.standingCertificate(of: dossier)]
        case .revoked, .voided: return forEver
        }
    }

    /// The number in the national series; it stays taken for ever.
    public var numbers: [TakenNumber] { [taken] }

    /// None.
    public var dueTimes: [DueTime] { [] }

    /// Nobody: what is personal in a certificate stands in its journal only.
    public var persons: Set<PersonID> { [] }
}
