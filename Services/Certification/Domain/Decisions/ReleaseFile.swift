public import Contracts
import Scheme

/// A file that is decided is not on hold.
///
/// - Parameter certificate: the one that holds `Certificate.standingCertificate(of:)` for the file.
public func decide(_ command: ReleaseFile, on certificate: Certificate?) -> Decision {
    isDecided(command.dossier, certificate)
}
