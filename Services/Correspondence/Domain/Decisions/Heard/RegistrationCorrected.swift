public import Contracts

/// Name or address were put right: what is sent from now on goes there.
public func decide(_ event: RegistrationCorrected, on correspondent: Correspondent?) -> Decision {
    guard let correspondent else { return .early(StreamID(Correspondent.kind, event.dossier.value)) }
    guard let after = event.personal?.after else { return .accepted([]) }
    return .accepted([
        AddressNoted(
            dossier: event.dossier,
            candidate: event.candidate,
            branch: correspondent.branch,
            certificateKind: correspondent.certificateKind,
            number: correspondent.number,
            standard: correspondent.standard,
            companySiret: correspondent.companySiret,
            hasEmail: !after.contact.email.isEmpty,
            personal: after.address
        )
    ])
}
