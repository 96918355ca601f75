import Contracts
import Messaging

/// What partner branches are told.
@Listening func telling() -> [any ListeningEntry] {
    Telling(CertificateIssued.self) { event, _ in
        PartnerCertificateIssued(
            branch: event.content.branch,
            number: event.number,
            certificateKind: event.content.certificateKind,
            awardedOn: event.content.awardedOn,
            expiresOn: event.content.expiresOn,
            issuedOn: event.issuedAt.parisDay
        )
    }
    // Of what was replaced, suspended or revoked before its event said so, the branch is not known.
    Telling(CertificateReplaced.self) { event, _ in
        event.content.map {
            PartnerCertificateReplaced(
                branch: $0.branch,
                former: event.former,
                number: event.number,
                certificateKind: $0.certificateKind,
                awardedOn: $0.awardedOn,
                expiresOn: $0.expiresOn,
                replacedOn: event.replacedAt.parisDay
            )
        }
    }
    Telling(CertificateRevocationDemanded.self) { event, _ -> PartnerCertificateSuspended? in
        guard let branch = event.branch, let kind = event.certificateKind, let number = event.number else { return nil }
        return PartnerCertificateSuspended(
            branch: branch,
            number: number,
            certificateKind: kind,
            suspendedOn: event.rescindedOn
        )
    }
    Telling(CertificateRevoked.self) { event, _ -> PartnerCertificateRevoked? in
        guard let branch = event.branch, let kind = event.certificateKind else { return nil }
        return PartnerCertificateRevoked(
            branch: branch,
            number: event.number,
            certificateKind: kind,
            revokedOn: event.revokedOn
        )
    }
    Telling(CertificateRecognised.self) { event, _ in
        PartnerCertificateRecognised(
            branch: event.branch,
            number: event.number,
            certificateKind: event.certificateKind,
            issuer: event.issuer,
            component: event.component,
            recognisedOn: event.recognisedOn
        )
    }
}
