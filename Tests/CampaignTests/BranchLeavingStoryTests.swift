import Campaign
import Contracts
import Foundation
import Messaging
import Scheme
import SchemeLoading
import Testing

@Suite("Une branche part, d'un bout à l'autre")
struct BranchLeavingStoryTests {
    private let start = Instant(milliseconds: 1_790_000_000_000)
    private let committee = Actor(.committee, "P-gps")

    /// The data as they are shipped, but that `logi` leaves in January 2027.
    private func scheme(passTo: String?) throws -> Scheme {
        let copy = FileManager.default.temporaryDirectory.appendingPathComponent("leaving-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: Village.shippedData, to: copy)
        defer { try? FileManager.default.removeItem(at: copy) }
        let place = copy.appendingPathComponent("branches/logi.yaml")
        let joined = "    joinedOn: 2018-09-01\n"
        let left =
            joined + "    leftOn: 2027-01-15\n    openFilesUntil: 2027-02-28\n"
            + (passTo.map { "    openFilesPassTo: \($0)\n" } ?? "")
        let text = try String(contentsOf: place, encoding: .utf8)
        #expect(text.contains(joined))
        try text.replacingOccurrences(of: joined, with: left).write(to: place, atomically: true, encoding: .utf8)
        return try SchemeLoader.load(directory: copy.path)
    }

    /// A campaign of one branch, stopped after so many rounds: its files are wherever they are.
    private func village(_ scheme: Scheme, rounds: Int) throws -> (Village, [DossierID]) {
        let village = try Village(scheme: scheme, now: start)
        let files =
            (1...3).map { FilePlan(name: "octroi \($0)", branch: "logi") }
            + [FilePlan(name: "ailleurs", branch: "p2st")]
        var campaign = try Campaign(CampaignPlan(seed: 4, files: files), scheme: scheme, startingAt: start)
        // In the first four rounds the branch's people have their keys registered.
        try village.play(&campaign, rounds: 4 + rounds)
        let registered = try #require(village.cores["registration"]).events([], of: campaign.verdicts().map(\.dossier))
        return (village, Set(registered.compactMap { $0.decoded(CandidateRegistered.self) }.map(\.dossier)).sorted())
    }

    private func events<E: Event>(_ type: E.Type, _ village: Village, _ dossier: DossierID) throws -> [E] {
        try village.routes.stores.flatMap { store in
            try #require(village.cores[store]).events([], of: [dossier], types: [E.type])
                .compactMap { $0.decoded(E.self) }
        }
    }

    private func pass(to day: Day, _ village: Village) throws {
        village.now = max(village.now, day.startInParis)
        _ = try village.settle()
    }

    @Test(
        "Au jour convenu, où qu'il soit, un dossier ouvert est clos, ou repart dans l'autre branche sous son numéro",
        arguments: [nil, "p2st"] as [String?],
        [4, 12, 25, 40, 60]
    )
    func everyHolder(passTo: String?, rounds: Int) throws {
        let scheme = try scheme(passTo: passTo)
        let (village, dossiers) = try village(scheme, rounds: rounds)
        let record = RecordBranchLeaving(branch: "logi", certificateKind: "relation-client", recordedBy: "P-gps")
        guard case .accepted = try village.ask(record, of: "registration", as: committee) else {
            Issue.record("the C4S records it")
            return
        }
        #expect(!dossiers.isEmpty)
        // Nothing lapses before: the day is the first thing that comes.
        try pass(to: Day("2027-03-01")!, village)
        for dossier in dossiers {
            let registered = try #require(try events(CandidateRegistered.self, village, dossier).first)
            let passed = try events(FilePassedOn.self, village, dossier)
            let closed = try events(FileClosed.self, village, dossier)
            let over =
                try events(FileLapsed.self, village, dossier).count + events(FileAwarded.self, village, dossier).count
            guard registered.branch == "logi" else {
                #expect(passed.isEmpty && closed.isEmpty)
                continue
            }
            #expect(passed.count + closed.count + over >= 1, "\(dossier) stays in a branch that has left")
            if passTo == nil { #expect(passed.isEmpty) } else { #expect(closed.isEmpty) }
            let accepted = try events(RegistrationAccepted.self, village, dossier).first
            for opened in try events(ReassessmentOpened.self, village, dossier) where !passed.isEmpty {
                #expect(opened.file.branch == "p2st" && opened.file.number == accepted?.file.number)
                let last = try events(AssessmentOpened.self, village, dossier).last
                #expect(last?.file == opened.file)
            }
        }
        for (store, core) in village.cores {
            #expect(try core.verify() == [], "\(store)")
            #expect(try core.status().parked == 0, "\(store)")
        }
    }

    @Test("L'évaluation et le jury rendent chacun ce qu'ils tiennent, et tout ce qui est rendu passe à l'autre branche")
    func everybodyGivesUp() throws {
        let scheme = try scheme(passTo: "p2st")
        var (passed, byEvaluation, byJury) = (0, 0, 0)
        for rounds in stride(from: 4, through: 84, by: 8) {
            let (village, dossiers) = try village(scheme, rounds: rounds)
            let record = RecordBranchLeaving(branch: "logi", certificateKind: "relation-client", recordedBy: "P-gps")
            _ = try village.ask(record, of: "registration", as: committee)
            try pass(to: Day("2027-03-01")!, village)
            for dossier in dossiers {
                passed += try events(FilePassedOn.self, village, dossier).count
                byEvaluation += try events(FileGivenUpDuringEvaluation.self, village, dossier).count
                byJury += try events(FileGivenUpBeforeDecision.self, village, dossier).count
            }
        }
        #expect(byEvaluation > 0 && byJury > 0 && passed >= byEvaluation + byJury)
    }
}
