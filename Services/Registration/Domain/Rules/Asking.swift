import Contracts
import Scheme

/// "Le candidat demande son inscription" (specification, step 1): the candidate asks, and nobody in their place.
func candidateAskedPersonally(_ candidate: PersonID, _ actor: Actor) -> Refusal? {
    if actor.role == .candidate, actor.id == candidate.value { return nil }
    return Refusal("candidateAskedPersonally", ["actor": actor.description, "candidate": candidate.value])
}

/// A person has one open file for a kind of certificate (rule of the scheme).
///
/// - Parameter holder: the file that holds the key of the person's open file.
func noOtherOpenFile(_ dossier: DossierID, holder: DossierID?) -> Refusal? {
    guard let holder, holder != dossier else { return nil }
    return Refusal("noOtherOpenFile", ["openFile": holder.value])
}

/// Somebody who holds a valid certificate does not ask for it again (policy `refusesHolders`).
///
/// - Parameter holder: the file through which the person holds the kind of certificate.
func notAlreadyHolder(_ dossier: DossierID, holder: DossierID?, _ policy: RegistrationPolicy) -> Refusal? {
    guard policy.refusesHolders, let holder, holder != dossier else { return nil }
    return Refusal("notAlreadyHolder", ["heldThrough": holder.value])
}

/// "Délivrance par une instance paritaire de branche adhérente" (specification, description of the CCS): only a branch
/// that has joined a kind of certificate registers for it.
func branchHasJoined(_ branch: Branch, _ kind: CertificateKindID, on day: Day) -> Bool {
    branch.hasJoined(kind, on: day)
}

/// After a branch has left, its open files run until the day agreed with the C4S (specification, organisation).
func openFileStillRuns(_ file: RegistrationFile, in branch: Branch, on day: Day) -> Refusal? {
    if branch.openFilesRun(file.certificateKind, on: day) { return nil }
    return Refusal(
        "openFileStillRuns",
        ["branch": branch.id.value, "certificateKind": file.certificateKind.value, "on": day.description]
    )
}

/// The CCS "s'adresse à tout professionnel du secteur des services chargé d'entrer en relation et d'interagir avec un
/// client" (specification, the certificate).
func candidateMeetsCustomers(_ stated: Bool?) -> Bool { stated == true }
