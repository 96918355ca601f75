import Contracts

/// Where the candidate works and where the candidate is observed, checked.
struct Workplace: Equatable {
    var employment: Employment
    var company: AssessmentCompany
    var companyAgreedOn: Day?
}

extension Employment.Status {
    /// Whether somebody employs the person: then there is a SIRET and a job.
    var hasEmployer: Bool {
        switch self {
        case .employee, .temporaryWorker, .umbrellaCompany: true
        case .selfEmployed, .jobseeker: false
        }
    }
}

extension FormCheck {
    /// Situation at work and assessment company, each in itself and one against the other (specification, step 1):
    /// an employee is observed in the employer's company, a temporary worker in the user company, the others in a
    /// host company; a company that is not the employer has agreed in writing.
    ///
    /// - Parameters:
    ///   - prefix: what the paths of the faults begin with, as `form.`.
    ///   - agreementIsKnown: whether the company agreed to an earlier statement that still stands.
    mutating func workplace(
        _ employmentForm: EmploymentForm?,
        _ companyForm: AssessmentCompanyForm?,
        agreedOn: String?,
        prefix: String,
        agreementIsKnown: Bool = false
    ) -> Workplace? {
        let employment = employment(employmentForm, "\(prefix)employment")
        let company = company(companyForm, "\(prefix)company")
        let status = employmentForm?.status.flatMap(Employment.Status.init)
        var agreed: Day?
        switch status {
        case .employee?:
            absent(agreedOn, "\(prefix)companyAgreedOn", because: "absent: the assessment company is the employer")
        case nil where agreedOn == nil:
            break
        case .some where agreementIsKnown && agreedOn == nil:
            break
        default:
            agreed = pastDay(agreedOn, "\(prefix)companyAgreedOn")
        }
        guard let employment, let company else { return nil }
        compare(employment, company, prefix)
        return Workplace(employment: employment, company: company, companyAgreedOn: agreed)
    }

    /// Nobody stands in their own line of management.
    mutating func managersAreOthers(_ form: EmploymentForm?, than candidate: PersonID, _ path: String) {
        if form?.managers?.contains(candidate) == true {
            fault("\(path).managers", "isTheCandidate", expected: "persons other than the candidate")
        }
    }

    private mutating func employment(_ form: EmploymentForm?, _ path: String) -> Employment? {
        guard let form else {
            fault(path, "missing", expected: "the situation at work")
            return nil
        }
        let since = pastDay(form.since, "\(path).since")
        let managers = list(form.managers, "\(path).managers", upTo: 20)
        guard let stated = form.status, !stated.isEmpty else {
            fault("\(path).status", "missing", expected: FormCheck.statuses)
            return nil
        }
        guard let status = Employment.Status(rawValue: stated) else {
            fault("\(path).status", "unknown", expected: FormCheck.statuses)
            return nil
        }
        var employer: String?
        var department: String?
        if status.hasEmployer {
            employer = siret(form.employerSiret, "\(path).employerSiret")
            // An evaluator from the same company must be from another department: an employee's has to be known.
            department =
                status == .employee
                ? code(form.department, "\(path).department") : optionalCode(form.department, "\(path).department")
            guard employer != nil, status != .employee || department != nil else { return nil }
        } else {
            absent(form.employerSiret, "\(path).employerSiret", because: "absent: there is no employer")
            absent(form.department, "\(path).department", because: "absent: there is no employer")
        }
        guard let since else { return nil }
        return Employment(
            status: status,
            employerSiret: employer,
            department: department,
            since: since,
            managers: form.managers == nil ? nil : managers
        )
    }

    private mutating func company(_ form: AssessmentCompanyForm?, _ path: String) -> AssessmentCompany? {
        guard let form else {
            fault(path, "missing", expected: "the company in which the candidate is to be observed")
            return nil
        }
        let siret = siret(form.siret, "\(path).siret")
        let since = pastDay(form.since, "\(path).since")
        let department = code(form.department, "\(path).department")
        let departments = departments(form.departments, "\(path).departments")
        let postalCode = postalCode(form.postalCode, "\(path).postalCode")
        if let department, let departments, !departments.contains(department) {
            fault("\(path).department", "notListed", expected: "one of the company's list of departments")
            return nil
        }
        guard let siret, let since, let department, let departments else { return nil }
        return AssessmentCompany(
            siret: siret,
            department: department,
            departments: departments,
            since: since,
            postalCode: postalCode
        )
    }

    private mutating func departments(_ values: [String]?, _ path: String) -> [String]? {
        guard let values, !values.isEmpty else {
            fault(path, "missing", expected: "the company's list of departments, one at least")
            return nil
        }
        guard values.count <= 200 else {
            fault(path, "tooMany", expected: "at most 200")
            return nil
        }
        var sound = true
        for (index, value) in values.enumerated() where code(value, "\(path).\(index)") == nil { sound = false }
        if Set(values).count < values.count {
            fault(path, "duplicate", expected: "each of them once")
            sound = false
        }
        return sound ? values : nil
    }

    private mutating func compare(_ employment: Employment, _ company: AssessmentCompany, _ prefix: String) {
        let sameCompany = employment.employerSiret.map { $0.prefix(9) == company.siren } ?? false
        switch employment.status {
        case .employee where !sameCompany:
            fault("\(prefix)company.siret", "notTheEmployer", expected: "an establishment of the employer")
        case .temporaryWorker where sameCompany, .umbrellaCompany where sameCompany:
            fault("\(prefix)company.siret", "isTheEmployer", expected: "the company in which the work is done")
        case .employee:
            if let department = employment.department, !company.departments.contains(department) {
                fault(
                    "\(prefix)employment.department",
                    "notListed",
                    expected: "one of the company's list of departments"
                )
            }
        case .temporaryWorker, .umbrellaCompany, .selfEmployed, .jobseeker: break
        }
    }

    private static let statuses = Employment.Status.allCases.map(\.rawValue).joined(separator: ", ")
}
