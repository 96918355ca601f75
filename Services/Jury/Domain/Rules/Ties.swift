public import Contracts
public import Scheme

/// The ties between a member and a file that the data show, those that recuse by the branch's policy only
/// (specification, final validation). Ties to the evaluator and the evaluator's organisation recuse everywhere.
public func ties(of member: SessionMember, to file: CaseFile, _ policy: JuryPolicy) -> [TieKind] {
    let parties = file.parties
    let bonds = Bonds(of: member)
    let earlierObservers = file.scope.carried.flatMap(\.observers)
    var found: [TieKind] = []
    if member.person == parties.evaluator || earlierObservers.contains(member.person) { found.append(.evaluator) }
    if bonds.reach(siren: parties.evaluatorSiren) || bonds.reach(parties.evaluatorProvider) {
        found.append(.evaluatorOrganisation)
    }
    if member.person == parties.referent { found.append(.referent) }
    if parties.trainers.contains(member.person) || parties.trainingProviders.contains(where: { bonds.reach($0) }) {
        found.append(.trainer)
    }
    if member.person == file.candidate || bonds.reach(siren: parties.employerSiren) { found.append(.candidate) }
    if bonds.reach(siren: parties.companySiren) { found.append(.assessmentCompany) }
    // Nobody sits on their own file, whatever the branch's policy.
    return found.filter { $0.recuses(under: policy) || ($0 == .candidate && member.person == file.candidate) }
}

/// The members of a session who are recused from a file: by the data, or because they declared a tie to it earlier.
public func recusals(
    among members: [SessionMember],
    from file: UndecidedFile,
    _ policy: JuryPolicy
) -> [Recusal] {
    members.compactMap { member in
        if let declared = file.declared.first(where: { $0.member == member.person }) { return declared }
        let decidedBefore: [TieKind] = reexaminedByOthers(member.person, file) == nil ? [] : [.decidedBefore]
        let found = decidedBefore + ties(of: member, to: file.file, policy)
        return found.isEmpty ? nil : Recusal(member: member.person, ties: found, source: .data)
    }
}

/// A tied member takes no part in a file (specification, final validation: "dont les membres ne seront pas liés").
public func memberIsNotTied(_ member: PersonID, _ recusals: [Recusal]) -> Refusal? {
    guard let recusal = recusals.first(where: { $0.member == member }) else { return nil }
    return Refusal(
        "memberIsNotTied",
        ["member": member.value, "ties": recusal.ties.map(\.rawValue).joined(separator: " ")]
    )
}

/// A file before a session is read by the members of that session, and by none who is tied to it: what they would
/// read is refused (specification, step 6).
public func tiedMemberSeesNothing(_ member: PersonID, of file: Case, in session: JurySession) -> Refusal? {
    guard session.member(member) != nil, file.session == session.session else {
        return Refusal("memberIsConvened", ["member": member.value, "session": session.session.value])
    }
    switch file.stage {
    case .placed(_, let sitting):
        return memberIsNotTied(member, sitting.recusals).map { Refusal("tiedMemberSeesNothing", $0.facts) }
    case .examined(_, let finding):
        return memberIsNotTied(member, finding.recusals).map { Refusal("tiedMemberSeesNothing", $0.facts) }
    case .deferred(_, let deferral):
        return memberIsNotTied(member, deferral.recusals).map { Refusal("tiedMemberSeesNothing", $0.facts) }
    case .excluding(_, let exclusion):
        return memberIsNotTied(member, exclusion.recusals).map { Refusal("tiedMemberSeesNothing", $0.facts) }
    case .waiting, .decided, .withdrawn, .deceased, .excluded, .left:
        return Refusal("notNow", ["state": file.stageName])
    }
}

extension TieKind {
    func recuses(under policy: JuryPolicy) -> Bool {
        switch self {
        case .evaluator, .evaluatorOrganisation, .decidedBefore: true
        case .referent: policy.recusingTies.contains(.referent)
        case .trainer: policy.recusingTies.contains(.trainer)
        case .candidate: policy.recusingTies.contains(.candidate)
        case .assessmentCompany: policy.recusingTies.contains(.assessmentCompany)
        }
    }
}

// The legal persons and organisations that a member belongs to. An organisation's identifier may be its SIREN or a
// SIRET of it: both spellings are understood.
private struct Bonds {
    let sirens: Set<String>
    let organisations: Set<OrganisationID>

    init(of member: SessionMember) {
        organisations = Set(member.organisations + member.providers)
        sirens = Set((member.employers + organisations.map(\.value)).map { Bonds.siren($0) })
    }

    func reach(siren: String?) -> Bool { siren.map(sirens.contains) ?? false }

    func reach(_ organisation: OrganisationID?) -> Bool {
        organisation.map { organisations.contains($0) || sirens.contains(Bonds.siren($0.value)) } ?? false
    }

    // A SIRET is cut to its SIREN; anything else stands for itself.
    static func siren(_ text: String) -> String {
        let isSiret = text.utf8.count == 14 && text.utf8.allSatisfy { (48...57).contains($0) }
        return isSiret ? String(text.prefix(9)) : text
    }
}
