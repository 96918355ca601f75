import Contracts
import Kernel
import Scheme

/// *Un évaluateur habilité forme les évaluateurs internes si la branche le souhaite* (specification, role of the evaluator):
/// accredited on that day, and not suspended as a precaution.
func evaluatorsTrainInternalOnes(
    _ trainer: Evaluator?,
    _ command: BriefReferent,
    _ policy: AccreditationPolicy
) -> Refusal? {
    let isAccredited =
        trainer?.accreditations.contains { $0.branch == command.branch && $0.isInForce(on: command.briefedOn) } ?? false
    if policy.evaluatorsTrainInternalOnes, isAccredited,
        noPrecautionarySuspension(trainer, command.branch, on: command.briefedOn) == nil
    {
        return nil
    }
    return Refusal(
        "evaluatorsTrainInternalOnes",
        [
            "branch": command.branch.value, "day": command.briefedOn.description,
            "because": policy.evaluatorsTrainInternalOnes ? "notAccredited" : "policy",
        ]
    )
}

/// *Une formation s'enregistre une fois donnée, par quelqu'un d'autre, pour une entreprise qui existe.*
func briefingIsReal(_ command: BriefReferent, by trainer: String, _ standard: AssessmentStandard?, today: Day)
    -> Refusal?
{
    var faults: [Fault] = []
    if let fault = siretFault(command.companySiret) {
        let code = fault == .shape ? "form" : "checkDigit"
        faults.append(Fault("companySiret", code, expected: "14 digits, the ninth and the last check digits"))
    }
    if command.briefedOn > today { faults.append(Fault("briefedOn", "future", expected: "\(today) or before")) }
    if command.referent.value == trainer { faults.append(Fault("referent", "self", expected: "somebody else")) }
    if standard == nil { faults.append(Fault("standard", "unknown", expected: "a standard of the scheme")) }
    return faults.isEmpty
        ? nil : Refusal("briefingIsReal", ["referent": command.referent.value], faults: faults)
}
