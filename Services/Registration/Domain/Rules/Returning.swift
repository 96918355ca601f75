import Contracts

/// "Le jury adresse ses recommandations au candidat" (specification, step 6): they go to the candidate and to nobody
/// else; registration, booklet and decision also to the company.
func recommendationsAreTheCandidatesAlone(_ part: ReturnedPart, to recipient: Actor.Role) -> Bool {
    part != .recommendations || recipient == .candidate
}

/// A correction is in time until the jury has awarded: then the certificate bears the name, and is replaced.
func correctionIsInTime(_ file: RegistrationFile) -> Refusal? {
    switch file.stage {
    case .registered, .handedOver, .returned, .takenBack: nil
    case .prepared, .awarded, .certified, .ended:
        Refusal("correctionIsInTime", ["state": file.notNow.facts["state"] ?? ""])
    }
}
