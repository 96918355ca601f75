import CertificateNote
import CertificationDomain
import Contracts
import Crypto
import Foundation
import Kernel
import Scheme
import SchemeLoading

/// A certificate that two persons have signed, with keys that are always the same.
enum Example {
    static let identity = Identity(
        birthName: "Łukasiewicz-Nguyễn",
        usageName: "d'Aubigné de la Tour",
        firstNames: "Anne Thị Ánh Małgorzata",
        birthDate: Day("1991-02-28")!,
        birthPlace: "Saint-Étienne"
    )
    static let holder = IssuedPersonal(identity: identity, salt: "000102030405060708090a0b0c0d0e0f")
    static let checkCode = CheckCode(entropy: Array(16...31))!
    static let content = content()
    /// The shipped standard's, so that a paper can be made of it.
    static let domains: String = {
        let standard = try? SchemeLoader.bundled().standard("relation-client-demo-1")
        return standard.map { Digest(of: CanonicalForm.domainsBytes(of: $0)).hexadecimal } ?? "none"
    }()

    static func content(
        expiresOn: Day? = Day("2126-03-01"),
        branch: BranchID = "p2st",
        replaces: String? = nil
    ) -> CertificateContent {
        let number = CertificateNumber(year: 2026, place: 123)!.description
        return CertificateContent(
            certificate: "01JD0Q6Z8Q2V7K4R9T3W5X1Y2Z",
            number: number,
            certificateKind: "relation-client",
            standard: "relation-client-demo-1",
            official: false,
            domainsDigest: domains,
            branch: branch,
            decision: "01JD0Q6Z8Q2V7K4R9T3W5X1Y2Z",
            awardedOn: Day("2026-03-01")!,
            expiresOn: expiresOn,
            holder: "P-1",
            holderDigest: Digest(of: CanonicalForm.holderBytes(identity, salt: holder.salt)).hexadecimal,
            checkCodeDigest: Digest(of: checkCode.digestInput(number: number)).hexadecimal,
            replaces: replaces
        )
    }

    static let branchKey = key(1)
    static let committeeKey = key(2)

    /// The same for the same number.
    static func key(_ number: UInt8) -> Curve25519.Signing.PrivateKey {
        let seed = Array(repeating: number, count: 32)
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { preconditionFailure() }
        return key
    }

    static func mandate(
        _ capacity: SigningCapacity,
        _ key: Curve25519.Signing.PrivateKey,
        from: Day = Day("2026-01-01")!,
        until: Day? = nil
    ) -> SigningMandate {
        SigningMandate(
            id: "2026-1",
            capacity: capacity,
            publicKey: key.publicKey.rawRepresentation.base64EncodedString(),
            from: from,
            until: until,
            act: capacity == .committee ? "C4S-2026-02" : "CPNE-2026-04"
        )
    }

    static func signature(
        _ key: Curve25519.Signing.PrivateKey,
        under mandate: SigningMandate,
        of signatory: PersonID,
        over content: CertificateContent = content,
        on day: String = "2026-03-10"
    ) throws -> CertificateSignature {
        CertificateSignature(
            signatory: signatory,
            mandate: mandate,
            form: CanonicalForm.name,
            value: try key.signature(for: CanonicalForm.bytes(of: content)).base64EncodedString(),
            signedAt: Instant("\(day)T10:00:00Z")!
        )
    }

    /// Both signatures.
    static func signatures(
        _ content: CertificateContent = content,
        branch: SigningMandate? = nil,
        committee: SigningMandate? = nil,
        signatories: (PersonID, PersonID) = ("P-authority", "P-president")
    ) throws -> [CertificateSignature] {
        [
            try signature(
                branchKey,
                under: branch ?? mandate(.branch(content.branch), branchKey),
                of: signatories.0,
                over: content
            ),
            try signature(
                committeeKey,
                under: committee ?? mandate(.committee, committeeKey),
                of: signatories.1,
                over: content
            ),
        ]
    }

    static func trust() throws -> TrustFile {
        guard let trust = TrustFile(origin: "registre.ccs.example") else { throw CocoaError(.coderInvalidValue) }
        return trust
    }

    static func note(
        _ content: CertificateContent = content,
        _ signatures: [CertificateSignature]? = nil
    ) throws -> CertificateNote {
        try CertificateNote(content, signatures ?? Example.signatures(content), in: trust())
    }

    /// What the register says of it when all is well.
    static func answer(
        number: String = content.number,
        revokedOn: Day? = nil,
        document: CertificateContent? = content,
        signatures: [CertificateSignature]? = nil
    ) throws -> RegisterAnswer {
        let entry = RegisterEntry(
            number: number,
            formerNumbers: [],
            certificateKind: content.certificateKind,
            standard: content.standard,
            official: false,
            branch: content.branch,
            awardedOn: content.awardedOn,
            expiresOn: content.expiresOn,
            revokedOn: revokedOn,
            holderHasDied: false,
            holder: content.holder,
            name: nil
        )
        return .told(
            document == nil ? nil : entry,
            ReadSignatures.Reply(document: document, signatures: try signatures ?? Example.signatures()),
            asOf: Instant("2026-11-30T12:00:00Z")!
        )
    }

    static let today = Day("2026-11-30")!
}

extension NoteCheck {
    /// What was found in one respect, as `fails altered`.
    func found(_ aspect: Finding.Aspect) -> String {
        findings.first { $0.aspect == aspect }.map { "\($0.weight) \($0.code)" } ?? "nothing"
    }
}

extension TrustFile {
    /// The file with that mandate in it; `nil` where it does not take it.
    func taking(_ mandate: SigningMandate, of signatory: PersonID) -> TrustFile? {
        var file = self
        return file.take(mandate, of: signatory) ? file : nil
    }
}
