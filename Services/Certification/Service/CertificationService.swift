import CertificationDomain
import Contracts
import Crypto
import Foundation
public import Messaging
public import Scheme

extension Certificate: Aggregate {}
extension Signatory: Aggregate {}

/// Certification (specification, step 6): makes out a certificate for an award, has it signed by branch and C4S, issues
/// it; voids or revokes it when the decision is taken back.
public func certification(_ scheme: Scheme) -> ServiceDefinition {
    ServiceDefinition("certification", scheme: scheme.digest, aggregates: [Certificate.self, Signatory.self]) {
        // Who signs.
        On(AppointSignatory.self) { command, context in
            decide(
                command,
                on: try context.signatory(command.signatory),
                keyHeldBy: try context.person(holding: Signatory.key(command.mandate.publicKey)),
                mandateHeldBy: try context.person(holding: Signatory.mandateClaim(command.mandate.id)),
                scheme: scheme,
                by: context.actor
            )
        }
        On(EndSigningMandate.self) { command, context in
            decide(command, on: try context.signatory(command.signatory), by: context.actor)
        }
        // The jury has decided.
        On(CertificateAwarded.self) { event, context in
            guard let entropy = CertificateEntropy(context.randomBytes(32)) else { return .refused("noEntropy") }
            return decide(
                event,
                on: try context.certificate(of: event.decision),
                standing: try context.standingCertificate(of: event.dossier),
                nextNumber: try context.nextNumber(CertificateNumber.series(awardedOn: event.decidedOn)),
                entropy: entropy,
                scheme: scheme,
                sha256: { Array(SHA256.hash(data: $0)) }
            )
        }
        On(DecisionRescinded.self) { event, context in
            decide(event, on: try context.certificate(of: event.decision))
        }
        // Signing, and what may come later.
        On(SignCertificate.self) { command, context in
            let certificate = try context.certificate(command.certificate)
            let signatory = try context.signatory(command.signatory)
            return decide(
                command,
                on: certificate,
                signatory: signatory,
                signatureIsValid: isValid(command, certificate, signatory),
                by: context.actor,
                at: context.now
            )
        }
        On(RevokeCertificate.self) { command, context in
            decide(command, on: try context.certificate(command.certificate), by: context.actor, at: context.now)
        }
        On(WithdrawCandidate.self) { command, context in
            let standing = try context.standingCertificate(of: command.dossier)
            return decide(command, on: try standing.flatMap { try context.certificate($0) })
        }
    }
}

/// Whether the command's signature is one of its mandate's key over the certificate's canonical form (RFC 8032).
func isValid(_ command: SignCertificate, _ certificate: Certificate?, _ signatory: Signatory?) -> Bool {
    guard let certificate, let mandate = signatory?.mandate(command.mandate),
        let key = Data(base64Encoded: mandate.publicKey), let signature = Data(base64Encoded: command.signature),
        let publicKey = try? Curve25519.Signing.PublicKey(rawRepresentation: key)
    else { return false }
    return publicKey.isValidSignature(signature, for: Data(CanonicalForm.bytes(of: certificate.content)))
}

extension Context {
    func certificate(_ id: CertificateID) throws -> Certificate? { try load(Certificate.self, id.value) }

    func certificate(of decision: DecisionID) throws -> Certificate? {
        try Certificate.id(for: decision).flatMap { try certificate($0) }
    }

    func standingCertificate(of dossier: DossierID) throws -> CertificateID? {
        try holder(of: Certificate.standingCertificate(of: dossier)).flatMap { CertificateID(String($0.key)) }
    }

    func signatory(_ person: PersonID) throws -> Signatory? { try load(Signatory.self, person.value) }

    func person(holding claim: Claim) throws -> PersonID? {
        try holder(of: claim).flatMap { PersonID(String($0.key)) }
    }
}
