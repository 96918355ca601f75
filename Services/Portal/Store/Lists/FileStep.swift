/// Where a file stands, as a list shows it.
public enum FileStep: String, Sendable, CaseIterable {
    /// Somebody has prepared the registration; the candidate is to confirm it.
    case prepared
    /// The officer is to check the registration.
    case registered
    /// Observers are to be designated.
    case designation
    /// The observers declare that they have no tie, agree on a day and observe.
    case observation
    /// The booklet is filled in, and both are to sign it.
    case signature
    /// The booklet is with the jury.
    case jury
    /// The file is on a session's agenda.
    case session
    /// The jury has examined it; its minutes are to be signed.
    case examined
    /// The certificate is awarded, and is being made out.
    case awarded
    /// The certificate is issued.
    case issued
    /// Not awarded: what is missing can be assessed again.
    case returned
    case refused, lapsed, withdrawn, deceased, excluded, revoked

    /// How far on it is, where two things were told of the same moment.
    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// Whether nobody has anything more to do.
    public var isOver: Bool {
        switch self {
        case .issued, .refused, .lapsed, .withdrawn, .deceased, .excluded, .revoked: true
        default: false
        }
    }
}
