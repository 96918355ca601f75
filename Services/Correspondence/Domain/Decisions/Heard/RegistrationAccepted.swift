public import Contracts

/// The registration is accepted: the candidate is told its number.
public func decide(_ event: RegistrationAccepted, on correspondent: Correspondent?, _ told: Told) -> Decision {
    let file = event.file
    let noted = AddressNoted(
        dossier: file.dossier,
        candidate: file.candidate,
        branch: file.branch,
        certificateKind: file.certificateKind,
        number: file.number,
        standard: file.standard,
        companySiret: file.company.siret,
        hasEmail: event.personal?.contact.email.isEmpty == false,
        personal: event.personal?.address
    )
    return written([noted], on: correspondent) {
        let facts = LetterFacts(attempt: file.scope.attempt, decidedOn: told.at.parisDay)
        $0 += $1.letter(.registrationAccepted, file.dossier.value, facts, nil, told)
    }
}
