import Contracts
import Kernel
import RuleTrait
import Scheme
import Testing

@testable import RegistrationDomain

/// One way to spoil a form, and exactly what must be said of it.
struct Flaw: Sendable, CustomTestStringConvertible {
    let title: String
    /// Flaws of one group touch the same fields: only one of them fits in a form.
    let group: String
    let places: Set<String>
    let plant: @Sendable (inout RegisterCandidate) -> Void
    var testDescription: String { title }

    init(
        _ title: String,
        _ group: String,
        _ places: Set<String>,
        _ plant: @escaping @Sendable (inout RegisterCandidate) -> Void
    ) {
        self.title = title
        self.group = group
        self.places = places
        self.plant = plant
    }
}

/// Flaws of a form that any candidate may fill in.
let flaws: [Flaw] = [
    Flaw("branche inconnue", "branch", ["branch unknown"]) { $0.branch = "nowhere" },
    Flaw("certificat inconnu", "kind", ["certificateKind unknown"]) { $0.certificateKind = "nothing" },
    Flaw("activité absente", "activity", ["form.activity missing"]) { $0.form.activity = nil },
    Flaw("activité qui n'est pas un code", "activity", ["form.activity notACode"]) {
        $0.form.activity = "au téléphone"
    },
    Flaw("situation absente", "employment", ["form.employment missing"]) {
        $0.form.employment = nil
        $0.form.companyAgreedOn = nil
    },
    Flaw("statut absent", "employment", ["form.employment.status missing"]) {
        $0.form.employment?.status = nil
        $0.form.companyAgreedOn = nil
    },
    Flaw("statut inconnu", "employment", ["form.employment.status unknown"]) {
        $0.form.employment?.status = "stagiaire"
        $0.form.companyAgreedOn = nil
    },
    Flaw("début de la situation absent", "employment", ["form.employment.since missing"]) {
        $0.form.employment?.since = ""
    },
    Flaw("début un 30 février", "employment", ["form.employment.since notADay"]) {
        $0.form.employment?.since = "2024-02-30"
    },
    Flaw("début dans l'avenir", "employment", ["form.employment.since inFuture"]) {
        $0.form.employment?.since = "2026-03-11"
    },
    Flaw("entreprise d'évaluation absente", "company", ["form.company missing"]) { $0.form.company = nil },
    Flaw("SIRET absent", "company", ["form.company.siret missing"]) { $0.form.company?.siret = "  " },
    Flaw("SIRET de 13 chiffres", "company", ["form.company.siret notASiret"]) {
        $0.form.company?.siret = "7328293200007"
    },
    Flaw("clé du SIRET fausse", "company", ["form.company.siret checkDigit"]) {
        $0.form.company?.siret = "73282932000075"
    },
    Flaw("service d'évaluation absent", "company", ["form.company.department missing"]) {
        $0.form.company?.department = nil
    },
    Flaw("service hors liste", "company", ["form.company.department notListed"]) {
        $0.form.company?.department = "legal"
    },
    Flaw("liste des services vide", "company", ["form.company.departments missing"]) {
        $0.form.company?.departments = []
    },
    Flaw("service en double", "company", ["form.company.departments duplicate"]) {
        $0.form.company?.departments = ["calls", "mails", "calls"]
    },
    Flaw("service qui n'est pas un code", "company", ["form.company.departments.2 notACode"]) {
        $0.form.company?.departments = ["calls", "mails", "chez Mme X"]
    },
    Flaw("trop de services", "company", ["form.company.departments tooMany"]) {
        $0.form.company?.departments = ["calls", "mails"] + (0..<200).map { "d\($0)" }
    },
    Flaw("entreprise depuis demain", "company", ["form.company.since inFuture"]) {
        $0.form.company?.since = "2026-03-11"
    },
    Flaw("responsable de soi-même", "employment", ["form.employment.managers isTheCandidate"]) {
        $0.form.employment?.managers = ["M-1", "P-1"]
    },
    Flaw("responsable en double", "employment", ["form.employment.managers duplicate"]) {
        $0.form.employment?.managers = ["M-1", "M-1"]
    },
    Flaw("trop de responsables", "employment", ["form.employment.managers tooMany"]) {
        $0.form.employment?.managers = (0...20).map { PersonID("M-\($0)")! }
    },
    Flaw("formé par soi-même", "trainers", ["form.trainers isTheCandidate"]) { $0.form.trainers = ["P-1"] },
    Flaw("formateur en double", "trainers", ["form.trainers duplicate"]) { $0.form.trainers = ["T-1", "T-1"] },
    Flaw("trop de formateurs", "trainers", ["form.trainers tooMany"]) {
        $0.form.trainers = (0...50).map { PersonID("T-\($0)")! }
    },
    Flaw("organisme en double", "providers", ["form.trainingProviders duplicate"]) {
        $0.form.trainingProviders = ["F-1", "F-1"]
    },
    Flaw("fin de formation illisible", "trainers", ["form.trainingEnds.trainers.T-1 notADay"]) {
        var ends = $0.form.trainingEnds ?? TrainingEndsForm()
        ends.trainers = ["T-1": "juin 2025"]
        $0.form.trainingEnds = ends
    },
    Flaw("fin de formation de qui n'a pas formé", "providers", ["form.trainingEnds.providers.F-2 notListed"]) {
        var ends = $0.form.trainingEnds ?? TrainingEndsForm()
        ends.providers = ["F-1": "2025-06-30", "F-2": "2025-06-30"]
        $0.form.trainingEnds = ends
    },
    Flaw("sans contact avec des clients", "meets", ["form.meetsCustomers candidateMeetsCustomers"]) {
        $0.form.meetsCustomers = false
    },
    Flaw("contact avec des clients non dit", "meets", ["form.meetsCustomers candidateMeetsCustomers"]) {
        $0.form.meetsCustomers = nil
    },
    Flaw("notice non lue", "notice", ["form.noticeAcknowledgedOn missing"]) { $0.form.noticeAcknowledgedOn = nil },
    Flaw("notice lue demain", "notice", ["form.noticeAcknowledgedOn inFuture"]) {
        $0.form.noticeAcknowledgedOn = "2026-03-11"
    },
    Flaw("nom de naissance absent", "birthName", ["personal.identity.birthName missing"]) {
        $0.personal?.identity?.birthName = " \t"
    },
    Flaw("nom sans lettre", "birthName", ["personal.identity.birthName notAName"]) {
        $0.personal?.identity?.birthName = "1234"
    },
    Flaw("nom trop long", "birthName", ["personal.identity.birthName tooLong"]) {
        $0.personal?.identity?.birthName = String(repeating: "a", count: 101)
    },
    Flaw("nom d'usage de deux lignes", "usageName", ["personal.identity.usageName notText"]) {
        $0.personal?.identity?.usageName = "Martin\nDupont"
    },
    Flaw("prénoms absents", "firstNames", ["personal.identity.firstNames missing"]) {
        $0.personal?.identity?.firstNames = nil
    },
    Flaw("naissance absente", "birth", ["personal.identity.birthDate missing"]) {
        $0.personal?.identity?.birthDate = nil
    },
    Flaw("naissance illisible", "birth", ["personal.identity.birthDate notADay"]) {
        $0.personal?.identity?.birthDate = "17/05/1990"
    },
    Flaw("candidat de 13 ans", "birth", ["personal.identity.birthDate implausible"]) {
        $0.personal?.identity?.birthDate = "2012-03-11"
    },
    Flaw("candidat de 111 ans", "birth", ["personal.identity.birthDate implausible"]) {
        $0.personal?.identity?.birthDate = "1915-03-10"
    },
    Flaw("lieu de naissance absent", "place", ["personal.identity.birthPlace missing"]) {
        $0.personal?.identity?.birthPlace = nil
    },
    Flaw("courriel absent", "email", ["personal.contact.email missing"]) { $0.personal?.contact?.email = nil },
    Flaw("courriel sans domaine", "email", ["personal.contact.email notAnAddress"]) {
        $0.personal?.contact?.email = "anne.durand"
    },
    Flaw("téléphone en lettres", "phone", ["personal.contact.phone notAPhoneNumber"]) {
        $0.personal?.contact?.phone = "bureau 12"
    },
    Flaw("adresse trop longue", "address", ["personal.contact.address tooLong"]) {
        $0.personal?.contact?.address = String(repeating: "a", count: 301)
    },
    Flaw("sexe donné sans être demandé", "sex", ["personal.sex notExpected"]) { $0.personal?.sex = "female" },
    Flaw("contact avec les clients non décrit", "customers", ["personal.customerContact missing"]) {
        $0.personal?.customerContact = nil
    },
    Flaw("description trop longue", "customers", ["personal.customerContact tooLong"]) {
        $0.personal?.customerContact = String(repeating: "a", count: 2001)
    },
    Flaw("caractère de commande", "arrangements", ["personal.arrangements notText"]) {
        $0.personal?.arrangements = "Plan incliné\u{1B}[2J"
    },
]

@Suite("Le dossier d'inscription est vérifié en entier")
struct FormTests {
    @Test(
        "Un dossier complet est enregistré, tel que vérifié",
        .rule("registrationIsComplete", "candidateMeetsCustomers"),
        arguments: [Example.command, Example.temporaryWorker, Example.jobseeker]
    )
    func completeFormIsRegistered(_ command: RegisterCandidate) throws {
        let event = try #require(Example.register(command).event(CandidateRegistered.self))
        #expect(event.registration.company.siret == "73282932000074")
        #expect(event.registration.employment.status.rawValue == command.form.employment?.status)
        #expect(event.registration.companyAgreedOn?.description == command.form.companyAgreedOn)
        #expect(event.registration.trainers == ["T-1"])
        #expect(event.registration.trainingProviders == ["F-1"])
        #expect(event.personal?.candidate.identity.birthDate == Day("1990-05-17"))
        #expect(event.personal?.candidate.contact.email == "anne.durand@example.fr")
        #expect(event.personal?.jobTitle == command.personal?.jobTitle)
        #expect(event.personal?.sex == nil)
        #expect(event.lapsesAt == Instant("2027-03-10T23:00:00Z"))
    }

    @Test(
        "Chaque défaut est dit, avec sa place, et lui seul",
        .rule("registrationIsComplete", "candidateMeetsCustomers"),
        arguments: flaws
    )
    func everyFlawIsFound(_ flaw: Flaw) {
        var command = Example.jobseeker
        flaw.plant(&command)
        let decision = Example.register(command)
        #expect(decision.code == "registrationIsComplete")
        #expect(places(decision) == flaw.places)
        #expect(decision.refusal?.faults.allSatisfy { !$0.expected.isEmpty } ?? false)
    }

    @Test(
        "Deux mille dossiers tirés au sort disent tous leurs défauts à la fois, et aucun autre",
        .rule("registrationIsComplete"),
        arguments: UInt64(1)...80
    )
    func randomFlawsAreAllFound(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<25 {
            var command = Example.jobseeker
            var groups: Set<String> = []
            var expected: Set<String> = []
            for flaw in flaws.shuffled(using: &random).prefix(Int.random(in: 0...12, using: &random))
            where groups.insert(flaw.group).inserted {
                flaw.plant(&command)
                expected.formUnion(flaw.places)
            }
            // Where the kind is unknown nobody can say whether sex is asked.
            if groups.isSuperset(of: ["kind", "sex"]) { expected.remove("personal.sex notExpected") }
            let decision = Example.register(command)
            #expect(places(decision) == expected)
            #expect((decision.code == nil) == expected.isEmpty)
        }
    }

    @Test("Un dossier vide dit tout ce qu'il faut")
    func emptyFormSaysWhatIsNeeded() {
        var command = Example.command
        command.form = RegistrationForm()
        command.personal = nil
        #expect(
            places(Example.register(command)) == [
                "form.activity missing", "form.employment missing", "form.company missing",
                "form.meetsCustomers candidateMeetsCustomers", "form.noticeAcknowledgedOn missing",
                "personal.identity.birthName missing", "personal.identity.firstNames missing",
                "personal.identity.birthDate missing", "personal.identity.birthPlace missing",
                "personal.contact.email missing", "personal.customerContact missing",
            ]
        )
    }

    @Test("Une activité qui n'est pas de la branche est refusée")
    func activityIsTheBranchs() {
        var command = Example.command
        command.form.activity = "bakery"
        #expect(places(Example.register(command)) == ["form.activity notListed"])
    }

    @Test(
        "Le sexe est demandé là où la déclaration nationale l'exige",
        arguments: [
            (nil, "personal.sex missing"), ("x", "personal.sex unknown"), ("female", nil), ("male", nil),
        ] as [(String?, String?)]
    )
    func sexIsAskedWhereReported(_ sex: String?, _ place: String?) {
        var command = Example.command
        command.certificateKind = "reported"
        command.personal?.sex = sex
        let decision = Example.register(command)
        #expect(places(decision) == Set(place.map { [$0] } ?? []))
        #expect(decision.event(CandidateRegistered.self)?.personal?.sex?.rawValue == (place == nil ? sex : nil))
    }

    @Test("Les bornes sont des valeurs permises")
    func limitsAreAllowed() {
        var command = Example.command
        command.personal?.identity?.birthDate = "2012-03-10"
        command.form.employment?.since = "2026-03-10"
        command.personal?.identity?.birthName = String(repeating: "é", count: 100)
        command.personal?.customerContact = String(repeating: "é", count: 2000)
        #expect(Example.register(command).event(CandidateRegistered.self) != nil)
        command.personal?.identity?.birthDate = "1915-03-11"
        #expect(Example.register(command).event(CandidateRegistered.self) != nil)
    }

    @Test("Personne ne travaille avant d'être né")
    func workFollowsBirth() {
        var command = Example.command
        command.form.employment?.since = "1990-05-16"
        #expect(places(Example.register(command)) == ["form.employment.since implausible"])
    }
}

@Suite("Employeur et entreprise d'évaluation vont ensemble")
struct WorkplaceTests {
    static let cases: [(String, RegisterCandidate, Set<String>, @Sendable (inout RegistrationForm) -> Void)] = [
        (
            "salarié sans employeur", Example.command, ["form.employment.employerSiret missing"],
            {
                $0.employment?.employerSiret = nil
            }
        ),
        (
            "salarié sans service", Example.command, ["form.employment.department missing"],
            {
                $0.employment?.department = nil
            }
        ),
        (
            "salarié d'un service inconnu de l'entreprise", Example.command, ["form.employment.department notListed"],
            {
                $0.employment?.department = "legal"
            }
        ),
        (
            "salarié évalué ailleurs", Example.command, ["form.company.siret notTheEmployer"],
            {
                $0.company?.siret = "44306184100047"
            }
        ),
        (
            "accord d'une entreprise qui est l'employeur", Example.command, ["form.companyAgreedOn notExpected"],
            {
                $0.companyAgreedOn = "2026-02-01"
            }
        ),
        (
            "intérimaire évalué à l'agence", Example.temporaryWorker, ["form.company.siret isTheEmployer"],
            {
                $0.employment?.employerSiret = "73282932000074"
            }
        ),
        (
            "intérimaire sans agence", Example.temporaryWorker, ["form.employment.employerSiret missing"],
            {
                $0.employment?.employerSiret = nil
            }
        ),
        (
            "intérimaire sans accord de l'entreprise", Example.temporaryWorker, ["form.companyAgreedOn missing"],
            {
                $0.companyAgreedOn = nil
            }
        ),
        (
            "porté évalué chez son employeur", Example.temporaryWorker, ["form.company.siret isTheEmployer"],
            {
                $0.employment?.status = "umbrellaCompany"
                $0.employment?.employerSiret = "73282932000074"
            }
        ),
        (
            "demandeur d'emploi avec un employeur", Example.jobseeker, ["form.employment.employerSiret notExpected"],
            {
                $0.employment?.employerSiret = "44306184100047"
            }
        ),
        (
            "indépendant avec un service", Example.jobseeker, ["form.employment.department notExpected"],
            {
                $0.employment?.status = "selfEmployed"
                $0.employment?.department = "calls"
            }
        ),
        (
            "demandeur d'emploi sans accord de l'entreprise", Example.jobseeker, ["form.companyAgreedOn missing"],
            {
                $0.companyAgreedOn = nil
            }
        ),
        (
            "accord donné demain", Example.jobseeker, ["form.companyAgreedOn inFuture"],
            {
                $0.companyAgreedOn = "2026-03-11"
            }
        ),
    ]

    @Test("Ce qui ne va pas ensemble est refusé", arguments: cases.indices)
    func mismatchIsRefused(_ index: Int) {
        let (title, base, expected, change) = WorkplaceTests.cases[index]
        var command = base
        change(&command.form)
        #expect(places(Example.register(command)) == expected, "\(title)")
    }

    @Test("Un salarié a un emploi ; un demandeur d'emploi n'en a pas à dire")
    func employeeHasJob() {
        var command = Example.command
        command.personal?.jobTitle = nil
        #expect(places(Example.register(command)) == ["personal.jobTitle missing"])
    }

    @Test("Un autre établissement de l'employeur convient")
    func otherEstablishmentOfEmployer() {
        var command = Example.command
        command.form.company?.siret = "73282932000017"
        // The key of that establishment, worked out here, so that the example is one.
        let siret = (0...9).map { "7328293200001\($0)" }.first { siretFault($0) == nil }
        command.form.company?.siret = siret
        #expect(Example.register(command).event(CandidateRegistered.self)?.registration.company.siret == siret)
    }
}

@Suite("SIRET et courriel")
struct NumberAndAddressTests {
    @Test(
        "Un SIRET a 14 chiffres et une clé",
        arguments: [
            ("73282932000074", nil), ("44306184100047", nil), ("73282932000075", .checkDigit),
            ("73282932000704", .checkDigit),
            ("35600000000048", nil), ("35600000049837", nil), ("35600000049838", .checkDigit),
            ("00000000000000", .shape), ("7328293200007", .shape), ("732829320000741", .shape),
            ("7328293200007A", .shape),
            ("٧٣٢٨٢٩٣٢٠٠٠٠٧٤", .shape), ("", .shape),
        ] as [(String, CompanyNumberFault?)]
    )
    func siretHasCheckDigit(_ siret: String, _ fault: CompanyNumberFault?) { #expect(siretFault(siret) == fault) }

    @Test("Un chiffre faux dans un SIRET se voit toujours")
    func anyWrongDigitShows() {
        let siret = Array("73282932000074")
        for place in siret.indices {
            for digit in "0123456789" where digit != siret[place] {
                var wrong = siret
                wrong[place] = digit
                #expect(siretFault(String(wrong)) == .checkDigit)
            }
        }
    }

    @Test("Le SIREN d'un SIRET a sa clé, lui aussi", arguments: ["732829321", "999999999"])
    func sirenHasItsOwnKey(_ siren: String) {
        // One of the ten satisfies the key of the whole.
        #expect((0...9).allSatisfy { siretFault("\(siren)0007\($0)") == .checkDigit })
        #expect(sirenFault(siren) == .checkDigit)
        #expect((0...9).count { sirenFault("73282932\($0)") == nil } == 1)
        #expect(
            sirenFault("73282932") == .shape && sirenFault("000000000") == .shape && sirenFault("73282932O") == .shape
        )
        #expect(sirenFault("356000000") == nil)
    }

    @Test("Les établissements de La Poste ont une clé à eux")
    func laPosteHasAKeyOfItsOwn() {
        // Every fifth number by the sum of digits, every tenth by the ordinary key; each of the two alone is enough.
        let valid = (0..<1000).filter { siretFault("35600000000" + String(String($0 + 1000).dropFirst())) == nil }
        #expect(valid.count > 200)
        #expect(valid.count < 300)
        let others = (0..<1000).filter { siretFault("73282932000" + String(String($0 + 1000).dropFirst())) == nil }
        #expect(others.count == 100)
    }

    @Test(
        "Un courriel a la forme d'une adresse",
        arguments: [
            ("a@b.fr", true), ("anne.durand+ccs@mail.example.org", true), ("zoé@exemple.fr", true), ("a@é.fr", true),
            ("a@b-c.museum", true), ("", false), ("a", false), ("a@b", false), ("@b.fr", false), ("a@", false),
            ("a@@b.fr", false), ("a b@c.fr", false), ("a@b c.fr", false), (".a@b.fr", false), ("a.@b.fr", false),
            ("a..b@c.fr", false), ("a@-b.fr", false), ("a@b-.fr", false), ("a@b..fr", false), ("a@b.f", false),
            ("a@b.12", false), ("a@b.fr\n", false), ("a\r\nBcc:x@b.fr", false), ("<a@b.fr>", false),
            ("a,b@c.fr", false),
        ]
    )
    func emailHasShape(_ text: String, _ isShaped: Bool) { #expect(hasEmailShape(text) == isShaped) }

    @Test("Un courriel a ses longueurs")
    func emailHasLengths() {
        let name = String(repeating: "a", count: 64)
        #expect(hasEmailShape("\(name)@b.fr"))
        #expect(!hasEmailShape("\(name)a@b.fr"))
        let label = String(repeating: "b", count: 63)
        #expect(hasEmailShape("a@\(label).fr"))
        #expect(!hasEmailShape("a@\(label)b.fr"))
        #expect(!hasEmailShape("\(name)@\(label).\(label).\(label).fr"))
    }
}
