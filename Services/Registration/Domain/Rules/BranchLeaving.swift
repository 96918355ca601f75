import Contracts
import Scheme

/// The C4S agrees with a branch on what becomes of its files, and records it (specification, organisation of the CCS).
func committeeRecordsTheLeaving(_ person: PersonID, _ actor: Actor) -> Refusal? {
    guard actor.role == .committee, actor.id == person.value else {
        return Refusal("committeeRecordsTheLeaving", ["actor": actor.description])
    }
    return officeActs(.committee, person, of: nil, actor)
}

/// Why a leaving cannot be recorded.
struct LeavingMissing: Error {
    let refusal: Refusal
}

/// A branch's open files run until a day that is agreed with the C4S, and that stands in the branch's data (specification,
/// organisation of the CCS).
func leavingIsAgreed(_ branch: Branch?, _ id: BranchID, _ kind: CertificateKindID) -> Result<Day, LeavingMissing> {
    func missing(_ why: String) -> Result<Day, LeavingMissing> {
        let facts = ["branch": id.value, "certificateKind": kind.value, "because": why]
        return .failure(LeavingMissing(refusal: Refusal("leavingIsAgreed", facts)))
    }
    guard let branch else { return missing("unknownBranch") }
    guard let last = branch.lastAdhesion(to: kind) else { return missing("neverJoined") }
    guard last.leftOn != nil else { return missing("stillJoined") }
    guard let until = last.openFilesUntil else { return missing("noDayAgreed") }
    return .success(until)
}

/// After the agreed day a file passes to the joined branch that the data name, or, where there is none, closes
/// (specification, organisation of the CCS). A branch that has left as well takes over nothing.
func joinedBranchTakesOver(_ file: RegistrationFile, _ scheme: Scheme, on day: Day) -> BranchID? {
    guard let named = scheme.branch(file.branch)?.lastAdhesion(to: file.certificateKind)?.openFilesPassTo,
        named != file.branch, scheme.branch(named)?.hasJoined(file.certificateKind, on: day) == true
    else { return nil }
    return named
}

/// What becomes of the files of a branch that has left.
let registrationRulesOfLeaving: [Rule] = [
    Rule(
        "committeeRecordsTheLeaving",
        "Le départ d'une branche est enregistré par le C4S, et par nul autre.",
        .organisation
    ),
    Rule(
        "leavingIsAgreed",
        "Les dossiers ouverts d'une branche partie courent jusqu'au jour convenu avec le C4S, que disent ses données.",
        .organisation
    ),
    Rule(
        "joinedBranchTakesOver",
        "Après le jour convenu, un dossier passe à la branche adhérente désignée ; à défaut, il est clos.",
        .organisation
    ),
]
