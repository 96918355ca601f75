/// A registration as it was filled in (*dossier d'inscription*, specification, step 1), whatever state it is in.
///
/// Everything is optional and days are texts, so that a form with gaps or with a 30th of February is readable and is
/// answered with every fault in it. What a checked form says is a `Registration`.
public struct RegistrationForm: Codable, Sendable, Equatable {
    /// The branch's activity that the candidate works in, by its code.
    public var activity: String?
    /// Situation at work.
    public var employment: EmploymentForm?
    /// Where the candidate is to be observed.
    public var company: AssessmentCompanyForm?
    /// The day on which the assessment company agreed in writing, where it is not the employer.
    public var companyAgreedOn: String?
    /// Who trained the candidate for this certificate; nobody when absent.
    public var trainers: [PersonID]?
    /// The organisations that did; none when absent.
    public var trainingProviders: [OrganisationID]?
    /// When those trainings ended; unknown where absent.
    public var trainingEnds: TrainingEndsForm?
    /// Whether the candidate is in contact with customers; how is said in the personal group.
    public var meetsCustomers: Bool?
    /// The day on which the candidate acknowledged the data protection notice.
    public var noticeAcknowledgedOn: String?

    /// A form as far as it is filled in.
    public init(
        activity: String? = nil,
        employment: EmploymentForm? = nil,
        company: AssessmentCompanyForm? = nil,
        companyAgreedOn: String? = nil,
        trainers: [PersonID]? = nil,
        trainingProviders: [OrganisationID]? = nil,
        trainingEnds: TrainingEndsForm? = nil,
        meetsCustomers: Bool? = nil,
        noticeAcknowledgedOn: String? = nil
    ) {
        self.activity = activity
        self.employment = employment
        self.company = company
        self.companyAgreedOn = companyAgreedOn
        self.trainers = trainers
        self.trainingProviders = trainingProviders
        self.trainingEnds = trainingEnds
        self.meetsCustomers = meetsCustomers
        self.noticeAcknowledgedOn = noticeAcknowledgedOn
    }
}

/// When trainings ended, as it was filled in: days of some of the trainers and organisations that are named beside it.
public struct TrainingEndsForm: Codable, Sendable, Equatable {
    /// The last day of each of these trainers, `YYYY-MM-DD`.
    public var trainers: [PersonID: String]?
    /// The last day of each of these organisations, `YYYY-MM-DD`.
    public var providers: [OrganisationID: String]?

    /// Last days as far as they are filled in.
    public init(trainers: [PersonID: String]? = nil, providers: [OrganisationID: String]? = nil) {
        self.trainers = trainers
        self.providers = providers
    }
}

/// A situation at work as it was filled in.
public struct EmploymentForm: Codable, Sendable, Equatable {
    /// One of `Employment.Status`.
    public var status: String?
    /// The employer's SIRET, 14 digits; spaces are allowed.
    public var employerSiret: String?
    /// The department that the candidate works in, by its code in the employer's list.
    public var department: String?
    /// Since when, `YYYY-MM-DD`.
    public var since: String?
    /// Those who manage the candidate at work, the nearest first; nobody is known when absent.
    public var managers: [PersonID]?

    /// A situation at work as far as it is filled in.
    public init(
        status: String? = nil,
        employerSiret: String? = nil,
        department: String? = nil,
        since: String? = nil,
        managers: [PersonID]? = nil
    ) {
        self.status = status
        self.employerSiret = employerSiret
        self.department = department
        self.since = since
        self.managers = managers
    }
}

/// An assessment company as it was filled in.
public struct AssessmentCompanyForm: Codable, Sendable, Equatable {
    /// SIRET, 14 digits; spaces are allowed.
    public var siret: String?
    /// The department that the candidate is observed in, by its code in the company's list.
    public var department: String?
    /// The company's list of departments, by code.
    public var departments: [String]?
    /// Since when it is the assessment company, `YYYY-MM-DD`.
    public var since: String?
    /// The establishment's postal code, 5 digits; asked for where the branch sends files to its panels by department.
    public var postalCode: String?

    /// An assessment company as far as it is filled in.
    public init(
        siret: String? = nil,
        department: String? = nil,
        departments: [String]? = nil,
        since: String? = nil,
        postalCode: String? = nil
    ) {
        self.siret = siret
        self.department = department
        self.departments = departments
        self.since = since
        self.postalCode = postalCode
    }
}

/// What is personal in a form, and all of its free text.
public struct RegistrationFormPersonal: Codable, Sendable, Equatable {
    /// Who the candidate is.
    public var identity: IdentityForm?
    /// How the candidate is reached.
    public var contact: ContactForm?
    /// `female` or `male`; asked only where national reporting is on for the kind of certificate.
    public var sex: String?
    /// The candidate's job.
    public var jobTitle: String?
    /// How the candidate is in contact with customers.
    public var customerContact: String?
    /// What the candidate needs in the situation because of a disability, never why.
    public var arrangements: String?

    /// What is personal, as far as it is filled in.
    public init(
        identity: IdentityForm? = nil,
        contact: ContactForm? = nil,
        sex: String? = nil,
        jobTitle: String? = nil,
        customerContact: String? = nil,
        arrangements: String? = nil
    ) {
        self.identity = identity
        self.contact = contact
        self.sex = sex
        self.jobTitle = jobTitle
        self.customerContact = customerContact
        self.arrangements = arrangements
    }
}

/// An identity as it was filled in.
public struct IdentityForm: Codable, Sendable, Equatable {
    /// *Nom de naissance*.
    public var birthName: String?
    /// *Nom d'usage*, where it differs.
    public var usageName: String?
    /// All first names, in order.
    public var firstNames: String?
    /// Day of birth, `YYYY-MM-DD`.
    public var birthDate: String?
    /// Place of birth, or the country for those born abroad.
    public var birthPlace: String?

    /// An identity as far as it is filled in.
    public init(
        birthName: String? = nil,
        usageName: String? = nil,
        firstNames: String? = nil,
        birthDate: String? = nil,
        birthPlace: String? = nil
    ) {
        self.birthName = birthName
        self.usageName = usageName
        self.firstNames = firstNames
        self.birthDate = birthDate
        self.birthPlace = birthPlace
    }
}

/// A contact as it was filled in.
public struct ContactForm: Codable, Sendable, Equatable {
    /// Electronic mail address.
    public var email: String?
    /// Telephone, where given.
    public var phone: String?
    /// Postal address, where given.
    public var address: String?

    /// A contact as far as it is filled in.
    public init(email: String? = nil, phone: String? = nil, address: String? = nil) {
        self.email = email
        self.phone = phone
        self.address = address
    }
}
