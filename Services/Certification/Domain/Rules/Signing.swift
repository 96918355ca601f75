import Contracts
import Scheme

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
    if signatory.endProposed?[mandate] != nil { return refusal("endProposed") }
    if let from = signatory.signsFrom?[mandate], day < from {
        return refusal("notYet", ["from": from.description, "on": day.description])
    }
    if day < held.from { return refusal("notYet", ["from": held.from.description, "on": day.description]) }
    if let until = held.until, until < day {
        return refusal("noLonger", ["until": until.description, "on": day.description])
    }
    return nil
}

/// A delegated signature rests on a mandate of whoever delegates: for the same office, held and not itself delegated, and
/// in force on the day. The delegation ends with it.
///
/// - Parameters:
///   - delegator: the aggregate of the person whom the delegation names.
///   - day: the day of the signature; `nil` when somebody is appointed, for a term that may be still to come.
func delegationRestsOnMandate(_ mandate: SigningMandate, _ delegator: Signatory?, on day: Day?) -> Refusal? {
    guard let delegation = mandate.delegation else { return nil }
    func refusal(_ why: String, _ more: [String: String] = [:]) -> Refusal {
        Refusal(
            "delegationRestsOnMandate",
            ["mandate": delegation.mandate.value, "because": why].merging(more) { first, _ in first }
        )
    }
    guard let delegator, delegator.person == delegation.delegator, let held = delegator.mandate(delegation.mandate)
    else { return refusal("unknown") }
    if held.capacity != mandate.capacity { return refusal("otherOffice", ["mandateFor": held.capacity.description]) }
    if held.delegation != nil { return refusal("delegatedItself") }
    if delegator.ended.contains(held.id) { return refusal("ended") }
    if day != nil, delegator.endProposed?[held.id] != nil { return refusal("endProposed") }
    guard let day else {
        guard let until = held.until, until < mandate.from else { return nil }
        return refusal("noLonger", ["until": until.description, "on": mandate.from.description])
    }
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

/// Many are signed at once, each once, at most 500: then all of them, or none (``SignCertificates``).
func batchIsSignedWhole(_ command: SignCertificates) -> [Fault] {
    guard (1...500).contains(command.signatures.count) else {
        return [Fault("signatures", "count", expected: "1 to 500 certificates")]
    }
    var seen: Set<CertificateID> = []
    return command.signatures.enumerated().compactMap { place, offered in
        seen.insert(offered.certificate).inserted
            ? nil : Fault("signatures[\(place)]", "twice", expected: offered.certificate.value)
    }
}

/// A signature by hand is taken where the branch's policy says so (policy `handwrittenSignatures`).
func handwritingIsAccepted(in branch: BranchID, _ scheme: Scheme) -> Refusal? {
    if scheme.policy(of: branch)?.award.handwrittenSignatures ?? false { return nil }
    return Refusal("handwritingIsAccepted", ["branch": branch.value])
}

/// A signature by hand is on record with the day, the document and what its scan is known by; the day lies between the award and
/// today.
func handwritingIsOnRecord(_ command: RecordHandwrittenSignature, awardedOn: Day?, today: Day) -> Refusal? {
    var faults: [Fault] = []
    if today < command.signedOn { faults.append(Fault("signedOn", "inFuture", expected: "\(today) or before")) }
    if let awardedOn, command.signedOn < awardedOn {
        faults.append(Fault("signedOn", "tooEarly", expected: "\(awardedOn) or after"))
    }
    let digits = command.scanDigest.utf8
    let isHexadecimal = digits.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    if digits.count != 64 || !isHexadecimal {
        faults.append(Fault("scanDigest", "notADigest", expected: "SHA-256, 64 hexadecimal digits"))
    }
    return faults.isEmpty ? nil : Refusal("handwritingIsOnRecord", faults: faults)
}
