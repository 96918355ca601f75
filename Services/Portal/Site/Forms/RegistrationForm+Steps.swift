import Contracts
import Scheme

/// The registration in five short steps: which questions, and what is made of the answers.
struct RegistrationSteps: Sendable {
    let scheme: Scheme

    /// One step.
    struct Step {
        var title: String
        var lead: String?
        var groups: [FormView.Group]
    }

    static let count = 5

    /// The branches that one may be registered in on that day, with the kind of certificate.
    func choices(on day: Day) -> [FormView.Field.Option] {
        scheme.branches.flatMap { branch in
            scheme.kinds(joinedBy: branch.id, on: day).map { kind in
                .init(
                    value: "\(branch.id)/\(kind)",
                    label: "\(scheme.kind(kind)?.title ?? kind.value)",
                    note: branch.name
                )
            }
        }
    }

    /// The step of that number, with what was typed and what is wrong with it.
    func step(_ number: Int, _ typed: TypedFields, _ faults: [String: String], on day: Day) -> Step {
        var step = questions(number, typed, on: day)
        for group in step.groups.indices {
            for place in step.groups[group].fields.indices {
                let name = step.groups[group].fields[place].name
                step.groups[group].fields[place].value = typed[name]
                step.groups[group].fields[place].fault = faults[name]
            }
        }
        return step
    }

    /// The names of a step's fields.
    func names(_ number: Int, _ typed: TypedFields, on day: Day) -> [String] {
        questions(number, typed, on: day).groups.flatMap(\.fields).map(\.name)
    }

    private func questions(_ number: Int, _ typed: TypedFields, on day: Day) -> Step {
        switch number {
        case 1: certificate(typed, on: day)
        case 2: civilStatus(typed, on: day)
        case 3: work
        case 4: company(typed)
        default: contact
        }
    }

    private func certificate(_ typed: TypedFields, on day: Day) -> Step {
        let chosen = typed["certificat"].split(separator: "/").first.flatMap { BranchID(String($0)) }
        let branches = scheme.branches.filter { branch in chosen.map { $0 == branch.id } ?? true }
        var activities: [FormView.Field.Option] = [.init(value: "", label: "Choisissez")]
        for activity in branches.flatMap(\.activities) {
            activities.append(.init(value: activity.code, label: activity.title))
        }
        return Step(
            title: "Le certificat",
            lead: "Vous demandez vous-même votre inscription ; personne ne peut le faire à votre place.",
            groups: [
                FormView.Group([
                    .init("certificat", "Certificat et branche", .choice).with { $0.options = choices(on: day) },
                    .init("form.activity", "Votre activité dans la branche", .select).with { $0.options = activities },
                    .init(
                        "form.meetsCustomers",
                        "Je suis en contact avec des clients dans mon travail",
                        .check
                    ),
                    .init(
                        "personal.customerContact",
                        "Comment êtes-vous en contact avec des clients ?".french,
                        .area(rows: 4),
                        help: "En quelques phrases : au téléphone, sur place, par écrit, pour quels clients.".french
                    ),
                ])
            ]
        )
    }

    private func civilStatus(_ typed: TypedFields, on day: Day) -> Step {
        let kind = typed["certificat"].split(separator: "/").last.flatMap { CertificateKindID(String($0)) }
        let asksSex = kind.flatMap { scheme.kind($0)?.nationalReporting } ?? false
        var fields: [FormView.Field] = [
            .init("personal.identity.birthName", "Nom de naissance").with { $0.complete = "family-name" },
            .init("personal.identity.usageName", "Nom d’usage", help: "S’il est différent.", optional: true),
            .init("personal.identity.firstNames", "Prénoms", help: "Tous, dans l’ordre de l’état civil.").with {
                $0.complete = "given-name"
            },
            .init("personal.identity.birthDate", "Date de naissance", .line(type: "date")).with {
                $0.complete = "bday"
                $0.isShort = true
            },
            .init(
                "personal.identity.birthPlace",
                "Lieu de naissance",
                help: "La commune, ou le pays si vous êtes né à l’étranger."
            ),
        ]
        if asksSex {
            fields.append(
                .init("personal.sex", "Sexe", .choice, help: "Demandé pour les statistiques nationales.").with {
                    $0.options = [.init(value: "female", label: "Féminin"), .init(value: "male", label: "Masculin")]
                }
            )
        }
        return Step(
            title: "Votre état civil",
            lead: "Tel qu’il figure sur votre pièce d’identité : il sera sur le certificat.".french,
            groups: [FormView.Group(fields)]
        )
    }

    private var work: Step {
        Step(
            title: "Votre situation de travail",
            lead: nil,
            groups: [
                FormView.Group([
                    .init("form.employment.status", "Vous êtes", .choice).with {
                        $0.options = [
                            .init(value: "employee", label: "Salarié"),
                            .init(value: "temporaryWorker", label: "Intérimaire"),
                            .init(value: "umbrellaCompany", label: "En portage salarial"),
                            .init(value: "selfEmployed", label: "Indépendant"),
                            .init(value: "jobseeker", label: "En recherche d’emploi"),
                        ]
                    },
                    .init(
                        "form.employment.employerSiret",
                        "SIRET de votre employeur",
                        help: "14 chiffres ; rien si vous êtes indépendant ou en recherche d’emploi.".french,
                        optional: true
                    ).with {
                        $0.mode = "numeric"
                        $0.isShort = true
                    },
                    .init(
                        "form.employment.department",
                        "Service où vous travaillez",
                        help: "Par exemple : accueil, vente, facturation.".french,
                        optional: true
                    ),
                    .init("form.employment.since", "Depuis le", .line(type: "date")).with { $0.isShort = true },
                    .init(
                        "personal.jobTitle",
                        "Votre emploi",
                        help: "Par exemple : chargée de clientèle.".french,
                        optional: true
                    ),
                ])
            ]
        )
    }

    private func company(_ typed: TypedFields) -> Step {
        let isEmployee = typed["form.employment.status"] == "employee"
        let agreement: [FormView.Field] = [
            .init("form.companyAgreedOn", "Accord écrit de l’entreprise, le", .line(type: "date")).with {
                $0.isShort = true
            }
        ]
        let fields: [FormView.Field] = companyFields + (isEmployee ? [] : agreement)
        return Step(
            title: "L’entreprise où vous serez observé",
            lead: isEmployee
                ? "Pour un salarié, c’est un établissement de son employeur. Nous avons repris ce que vous avez indiqué."
                : "C’est l’entreprise qui vous accueille, et non votre employeur. Elle donne son accord par écrit.",
            groups: [FormView.Group(fields)]
        )
    }

    private var companyFields: [FormView.Field] {
        [
            .init("form.company.siret", "SIRET de l’établissement").with {
                $0.mode = "numeric"
                $0.isShort = true
            },
            .init("form.company.postalCode", "Code postal", optional: true).with {
                $0.mode = "numeric"
                $0.isShort = true
            },
            .init(
                "form.company.departments",
                "Services de l’entreprise",
                .area(rows: 4),
                help: "Un par ligne : accueil, vente, comptabilité… Votre évaluateur ne peut pas être du vôtre.".french
            ),
            .init(
                "form.company.department",
                "Service où vous serez observé",
                help: "L’un de ceux que vous venez d’écrire."
            ),
            .init("form.company.since", "Depuis le", .line(type: "date"), help: "Le jour où vous y avez commencé.").with
            {
                $0.isShort = true
            },
        ]
    }

    private var contact: Step {
        Step(
            title: "Vos coordonnées",
            lead: nil,
            groups: [
                FormView.Group([
                    .init("personal.contact.email", "Adresse électronique", .line(type: "email")).with {
                        $0.complete = "email"
                        $0.mode = "email"
                    },
                    .init("personal.contact.phone", "Téléphone", .line(type: "tel"), optional: true).with {
                        $0.complete = "tel"
                        $0.isShort = true
                    },
                    .init("personal.contact.address", "Adresse postale", .area(rows: 3), optional: true).with {
                        $0.complete = "street-address"
                    },
                    .init(
                        "personal.arrangements",
                        "Aménagements dont vous avez besoin",
                        .area(rows: 3),
                        help:
                            "Ce qu’il faut prévoir le jour de l’observation, en raison d’un handicap. N’en dites pas la cause.",
                        optional: true
                    ),
                    .init(
                        "form.noticeAcknowledgedOn",
                        "J’ai pris connaissance de ce que deviennent mes données",
                        .check,
                        help: "La page « Vos données », au bas de l’écran, le dit en entier.".french
                    ),
                ])
            ]
        )
    }

    // MARK: what is made of the answers

    /// The command that asks for the registration.
    func command(_ typed: TypedFields, candidate: PersonID, dossier: DossierID, on day: Day) -> RegisterCandidate? {
        let chosen = typed["certificat"].split(separator: "/").map(String.init)
        guard chosen.count == 2, let branch = BranchID(chosen[0]), let kind = CertificateKindID(chosen[1]) else {
            return nil
        }
        let status = typed.said("form.employment.status")
        let departments = typed["form.company.departments"].split(whereSeparator: { "\n,;".contains($0) })
            .map { Self.code(String($0)) }.filter { !$0.isEmpty }
        return RegisterCandidate(
            dossier: dossier,
            branch: branch,
            certificateKind: kind,
            candidate: candidate,
            form: RegistrationForm(
                activity: typed.said("form.activity"),
                employment: EmploymentForm(
                    status: status,
                    employerSiret: typed.said("form.employment.employerSiret"),
                    department: typed.said("form.employment.department").map(Self.code),
                    since: typed.said("form.employment.since")
                ),
                company: AssessmentCompanyForm(
                    siret: typed.said("form.company.siret"),
                    department: typed.said("form.company.department").map(Self.code),
                    departments: departments.isEmpty ? nil : departments,
                    since: typed.said("form.company.since"),
                    postalCode: typed.said("form.company.postalCode")
                ),
                companyAgreedOn: status == "employee" ? nil : typed.said("form.companyAgreedOn"),
                meetsCustomers: typed["form.meetsCustomers"] == "oui",
                noticeAcknowledgedOn: typed["form.noticeAcknowledgedOn"] == "oui" ? day.description : nil
            ),
            personal: RegistrationFormPersonal(
                identity: IdentityForm(
                    birthName: typed.said("personal.identity.birthName"),
                    usageName: typed.said("personal.identity.usageName"),
                    firstNames: typed.said("personal.identity.firstNames"),
                    birthDate: typed.said("personal.identity.birthDate"),
                    birthPlace: typed.said("personal.identity.birthPlace")
                ),
                contact: ContactForm(
                    email: typed.said("personal.contact.email"),
                    phone: typed.said("personal.contact.phone"),
                    address: typed.said("personal.contact.address")
                ),
                sex: typed.said("personal.sex"),
                jobTitle: typed.said("personal.jobTitle"),
                customerContact: typed.said("personal.customerContact"),
                arrangements: typed.said("personal.arrangements")
            )
        )
    }

    /// A department's code out of its name, as `service-clients`.
    static func code(_ name: String) -> String {
        let plain = Names.folded(name)
        let letters = plain.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        return String(letters).split(separator: "-").joined(separator: "-").prefix(64).description
    }

    /// The field that a fault's path is about.
    func field(of path: String) -> String? {
        let known = Self.fields
        if known.contains(path) { return path }
        switch path {
        case "branch", "certificateKind": return "certificat"
        case _ where path.hasPrefix("form.company.departments"): return "form.company.departments"
        case _ where path.hasPrefix("form.employment"): return "form.employment.status"
        case _ where path.hasPrefix("form.company"): return "form.company.siret"
        case _ where known.contains("personal.\(path)"): return "personal.\(path)"
        case _ where known.contains("form.\(path)"): return "form.\(path)"
        default: return nil
        }
    }

    /// On which step a field stands.
    static func step(of field: String) -> Int {
        switch field {
        case "certificat", "form.activity", "form.meetsCustomers", "personal.customerContact": 1
        case _ where field.hasPrefix("personal.identity") || field == "personal.sex": 2
        case _ where field.hasPrefix("form.employment") || field == "personal.jobTitle": 3
        case _ where field.hasPrefix("form.company"): 4
        default: 5
        }
    }

    private static let fields: Set<String> = [
        "certificat", "form.activity", "form.meetsCustomers", "personal.customerContact", "personal.identity.birthName",
        "personal.identity.usageName", "personal.identity.firstNames", "personal.identity.birthDate",
        "personal.identity.birthPlace", "personal.sex", "form.employment.status", "form.employment.employerSiret",
        "form.employment.department", "form.employment.since", "personal.jobTitle", "form.company.siret",
        "form.company.postalCode", "form.company.departments", "form.company.department", "form.company.since",
        "form.companyAgreedOn", "personal.contact.email", "personal.contact.phone", "personal.contact.address",
        "personal.arrangements", "form.noticeAcknowledgedOn",
    ]
}

extension String {
    /// With the blanks and apostrophes of French typography.
    var french: String { Typography.french(self) }
}
