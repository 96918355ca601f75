/// Professional experience in one of the branch's activities (specification, section on accreditation).
public struct SectorExperience: Codable, Sendable, Equatable {
    /// The activity, by its code in the branch's list.
    public var activity: String
    /// Since when; absent where it is not filled in.
    public var from: Day?
    /// Until when; absent where it goes on.
    public var until: Day?
    /// Whether it was in a company of the branch: the first selection criterion.
    public var inBranchCompany: Bool
    /// Whether it was in contact with customers: the second one.
    public var withCustomers: Bool
}

/// Experience in assessment, consulting or training in customer relations (specification, sections on evaluators and on
/// accreditation).
public struct CompetenceExperience: Codable, Sendable, Equatable {
    /// In what.
    public enum Field: String, Codable, Sendable, CaseIterable {
        /// The assessment of competences.
        case assessment
        /// Consulting in customer relations.
        case consulting
        /// Training in customer relations.
        case training
    }

    /// In what.
    public var field: Field
    /// Since when; absent where it is not filled in.
    public var from: Day?
    /// Until when; absent where it goes on.
    public var until: Day?
}

/// What is personal in an application for accreditation.
public struct ApplicantPersonal: Codable, Sendable, Equatable {
    /// First name and name.
    public var name: String
    /// Electronic mail address.
    public var email: String
    /// The organisation that they work for, by its name, where there is one.
    public var organisation: String? = nil
    /// Their training path (*parcours de formation*), in their own words.
    public var trainingPath: String
}

/// The history of one person's application to one branch.
public func applicationStream(_ branch: BranchID, _ person: PersonID) -> StreamID {
    StreamID("accreditation-application", "\(branch)/\(person)")
}
