import Contracts
import Scheme

/// *Aucun des deux ne voit l'observation de l'autre avant que les deux soient enregistrées* (policy
/// `observationsStayApart`): what one recorded is theirs alone until then. Nobody but the two sees any, and somebody who
/// was replaced sees none any more. The refusal says nothing of what was recorded, nor whether it was.
func observationsStayApart(
    _ asker: PersonID,
    from observer: PersonID,
    _ attempt: Attempt,
    _ policy: ObservationPolicy
) -> Refusal? {
    if let designation = attempt.designation, designation.includes(asker), designation.includes(observer) {
        if asker == observer || !policy.observationsStayApart { return nil }
        if case .observing = attempt.phase {} else { return nil }
    }
    return Refusal("observationsStayApart", ["dossier": attempt.file.dossier.value, "asker": asker.value])
}
