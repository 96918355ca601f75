public import Contracts
public import Scheme

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

/// The register's term is over: the entry stays, without the holder's name.
public func decideRegisterEnd(_ certificate: Certificate, at now: Instant) -> Decision {
    guard let until = certificate.registerKeptUntil, until <= now else { return .accepted([]) }
    return .accepted([
        RegisterTermEnded(
            certificate: certificate.content.certificate,
            dossier: certificate.dossier,
            holder: certificate.content.holder
        )
    ])
}

/// What stands against erasing what is personal of a certificate.
public func erasureObstacles(in certificate: Certificate, scheme: Scheme, at now: Instant) -> [Refusal] {
    let policy = scheme.policy(of: certificate.content.branch) ?? BranchPolicy()
    return registerKeepsItsHolders(certificate, policy, at: now).map { [$0] } ?? []
}
