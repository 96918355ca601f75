public import Contracts

/// A kind of certificate (*CCS*), as Relation Client: what branches join, and what candidates register for.
public struct CertificateKind: Sendable, Equatable {
    /// Its code, as `relation-client`.
    public let id: CertificateKindID
    /// Its title, in French.
    public let title: String
    /// Whether national reporting is on, for which a registration must also state the candidate's sex.
    public let nationalReporting: Bool
    /// The common tools that every joined branch uses, as validated by the C4S (specification, tools).
    public let tools: [Tool]

    /// One common tool (*outil du CCS*): a document, versioned and validated by the C4S.
    public struct Tool: Sendable, Equatable {
        /// Which document, as `evaluation-booklet`.
        public let id: String
        /// Its title, in French.
        public let title: String
        /// The version as validated.
        public let version: String
        /// The day on which the C4S validated this version.
        public let validatedOn: Day
        /// Whether it is for accredited evaluators and referents only, and never public.
        public let confidential: Bool

        /// A tool.
        public init(id: String, title: String, version: String, validatedOn: Day, confidential: Bool) {
            self.id = id
            self.title = title
            self.version = version
            self.validatedOn = validatedOn
            self.confidential = confidential
        }
    }

    /// A kind of certificate.
    public init(id: CertificateKindID, title: String, nationalReporting: Bool, tools: [Tool]) {
        self.id = id
        self.title = title
        self.nationalReporting = nationalReporting
        self.tools = tools
    }
}
