/// What did the jury decide on this file? Asked for the person whose file it is, or for the company of that attempt
/// (specification, step 6). No vote of a member is told, and nothing of any other file.
public struct ReadExtract: Question {
    public static let name = "jury.read-extract"
    /// The file.
    public var dossier: DossierID
    /// Who is to read it.
    public var reader: ExtractReader

    /// What comes back.
    public struct Reply: Codable, Sendable, Equatable {
        /// The extract; absent where this panel knows no decision on the file that stands.
        public var extract: MinutesExtract?
    }
}

/// Who reads an extract.
public enum ExtractReader: String, Codable, Sendable, CaseIterable {
    /// The candidate, who alone reads the recommendations.
    case candidate
    /// The company in which the candidate was assessed.
    case company
}

/// What the minutes say of one file (*extrait du procès-verbal*).
public struct MinutesExtract: Codable, Sendable, Equatable {
    /// The decision.
    public var decision: DecisionID
    /// Whether the certificate is awarded.
    public var awarded: Bool
    /// Whether an appeal was upheld and a later session is to examine the file again; until then the decision stands.
    public var isReexamined: Bool
    /// The file.
    public var dossier: DossierID
    /// Its number in its branch and year.
    public var number: String
    /// The attempt that was decided.
    public var attempt: Int
    /// The candidate.
    public var candidate: PersonID
    /// The candidate's name; absent once erased.
    public var name: HolderName?
    /// The branch.
    public var branch: BranchID
    /// The kind of certificate.
    public var certificateKind: CertificateKindID
    /// The standard that it was assessed on.
    public var standard: StandardID
    /// The panel.
    public var panel: PanelID
    /// The session.
    public var session: SessionID
    /// The session's day.
    public var decidedOn: Day
    /// The day on which it was notified: an appeal counts from it.
    public var notifiedOn: Day
    /// Told by earlier programs only: with one voter a college it would say who voted how.
    public var voters: ByCollege<Int>? = nil
    /// What was decided on each element under assessment, in the order of the file.
    public var elements: [ElementFinding]
    /// What was acquired at an earlier attempt.
    public var carried: [Carried]

    /// What was decided on one element.
    public struct ElementFinding: Codable, Sendable, Equatable {
        /// The element.
        public var element: ElementCode
        /// Whether it is acquired.
        public var acquired: Bool
        /// Told by earlier programs only, as `voters`.
        public var votes: ByCollege<VoteCount>? = nil
        /// Told by earlier programs only: the vote of who presides decides nothing alone.
        public var byCastingVote: Bool? = nil
        /// Whether the jury departs from the booklet.
        public var overturned: Bool
        /// Why it does; absent where it does not, and once erased.
        public var reason: String?
        /// What the jury advises; for the candidate only.
        public var recommendation: String?
    }

    /// An element that was acquired at an earlier attempt.
    public struct Carried: Codable, Sendable, Equatable {
        /// The element.
        public var element: ElementCode
        /// The day of the session that held it acquired.
        public var acquiredOn: Day
    }
}
