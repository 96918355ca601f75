import Contracts

/// *Sur un dossier suspendu, rien ne se décide* (specification, section 5). The candidate can still give up.
func fileIsOnHold(_ attempt: Attempt) -> Refusal? {
    attempt.hold.map {
        Refusal("fileIsOnHold", ["dossier": attempt.file.dossier.value, "since": $0.since.description])
    }
}

/// *Un dossier se suspend pour une raison* (specification, section 5).
func holdHasReason(_ reason: String?, _ dossier: DossierID) -> Refusal? {
    saysNothing(reason) ? Refusal("holdHasReason", ["dossier": dossier.value]) : nil
}
