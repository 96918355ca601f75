import Contracts

/// "Le certificat signé par l'autorité compétente de la branche et par le président du GPS au nom du C4S"
/// (specification, step 6): it is issued with both signatures, and only then.
func certificateBearsBothSignatures(_ signed: [SignedBy], branch: BranchID) -> Bool {
    let capacities = Set(signed.map(\.capacity))
    return capacities.isSuperset(of: [.branch(branch), .committee]) && Set(signed.map(\.signatory)).count >= 2
}

/// A signatory signs within a mandate (specification, step 6): their own, for this branch or for the C4S, in force on
/// the day, and not ended.
func signatoryActsWithinMandate(
    _ signatory: Signatory?,
    _ mandate: SigningMandateID,
    branch: BranchID,
    on day: Day
) -> Refusal? {
    func refusal(_ why: String, _ more: [String: String] = [:]) -> Refusal {
        Refusal(
            "signatoryActsWithinMandate",
            ["mandate": mandate.value, "because": why].merging(more) { first, _ in first }
        )
    }
    guard let signatory, let held = signatory.mandate(mandate) else { return refusal("unknown") }
    if case .branch(let own) = held.capacity, own != branch {
        return refusal("otherBranch", ["mandateFor": own.value, "branch": branch.value])
    }
    if signatory.ended.contains(mandate) { return refusal("ended") }
    if day < held.from { return refusal("notYet", ["from": held.from.description, "on": day.description]) }
    if let until = held.until, until < day {
        return refusal("noLonger", ["until": until.description, "on": day.description])
    }
    return nil
}

/// The two signatures are two persons' (specification, step 6): nobody signs for both the branch and the C4S.
func signatoriesAreTwoPersons(_ signatory: PersonID, _ capacity: SigningCapacity, _ signed: [SignedBy]) -> Refusal? {
    guard signed.contains(where: { $0.signatory == signatory && $0.capacity != capacity }) else { return nil }
    return Refusal("signatoriesAreTwoPersons", ["signatory": signatory.value])
}

/// A certificate bears one signature for the branch and one for the C4S: a second for the same makes no pair.
func capacityHasNotSigned(_ capacity: SigningCapacity, _ signed: [SignedBy]) -> Refusal? {
    guard let earlier = signed.first(where: { $0.capacity == capacity }) else { return nil }
    return Refusal("capacityHasNotSigned", ["capacity": capacity.description, "signedBy": earlier.signatory.value])
}

/// The signature is over this certificate's canonical form, by the key of the mandate.
func signatureIsGenuine(_ isValid: Bool, _ mandate: SigningMandateID) -> Refusal? {
    isValid ? nil : Refusal("signatureIsGenuine", ["mandate": mandate.value, "form": CanonicalForm.name])
}
