public import Contracts
import Scheme

/// The candidate cannot give up what the jury has decided.
///
/// - Parameter certificate: the one that holds `Certificate.standingCertificate(of:)` for the file.
public func decide(_ command: WithdrawCandidate, on certificate: Certificate?) -> Decision {
    isDecided(command.dossier, certificate)
}
