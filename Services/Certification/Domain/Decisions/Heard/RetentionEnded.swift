public import Contracts
import Scheme

/// The holder's file is erased elsewhere; the register keeps the entry for a term of its own.
public func decide(_ event: RetentionEnded, on certificate: Certificate?) -> Decision {
    guard let keptUntil = event.registerKeptUntil, let decision = event.decision else { return .accepted([]) }
    guard let certificate else { return .early(StreamID(Certificate.kind, decision.value)) }
    guard certificate.registerKeptUntil == nil else { return .accepted([]) }
    return .accepted([
        RegisterTermBegan(
            certificate: certificate.content.certificate,
            dossier: certificate.dossier,
            keptUntil: keptUntil
        )
    ])
}
