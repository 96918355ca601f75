import Campaign
import Contracts
import Foundation
import Messaging
import Scheme
import Testing

@Suite("Ce qui est personnel hors des dossiers, d'un bout à l'autre")
struct PersonalTermsTests {
    private let start = Instant(milliseconds: 1_790_000_000_000)
    private let scheme: Scheme
    private let folder: StoreFolder
    private let exploitation = Actor(.systemOperator, "exploitation")
    private let name = "Marguerite Quatrebarbes-Zéphyrine"

    init() throws {
        scheme = try Village.schemeOnTheWord()
        folder = try StoreFolder()
    }

    private func village() throws -> Village {
        let village = try Village(scheme: scheme, now: start)
        for store in village.routes.stores {
            try village.found(store, Store(name: store, path: folder.file(store), ifAbsent: .laid))
        }
        return village
    }

    /// The stores in whose bytes these words stand.
    private func stores(with words: String, _ village: Village) -> Set<String> {
        Set(village.routes.stores.filter { folder.bytes(of: $0).range(of: Data(words.utf8)) != nil })
    }

    private func pass(months: Int, _ village: Village) throws {
        let until = village.now.parisDay.adding(months: months).startInParis
        while village.now < until {
            village.now = min(until, village.now.adding(days: 90))
            _ = try village.settle()
        }
    }

    private func verify(_ village: Village) throws {
        for (store, core) in village.cores {
            let faults = try core.verify()
            #expect(faults == [], "\(store)")
        }
    }

    private func accepted(_ answer: Answer?) -> Bool {
        if case .accepted = answer { true } else { false }
    }

    private func refusal(_ answer: Answer?) -> String? {
        if case .refused(let refusal) = answer { refusal.code.value } else { nil }
    }

    private func accredit(_ person: PersonID, _ village: Village) throws {
        let command = AccreditEvaluator(
            evaluator: person,
            situation: EvaluatorSituation(kind: .consultant),
            branch: "logi",
            certificateKinds: ["relation-client"],
            letterOn: village.now.parisDay,
            letter: "HAB-1",
            personal: EvaluatorPersonal(name: name, email: "zephyrine@example.org")
        )
        #expect(accepted(try village.ask(command, of: "evaluation", as: Actor(.authority, "P-a", of: "logi"))))
    }

    private func complain(
        _ about: PersonID?,
        _ words: String,
        _ village: Village,
        by complainant: PersonID = "P-plaignant"
    ) throws {
        let command = LodgeComplaint(
            complaint: "R-1",
            branch: "logi",
            dossier: nil,
            subject: about == nil ? .process : .person,
            concerned: about,
            complainant: complainant,
            personal: ComplaintPersonal(words: words)
        )
        let actor = Actor(.candidate, complainant.value)
        #expect(accepted(try village.ask(command, of: "registration", as: actor)))
    }

    private func decideIt(_ heard: PersonID, _ village: Village) throws {
        let words = ComplaintPersonal(words: "Entendu le plaignant, et l'autre")
        for (party, person) in [(ComplaintParty.complainant, "P-plaignant" as PersonID), (.concerned, heard)] {
            let hear = HearParty(
                complaint: "R-1",
                party: party,
                heard: person,
                instructor: "P-agent",
                personal: words
            )
            let answer = try village.ask(hear, of: "registration", as: Actor(.officer, "P-agent", of: "logi"))
            #expect(accepted(answer))
        }
        let decide = DecideComplaint(
            complaint: "R-1",
            complainant: "P-plaignant",
            upheld: false,
            authority: "P-autorite",
            personal: words
        )
        let answer = try village.ask(decide, of: "registration", as: Actor(.authority, "P-autorite", of: "logi"))
        #expect(accepted(answer))
    }

    @Test("Le nom d'un évaluateur s'efface partout au terme, suspendu tant qu'une réclamation sur lui est ouverte")
    func evaluator() throws {
        let village = try village()
        try accredit("P-zephyrine", village)
        let juries = village.routes.stores.filter { $0.hasPrefix("jury.") }
        #expect(stores(with: name, village) == Set(juries + ["evaluation", "correspondence"]))
        // It is given up at once; four years more are kept in that branch.
        let resignation = ResignAccreditation(evaluator: "P-zephyrine", branch: "logi")
        let resigned = try village.ask(resignation, of: "evaluation", as: Actor(.evaluator, "P-zephyrine"))
        #expect(accepted(resigned))
        try pass(months: 12 * 4 - 1, village)
        try complain("P-zephyrine", "Il a haussé la voix tout du long", village)
        #expect(stores(with: name, village).count == juries.count + 2)
        try pass(months: 3, village)
        #expect(stores(with: name, village).count == juries.count + 2)
        try decideIt("P-zephyrine", village)
        #expect(stores(with: name, village) == [])
        try verify(village)
        // The complaint was in no file: it has a term of its own.
        #expect(stores(with: "haussé la voix", village) == ["registration"])
        try pass(months: 12 * 4 - 1, village)
        #expect(stores(with: "haussé la voix", village) == ["registration"])
        try pass(months: 2, village)
        #expect(stores(with: "haussé la voix", village) == [])
        #expect(stores(with: "Entendu le plaignant", village) == [])
        try verify(village)
    }

    @Test("Un effacement à la main se journalise : un dépôt repris d'une copie d'avant l'apprend et l'applique")
    func byHand() throws {
        let village = try village()
        let plan = FilePlan(name: "retrait", branch: "p2st", withdrawsAt: .jury, ending: .withdrawn)
        var campaign = try Campaign(CampaignPlan(seed: 4, files: [plan]), scheme: scheme, startingAt: start)
        try village.play(&campaign)
        let dossier = try #require(campaign.verdicts().first).dossier
        let registered = try #require(village.cores["registration"]).events([], of: [dossier])
            .compactMap { $0.decoded(CandidateRegistered.self) }
        let candidate = try #require(registered.first?.candidate)
        func held(_ store: String) throws -> Bool {
            try #require(village.cores[store]).store.personsHeld().contains(candidate)
        }
        let all = village.routes.stores
        let before = try all.filter { try held($0) }
        #expect(Set(before).isSuperset(of: ["registration", "evaluation", "correspondence"]) && before.count == 4)
        let copies = try before.map { store in
            let copy = folder.file(store + "-copy")
            try #require(village.cores[store]).store.backup(to: copy)
            return (store, copy)
        }
        let ask = ErasePerson(subject: candidate)
        #expect(refusal(try village.ask(ask, of: "registration", as: Actor(.officer, "P-a"))) == "operatorErases")
        #expect(accepted(try village.ask(ask, of: "registration", as: exploitation)))
        for store in all { #expect(try !held(store), "\(store)") }
        try verify(village)

        for (store, copy) in copies {
            try village.restore(store, to: Store(name: store, path: copy))
            _ = try village.settle()
            #expect(try !held(store), "\(store)")
            try verify(village)
        }
        // Erased once, they may come again: what is recorded later is kept.
        village.now = village.now.adding(days: 30)
        try complain(nil, "Encore moi, la personne effacée", village, by: candidate)
        #expect(try held("registration"))
        try verify(village)
    }

    @Test("Une réclamation ouverte sur une personne, un mandat ou une candidature refusent l'effacement à la main")
    func obstacles() throws {
        let village = try village()
        try accredit("P-zephyrine", village)
        try complain("P-autre", "Il n'écoute pas du tout", village)
        let answer = try village.ask(ErasePerson(subject: "P-autre"), of: "registration", as: exploitation)
        #expect(refusal(answer) == "complaintAboutSomebodySuspendsErasure")
        // Registration knows of nothing; the evaluation refuses what it takes, and says so where it is looked after.
        let other = try village.ask(ErasePerson(subject: "P-zephyrine"), of: "registration", as: exploitation)
        #expect(accepted(other))
        let evaluation = try #require(village.cores["evaluation"])
        #expect(try evaluation.store.personsHeld().contains("P-zephyrine"))
        #expect(try evaluation.deadLetters().map(\.reason) == ["refused"])
    }
}
