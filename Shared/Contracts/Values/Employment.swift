/// The candidate's situation at work when the file is registered (specification, step 1).
///
/// The job title is free text and therefore in the `personal` group of what carries this.
public struct Employment: Codable, Sendable, Equatable {
    /// What the candidate is.
    public enum Status: String, Codable, Sendable, CaseIterable {
        case employee, temporaryWorker, umbrellaCompany, selfEmployed, jobseeker
    }

    /// What the candidate is.
    public var status: Status
    /// The employer's SIRET, 14 digits; absent for self-employed persons (theirs is personal) and jobseekers.
    public var employerSiret: String?
    /// The department (*service*) that the candidate works in, by its code in the company's list.
    public var department: String?
    /// Since when this is so.
    public var since: Day

    /// An employment as stated.
    public init(status: Status, employerSiret: String? = nil, department: String? = nil, since: Day) {
        self.status = status
        self.employerSiret = employerSiret
        self.department = department
        self.since = since
    }
}

/// Where the customer situation takes place: the employer, the user company of a temporary worker, the host company
/// of a self-employed person or a jobseeker (specification, step 1).
public struct AssessmentCompany: Codable, Sendable, Equatable {
    /// SIRET, 14 digits.
    public var siret: String
    /// The department that the candidate is observed in, by its code in the company's list.
    public var department: String
    /// The company's list of departments.
    public var departments: [String]
    /// Since when it is the assessment company of this file.
    public var since: Day

    /// A company as stated.
    public init(siret: String, department: String, departments: [String], since: Day) {
        self.siret = siret
        self.department = department
        self.departments = departments
        self.since = since
    }

    /// The legal person behind the establishment: the first nine digits.
    public var siren: String { String(siret.prefix(9)) }
}
