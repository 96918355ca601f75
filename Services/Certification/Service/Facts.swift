import CertificationDomain
import Contracts
import Crypto
import Foundation
import Kernel
import Messaging
import Scheme

extension Context {
    /// What stands against erasing what is held about a person here.
    func obstacles(toErasing person: PersonID, _ scheme: Scheme) throws -> [Refusal] {
        try streams(about: person, Certificate.self).flatMap { erasureObstacles(in: $0, scheme: scheme, at: now) }
            + erasureObstacles(
                of: try signatory(person),
                concerned: try load(ConcernedSignatory.self, person.value),
                scheme: scheme,
                at: now
            )
    }
}

extension Context {
    func certificate(_ id: CertificateID) throws -> Certificate? { try load(Certificate.self, id.value) }

    func certificate(of decision: DecisionID) throws -> Certificate? {
        try Certificate.id(for: decision).flatMap { try certificate($0) }
    }

    /// The certificate that has, or had, the number that somebody typed.
    func certificate(numbered text: String) throws -> Certificate? {
        guard let number = CertificateNumber(text) else { return nil }
        return try holder(of: Certificate.number(number.description)).flatMap { CertificateID(String($0.key)) }
            .flatMap { try certificate($0) }
    }

    func standingCertificate(of dossier: DossierID) throws -> CertificateID? {
        let first = Certificate.standingCertificates(of: dossier)
        let holder =
            try holder(of: Certificate.standingCertificate(of: dossier))
            ?? claims(from: first, before: first + "~", limit: 1).first?.stream
        return holder.flatMap { CertificateID(String($0.key)) }
    }

    func signatory(_ person: PersonID) throws -> Signatory? { try load(Signatory.self, person.value) }

    func delegator(of mandate: SigningMandate?) throws -> Signatory? {
        try (mandate?.delegation?.delegator).flatMap { try signatory($0) }
    }

    func person(holding claim: Claim) throws -> PersonID? {
        try holder(of: claim).flatMap { PersonID(String($0.key)) }
    }

    func survey(_ survey: FollowUpSurvey) throws -> SurveyResults? {
        try load(SurveyResults.self, String(survey.stream.key))
    }

    /// What a signature is judged by.
    func facts(
        _ person: PersonID,
        _ mandate: SigningMandateID,
        _ signature: String,
        _ certificate: Certificate?
    ) throws -> SigningFacts {
        let signatory = try signatory(person)
        let held = signatory?.mandate(mandate)
        return SigningFacts(
            signatory: signatory,
            delegator: try delegator(of: held),
            signatureIsValid: isValid(signature, of: certificate?.waiting?.content, by: held),
            bearer: try bearerOfWaiting(certificate),
            earlier: try certificate?.waiting.map { try signatures(under: $0.content.number, of: certificate) } ?? []
        )
    }

    /// Whom the document that waits for signatures names.
    func bearerOfWaiting(_ certificate: Certificate?) throws -> IssuedPersonal? {
        guard let certificate, let waiting = certificate.waiting,
            waiting.content.number != certificate.first.content.number
        else { return try bearer(of: certificate) }
        return try last(CertificateReplacementPrepared.self, in: certificate.stream)?.personal.map {
            IssuedPersonal(identity: $0.identity, salt: $0.salt)
        }
    }

    /// The signatures under the document of that number; a register that lost them has them from its issue.
    func signatures(under number: String, of certificate: Certificate?) throws -> [CertificateSignature] {
        guard let stream = certificate?.stream else { return [] }
        let given = try events(CertificateSigned.self, of: stream).filter { $0.number == number }.map(\.signature)
        let issued = try last(CertificateIssued.self, in: stream).flatMap { $0.number == number ? $0.signatures : nil }
        let replaced = try events(CertificateReplaced.self, of: stream).last { $0.number == number }?.signatures
        return issued ?? replaced ?? given
    }

    /// Whom the first document of a certificate names; `nil` once erased, or where the making of it was lost.
    func bearer(of certificate: Certificate?) throws -> IssuedPersonal? {
        guard let stream = certificate?.stream else { return nil }
        let personal =
            if let anew = try last(CertificateMadeOutAnew.self, in: stream) {
                anew.personal
            } else {
                try last(CertificatePrepared.self, in: stream)?.personal
            }
        return personal.map { IssuedPersonal(identity: $0.identity, salt: $0.salt) }
    }

    /// Whom the issued document of that number names, with what proves it; nothing once erased.
    func holderProof(under number: String, of certificate: Certificate) throws -> ReadHolderProof.Reply {
        let stream = certificate.stream
        guard number == certificate.first.content.number else {
            let prepared = try events(CertificateReplacementPrepared.self, of: stream).last {
                $0.content.number == number
            }
            let replaced = try events(CertificateReplaced.self, of: stream).last { $0.number == number }?.personal
            return ReadHolderProof.Reply(prepared?.personal, else: replaced)
        }
        // The making that counts is the last one: a text made out anew has another salt and another code.
        let anew = try last(CertificateMadeOutAnew.self, in: stream)
        let made = try anew.map(\.personal) ?? last(CertificatePrepared.self, in: stream)?.personal
        return ReadHolderProof.Reply(made, else: try last(CertificateIssued.self, in: stream)?.personal)
    }

    /// The salts with which a certificate's documents were made out, as far as they are known.
    func salts(of certificate: Certificate?) throws -> [String] {
        guard let stream = certificate?.stream else { return [] }
        return [
            try bearer(of: certificate)?.salt,
            try last(CertificateIssued.self, in: stream)?.personal?.salt,
            try last(CertificateReplacementPrepared.self, in: stream)?.personal?.salt,
        ].compactMap { $0 }
    }

    /// The holder's name as the document that counts shows it; `nil` once erased.
    func name(on certificate: Certificate) throws -> HolderName? {
        let stream = certificate.stream
        guard certificate.content.number == certificate.first.content.number else {
            let prepared = try last(CertificateReplacementPrepared.self, in: stream)
            if let personal = prepared?.personal, prepared?.content.number == certificate.content.number {
                return HolderName(personal.identity)
            }
            return try last(CertificateReplaced.self, in: stream)?.personal.map { HolderName($0.identity) }
        }
        // A register that was restored may know an earlier making of it, or none.
        let bearer = try last(CertificateIssued.self, in: stream)?.personal ?? (try bearer(of: certificate))
        return bearer.map { HolderName($0.identity) }
    }
}

extension ReadHolderProof.Reply {
    fileprivate init(_ made: CertificatePersonal?, else issued: IssuedPersonal?) {
        let proof = made.map { IssuedPersonal(identity: $0.identity, salt: $0.salt) } ?? issued
        self.init(proof: proof, checkCode: made?.checkCode)
    }
}

extension Certificate {
    fileprivate var stream: StreamID { StreamID(Certificate.kind, content.certificate.value) }
}

/// Whether a signature is one of the mandate's key over the canonical form of what a certificate says (RFC 8032).
private func isValid(_ signature: String, of content: CertificateContent?, by mandate: SigningMandate?) -> Bool {
    guard let content, let mandate,
        let key = Data(base64Encoded: mandate.publicKey), let signature = Data(base64Encoded: signature),
        Ed25519PublicKey.isSound(Array(key)), let publicKey = try? Curve25519.Signing.PublicKey(rawRepresentation: key)
    else { return false }
    return publicKey.isValidSignature(signature, for: Data(CanonicalForm.bytes(of: content)))
}

extension Context {
    /// How many entries are looked at for one page: the loop waits that long and no longer.
    static let pageLength = 200

    func page(_ question: SearchRegister) throws -> SearchRegister.Reply {
        let (first, end) = RegisterKey.range(question.filter)
        // No key has a character below the ones of identifiers: with one added, a key's place is just passed.
        let from = max(first, question.after.map { $0 + "\u{1}" } ?? first)
        let found = try claims(from: from, before: end, limit: Context.pageLength)
        let entries = try found.compactMap { found -> RegisterEntry? in
            guard let key = RegisterKey(found.claim), key.passes(question.filter),
                let certificate = try certificate(key.certificate),
                let entry = certificate.registerEntry(name: try name(on: certificate)),
                question.holderName.map({ entry.isNamed($0) }) ?? true
            else { return nil }
            return entry
        }
        let isLast = found.count < Context.pageLength
        return SearchRegister.Reply(entries: entries, next: isLast ? nil : found.last?.claim.value)
    }
}

extension Context {
    /// By whom, and when, it is decided.
    var by: By { By(actor, at: now, on: day, recordedBy: recorder) }
}

extension Context {
    /// Whose certificates a command decides on.
    func holders(concernedBy command: any Command) throws -> [PersonID] {
        let certificates: [CertificateID]
        switch command {
        case let command as SignCertificate: certificates = [command.certificate]
        case let command as RecordHandwrittenSignature: certificates = [command.certificate]
        case let command as SignCertificates: certificates = command.signatures.map(\.certificate)
        case let command as DispatchCertificate: certificates = [command.certificate]
        case let command as ReplaceCertificate: certificates = [command.certificate]
        case let command as IssueDuplicate: certificates = [command.certificate]
        case let command as RevokeCertificate: certificates = [command.certificate]
        case let command as RecordHolderDeath: certificates = [command.certificate]
        case let command as RecogniseCertificate:
            return try certificate(numbered: command.number).map { [$0.content.holder] } ?? []
        default: certificates = try command.about.flatMap { try standingCertificate(of: $0) }.map { [$0] } ?? []
        }
        return try certificates.compactMap { try certificate($0)?.content.holder }
    }
}
