public import Contracts

/// Somebody has prepared a registration: its candidate is told that they are to complete and confirm it, and until when.
public func decide(_ event: RegistrationPrepared, on correspondent: Correspondent?, _ told: Told) -> Decision {
    let identity = event.personal?.identity
    let names = [identity?.firstNames, identity?.usageName ?? identity?.birthName].compactMap { $0 }
    let contact = event.personal?.contact
    let noted = AddressNoted(
        dossier: event.dossier,
        candidate: event.candidate,
        branch: event.branch,
        certificateKind: event.certificateKind,
        companySiret: event.form.company?.siret,
        hasEmail: contact?.email?.isEmpty == false,
        personal: event.personal.map { _ in
            AddressPersonal(
                name: names.filter { !$0.isEmpty }.joined(separator: " "),
                email: contact?.email,
                address: contact?.address
            )
        }
    )
    return written([noted], on: correspondent) {
        // The moment at which it is over is the first one after its last day.
        let facts = LetterFacts(lastDay: event.due.at.adding(milliseconds: -1).parisDay)
        $0 += $1.letter(.registrationToConfirm, event.dossier.value, facts, nil, told)
    }
}
