public import Contracts

/// No accredited evaluator sits on the jury, nor anyone who works for an evaluating provider (specification, final
/// validation: "dont les membres ne seront pas liés aux prestataires intervenant pour l'évaluation").
public func noEvaluatorSitsOnTheJury(_ member: SessionMember, _ facts: ConvocationFacts) -> Refusal? {
    if let refusal = noEvaluatorSitsOnTheJury(member.person, facts) { return refusal }
    if let provider = member.everyOrganisation.first(where: facts.evaluatingProviders.contains) {
        return Refusal("noEvaluatorSitsOnTheJury", ["member": member.person.value, "provider": provider.value])
    }
    return nil
}

/// The same of somebody who is to be seated, whose organisations are not looked at yet.
func noEvaluatorSitsOnTheJury(_ member: PersonID, _ facts: ConvocationFacts) -> Refusal? {
    facts.accreditedEvaluators.contains(member)
        ? Refusal("noEvaluatorSitsOnTheJury", ["member": member.value]) : nil
}
