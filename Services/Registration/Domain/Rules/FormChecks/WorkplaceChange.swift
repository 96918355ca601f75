import Contracts

extension FormCheck {
    /// Where the candidate works and is observed now: as stated, otherwise as before.
    mutating func workplace(
        _ employment: EmploymentForm?,
        _ company: AssessmentCompanyForm?,
        agreedOn: String?,
        before: (employment: Employment, company: AssessmentCompany)
    ) -> Workplace? {
        guard employment != nil || company != nil else {
            absent(agreedOn, "companyAgreedOn", because: "absent: the workplace has not changed")
            return Workplace(employment: before.employment, company: before.company, companyAgreedOn: nil)
        }
        // A company that was the employer never had to agree; as a host company it has to.
        let wasHost = before.employment.status != .employee
        return workplace(
            employment?.keepingManagers(of: before.employment) ?? EmploymentForm(before.employment),
            company ?? AssessmentCompanyForm(before.company),
            agreedOn: agreedOn,
            prefix: "",
            agreementIsKnown: company == nil && wasHost
        )
    }
}

extension EmploymentForm {
    /// Whoever states their situation anew with the same employer, and says nothing of who manages them, is still managed by
    /// the same.
    fileprivate func keepingManagers(of before: Employment) -> EmploymentForm {
        guard managers == nil, employerSiret.flatMap(siren) == before.employerSiret.flatMap(siren) else { return self }
        var form = self
        form.managers = before.managers
        return form
    }

    fileprivate init(_ employment: Employment) {
        self.init(
            status: employment.status.rawValue,
            employerSiret: employment.employerSiret,
            department: employment.department,
            since: employment.since.description,
            managers: employment.managers
        )
    }
}

extension AssessmentCompanyForm {
    fileprivate init(_ company: AssessmentCompany) {
        self.init(
            siret: company.siret,
            department: company.department,
            departments: company.departments,
            since: company.since.description,
            postalCode: company.postalCode
        )
    }
}
