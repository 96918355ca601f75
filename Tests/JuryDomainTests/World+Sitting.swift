import Contracts
import JuryDomain
import Kernel
import Scheme

// What members and officers do beside voting.
extension World {
    @discardableResult
    mutating func giveProxy(
        _ member: PersonID,
        to holder: PersonID,
        in session: SessionID = "S1",
        by actor: Actor? = nil
    ) -> Decision {
        let command = GiveProxy(session: session, panel: "p2st-1", member: member, holder: holder)
        return apply(decide(command, on: sessions[session], under: rules, by: By(actor ?? as_(member))))
    }

    @discardableResult
    mutating func hold(
        _ dossier: DossierID = "D1",
        reason: String = "Plainte en cours",
        by actor: Actor = officer
    ) -> Decision {
        let file = cases[dossier]
        let command = HoldFile(dossier: dossier, candidate: "candidate", personal: HoldPersonal(reason: reason))
        let session = file?.session.flatMap { sessions[$0] }
        return apply(decide(command, on: file, in: session, under: rules, by: By(actor, at: now)))
    }

    @discardableResult
    mutating func release(
        _ dossier: DossierID = "D1",
        examinedAgain: Bool? = nil,
        by actor: Actor = officer
    ) -> Decision {
        let file = cases[dossier]
        let session = file?.session.flatMap { sessions[$0] }
        return apply(
            decide(
                ReleaseFile(dossier: dossier, examinedAgain: examinedAgain),
                on: file,
                in: session,
                under: rules,
                by: By(actor, at: now)
            )
        )
    }

    mutating func pass(days: Int) { now = now.adding(milliseconds: Int64(days) * 86_400_000) }
}

// The second shipped branch, which differs in every value.
func logiJury(_ policy: inout BranchPolicy) {
    policy.jury.quorumPerCollege = 2
    policy.jury.majority = .membersPresent
    policy.jury.abstention = .against
    policy.jury.proxy = .sameCollege
    policy.jury.chair = .employees
    policy.jury.noticeDays = 21
    policy.jury.drawAdjournmentDays = 45
    policy.jury.recusingTies = [.evaluator, .evaluatorOrganisation, .candidate]
    policy.confidentiality.juryMembersUndertake = false
}
