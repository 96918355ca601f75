import Contracts
import Kernel
import RegistrationDomain
import RuleTrait
import Scheme
import Testing

@Suite("Ce qu'un autre prépare, le candidat le confirme")
struct PreparingTests {
    @Test(
        "Une entreprise, un partenaire ou l'agent prépare ; personne d'autre",
        .rule("othersOnlyPrepare"),
        arguments: [
            (Actor(.company, "73282932000074"), nil), (Actor(.partner, "O-1"), nil),
            (Example.asOfficer, nil), (Actor(.officer, "O-1"), "actorMayNot"),
            (Actor(.officer, "O-1", of: "logi"), "actorMayNot"),
            (Actor(.candidate, "P-1"), "othersOnlyPrepare"), (Actor(.referent, "R-1"), "othersOnlyPrepare"),
            (Actor(.evaluator, "E-1"), "othersOnlyPrepare"),
        ] as [(Actor, String?)]
    )
    func othersPrepare(_ actor: Actor, _ code: String?) {
        let decision = Example.prepare(by: actor)
        #expect(decision.code == code)
        #expect(decision.event(RegistrationPrepared.self)?.preparedBy == (code == nil ? actor : nil))
    }

    @Test(
        "Une entreprise prépare pour qui elle emploie ou pour qui est évalué chez elle, d'après le SIREN",
        .rule("companyPreparesForItsOwn"),
        arguments: [
            (Actor(.company, "73282932000074"), "44306184100047", "73282932000074", nil),
            (Actor(.company, "44306184100047"), "443 061 841 00047", "73282932000074", nil),
            // Another establishment of the same company.
            (Actor(.company, "73282932000082"), "44306184100047", "73282932000074", nil),
            (Actor(.company, "81234567600017"), nil, nil, nil),
            (Actor(.company, "81234567600017"), "44306184100047", "73282932000074", "companyPreparesForItsOwn"),
            (Actor(.company, "73282932000074"), "44306184100047", nil, "companyPreparesForItsOwn"),
            (Actor(.company, "une-entreprise"), "44306184100047", "73282932000074", "companyPreparesForItsOwn"),
            (Example.asOfficer, "44306184100047", "73282932000074", nil),
            (Actor(.partner, "O-1"), "44306184100047", "73282932000074", nil),
        ] as [(Actor, String?, String?, String?)]
    )
    func companiesPrepareForTheirOwn(_ actor: Actor, _ employer: String?, _ company: String?, _ code: String?) {
        var command = Example.temporaryWorker
        if employer == nil { command.form.employment = nil }
        command.form.employment?.employerSiret = employer
        if company == nil { command.form.company = nil }
        if let company { command.form.company?.siret = company }
        if employer == nil { command.form.companyAgreedOn = nil }
        #expect(Example.prepare(command, by: actor).code == code)
    }

    @Test(
        "Préparé, rien n'est inscrit : ni clé, ni numéro, et l'agent n'accepte pas",
        .rule("candidateAskedPersonally")
    )
    func preparedIsNotRegistered() {
        let file = Example.prepared
        #expect(file?.claims == [])
        #expect(file?.persons == [Example.candidate])
        let accepted = decide(
            AcceptRegistration(dossier: Example.dossier, officer: Example.officer),
            on: file,
            nextNumber: 1,
            scheme: Example.scheme(),
            by: By(Example.asOfficer, at: Example.now)
        )
        #expect(accepted.refusal == Refusal("notNow", ["state": "prepared"]))
    }

    @Test(
        "Seul le candidat confirme, ou l'agent sur un formulaire signé",
        .rule("candidateConfirmedPersonally"),
        arguments: [
            (Actor(.candidate, "P-1"), false, nil), (Example.asOfficer, true, nil),
            (Actor(.officer, "O-1"), true, "actorMayNot"), (Actor(.officer, "O-1", of: "logi"), true, "actorMayNot"),
            (Example.asOfficer, false, "candidateConfirmedPersonally"),
            (Actor(.candidate, "P-2"), false, "candidateConfirmedPersonally"),
            (Actor(.company, "73282932000074"), false, "candidateConfirmedPersonally"),
            (Actor(.company, "73282932000074"), true, "candidateConfirmedPersonally"),
            (Actor(.candidate, "P-1"), true, "candidateConfirmedPersonally"),
        ] as [(Actor, Bool, String?)]
    )
    func onlyTheCandidateConfirms(_ actor: Actor, _ isSigned: Bool, _ code: String?) {
        let signed = SignedForm(reference: "F-1", signedOn: Example.today)
        let decision = Example.confirm(Example.prepared, signedForm: isSigned ? signed : nil, by: actor)
        #expect(decision.code == code)
        let event = decision.event(CandidateRegistered.self)
        #expect(event?.signedForm == (code == nil && isSigned ? signed : nil))
        #expect(event?.preparedBy == (code == nil ? Actor(.company, "73282932000074") : nil))
    }

    @Test("Confirmé, le dossier est celui que le candidat aurait rempli seul", .rule("registrationIsComplete"))
    func confirmedIsRegistered() throws {
        var confirmed = try #require(Example.confirm(Example.prepared).event(CandidateRegistered.self))
        confirmed.preparedBy = nil
        #expect(confirmed == Example.register(Example.command).event(CandidateRegistered.self))
        #expect(file(Example.prepared, Example.confirm(Example.prepared)) == Example.registered)
    }

    @Test("Ce que le candidat change l'emporte sur ce qui était préparé")
    func candidateHasTheLastWord() throws {
        let decision = Example.confirm(
            Example.prepared,
            RegistrationForm(trainers: ["T-2"], noticeAcknowledgedOn: "2026-03-10"),
            personal: RegistrationFormPersonal(contact: ContactForm(email: "anne@example.org"))
        )
        let event = try #require(decision.event(CandidateRegistered.self))
        #expect(event.registration.trainers == ["T-2"])
        #expect(event.personal?.candidate.contact == Contact(email: "anne@example.org"))
        #expect(event.personal?.candidate.identity.birthName == "Durand")
    }

    @Test("La ligne hiérarchique que l'entreprise a dite reste, sauf à ce que le candidat en dise une autre")
    func managersArePrepared() {
        var command = Example.command
        command.form.employment?.managers = ["M-1"]
        let prepared = file(Example.prepare(command))
        var restated = command.form.employment
        for (said, expected) in [(nil, ["M-1"]), ([], []), (["M-2"], ["M-2"])] as [([PersonID]?, [PersonID])] {
            restated?.managers = said
            let form = RegistrationForm(employment: restated, noticeAcknowledgedOn: "2026-03-10")
            let event = Example.confirm(prepared, form).event(CandidateRegistered.self)
            #expect(event?.registration.employment.managers == expected)
        }
        let silent = Example.confirm(prepared, RegistrationForm(noticeAcknowledgedOn: "2026-03-10"))
        #expect(silent.event(CandidateRegistered.self)?.registration.employment.managers == ["M-1"])
    }

    @Test("Une fin de formation préparée ne reste que pour qui le candidat dit l'avoir formé")
    func trainingEndsArePrepared() throws {
        var command = Example.command
        command.form.trainers = ["T-1", "T-2"]
        command.form.trainingEnds = TrainingEndsForm(trainers: ["T-1": "2025-06-30", "T-2": "2025-07-31"])
        let form = RegistrationForm(trainers: ["T-2", "T-3"], noticeAcknowledgedOn: "2026-03-10")
        let confirmed = Example.confirm(file(Example.prepare(command)), form)
        let event = try #require(confirmed.event(CandidateRegistered.self))
        #expect(event.registration.trainers == ["T-2", "T-3"])
        #expect(event.registration.trainingEnds == TrainingEnds(trainers: ["T-2": Day("2025-07-31")!]))
    }

    @Test("L'information sur les données ne s'atteste pas pour le candidat", .rule("preparationIsSound"))
    func noticeIsTheCandidates() {
        let decision = decide(
            PrepareRegistration(
                dossier: Example.dossier,
                branch: "p2st",
                certificateKind: Example.kind,
                candidate: Example.candidate,
                form: Example.command.form,
                personal: nil
            ),
            on: nil,
            scheme: Example.scheme(),
            by: By(Example.asOfficer, at: Example.now)
        )
        #expect(places(decision) == ["form.noticeAcknowledgedOn notExpected"])
        #expect(places(Example.confirm(Example.prepared, RegistrationForm())) == ["form.noticeAcknowledgedOn missing"])
    }

    @Test("Une préparation vide se remplit à la confirmation", .rule("preparationIsSound"))
    func emptyPreparation() {
        var empty = Example.command
        empty.form = RegistrationForm()
        empty.personal = nil
        let file = RegistrationDomainTests.file(Example.prepare(empty))
        #expect(file != nil)
        let confirmed = Example.confirm(file, Example.command.form, personal: Example.command.personal)
        #expect(confirmed.event(CandidateRegistered.self)?.personal != nil)
    }

    @Test(
        "Deux mille préparations tirées au sort disent ce qui est faux, taisent ce qui manque, et le reste à la confirmation",
        .rule("preparationIsSound", "registrationIsComplete"),
        arguments: UInt64(1)...80
    )
    func randomPreparations(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<25 {
            var command = Example.jobseeker
            var planted: Set<String> = []
            var groups: Set<String> = []
            for flaw in flaws.shuffled(using: &random).prefix(Int.random(in: 0...6, using: &random))
            where groups.insert(flaw.group).inserted && flaw.places.allSatisfy({ !$0.contains("noticeAck") }) {
                flaw.plant(&command)
                planted.formUnion(flaw.places)
            }
            // Where the kind is unknown nobody can say whether sex is asked.
            if groups.isSuperset(of: ["kind", "sex"]) { planted.remove("personal.sex notExpected") }
            let wrong = planted.filter {
                !$0.hasSuffix(" missing")
                    && !($0.hasSuffix("candidateMeetsCustomers") && command.form.meetsCustomers == nil)
            }
            let prepared = Example.prepare(command)
            #expect(places(prepared) == wrong, "seed \(seed)")
            #expect((prepared.event(RegistrationPrepared.self) != nil) == wrong.isEmpty)
            guard wrong.isEmpty else { continue }
            let confirmed = Example.confirm(file(prepared))
            #expect(places(confirmed) == planted, "seed \(seed)")
            #expect((confirmed.event(CandidateRegistered.self) != nil) == planted.isEmpty)
        }
    }

    @Test("Une branche qui n'a pas adhéré ne prépare ni ne confirme", .rule("branchHasJoined"))
    func branchMustHaveJoined() {
        var command = Example.command
        command.branch = "apart"
        #expect(places(Example.prepare(command)) == ["certificateKind branchHasJoined"])
        command.branch = "gone"
        let prepared = decide(
            PrepareRegistration(
                dossier: Example.dossier,
                branch: "gone",
                certificateKind: Example.kind,
                candidate: Example.candidate,
                form: RegistrationForm(),
                personal: nil
            ),
            on: nil,
            scheme: Example.scheme(),
            by: By(Actor(.officer, "O-1", of: "gone"), at: Instant("2026-03-09T10:00:00Z")!)
        )
        let left = Example.confirm(
            file(prepared),
            Example.command.form,
            personal: Example.command.personal
        )
        #expect(places(left) == ["certificateKind branchHasJoined"])
    }

    @Test(
        "Une personne qui a un dossier ouvert, ou le certificat, ne confirme pas",
        .rule("noOtherOpenFile", "notAlreadyHolder")
    )
    func duplicatesAreRefused() {
        #expect(Example.confirm(Example.prepared, openFile: "D-2").code == "noOtherOpenFile")
        #expect(Example.confirm(Example.prepared, heldThrough: "D-0").code == "notAlreadyHolder")
    }

    @Test("Jamais confirmée, une préparation se rappelle au candidat, puis devient caduque")
    func preparationLapses() throws {
        var policy = BranchPolicy()
        policy.due.registrationConfirmation = 10
        policy.due.reminderDays = [20, 7, 1]
        var file = RegistrationDomainTests.file(Example.prepare(policy: policy))
        var told: [String] = []
        while let due = file?.dueTimes.min(by: { $0.at < $1.at }) {
            #expect(decide(dueTime: due.name, on: file, at: due.at.adding(milliseconds: -1)).changesNothing)
            let decision = decide(dueTime: due.name, on: file, at: due.at)
            for event in try #require(decision.events) {
                if let event = event as? RegistrationStepReminded {
                    #expect(event.responsible == .candidate)
                    told.append("\(event.step) \(due.at.parisDay)")
                }
                if event is FileLapsed { told.append("lapsed \(due.at.parisDay)") }
            }
            file = RegistrationDomainTests.file(file, decision)
        }
        #expect(told == ["confirmation 2026-03-14", "confirmation 2026-03-20", "lapsed 2026-03-21"])
        #expect(file?.stage == .ended(number: nil, .lapsed))
        #expect(Example.confirm(file).refusal == Refusal("notNow", ["state": "lapsed"]))
    }
}
