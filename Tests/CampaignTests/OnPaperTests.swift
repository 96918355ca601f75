import Campaign
import Contracts
import Foundation
import JuryDomain
import Messaging
import RuleTrait
import Scheme
import Testing

@Suite("Sur papier de bout en bout") struct OnPaperTests {
    private let start = Instant(milliseconds: 1_790_000_000_000)
    private let scheme: Scheme

    init() throws { scheme = try Village.shippedScheme() }

    private func played(_ file: FilePlan) throws -> (Village, Campaign.Verdict) {
        let village = try Village(scheme: scheme, now: start)
        var campaign = try Campaign(CampaignPlan(seed: 5, files: [file]), scheme: scheme, startingAt: start)
        try village.play(&campaign)
        return (village, try #require(campaign.verdicts().first))
    }

    private static let appeal = FilePlan(
        name: "sur papier",
        branch: "p2st",
        missing: [["RC.3.2"]],
        jury: .appeal,
        isReassessed: false,
        isOnPaper: true
    )

    @Test("Du formulaire au recours, sans compte : le journal nomme les deux personnes et le jour de chaque acte")
    func fromFormToAppeal() throws {
        let (village, verdict) = try played(Self.appeal)
        #expect(verdict.isAsPlanned, "\(verdict)")
        #expect(verdict.refusals == [])
        let steps = try village.cores.values.flatMap { try $0.trace(verdict.dossier) }
        // Whose acts these are, by their roles.
        let acts: [(MessageType, Set<Actor.Role>)] = [
            (CandidateRegistered.type, [.candidate]), (TieAbsenceDeclared.type, [.evaluator, .referent]),
            (ObservationRecorded.type, [.evaluator, .referent]), (BookletFilled.type, [.evaluator, .referent]),
            (BookletSigned.type, [.evaluator, .referent]), (AppealLodged.type, [.candidate]),
            (ReferentProposed.type, [.company]),
        ]
        for (type, roles) in acts {
            let found = steps.filter { $0.type == type.value }
            #expect(!found.isEmpty, "\(type)")
            for step in found {
                #expect(step.actor?.hasPrefix("officer@p2st:") == true, "\(step)")
                #expect(step.act?.actor.map { roles.contains($0.role) } == true, "\(step)")
                #expect(step.act?.document != nil && step.act?.doneOn != nil && step.act?.receivedOn != nil)
            }
        }
        // What the officer decides is the officer's own.
        for type in [RegistrationAccepted.type, ObserversDesignated.type, AppealAdmitted.type] {
            let found = steps.filter { $0.type == type.value }
            #expect(!found.isEmpty && found.allSatisfy { $0.act == nil }, "\(type)")
        }
        // Nobody but the officer, the jury and the signatories ever sent anything.
        let senders = Set(steps.compactMap { $0.actor.flatMap { Actor(recorded: $0)?.role } })
        #expect(senders.isDisjoint(with: [.candidate, .company, .referent, .evaluator]))
        for core in village.cores.values { #expect(try core.verify() == []) }
    }

    @Test("Témoin : avec un compte, chacun agit lui-même, et rien n'est consigné pour autrui")
    func withAnAccount() throws {
        var file = Self.appeal
        file.isOnPaper = false
        let (village, verdict) = try played(file)
        #expect(verdict.isAsPlanned, "\(verdict)")
        let steps = try village.cores.values.flatMap { try $0.trace(verdict.dossier) }
        #expect(steps.allSatisfy { $0.act == nil })
        #expect(steps.contains { $0.actor?.hasPrefix("candidate:") == true })
    }

    @Test("Le recours posté à temps et consigné tard est à temps ; posté tard, il ne l'est pas")
    func appealPostedInTime() throws {
        var file = Self.appeal
        file.jury = nil
        file.ending = .notAwarded
        let (village, verdict) = try played(file)
        #expect(verdict.isAsPlanned, "\(verdict)")
        let panel = try #require(verdict.panel)
        let store = Routes.store(ofPanel: panel)
        let refused = try #require(
            try village.cores[store]?.events([], of: [verdict.dossier]).compactMap {
                $0.decoded(CertificateNotAwarded.self)
            }
            .last
        )
        let signed = try #require(
            try village.cores[store]?.trace(verdict.dossier).last { $0.type == CertificateNotAwarded.type.value }
        )
        let policy = try #require(scheme.policy(of: "p2st"))
        let lastDay = policy.appealDeadline(notifiedOn: signed.at.parisDay).lastDay
        let appeal = LodgeAppeal(
            decision: refused.decision,
            dossier: verdict.dossier,
            panel: panel,
            candidate: refused.candidate,
            ground: .procedure,
            personal: ReasonPersonal(reason: "Le délai de convocation n'a pas été tenu.")
        )
        let officer = Actor(.officer, "P-agent", of: "p2st")
        func lodge(_ act: ActRecord?, by actor: Actor = officer) throws -> String {
            guard let answer = try village.ask(appeal, of: store, as: actor, recording: act) else { return "none" }
            if case .refused(let refusal) = answer { return refusal.code.value }
            return "accepted"
        }
        func act(_ done: Day, because: ActRecord.Lateness? = nil) -> ActRecord {
            ActRecord(
                for: Actor(.candidate, refused.candidate.value),
                on: .init(.registeredLetter, "LR-1"),
                doneOn: done,
                receivedOn: max(done, lastDay.adding(days: 2)),
                because: because
            )
        }
        village.now = lastDay.adding(days: 20).startInParis.adding(milliseconds: 36_000_000)
        // Whoever may not, and what cannot be.
        #expect(try lodge(act(lastDay), by: Actor(.officer, "P-agent", of: "logi")) == "actsOnBehalfAsOfficer")
        #expect(try lodge(act(lastDay), by: Actor(.authority, "P-x", of: "p2st")) == "actsOnBehalfAsOfficer")
        #expect(
            try lodge(act(lastDay), by: Actor(.officer, refused.candidate.value, of: "p2st")) == "actsOnBehalfOfAnother"
        )
        #expect(try lodge(act(lastDay.adding(days: 21))) == "actsOnBehalfInTime")
        #expect(try lodge(act(refused.decidedOn.adding(days: -1))) == "actsOnBehalfInTime")
        #expect(try lodge(act(refused.decidedOn.adding(days: -1), because: .mislaid)) == "actsAfterItsGround")
        #expect(try lodge(nil) == "actorMayNot")
        #expect(try lodge(act(lastDay)) == "accepted")
        let admit = AdmitAppeal(
            decision: refused.decision,
            dossier: verdict.dossier,
            panel: panel,
            instructor: "P-agent",
            officer: "P-agent"
        )
        let admitted = try #require(try village.ask(admit, of: store, as: officer))
        if case .refused(let refusal) = admitted { Issue.record("\(refusal)") }
    }

    @Test("Ce qu'une personne reçoit dit aussi qui a consigné pour elle, sur quelle pièce et quels jours")
    func personalRecord() throws {
        let (village, verdict) = try played(FilePlan(name: "sur papier", branch: "p2st", isOnPaper: true))
        let registration = try #require(village.cores["registration"])
        let registered = try #require(
            try registration.events([], of: [verdict.dossier]).compactMap { $0.decoded(CandidateRegistered.self) }.first
        )
        let record = try village.record(of: registered.candidate, at: "registration")
        let entry = try #require(record.first { $0.type == CandidateRegistered.type })
        #expect(entry.by == .officer && entry.onBehalfOf == .candidate)
        #expect(entry.document?.hasPrefix("letter/") == true)
        #expect(entry.doneOn == start.parisDay && entry.receivedOn == start.parisDay)
        // Another's act in the person's file says in which role, and no more.
        let evaluated = try village.record(of: registered.candidate, at: "evaluation")
        let observed = try #require(evaluated.first { $0.type == ObservationRecorded.type })
        #expect(observed.onBehalfOf != nil && observed.document == nil)
    }
}
