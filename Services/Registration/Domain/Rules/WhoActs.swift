import Contracts
import Scheme

/// The candidate acts on their own file, or an officer of its branch does.
func candidateOrOfficerActs(_ candidate: PersonID, on file: RegistrationFile, _ actor: Actor) -> Refusal? {
    if actor.role == .officer { return officeActs(.officer, of: file.branch, actor) }
    if actor.role == .candidate, actor.id == candidate.value { return nil }
    return Refusal("candidateOrOfficerActs", ["actor": actor.description])
}

/// Only who holds a file decides on it; a former holder says where it is now.
func registrationHoldsTheFile(_ file: RegistrationFile) -> Refusal? {
    let holder =
        switch file.stage {
        case .prepared, .registered, .returned, .ended: "registration"
        case .handedOver: "evaluation"
        case .awarded, .certified: "certification"
        case .takenBack(_, let decision): "jury.\(decision.panel.value)"
        }
    return holder == "registration" ? nil : Refusal("heldElsewhere", ["holder": holder])
}

/// Where the candidate works, or is to be observed, changes while registration holds the file, and until somebody has recorded what
/// they saw: evaluation takes it up until then (specification, steps 1 to 3).
func companyChangesUntilTheObservation(_ file: RegistrationFile) -> Refusal? {
    if case .handedOver = file.stage { return nil }
    return registrationHoldsTheFile(file)
}

extension RegistrationFile {
    /// The stage's name as refusals say it.
    var stageName: String {
        switch stage {
        case .prepared: "prepared"
        case .registered: "registered"
        case .handedOver: "handedOver"
        case .returned: "returned"
        case .awarded: "awarded"
        case .certified: "certified"
        case .takenBack: "takenBack"
        case .ended(_, let how): how.rawValue
        }
    }

    /// The refusal of something that is not done in this stage.
    var notNow: Refusal { Refusal("notNow", ["state": stageName]) }
}
