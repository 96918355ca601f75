public import Contracts
public import Kernel
import Scheme

/// An officer records that chair or vice-chair can no longer sign, and who of the same college signs instead, with the
/// reason (specification, step 6).
///
/// - Parameter known: who signs instead, as far as the panel knows them.
public func decide(
    _ command: ReplaceSignatory,
    on session: JurySession?,
    _ known: PanelMember? = nil,
    under rules: PanelRules,
    by: By
) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? officeActs(.officer, command.officer, of: rules.branch, by.actor) {
        return .refused(refusal)
    }
    guard let session else { return .refused("unknownSession", ["session": command.session.value]) }
    switch session.stage {
    case .drawnUp, .effective: break
    case .convened, .sitting, .cancelled, .void: return .refused(notNow(session.stageName))
    }
    if session.standIns.contains(where: { $0.replaced == command.replaced && $0.standIn == command.standIn }) {
        return .accepted([])
    }
    if let refusal = standInSatForTheSameCollege(
        command.standIn,
        for: command.replaced,
        in: session,
        namedBy: command.act,
        known,
        on: by.day
    ) {
        return .refused(refusal)
    }
    guard isSaid(command.personal?.reason) else {
        return .refused(
            Refusal(
                "replacementHasReason",
                ["replaced": command.replaced.value],
                faults: [Fault("personal.reason", "missing", expected: "a reason")]
            )
        )
    }
    return .accepted([
        SignatoryReplaced(
            session: session.session,
            panel: session.panel,
            replaced: command.replaced,
            standIn: command.standIn,
            officer: command.officer,
            act: session.present.contains(command.standIn) ? nil : command.act,
            keptUntil: wordsAreKeptWithTheMinutes(session.day, rules.policy),
            personal: command.personal
        )
    ])
}
