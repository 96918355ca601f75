public import Contracts

/// No accredited evaluator sits on the jury, nor anyone who works for an evaluating provider (specification, final
/// validation: "dont les membres ne seront pas liés aux prestataires intervenant pour l'évaluation").
public func noEvaluatorSitsOnTheJury(_ member: SessionMember, _ facts: ConvocationFacts) -> Refusal? {
    if facts.accreditedEvaluators.contains(member.person) {
        return Refusal("noEvaluatorSitsOnTheJury", ["member": member.person.value])
    }
    if let provider = member.everyOrganisation.first(where: facts.evaluatingProviders.contains) {
        return Refusal("noEvaluatorSitsOnTheJury", ["member": member.person.value, "provider": provider.value])
    }
    return nil
}
