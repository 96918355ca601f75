/// What was found of a certificate in one respect: a code and facts, in no language.
public struct Finding: Sendable, Equatable, Encodable {
    /// In which respect.
    public let aspect: Aspect
    /// What that means for the certificate.
    public let weight: Weight
    /// What it is, as `altered`.
    public let code: String
    /// The facts behind it, by name.
    public let facts: [String: String]

    /// In what respects a certificate is looked at, in this order.
    public enum Aspect: String, Sendable, Encodable, CaseIterable {
        /// The text that was signed.
        case document
        /// Both signatures.
        case signatures
        /// The mandates that they were given under.
        case mandates
        /// Whether it names whoever shows it.
        case holder
        /// Until when it is valid.
        case expiry
        /// How it stands in the register.
        case register
    }

    /// What a finding means for the certificate.
    public enum Weight: String, Sendable, Encodable {
        /// As it must be.
        case holds
        /// The certificate is not valid.
        case fails
        /// It cannot be told from what there is.
        case unknown
        /// It was not looked at, since nobody gave what it takes.
        case notAsked
    }

    init(_ aspect: Aspect, _ weight: Weight, _ code: String, _ facts: [String: String] = [:]) {
        self.aspect = aspect
        self.weight = weight
        self.code = code
        self.facts = facts
    }
}

/// What comes of all findings.
public enum NoteVerdict: String, Sendable, Encodable {
    /// Signed by both, within mandates, not expired, and the register has it so on that day.
    case valid
    /// The same, but the register was not asked: it may have been revoked or replaced since.
    case authentic
    /// Not valid.
    case invalid
    /// It cannot be told.
    case undetermined

    init(_ findings: [Finding]) {
        let weights = findings.map(\.weight)
        if weights.contains(.fails) {
            self = .invalid
        } else if weights.contains(.unknown) {
            self = .undetermined
        } else {
            // What was not looked at is not known to be well.
            self = findings.contains { $0.aspect == .register && $0.weight == .holds } ? .valid : .authentic
        }
    }
}
