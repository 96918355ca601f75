public import Contracts

extension Certificate {
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [
        CertificatePrepared.self, CertificateSigned.self, CertificateIssued.self, CertificateVoided.self,
        CertificateRevocationDemanded.self, CertificateRevoked.self,
    ]

    /// The certificate after one more event. Total: an event that does not fit leaves it as it is.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        switch event {
        case let event as CertificatePrepared:
            Certificate(
                content: event.content,
                dossier: event.dossier,
                taken: event.taken,
                signed: [],
                stage: .prepared
            )
        case let event as CertificateSigned:
            state?.changed {
                $0.signed.append(
                    SignedBy(signatory: event.signature.signatory, capacity: event.signature.mandate.capacity)
                )
            }
        case let event as CertificateIssued: state?.changed { $0.stage = .issued(at: event.issuedAt) }
        case is CertificateVoided: state?.changed { $0.stage = .voided }
        case let event as CertificateRevocationDemanded:
            state?.changed {
                $0.stage = .revocationDemanded(session: event.session, rescindedOn: event.rescindedOn)
            }
        case let event as CertificateRevoked: state?.changed { $0.stage = .revoked(on: event.revokedOn) }
        default: state
        }
    }

    private func changed(_ change: (inout Self) -> Void) -> Self {
        var certificate = self
        change(&certificate)
        return certificate
    }
}
