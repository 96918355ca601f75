public import Contracts
import Scheme

/// The jury takes its decision back; the file is before it once more (specification, step 6).
///
/// - Parameter openFile: the file that holds `RegistrationFile.openFile(of:for:)` for candidate and kind: another one,
///   when the person has asked anew while this file stood awarded.
public func decide(_ event: DecisionRescinded, on file: RegistrationFile?, openFile: DossierID?) -> Decision {
    guard let file, let accepted = file.accepted else {
        if case .ended? = file?.stage { return .accepted([]) }
        return .early(StreamID(RegistrationFile.kind, event.dossier.value))
    }
    guard event.attempt == accepted.attempt else {
        // An earlier attempt's: the file has moved on, and its later decision is the one that counts.
        return event.attempt < accepted.attempt
            ? .accepted([]) : .early(StreamID(RegistrationFile.kind, event.dossier.value))
    }
    if case .takenBack(_, let takenBack) = file.stage, takenBack.decision == event.decision { return .accepted([]) }
    guard let decided = file.decided, decided.decision == event.decision else {
        return .early(StreamID(RegistrationFile.kind, event.dossier.value))
    }
    return .accepted([
        DecisionTakenBack(
            dossier: event.dossier,
            attempt: event.attempt,
            decision: event.decision,
            rescindedOn: event.rescindedOn,
            openedMeanwhile: openFile == event.dossier ? nil : openFile
        )
    ])
}
