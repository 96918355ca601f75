public import Contracts
public import Scheme

/// What is held about an evaluator is kept for its term after the end of the accreditation (policy
/// `endedAccreditation`): what they observed stands on it.
public func accreditationIsKept(
    _ accreditation: Evaluator.Accreditation,
    _ policy: RetentionPolicy,
    on day: Day
) -> Refusal? {
    let until = (accreditation.end?.on ?? accreditation.until).adding(months: 12 * policy.endedAccreditation)
    guard day < until else { return nil }
    return Refusal("accreditationIsKept", ["branch": accreditation.branch.value, "until": until.description])
}

/// How long what is personal is kept.
let keepingRules: [Rule] = [
    Rule(
        "accreditationIsKept",
        "Ce qu'on sait d'un évaluateur se garde le temps prévu après la fin de son habilitation.",
        policy: true
    )
]
