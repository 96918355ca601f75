import Campaign
import CertificateNote
import Contracts
import Foundation
import Messaging
import Scheme
import Testing

@Suite("Confidentialité, d'un bout à l'autre")
struct ConfidentialityTests {
    private let start = Instant(milliseconds: 1_790_000_000_000)
    private let scheme: Scheme
    private let folder: StoreFolder

    init() throws {
        scheme = try Village.shippedScheme()
        folder = try StoreFolder()
    }

    /// A village whose stores are files, and one file played in it to its end.
    private func village(_ file: FilePlan) throws -> (Village, Campaign.Verdict) {
        let village = try Village(scheme: scheme, now: start)
        for store in village.routes.stores {
            try village.found(store, Store(name: store, path: folder.file(store), ifAbsent: .laid))
        }
        var campaign = try Campaign(CampaignPlan(seed: 4, files: [file]), scheme: scheme, startingAt: start)
        try village.play(&campaign)
        let verdict = try #require(campaign.verdicts().first)
        #expect(verdict.isAsPlanned, "\(verdict)")
        return (village, verdict)
    }

    private func ask<Q: Question>(
        _ question: Q,
        of store: String,
        in village: Village,
        as asking: Asking? = nil
    ) throws -> Q.Reply {
        let core = try #require(village.cores[store])
        let body = try JSONEncoder().encode(question)
        let now = village.now
        let reply = try core.answer(Q.name, body, asking: asking, now: now, entropy: Entropy(seed: 1))
        return try JSONDecoder().decode(Q.Reply.self, from: try #require(reply))
    }

    /// Who asked for this file: as registration says.
    private func candidate(of dossier: DossierID, in village: Village) throws -> PersonID {
        let events = try #require(village.cores["registration"]).events([], of: [dossier])
        let asked = events.compactMap { event in
            event.decoded(CandidateRegistered.self)?.candidate ?? event.decoded(RegistrationPrepared.self)?.candidate
        }
        return try #require(asked.first)
    }

    /// The words of a person that a store holds: their names, contact, and whatever was written about them.
    private func words(of person: PersonID, in store: String, _ village: Village) throws -> Set<String> {
        func words(_ value: Any) -> [String] {
            switch value {
            case let text as String: [text]
            case let list as [Any]: list.flatMap(words)
            case let object as [String: Any]: object.values.flatMap(words)
            default: []
            }
        }
        let entries = try ask(ReadPersonalRecord(person: person), of: store, in: village).entries
        let groups = try entries.compactMap { entry in
            (try JSONSerialization.jsonObject(with: Data(entry.content.utf8)) as? [String: Any])?["personal"]
        }
        // Short words, and codes, stand in other places too.
        return Set(groups.flatMap(words)).filter { $0.count > 5 && ($0.contains(" ") || $0.contains("@")) }
    }

    private func found(_ words: Set<String>, in store: String) -> Set<String> {
        let bytes = folder.bytes(of: store)
        return words.filter { bytes.range(of: Data($0.utf8)) != nil }
    }

    private func count(_ village: Village, _ dossier: DossierID) throws -> Int {
        try village.routes.stores.reduce(0) { $0 + (try village.cores[$1]?.trace(dossier).count ?? 0) }
    }

    private func verify(_ village: Village) throws {
        for (name, core) in village.cores { #expect(try core.verify() == [], "\(name)") }
    }

    /// Lets time pass until that day, and all that comes due happen.
    private func pass(to day: Day, _ village: Village) throws {
        while village.now < day.startInParis {
            village.now = min(day.startInParis, village.now.adding(days: 120))
            _ = try village.settle()
        }
    }

    @Test(
        "Le terme passé, nul octet d'aucun registre ne dit plus rien de la personne; ce qui fut décidé tient",
        arguments: [
            (FilePlan(name: "retrait", branch: "p2st", withdrawsAt: .jury, ending: .withdrawn), 2),
            (FilePlan(name: "retrait", branch: "logi", withdrawsAt: .evaluation, ending: .withdrawn), 3),
            (FilePlan(name: "refusé", branch: "logi", officerRefuses: true, ending: .registrationRefused), 2),
            (FilePlan(name: "refusé", branch: "p2st", officerRefuses: true, ending: .registrationRefused), 1),
        ]
    )
    func withdrawn(file: FilePlan, years: Int) throws {
        let (village, verdict) = try village(file)
        let person = try candidate(of: verdict.dossier, in: village)
        let held = try village.routes.stores.map { ($0, try words(of: person, in: $0, village)) }
        let all = held.reduce(into: Set<String>()) { $0.formUnion($1.1) }
        #expect(!all.isEmpty)
        for (store, words) in held { #expect(found(words, in: store) == words, "the search finds what is in \(store)") }
        let before = try count(village, verdict.dossier)

        try pass(to: village.now.parisDay.adding(months: 12 * years).adding(days: -2), village)
        #expect(found(all, in: "registration").isEmpty == false, "not before its term")
        try pass(to: village.now.parisDay.adding(days: 5), village)
        for store in village.routes.stores { #expect(found(all, in: store) == [], "\(store)") }
        village.dossiers = [verdict.dossier]
        #expect(try village.count(RetentionEnded.type, in: ["registration"]) == 1)
        #expect(try count(village, verdict.dossier) >= before)
        try verify(village)
    }

    @Test("D'un titulaire, le registre garde le nom, et lui seul, jusqu'à son terme")
    func holder() throws {
        let (village, verdict) = try village(FilePlan(name: "octroi", branch: "logi", panel: "logi-1"))
        let person = try candidate(of: verdict.dossier, in: village)
        let others = village.routes.stores.filter { $0 != "certification" }
        let held = try others.reduce(into: Set<String>()) { $0.formUnion(try words(of: person, in: $1, village)) }
        let kept = try words(of: person, in: "certification", village)
        let day = village.now.parisDay
        try pass(to: day.adding(months: 12 * 6 + 1), village)
        for store in others { #expect(found(held.union(kept), in: store) == [], "\(store)") }
        #expect(found(kept, in: "certification") == kept)
        let named = try ask(SearchRegister(RegisterFilter(), holderName: nil), of: "certification", in: village)
        #expect(named.entries.count == 1 && named.entries[0].name != nil)

        try pass(to: day.adding(months: 12 * 60 + 1), village)
        #expect(found(held.union(kept), in: "certification") == [])
        let counted = try ask(SearchRegister(RegisterFilter(), holderName: nil), of: "certification", in: village)
        #expect(counted.entries.count == 1 && counted.entries[0].name == nil)
        try verify(village)
    }

    @Test("Au terme du registre, le nom et son sel s'en vont; la note que le titulaire a en main tient toujours")
    func noteOutlivesTheName() throws {
        let (village, verdict) = try village(FilePlan(name: "octroi", branch: "logi", panel: "logi-1"))
        let named = try ask(SearchRegister(), of: "certification", in: village)
        let number = try #require(named.entries.first?.number)
        let reader = Asking(by: Actor(.officer, "P-1", of: "logi"), for: .personsRequest)
        func readings() throws -> [String] {
            try ask(ReadReadings(dossier: verdict.dossier), of: "certification", in: village).readings
                .filter { $0.asking == reader }.map(\.matter)
        }
        func proof() throws -> ReadHolderProof.Reply {
            try ask(ReadHolderProof(number: number), of: "certification", in: village, as: reader)
        }
        func note() throws -> CertificateNote {
            let signed = try ask(ReadSignatures(number: number), of: "certification", in: village)
            let trust = try #require(TrustFile(origin: "registre.ccs.example"))
            return try CertificateNote(try #require(signed.document), signed.signatures, in: trust)
        }
        let unknown = ReadHolderProof(number: "CCS-2026-000999-X")
        #expect(
            try ask(unknown, of: "certification", in: village, as: reader)
                == ReadHolderProof.Reply(proof: nil, checkCode: nil)
        )
        #expect(try readings() == [])
        let (before, held) = (try note(), try proof())
        #expect(try readings() == [ReadHolderProof.name])
        let answer = try ask(
            VerifyCertificate(number: number, checkCode: try #require(held.checkCode)),
            of: "certification",
            in: village
        )
        #expect(answer.standing == .valid)
        func check() -> NoteCheck {
            NoteCheck(of: before.bytes, trusting: before.trust, holder: held.proof, on: village.now.parisDay)
        }
        #expect(check().findings.filter { $0.weight != .holds }.map(\.aspect) == [.register])

        try pass(to: village.now.parisDay.adding(months: 12 * 60 + 1), village)
        let noted = try readings()
        #expect(try proof() == ReadHolderProof.Reply(proof: nil, checkCode: nil))
        #expect(try readings() == noted)
        #expect(try note().bytes == before.bytes)
        // It has expired meanwhile; all that was signed is as it was.
        #expect(check().findings.filter { $0.weight == .fails }.map(\.aspect) == [.expiry])
        #expect(check().findings.first { $0.aspect == .signatures }?.weight == .holds)
        #expect(check().findings.first { $0.aspect == .holder }?.code == "named")
    }

    @Test("Ce qui arrive encore d'un dossier effacé, ou attend, ou est mort, ne ramène personne")
    func lateArrivals() throws {
        let plan = FilePlan(name: "retrait", branch: "p2st", withdrawsAt: .jury, ending: .withdrawn)
        let (village, verdict) = try village(plan)
        let person = try candidate(of: verdict.dossier, in: village)
        let evaluation = try #require(village.cores["evaluation"])
        let sent = try evaluation.outgoing(after: 0, limit: 10_000).compactMap(\.message)
        var late = try #require(sent.first { $0.envelope.type == BookletTransmitted.type })
        let panel = try #require(
            village.routes.stores.first { late.key.hasSuffix($0.dropFirst(5)) && $0 != "evaluation" }
        )
        let words = try words(of: person, in: panel, village)
        #expect(words.contains { late.body.starts(with: []) && Data(late.body).range(of: Data($0.utf8)) != nil })
        late.envelope.user = Routes.user(ofStore: "evaluation")
        func deliver(_ id: MessageID, _ change: (inout Envelope) -> Void = { _ in }) throws {
            var message = late
            message.envelope.id = id
            change(&message.envelope)
            let delivery = Delivery(
                queue: Routes.queue(ofStore: panel),
                tag: 1,
                envelope: message.envelope,
                body: message.body
            )
            var entropy = Entropy(seed: 3)
            _ = try #require(village.cores[panel]).receive([delivery], now: village.now, entropy: &entropy)
        }
        let core = try #require(village.cores[panel])
        // One that waits for what comes before it, and one that is dead, while the file is still kept.
        try deliver("dead") { $0.type = "evaluation.dance.v1" }
        try pass(to: village.now.parisDay.adding(months: 24).adding(days: -2), village)
        try deliver("waiting") { envelope in
            envelope.version = 99
            envelope.previous = [panel: 98]
        }
        #expect(try core.status().parked == 1)
        #expect(try core.status().dead.values.reduce(0, +) == 1)
        #expect(found(words, in: panel) == words)
        try pass(to: village.now.parisDay.adding(days: 4), village)
        #expect(found(words, in: panel) == [])
        #expect(try core.deadLetters().count == 1)
        try deliver("late")
        try deliver("late-waiting") { envelope in
            envelope.version = 100
            envelope.previous = [panel: 99]
        }
        try core.store.checkpoint()
        #expect(found(words, in: panel) == [])
        // What evaluation would publish again says nothing either.
        let again = try evaluation.outgoing(after: 0, limit: 10_000).compactMap(\.message)
        #expect(again.count >= sent.count)
        for message in again { for word in words { #expect(Data(message.body).range(of: Data(word.utf8)) == nil) } }
        try verify(village)
    }

    @Test("Un effacement demandé se refuse tant que le dossier est ouvert ou que le certificat en répond")
    func obstacles() throws {
        let (village, verdict) = try village(FilePlan(name: "octroi", branch: "p2st", panel: "p2st-1"))
        let person = try candidate(of: verdict.dossier, in: village)
        func codes(_ store: String) throws -> [RefusalCode] {
            try ask(ReadErasureObstacles(person: person), of: store, in: village).obstacles.map(\.code)
        }
        #expect(try codes("registration") == ["holdersFileIsKept"])
        #expect(try codes("certification") == ["registerKeepsItsHolders"])
        #expect(try codes("evaluation") == [] && codes("jury.p2st-1") == [])
        let core = try #require(village.cores["registration"])
        let obstacles = try core.obstacles(toErasing: person, now: village.now, entropy: Entropy(seed: 1))
        #expect(obstacles.first?.facts["until"] != nil)
        let (other, gone) = try self.village(
            FilePlan(name: "retrait", branch: "p2st", withdrawsAt: .jury, ending: .withdrawn)
        )
        let left = try candidate(of: gone.dossier, in: other)
        for store in other.routes.stores {
            #expect(try ask(ReadErasureObstacles(person: left), of: store, in: other).obstacles == [], "\(store)")
        }
    }

    @Test("Une personne reçoit ce que chaque service tient d'elle, sans bulletin de vote ni personne d'autre")
    func export() throws {
        let plan = FilePlan(
            name: "non octroyé",
            branch: "p2st",
            panel: "p2st-1",
            missing: [["RC.5.1"]],
            isReassessed: false,
            ending: .notAwarded
        )
        let (village, verdict) = try village(plan)
        let person = try candidate(of: verdict.dossier, in: village)
        var types: Set<MessageType> = []
        for store in ["registration", "evaluation", "jury.p2st-1"] {
            let entries = try ask(ReadPersonalRecord(person: person), of: store, in: village).entries
            #expect(!entries.isEmpty && entries.allSatisfy { $0.dossier == verdict.dossier })
            #expect(entries.contains { $0.content.contains("\"personal\":{") }, "\(store)")
            types.formUnion(entries.map(\.type))
            // Whoever else acted is told by their role alone.
            let actors = Set(
                try village.routes.stores.flatMap { try village.cores[$0]?.trace(verdict.dossier) ?? [] }
                    .compactMap { $0.actor.flatMap { Actor($0) } }.filter { $0.role != .company }.map(\.id)
            ).subtracting([person.value])
            for entry in entries {
                for actor in actors { #expect(!entry.content.contains("\"\(actor)\""), "\(entry.type) names \(actor)") }
            }
        }
        #expect(types.isSuperset(of: [CandidateRegistered.type, ObservationRecorded.type, CertificateNotAwarded.type]))
        #expect(!types.contains(BallotCast.type) && !types.contains(MemberRecused.type))
        #expect(try ask(ReadPersonalRecord(person: "P-nobody"), of: "registration", in: village).entries == [])
    }

    @Test("Chaque lecture d'un dossier se note, sans rien dire de personnel, pour le temps prévu")
    func readings() throws {
        let (village, verdict) = try village(FilePlan(name: "octroi", branch: "logi", panel: "logi-1"))
        let person = try candidate(of: verdict.dossier, in: village)
        func readings(_ store: String) throws -> [Reading] {
            try ask(ReadReadings(dossier: verdict.dossier), of: store, in: village).readings
        }
        let officer = Asking(by: Actor(.officer, "P-agent-1", of: "logi"), for: .dispute)
        let own = ReadExtract(dossier: verdict.dossier, reader: .candidate)
        #expect(try ask(own, of: "jury.logi-1", in: village, as: officer).extract != nil)
        #expect(try ask(own, of: "jury.p2st-1", in: village, as: officer).extract == nil)
        #expect(try readings("jury.p2st-1") == [])
        let extract = try #require(readings("jury.logi-1").first)
        #expect(extract.asking == officer && extract.at == village.now && extract.matter == ReadExtract.name)
        _ = try ask(SearchRegister(RegisterFilter(), holderName: nil), of: "certification", in: village, as: officer)
        _ = try ask(CountRegister(RegisterFilter()), of: "certification", in: village, as: officer)
        #expect(try readings("certification").map(\.matter) == [SearchRegister.name])
        _ = try ask(ReadPersonalRecord(person: person), of: "registration", in: village, as: officer)
        #expect(try readings("registration").map(\.matter) == [ReadPersonalRecord.name])
        // The person learns of it, by the reader's role.
        let told = try ask(ReadPersonalRecord(person: person), of: "registration", in: village, as: officer).readings
        #expect(told.map(\.asking.by.role) == [.officer] && !"\(told)".contains("P-agent-1"))
        // The log itself is kept for two years in that branch, and for no longer.
        try pass(to: village.now.parisDay.adding(months: 24).adding(days: -1), village)
        #expect(try readings("jury.logi-1").count == 1)
        try pass(to: village.now.parisDay.adding(days: 3), village)
        #expect(try readings("jury.logi-1") == [])
    }

    @Test("Qui lit beaucoup à la fois est noté comme qui lit peu: page après page, par un audit, par une copie")
    func bulkReadings() throws {
        let (village, verdict) = try village(FilePlan(name: "octroi", branch: "logi", panel: "logi-1"))
        let dossier = verdict.dossier
        let person = try candidate(of: dossier, in: village)
        let reader = Asking(by: Actor(.systemOperator, "root"), for: .operation)
        func readings(_ store: String) throws -> [String] {
            try ask(ReadReadings(dossier: dossier), of: store, in: village).readings
                .filter { $0.asking == reader }.map(\.matter)
        }
        // A page that is asked for as if it were not the first.
        let page = try ask(ReadPersonalRecord(person: person, after: 0), of: "registration", in: village, as: reader)
        #expect(page.entries.contains { $0.content.contains("birthName") })
        #expect(try readings("registration") == [ReadPersonalRecord.name])
        _ = try ask(ReadPersonalRecord(person: person, after: .max), of: "registration", in: village, as: reader)
        #expect(try readings("registration").count == 1)

        let inquiry = { (inquiry: Inquiry, store: String) throws -> InquiryAnswer in
            var entropy = Entropy(seed: 1)
            let desk = InquiryDesk(core: try #require(village.cores[store]), worker: "test")
            return try desk.answer(inquiry, now: village.now, entropy: &entropy).0
        }
        // What evaluation received of registration, whole, as an audit asks for it.
        let ids = try #require(village.cores["evaluation"]).received(from: "registration", after: nil, limit: 100)
        guard
            case .received(let whole) = try inquiry(
                .auditWhole(ids, publisher: "registration", asking: reader),
                "evaluation"
            )
        else { throw CocoaError(.featureUnsupported) }
        #expect(whole.contains { $0.body.contains("birthName") })
        #expect(try readings("evaluation") == ["audit"])
        // A copy is a reading of every file that is there, and of each person; of no other.
        _ = try inquiry(.backup(name: "one", asking: reader), "jury.logi-1")
        let long = InquiryDesk(core: try #require(village.cores["jury.logi-1"]), worker: "test")
            .longWork(for: .backup(name: "two", asking: reader), now: village.now)
        _ = long?()
        #expect(try readings("jury.logi-1") == ["backup", "backup"])
        let told = try ask(ReadPersonalRecord(person: person), of: "jury.logi-1", in: village, as: reader)
        #expect(told.readings.map(\.matter).filter { $0 == "backup" }.count == 2)
        #expect(try ask(ReadReadings(dossier: "D-none"), of: "jury.logi-1", in: village).readings == [])

        // An earlier tool says nothing of who asks.
        let earlier = try JSONDecoder().decode(Inquiry.self, from: Data(#"{"backup":{"name":"one"}}"#.utf8))
        #expect(earlier == .backup(name: "one"))
    }

    @Test("Vérifier un certificat montre un nom, et se note; se tromper de code ne montre rien")
    func verification() throws {
        let (village, verdict) = try village(FilePlan(name: "octroi", branch: "logi", panel: "logi-1"))
        let person = try candidate(of: verdict.dossier, in: village)
        let held = try ask(ReadPersonalRecord(person: person), of: "certification", in: village).entries
        let prepared = try #require(held.first { $0.type == CertificatePrepared.type })
        let json = try JSONSerialization.jsonObject(with: Data(prepared.content.utf8)) as? [String: Any]
        let code = try #require((json?["personal"] as? [String: Any])?["checkCode"] as? String)
        let number = try #require((json?["content"] as? [String: Any])?["number"] as? String)
        let anybody = Asking(by: Actor(.partner, "employer"), for: .verification)
        func noted() throws -> [String] {
            try ask(ReadReadings(dossier: verdict.dossier), of: "certification", in: village).readings
                .filter { $0.asking == anybody }.map(\.matter)
        }
        let wrong = VerifyCertificate(number: number, checkCode: "AAAA-AAAA-AAAA")
        #expect(try ask(wrong, of: "certification", in: village, as: anybody).shown == nil)
        #expect(try noted() == [])
        let right = VerifyCertificate(number: number, checkCode: code)
        #expect(try ask(right, of: "certification", in: village, as: anybody).shown?.name != nil)
        #expect(try noted() == [VerifyCertificate.name])
    }

    @Test("Ce qui attend trop longtemps se liste, de chaque service, par qui le doit")
    func overdue() throws {
        let village = try Village(scheme: scheme, now: start)
        let file = FilePlan(name: "octroi", branch: "p2st", panel: "p2st-1")
        var campaign = try Campaign(CampaignPlan(seed: 4, files: [file]), scheme: scheme, startingAt: start)
        var registered = 0
        try village.play(&campaign, rounds: 6) { _ in registered += 1 }
        #expect(registered > 0)
        func steps(_ before: Instant?) throws -> [OpenStep] {
            try village.routes.stores.flatMap { store in
                try ask(ReadOpenSteps(dueBefore: before), of: store, in: village).steps
            }
        }
        #expect(try steps(nil) == [])
        let coming = try steps(village.now.adding(days: 365))
        #expect(!coming.isEmpty && coming.allSatisfy { !$0.isOverdue && $0.branch == "p2st" })
        try pass(to: village.now.parisDay.adding(days: 70), village)
        let overdue = try steps(nil)
        #expect(!overdue.isEmpty && overdue.allSatisfy { $0.isOverdue && $0.dueAt <= village.now })
        #expect(Set(overdue.map(\.step)).isSubset(of: Set(coming.map(\.step))))
        try verify(village)
    }
}

/// A folder for stores as files; gone with the test.
final class StoreFolder {
    private let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("ccs-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A new file for a store; the former one of that name is used no more.
    func file(_ store: String) -> String {
        let folder = path + "/\(store)"
        try? FileManager.default.removeItem(atPath: folder)
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder + "/\(store).sqlite"
    }

    /// Every byte that stands in the files of a store, free pages and logs included.
    func bytes(of store: String) -> Data {
        let folder = path + "/\(store)"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().reduce(into: Data()) { bytes, name in
            bytes.append(FileManager.default.contents(atPath: folder + "/" + name) ?? Data())
        }
    }
}
