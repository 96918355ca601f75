/// The principles of the scheme as a branch's policy states them. They are written out in every policy, so that a
/// branch that means less is told so instead of being understood otherwise.
public struct Principles: Sendable, Equatable {
    /// Which part of the domains must be acquired for the certificate.
    public var requiredDomains: RequiredDomains = .all
    /// How many persons observe a candidate directly: the company referent and the external evaluator.
    public var observers = 2
    /// The colleges that a jury is made of.
    public var juryColleges: Set<College> = [.employers, .employees]
    /// Whose signatures a certificate bears.
    public var certificateSignatures: Set<Signatory> = [.branchAuthority, .gpsPresident]

    /// Which part of the domains must be acquired.
    public enum RequiredDomains: Sendable, Equatable {
        /// All of them.
        case all
        /// At least that many; below the floor.
        case atLeast(Int)
    }

    /// A college of a joint jury, as on the wire.
    public enum College: String, Sendable, CaseIterable, Codable {
        case employers, employees
    }

    /// An office that signs certificates, as on the wire.
    public enum Signatory: String, Sendable, CaseIterable, Codable {
        /// The competent authority of the branch.
        case branchAuthority
        /// The president of the GPS, on behalf of the C4S.
        case gpsPresident
    }

    /// The principles of the scheme.
    public init() {}
}
