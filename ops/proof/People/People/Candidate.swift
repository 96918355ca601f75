import Contracts
import Scheme

/// A fictional candidate: who they are, where they work, who observes them.
struct Candidate: Sendable {
    let person: PersonID
    let siret: String
    private let employer: String
    let department: String
    let departments: [String]
    let referent: PersonID
    let briefer: PersonID
    let activity: String
    let kind: CertificateKindID
    private let firstNames: String
    private let name: String
    private let invented: String
    private let town: String
    private let job: String
    private let contact: String
    private let born: Day
    private let number: Int

    init(number: Int, branch: Branch, kind: CertificateKindID, run: String, _ chance: inout Chance) {
        self.number = number
        self.kind = kind
        person = PersonID(made: "P-\(run)-c\(number)")
        referent = PersonID(made: "P-\(run)-r\(number)")
        briefer = PersonID(made: "P-\(run)-b\(number)")
        siret = fictionalSiret(&chance)
        employer = fictionalSiret(&chance)
        departments = Array(Names.departments.prefix(2 + Int(chance.next() % 3)))
        department = departments[0]
        activity = branch.activities.isEmpty ? "none" : chance.one(of: branch.activities).code
        firstNames = chance.one(of: Names.first)
        // Half of it is made up: registration would take two of the same name and day of birth for one person.
        invented = Names.invented(&chance)
        name = "\(chance.one(of: Names.last))-\(invented)"
        town = chance.one(of: Names.towns)
        job = chance.one(of: Names.jobs)
        contact = chance.one(of: Names.contacts)
        born = Day(number: 5_000 + Int(chance.next() % 9_000))
    }

    /// Words by which they are known, and nobody else of the campaign: letters and digits, six of them or more.
    var words: Set<String> { Set([invented, "candidat\(number)"].filter { $0.utf8.count > 5 }) }

    func form(_ plan: FilePlan, trainers: [PersonID], today: Day) -> RegistrationForm {
        let since = today.adding(days: -900).description
        var company = AssessmentCompanyForm(
            siret: siret,
            department: department,
            departments: departments,
            since: since
        )
        if plan.faults.contains(.siret) { company.siret = wrongCheckDigit(siret) }
        if plan.faults.contains(.department) { company.department = "inconnu" }
        return RegistrationForm(
            activity: activity,
            employment: employment(plan.situation, since: since),
            company: company,
            companyAgreedOn: plan.situation == .employee ? nil : today.adding(days: -20).description,
            trainers: trainers,
            trainingProviders: [],
            meetsCustomers: !plan.faults.contains(.customers),
            noticeAcknowledgedOn: plan.faults.contains(.notice) ? nil : today.description
        )
    }

    /// An employee works where they are observed; who is employed elsewhere comes from another company.
    private func employment(_ status: Employment.Status, since: String) -> EmploymentForm {
        switch status {
        case .employee:
            EmploymentForm(status: status.rawValue, employerSiret: siret, department: department, since: since)
        case .temporaryWorker, .umbrellaCompany:
            EmploymentForm(status: status.rawValue, employerSiret: employer, since: since)
        case .selfEmployed, .jobseeker: EmploymentForm(status: status.rawValue, since: since)
        }
    }

    /// The same civil status as somebody else might write it.
    func respelled(_ identity: IdentityForm) -> IdentityForm {
        var other = identity
        other.birthName = identity.birthName?.uppercased().replacing("-", with: " ")
        other.firstNames = identity.firstNames?.uppercased()
        return other
    }

    func personal(_ plan: FilePlan, asksSex: Bool) -> RegistrationFormPersonal {
        RegistrationFormPersonal(
            identity: IdentityForm(
                birthName: name,
                firstNames: firstNames,
                birthDate: plan.faults.contains(.birthDate) ? "1990-02-30" : born.description,
                birthPlace: town
            ),
            contact: ContactForm(
                email: plan.faults.contains(.email) ? "sans-arobase.example" : "candidat\(number)@courriel.example",
                phone: "+33 1 99 00 00 00"
            ),
            sex: asksSex ? "female" : nil,
            jobTitle: job,
            customerContact: contact,
            arrangements: number.isMultiple(of: 4) ? Candidate.arrangements : nil
        )
    }

    /// What every fourth candidate needs in the situation; it ends with the observation.
    static let arrangements = "Poste de travail réglable en hauteur."

    /// What a certificate is replaced by after a marriage.
    var married: ReplacementPersonal {
        ReplacementPersonal(
            identity: Identity(
                birthName: name,
                usageName: "\(name)-Delaunay",
                firstNames: firstNames,
                birthDate: born,
                birthPlace: town
            ),
            contact: Contact(email: "candidat\(number)@courriel.example"),
            reason: "Mariage, acte présenté."
        )
    }

    func designatedReferent(today: Day) -> DesignatedReferent {
        DesignatedReferent(
            person: referent,
            companySiret: siret,
            briefedOn: today.adding(days: -30),
            briefedBy: briefer
        )
    }

    var referentPersonal: ReferentPersonal {
        ReferentPersonal(name: "Référent de démonstration \(number)", jobTitle: "responsable d'équipe")
    }
}

/// A SIRET with its check digit (Luhn) of a SIREN that begins with 999, which is given to nobody.
func fictionalSiret(_ chance: inout Chance) -> String {
    var siren = [9, 9, 9] + (0..<5).map { _ in Int(chance.next() % 10) }
    siren.append(luhnDigit(siren))
    var siret = siren + [0, 0, 0, Int(chance.next() % 10)]
    siret.append(luhnDigit(siret))
    return siret.map(String.init).joined()
}

private func luhnDigit(_ digits: [Int]) -> Int {
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
        let value = place.isMultiple(of: 2) ? digit * 2 : digit
        sum += value > 9 ? value - 9 : value
    }
    return (10 - sum % 10) % 10
}

private func wrongCheckDigit(_ siret: String) -> String {
    let last = Int(siret.suffix(1)) ?? 0
    return siret.dropLast() + String((last + 1) % 10)
}
