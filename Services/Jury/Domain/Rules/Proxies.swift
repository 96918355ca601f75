public import Contracts
public import Scheme

/// A full member votes through one member of the same college, where the branch allows it: nobody gives more than one
/// proxy, holds more than one, or hands on one that they hold (policy `proxy`; specification, step 6).
public func proxyIsOfSameCollege(
    _ member: PersonID,
    _ holder: PersonID,
    in session: JurySession,
    _ policy: JuryPolicy
) -> Refusal? {
    func refusal(_ why: String) -> Refusal {
        Refusal("proxyIsOfSameCollege", ["member": member.value, "holder": holder.value, "why": why])
    }
    guard policy.proxy == .sameCollege else { return refusal("policy") }
    guard let giving = session.member(member), let holding = session.member(holder), member != holder else {
        return refusal("convened")
    }
    guard giving.seat == .full else { return refusal("seat") }
    guard giving.college == holding.college else { return refusal("college") }
    let others = session.proxies.filter { $0.key != member }
    guard !others.values.contains(holder) else { return refusal("holdsAnother") }
    guard others[holder] == nil, !others.values.contains(member) else { return refusal("chain") }
    return nil
}

extension JurySession {
    /// Who votes for that member on a file: nobody while the member is there, and nobody who is recused or absent.
    func holder(of member: PersonID, recused: Set<PersonID>) -> PersonID? {
        guard !isThere(member), let holder = proxies[member], isThere(holder),
            !recused.contains(holder)
        else { return nil }
        return holder
    }
}

/// A member votes, or who holds the proxy of that absent member (policy `proxy`; specification, step 6).
func memberVotesOrHoldsProxy(_ member: PersonID, in session: JurySession, _ actor: Actor) -> Refusal? {
    guard let refusal = officeActs(.juryMember, member, of: session.branch, actor) else { return nil }
    guard let holder = session.proxies[member], !session.isThere(member),
        officeActs(.juryMember, holder, of: session.branch, actor) == nil
    else { return refusal }
    return nil
}
