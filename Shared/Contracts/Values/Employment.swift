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
    public var employerSiret: String? = nil
    /// The department (*service*) that the candidate works in, by its code in the company's list.
    public var department: String? = nil
    /// Since when this is so.
    public var since: Day
    /// Those who manage the candidate at work, the nearest first (*ligne hiérarchique*); absent where nobody has said.
    public var managers: [PersonID]? = nil
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
    /// The establishment's postal code, 5 digits; absent where the branch does not ask for it.
    public var postalCode: String? = nil

    /// The French department (*département*) that the establishment is in, as `75`, `2A` or `974`; `nil` where no postal
    /// code is stated.
    public var postalDepartment: String? {
        guard let postalCode, postalCode.utf8.count == 5 else { return nil }
        switch postalCode.prefix(2) {
        // Corsica was one department once: its south has 200 and 201, its north the rest.
        case "20": return ["200", "201"].contains(postalCode.prefix(3)) ? "2A" : "2B"
        case "97", "98": return String(postalCode.prefix(3))
        default: return String(postalCode.prefix(2))
        }
    }

    /// The legal person behind the establishment: the first nine digits.
    public var siren: String { String(siret.prefix(9)) }
}
