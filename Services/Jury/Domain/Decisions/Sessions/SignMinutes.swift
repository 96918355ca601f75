public import Contracts
public import Kernel
import Scheme

/// Chair or vice-chair signs the minutes as they stand. With the second signature, of the other college, what was found
/// on each file takes effect, dated the session's day; a file that was not examined, or whose vote was drawn, stays with
/// the panel and holds back no other (specification, step 6).
///
/// - Parameter files: the cases on the session's agenda.
public func decide(
    _ command: SignMinutes,
    on session: JurySession?,
    _ files: [DossierID: Case],
    under rules: PanelRules,
    by: By
) -> Decision {
    if let refusal = minutesAreOwn(command.session, command.panel, session, command.signatory, under: rules, by) {
        return .refused(refusal)
    }
    guard let session else { return .refused("unknownSession", ["session": command.session.value]) }
    if let refusal = memberSigns(command.signatory, in: session) ?? actsAfterItsGround(by.earlierDay, session.day) {
        return .refused(refusal)
    }
    switch session.stage {
    case .effective(let minutes) where minutes.isSigned(command.digest): return .accepted([])
    case .effective(let minutes):
        guard let rectification = minutes.rectification else { return .refused(notNow(session.stageName)) }
        return sign(rectification, command, in: session, files, at: by.now)
    case .convened, .sitting, .cancelled, .void: return .refused(notNow(session.stageName))
    case .drawnUp(let minutes):
        guard minutes.digest == command.digest else {
            return .refused("minutesHaveChanged", ["digest": minutes.digest])
        }
        if minutes.signatures.signatories.contains(command.signatory) { return .accepted([]) }
        let effects = minutes.lines.map { line in
            (line, effect(of: line, on: files[line.dossier], in: session, under: rules, at: by.now))
        }
        if let changed = effects.first(where: { $0.1 == nil }) {
            return .refused("minutesHaveChanged", ["dossier": changed.0.dossier.value])
        }
        switch signature(of: command, in: session, after: minutes.signatures, at: by.now) {
        case .failure(let stop): return .refused(stop.refusal)
        case .success(let signed):
            return .accepted([signed] + (signed.takesEffect ? effects.flatMap { $0.1 ?? [] } : []))
        }
    }
}
