public import Contracts
import Scheme

/// The certificate is issued. It may be heard of before the award, which comes from another service: then it waits.
public func decide(_ event: CertificateIssued, on file: RegistrationFile?) -> Decision {
    let early = Decision.early(StreamID(RegistrationFile.kind, event.dossier.value))
    if file?.awardsTakenBack?.contains(event.decision) == true { return .accepted([]) }
    switch file?.stage {
    case nil, .prepared, .registered, .handedOver, .returned: return early
    case .awarded(_, let award):
        // Of a decision that comes after this one was taken back, which is not known here yet.
        guard award.decision == event.decision else { return early }
        return .accepted([
            CertificateRecorded(
                dossier: event.dossier,
                decision: event.decision,
                certificate: event.certificate,
                number: event.number,
                issuedAt: event.issuedAt
            )
        ])
    // After a decision was taken back, another one may still be on its way here.
    case .takenBack(_, let takenBack): return takenBack.decision == event.decision ? .accepted([]) : early
    case .certified(_, let award, _): return award.decision == event.decision ? .accepted([]) : early
    case .ended: return .accepted([])
    }
}
