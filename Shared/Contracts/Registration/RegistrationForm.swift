/// A registration as it was filled in (*dossier d'inscription*, specification, step 1), whatever state it is in.
///
/// Everything is optional and days are texts, so that a form with gaps or with a 30th of February is readable and is
/// answered with every fault in it. What a checked form says is a `Registration`.
public struct RegistrationForm: Codable, Sendable, Equatable {
    /// The branch's activity that the candidate works in, by its code.
    public var activity: String? = nil
    /// Situation at work.
    public var employment: EmploymentForm? = nil
    /// Where the candidate is to be observed.
    public var company: AssessmentCompanyForm? = nil
    /// The day on which the assessment company agreed in writing, where it is not the employer.
    public var companyAgreedOn: String? = nil
    /// Who trained the candidate for this certificate; nobody when absent.
    public var trainers: [PersonID]? = nil
    /// The organisations that did; none when absent.
    public var trainingProviders: [OrganisationID]? = nil
    /// When those trainings ended; unknown where absent.
    public var trainingEnds: TrainingEndsForm? = nil
    /// Whether the candidate is in contact with customers; how is said in the personal group.
    public var meetsCustomers: Bool? = nil
    /// The day on which the candidate acknowledged the data protection notice.
    public var noticeAcknowledgedOn: String? = nil
}

/// When trainings ended, as it was filled in: days of some of the trainers and organisations that are named beside it.
public struct TrainingEndsForm: Codable, Sendable, Equatable {
    /// The last day of each of these trainers, `YYYY-MM-DD`.
    public var trainers: [PersonID: String]? = nil
    /// The last day of each of these organisations, `YYYY-MM-DD`.
    public var providers: [OrganisationID: String]? = nil
}

/// A situation at work as it was filled in.
public struct EmploymentForm: Codable, Sendable, Equatable {
    /// One of `Employment.Status`.
    public var status: String? = nil
    /// The employer's SIRET, 14 digits; spaces are allowed.
    public var employerSiret: String? = nil
    /// The department that the candidate works in, by its code in the employer's list.
    public var department: String? = nil
    /// Since when, `YYYY-MM-DD`.
    public var since: String? = nil
    /// Those who manage the candidate at work, the nearest first; nobody is known when absent.
    public var managers: [PersonID]? = nil
}

/// An assessment company as it was filled in.
public struct AssessmentCompanyForm: Codable, Sendable, Equatable {
    /// SIRET, 14 digits; spaces are allowed.
    public var siret: String? = nil
    /// The department that the candidate is observed in, by its code in the company's list.
    public var department: String? = nil
    /// The company's list of departments, by code.
    public var departments: [String]? = nil
    /// Since when it is the assessment company, `YYYY-MM-DD`.
    public var since: String? = nil
    /// The establishment's postal code, 5 digits; asked for where the branch sends files to its panels by department.
    public var postalCode: String? = nil
}

/// What is personal in a form, and all of its free text.
public struct RegistrationFormPersonal: Codable, Sendable, Equatable {
    /// Who the candidate is.
    public var identity: IdentityForm? = nil
    /// How the candidate is reached.
    public var contact: ContactForm? = nil
    /// `female` or `male`; asked only where national reporting is on for the kind of certificate.
    public var sex: String? = nil
    /// The candidate's job.
    public var jobTitle: String? = nil
    /// How the candidate is in contact with customers.
    public var customerContact: String? = nil
    /// What the candidate needs in the situation because of a disability, never why.
    public var arrangements: String? = nil
}

/// An identity as it was filled in.
public struct IdentityForm: Codable, Sendable, Equatable {
    /// *Nom de naissance*.
    public var birthName: String? = nil
    /// *Nom d'usage*, where it differs.
    public var usageName: String? = nil
    /// All first names, in order.
    public var firstNames: String? = nil
    /// Day of birth, `YYYY-MM-DD`.
    public var birthDate: String? = nil
    /// Place of birth, or the country for those born abroad.
    public var birthPlace: String? = nil
}

/// A contact as it was filled in.
public struct ContactForm: Codable, Sendable, Equatable {
    /// Electronic mail address.
    public var email: String? = nil
    /// Telephone, where given.
    public var phone: String? = nil
    /// Postal address, where given.
    public var address: String? = nil
}
