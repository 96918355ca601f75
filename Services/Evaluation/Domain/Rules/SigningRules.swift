import Contracts

/// *Les deux signent le même livret* (specification, step 4): the one that the signatory saw is the one that stands.
func bothSignTheSameBooklet(_ seen: String, _ booklet: FilledBooklet, _ dossier: DossierID) -> Refusal? {
    seen == booklet.digest
        ? nil : Refusal("bothSignTheSameBooklet", ["dossier": dossier.value, "stands": booklet.digest])
}

/// *Qui a signé ne refuse plus de signer*: they take their signature back, with a reason.
func signatoryDoesNotRefuse(_ command: RefuseSignature, _ signatory: PersonID) -> Refusal? {
    guard command.signatory == signatory else { return nil }
    return Refusal("signatoryDoesNotRefuse", ["dossier": command.dossier.value, "signatory": signatory.value])
}

/// *Un refus de signer est motivé* (specification, step 4).
func refusedSignatureHasReason(_ command: RefuseSignature) -> Refusal? {
    guard saysNothing(command.personal?.reason) else { return nil }
    return Refusal("refusedSignatureHasReason", ["dossier": command.dossier.value])
}

/// *Le livret signé ne change pas* (specification, step 4): signed by one it is not filled again, unless the signatory
/// opens it.
func signedBookletNeverChanges(_ attempt: Attempt) -> Refusal? {
    guard case .signedByOne(_, _, let booklet, let signatory) = attempt.phase else { return nil }
    return Refusal(
        "signedBookletNeverChanges",
        ["dossier": attempt.file.dossier.value, "signatory": signatory.value, "digest": booklet.digest]
    )
}

/// *Le livret est signé des deux évaluateurs avant de partir au jury* (specification, steps 4 and 5): says who has not.
func bookletIsSignedByBoth(_ signed: [PersonID], _ designation: Designation, _ dossier: DossierID) -> Refusal? {
    let missing = designation.observers.filter { !signed.contains($0) }
    guard !missing.isEmpty else { return nil }
    return Refusal(
        "bookletIsSignedByBoth",
        ["dossier": dossier.value, "missing": missing.map(\.value).joined(separator: " ")]
    )
}

/// *Le livret va au jury de sa propre branche* (specification, step 5): the branch has a panel, and the file goes to one
/// of that branch's.
func bookletIsTransmittedToOwnBranchJury(_ panel: PanelID?, of panels: [PanelID], _ file: FileForAssessment) -> Refusal?
{
    if let panel, panels.contains(panel) { return nil }
    var facts = ["dossier": file.dossier.value, "branch": file.branch.value]
    facts["panel"] = panel?.value
    return Refusal("bookletIsTransmittedToOwnBranchJury", facts)
}
