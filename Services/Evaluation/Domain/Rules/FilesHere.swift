public import Contracts

/// The file is held by one service at a time, and only its holder decides on it. Says where the file is instead:
/// never heard of, handed over, or ended; or that it is on hold.
public func fileIsNotHeldHere(_ file: AssessmentFile?, _ dossier: DossierID) -> Refusal {
    guard let file else { return Refusal("unknownFile", ["dossier": dossier.value]) }
    switch file.stage {
    case .transmitted(let transmitted):
        return Refusal("heldElsewhere", ["dossier": dossier.value, "holder": "jury.\(transmitted.panel)"])
    case .withdrawn: return notNow("withdrawn", dossier)
    case .deceased: return notNow("deceased", dossier)
    case .lapsed: return notNow("lapsed", dossier)
    case .givenUp: return Refusal("heldElsewhere", ["dossier": dossier.value, "holder": "registration"])
    case .underWay(let attempt): return fileIsOnHold(attempt) ?? notNow(attempt.phaseName, dossier)
    }
}

/// The step does not follow from where the file is.
func notNow(_ state: String, _ dossier: DossierID) -> Refusal {
    Refusal("notNow", ["dossier": dossier.value, "state": state])
}

/// The person whom the message calls the candidate is the file's: what is personal in it is kept under that name.
func candidateIsOfTheFile(_ candidate: PersonID, _ file: FileForAssessment) -> Refusal? {
    candidate == file.candidate
        ? nil : Refusal("candidateIsOfTheFile", ["dossier": file.dossier.value, "candidate": candidate.value])
}
