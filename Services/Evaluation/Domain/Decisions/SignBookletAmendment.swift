public import Contracts
public import Kernel
import Scheme

/// The other observer signs what the first drew up; with that it goes to the panel that has the file.
///
/// - Parameter drawnUp: the amendment that stands with one signature.
public func decide(
    _ command: SignBookletAmendment,
    on file: AssessmentFile?,
    drawnUp: BookletAmendmentDrawnUp?,
    by: By
) -> Decision {
    guard let file, case .transmitted(let transmitted) = file.stage else {
        return .refused(bookletIsTransmitted(file, command.dossier))
    }
    if let refusal = transmittedObserverActs(command.signatory, transmitted, command.dossier, by: by.actor) {
        return .refused(refusal)
    }
    guard case .drawnUp(let digest, let first) = transmitted.amendment, let drawnUp,
        drawnUp.amendment.digest == digest
    else { return .refused(notNow(transmitted.amendment?.name ?? "transmitted", command.dossier)) }
    if command.digest != digest {
        return .refused("bothSignTheSameBooklet", ["dossier": command.dossier.value, "stands": digest])
    }
    if first == command.signatory { return .accepted([]) }
    switch drawnUp.amendment.kind {
    case .rectification:
        return .accepted([
            BookletRectified(
                dossier: command.dossier,
                attempt: transmitted.attempt,
                candidate: transmitted.candidate,
                panel: transmitted.panel,
                amendment: drawnUp.amendment,
                signatory: command.signatory,
                signedAt: by.moment,
                personal: drawnUp.personal
            )
        ])
    case .addendum:
        return .accepted([
            BookletAddendumSigned(
                dossier: command.dossier,
                attempt: transmitted.attempt,
                candidate: transmitted.candidate,
                panel: transmitted.panel,
                amendment: drawnUp.amendment,
                signatory: command.signatory,
                signedAt: by.moment,
                personal: drawnUp.personal
            )
        ])
    }
}
