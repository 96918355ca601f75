import Contracts
import Scheme

func isDecided(_ dossier: DossierID, _ certificate: Certificate?) -> Decision {
    guard certificate != nil else { return .refused("unknownFile", ["dossier": dossier.value]) }
    return .refused("notNow", ["state": "awarded"])
}

/// The certificate goes to its holder, with the standard letter (specification, step 6, tools): to an address of their
/// own, and only one that is issued and that no other is about to replace.
func certificateGoesToHolderWithLetter(
    _ certificate: Certificate,
    _ means: DispatchMeans,
    _ address: DispatchAddress
) -> Refusal? {
    func refusal(_ why: String) -> Refusal {
        Refusal("certificateGoesToHolderWithLetter", ["because": why, "state": certificate.stage.rawValue])
    }
    guard certificate.stage == .issued else { return refusal("notIssued") }
    guard certificate.waiting == nil, !certificate.replacementIsDue else { return refusal("aboutToBeReplaced") }
    switch (means, address) {
    case (_, .company): return refusal("toTheCompany")
    case (.post, .home), (.electronicMail, .electronic), (.handedOver, .inPerson): return nil
    default: return refusal("meansAndAddressDoNotFit")
    }
}

/// What a correction made before the award does to the certificate.
enum EffectOfCorrection: Equatable {
    /// Made out anew under its number: nobody has signed what it said.
    case madeOutAnew(CertificateNumber)
    /// To be replaced: what was signed does not change.
    case replacementDue
    /// Nothing: it is no certificate any more.
    case nothing
}

/// Names that were put right before the award are the ones that the certificate bears: made out anew while nobody has signed
/// it, replaced after that. Told again, as after a restore, of a certificate that bears them already, nothing comes of it.
///
/// - Parameter bearsTheNames: whether the document that counts was made out with the names as they were put right.
func correctionReachesTheCertificate(_ certificate: Certificate, bearsTheNames: Bool) -> EffectOfCorrection {
    switch certificate.stage {
    case .prepared:
        if bearsTheNames { return .nothing }
        guard certificate.first.signed.isEmpty, let number = CertificateNumber(certificate.content.number) else {
            return .replacementDue
        }
        return .madeOutAnew(number)
    case .issued: return bearsTheNames ? .nothing : .replacementDue
    case .revocationDemanded, .revoked, .voided: return .nothing
    }
}

/// Every holder of an issued certificate stands in the register, kept for the C4S across all branches (specification,
/// organisation of the CCS): from the issue on and for good, revoked or not, living or not.
func holderIsEnteredInRegister(_ certificate: Certificate) -> Bool { certificate.first.issuedAt != nil }

/// Number and check code together open a verification: without the code of an issued document, nothing is told.
func verificationNeedsNumberAndCode(_ edition: Certificate.Edition, _ checkCodeDigest: String) -> Bool {
    edition.issuedAt != nil && edition.content.checkCodeDigest == checkCodeDigest
}

/// A replacement is the same award once more (civil status, slip): holder and decision stay, it is asked for with a
/// reason and the whole civil status, and only what is issued is replaced.
func replacementKeepsTheAward(_ command: ReplaceCertificate, _ certificate: Certificate) -> Refusal? {
    guard certificate.stage == .issued, certificate.waiting == nil else {
        let why = certificate.stage == .issued ? "beingReplaced" : "notIssued"
        return Refusal("replacementKeepsTheAward", ["because": why, "state": certificate.stage.rawValue])
    }
    var faults: [Fault] = []
    func require(_ path: String, _ text: String?, atMost length: Int) {
        let text = text ?? ""
        if text.allSatisfy(\.isWhitespace) {
            faults.append(Fault(path, "missing", expected: "1 to \(length) characters"))
        } else if text.unicodeScalars.count > length {
            faults.append(Fault(path, "tooLong", expected: "1 to \(length) characters"))
        }
    }
    if command.holder != certificate.content.holder {
        faults.append(Fault("holder", "unknown", expected: "the holder of the certificate"))
    }
    require("personal.identity.birthName", command.personal?.identity.birthName, atMost: 200)
    require("personal.identity.firstNames", command.personal?.identity.firstNames, atMost: 200)
    require("personal.identity.birthPlace", command.personal?.identity.birthPlace, atMost: 200)
    require("personal.contact.email", command.personal?.contact.email, atMost: 254)
    require("personal.reason", command.personal?.reason, atMost: 4000)
    return faults.isEmpty ? nil : Refusal("replacementKeepsTheAward", faults: faults)
}

/// A duplicate is the valid certificate once more, under the same number, and marked: nothing else is duplicated.
func duplicateIsOfAValidCertificate(_ certificate: Certificate, on day: Day) -> Refusal? {
    guard certificate.stage == .issued, certificate.waiting == nil else {
        return Refusal("duplicateIsOfAValidCertificate", ["state": certificate.stage.rawValue])
    }
    if let end = certificate.content.expiresOn, end <= day {
        return Refusal("duplicateIsOfAValidCertificate", ["expiredOn": end.description])
    }
    return nil
}

/// Nobody writes to a holder who has died, or asks them anything. The certificate stays, and whoever comes for it on their
/// behalf has it, or a duplicate, handed over.
func contactEndsWithDeath(_ certificate: Certificate, handedOver: Bool = false) -> Refusal? {
    certificate.holderHasDied && !handedOver
        ? Refusal("contactEndsWithDeath", ["certificate": certificate.content.certificate.value]) : nil
}

/// A certificate whose award a session has taken back is suspended, for everybody and at once, until it is revoked: whoever
/// verifies, reads the register or is told as a partner does not rely on it.
func rescindedAwardIsSuspended(_ certificate: Certificate) -> Bool { certificate.stage == .revocationDemanded }

/// The revocation that a rescission demands has a term of its own, and stands on the branch authority's list.
func revocationHasItsTerm(_ certificate: Certificate, _ scheme: Scheme, on day: Day) -> CertificateDeadline {
    let due = (scheme.policy(of: certificate.content.branch) ?? BranchPolicy()).due
    return CertificateDeadline(from: day, days: due.certificateRevocation, due)
}

/// A certificate is revoked with a reason, by whoever knows whose it is.
func revocationIsReasoned(_ command: RevokeCertificate, _ certificate: Certificate) -> [Fault] {
    var faults: [Fault] = []
    if command.holder != certificate.content.holder {
        faults.append(Fault("holder", "unknown", expected: "the holder of the certificate"))
    }
    let reason = command.personal?.reason ?? ""
    if reason.allSatisfy(\.isWhitespace) {
        faults.append(Fault("personal.reason", "missing", expected: "1 to 4000 characters"))
    } else if reason.unicodeScalars.count > 4000 {
        faults.append(Fault("personal.reason", "tooLong", expected: "1 to 4000 characters"))
    }
    return faults
}
