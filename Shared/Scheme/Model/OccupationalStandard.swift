public import Contracts

/// An occupational standard (*référentiel d'activités*): what people who do this work do, from which the assessment
/// standard is derived (specification, description of the CCS).
public struct OccupationalStandard: Sendable, Equatable {
    /// Which one.
    public let id: StandardID
    /// The kind of certificate that it is for.
    public let certificateKind: CertificateKindID
    /// Its title, in French.
    public let title: String
    /// The version as published.
    public let version: String
    /// The first day on which it holds.
    public let inForceFrom: Day
    /// Whether the wording is the official one. When it is not, whatever shows it says so.
    public let official: Bool
    /// The activities of the work, in order.
    public let activities: [Activity]

    /// One activity of the work that is described.
    public struct Activity: Sendable, Equatable {
        /// Unique within the standard.
        public let code: String
        /// What is done, in French.
        public let title: String

        /// An activity.
        public init(code: String, title: String) {
            self.code = code
            self.title = title
        }
    }

    /// An occupational standard.
    public init(
        id: StandardID,
        certificateKind: CertificateKindID,
        title: String,
        version: String,
        inForceFrom: Day,
        official: Bool,
        activities: [Activity]
    ) {
        self.id = id
        self.certificateKind = certificateKind
        self.title = title
        self.version = version
        self.inForceFrom = inForceFrom
        self.official = official
        self.activities = activities
    }
}
