public import Contracts
public import Kernel
import Scheme

/// A member who is there, sits and is not tied votes on a file of a sitting session (specification, step 6).
public func decide(
    _ command: CastBallot,
    on file: Case?,
    in session: JurySession?,
    under rules: PanelRules,
    by: By
) -> Decision {
    let place = Place(command.dossier, command.attempt, command.panel, command.session)
    switch sitting(on: file, in: session, place, under: rules) {
    case .failure(let stop): return .refused(stop.refusal)
    case .success(let found):
        if let refusal = memberVotesOrHoldsProxy(command.member, in: found.session, by.actor)
            ?? memberIsConvened(command.member, found.session)
            ?? actsAfterItsGround(by.earlierDay, found.session.day)
            ?? memberIsNotTied(command.member, found.sitting.recusals)
            ?? (PersonID(by.actor.id).flatMap { memberIsNotTied($0, found.sitting.recusals) })
        {
            return .refused(refusal)
        }
        guard case .sitting = found.session.stage else { return .refused(notNow(found.session.stageName)) }
        let holder = by.actor.id == command.member.value ? nil : PersonID(by.actor.id)
        if let refusal = departedMemberSitsNoMore(holder ?? command.member, in: found.session) {
            return .refused(refusal)
        }
        guard found.session.present.contains(holder ?? command.member) else {
            return .refused("memberIsPresent", ["member": command.member.value])
        }
        let seated = membersSitting(on: found.sitting, in: found.session)
        guard seated.contains(where: { $0.person == command.member }) else {
            return .refused("substituteTakesAVacantSeat", ["member": command.member.value])
        }
        let faults = ballotIsComplete(command.ballot, found.file.file)
        guard faults.isEmpty else { return .refused(Refusal("ballotIsComplete", faults: faults)) }
        let ballot = command.ballot.compact(found.file.file)
        if found.sitting.ballots[command.member] == ballot, found.sitting.castBy[command.member] == holder {
            return .accepted([])
        }
        return .accepted([
            BallotCast(
                dossier: command.dossier,
                attempt: command.attempt,
                panel: command.panel,
                session: command.session,
                member: command.member,
                ballot: ballot,
                castBy: holder
            )
        ])
    }
}
