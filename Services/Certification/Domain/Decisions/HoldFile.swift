public import Contracts
import Scheme

/// Nothing is put on hold that the jury has decided: whatever comes to light after that is for a session, which
/// rescinds (specification, section 5).
///
/// - Parameter certificate: the one that holds `Certificate.standingCertificate(of:)` for the file.
public func decide(_ command: HoldFile, on certificate: Certificate?) -> Decision {
    isDecided(command.dossier, certificate)
}
