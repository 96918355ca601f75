import Contracts
import EvaluationService
import Foundation
import Messaging
import Scheme
import Testing

/// One accreditation through the message loop, from the application to the removal: commands as people send them, and
/// years that pass because the time is given.
@Suite("Une habilitation, de la candidature à la suppression")
struct AccreditationYearsTests {
    /// Evaluation alone over a store in memory, all of whose events are read.
    final class Years {
        let core: Core
        private(set) var now: Instant
        private var entropy = Entropy(seed: 4)
        private var number: UInt64 = 0
        private var read: Int64 = 0

        init(_ scheme: Scheme, at start: Instant) throws {
            now = start
            var routes = Routes.ccs(panels: scheme.panels)
            for type in Years.types { routes.listeners[type] = ["registration"] }
            core = try Core(evaluation(scheme), store: Store(inMemory: "evaluation"), routes: routes)
        }

        static let types: [MessageType] = [
            AccreditationRequested.type, ApplicationInstructed.type, ApplicationStepFellDue.type,
            AccreditationGranted.type, EvaluatorAccredited.type, ActivityReported.type, RenewalRequested.type,
            AccreditationRenewed.type, AccreditationSuspended.type, SuspensionLifted.type, RemovalProposed.type,
            RemovalGroundsNotified.type, AccreditationRemoved.type, AccreditationExpired.type,
            AccreditationStepFellDue.type,
        ]

        /// Sends a command; the refusal's code, or `nil` when it is accepted.
        @discardableResult
        func send(_ command: some Command, as actor: Actor) throws -> String? {
            number += 1
            var envelope = Envelope(
                id: MessageID("c-\(number)") ?? "c",
                type: type(of: command).type,
                source: "portal",
                time: now
            )
            envelope.user = Routes.demonstrationUser
            envelope.replyTo = "people"
            envelope.actor = actor
            let delivery = Delivery(
                queue: Routes.queue(ofStore: "evaluation"),
                tag: number,
                envelope: envelope,
                body: [UInt8](try JSONEncoder().encode(command))
            )
            let outcome = try core.receive([delivery], now: now, entropy: &entropy)
            let reply = try #require(outcome.replies.first)
            switch try JSONDecoder().decode(Answer.self, from: Data(reply.body)) {
            case .accepted: return nil
            case .refused(let refusal): return refusal.code.value
            case .notYet: return "notYet"
            }
        }

        /// Lets time pass, each due time as it comes.
        func pass(to day: String) throws {
            let until = try #require(Day(day)).startInParis.adding(milliseconds: 36_000_000)
            while let due = try core.nextDue(), due <= until {
                now = max(now, due)
                _ = try core.due(now: now, entropy: &entropy)
            }
            now = until
        }

        /// What the journal has gained, by the names of its events.
        func news() throws -> [String] {
            let rows = try core.outgoing(after: read, limit: 10_000)
            read = rows.last?.seq ?? read
            return rows.compactMap { $0.message?.envelope.type.parts?.name }
        }
    }

    private let evaluator: PersonID = "P-12"
    private let branch: BranchID = "p2st"
    private let applicant = Actor(.evaluator, "P-12")
    private let officer = Actor(.officer, "P-1", of: "p2st")
    private let authority = Actor(.authority, "P-2", of: "p2st")

    private var application: ApplyForAccreditation {
        ApplyForAccreditation(
            evaluator: evaluator,
            branch: branch,
            situation: EvaluatorSituation(kind: .consultant),
            certificateKinds: ["relation-client"],
            sectors: [
                SectorExperience(
                    activity: "recouvrement",
                    from: Day("2012-01-02"),
                    until: Day("2019-06-30"),
                    inBranchCompany: true,
                    withCustomers: true
                )
            ],
            competence: [CompetenceExperience(field: .assessment, from: Day("2019-09-01"), until: nil)],
            personal: ApplicantPersonal(name: "Ève Exemple", email: "eve@example.org", trainingPath: "Master")
        )
    }

    private func accredit(_ years: Years) throws {
        #expect(try years.send(application, as: applicant) == nil)
        try years.pass(to: "2026-12-01")
        let instruction = InstructApplication(evaluator: evaluator, branch: branch, met: [], personal: nil)
        #expect(try years.send(instruction, as: officer) == nil)
        let grant = DecideAccreditation(evaluator: evaluator, branch: branch, granted: true, personal: nil)
        #expect(try years.send(grant, as: authority) == "informationSessionAttended")
        for evidence in AccreditationEvidence.allCases {
            let day = try #require(Day("2026-11-28"))
            let shown = RecordAccreditationEvidence(evaluator: evaluator, branch: branch, evidence: evidence, on: day)
            #expect(try years.send(shown, as: officer) == nil)
        }
        let undertakings = AccreditationUndertaking.allCases
        let undertaken = GiveUndertakings(evaluator: evaluator, branch: branch, undertakings: undertakings)
        #expect(try years.send(undertaken, as: applicant) == nil)
        #expect(try years.send(grant, as: authority) == nil)
        let letter = IssueAccreditationLetter(
            evaluator: evaluator,
            branch: branch,
            letter: "HAB-2026-12",
            letterOn: try #require(Day("2026-12-01"))
        )
        #expect(try years.send(letter, as: authority) == nil)
    }

    @Test("Quatre ans et plus passent: rapports, rappels, renouvellement, retard, suspension, suppression")
    func years() throws {
        let start = try #require(Instant("2026-11-24T09:00:00Z"))
        let years = try Years(try Village.shippedScheme(), at: start)
        try accredit(years)
        #expect(
            try years.news() == [
                "accreditation-requested", "application-instructed", "accreditation-granted", "evaluator-accredited",
            ]
        )
        let report = ReportActivity(
            evaluator: evaluator,
            branch: branch,
            personal: ActivityReportPersonal(account: "Deux ans d'évaluations.")
        )
        // Two years, and the first report.
        try years.pass(to: "2028-11-20")
        #expect(try years.news() == ["accreditation-step-fell-due", "accreditation-step-fell-due"])
        #expect(try years.send(report, as: applicant) == nil)
        // Four years: the second report, then the renewal, decided while the term is prolonged.
        try years.pass(to: "2030-11-29")
        #expect(try years.send(report, as: applicant) == nil)
        let renewal = RequestRenewal(evaluator: evaluator, branch: branch)
        #expect(try years.send(renewal, as: applicant) == nil)
        try years.pass(to: "2031-01-15")
        let letter = DecideRenewal(evaluator: evaluator, branch: branch, letter: "HAB-2031-1", personal: nil)
        #expect(try years.send(letter, as: authority) == nil)
        let upToRenewal = try years.news()
        #expect(upToRenewal.filter { $0 == "activity-reported" }.count == 2)
        #expect(upToRenewal.suffix(1) == ["accreditation-renewed"])
        #expect(!upToRenewal.contains("accreditation-expired"))
        // Six years: no third report.
        try years.pass(to: "2033-06-01")
        #expect(
            try years.news() == [
                "accreditation-step-fell-due", "accreditation-step-fell-due", "accreditation-step-fell-due",
                "accreditation-suspended", "removal-proposed", "accreditation-step-fell-due",
                "accreditation-step-fell-due", "accreditation-step-fell-due",
            ]
        )
        let grounds = NotifyRemovalGrounds(
            evaluator: evaluator,
            branch: branch,
            ground: .reportOverdue,
            personal: ReasonPersonal(reason: "Aucun rapport depuis 2030")
        )
        #expect(try years.send(grounds, as: officer) == nil)
        let removal = DecideRemoval(
            evaluator: evaluator,
            branch: branch,
            removed: true,
            personal: ReasonPersonal(reason: "Aucun rapport, aucune réponse")
        )
        #expect(try years.send(removal, as: authority) == "evaluatorIsHeard")
        try years.pass(to: "2033-06-17")
        #expect(try years.send(removal, as: authority) == nil)
        try years.pass(to: "2038-06-16")
        #expect(try years.news() == ["removal-grounds-notified", "accreditation-removed"])
        #expect(try years.core.store.personsHeld() == [evaluator])

        // What stands is a function of the journal, and names nobody once they are erased.
        #expect(try years.core.verify() == [])
        try years.core.rebuild()
        #expect(try years.core.verify() == [])
        // Five years after the removal the term is over, and it is done by itself.
        try years.pass(to: "2038-06-18")
        #expect(try years.news() == ["accreditation-retention-ended"])
        #expect(try years.core.store.personsHeld() == [])
        #expect(try years.core.nextDue() == nil)
        #expect(try years.core.verify() == [])
    }
}
