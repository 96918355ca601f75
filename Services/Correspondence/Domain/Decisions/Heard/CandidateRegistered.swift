public import Contracts

/// A complete registration has come in: its candidate is told that it is looked at.
public func decide(_ event: CandidateRegistered, on correspondent: Correspondent?, _ told: Told) -> Decision {
    let noted = AddressNoted(
        dossier: event.dossier,
        candidate: event.candidate,
        branch: event.branch,
        certificateKind: event.certificateKind,
        companySiret: event.registration.company.siret,
        hasEmail: event.personal?.candidate.contact.email.isEmpty == false,
        personal: event.personal?.candidate.address
    )
    return written([noted], on: correspondent) {
        $0 += $1.letter(.registrationReceived, event.dossier.value, LetterFacts(decidedOn: told.at.parisDay), nil, told)
    }
}

/// These events, and the letters that are written once they have happened.
func written(
    _ events: [any Event],
    on correspondent: Correspondent?,
    _ write: (inout [any Event], Correspondent) -> Void
) -> Decision {
    var all = events
    if let after = events.reduce(correspondent, Correspondent.evolve) { write(&all, after) }
    return .accepted(all)
}

extension CandidatePersonal {
    /// Whom letters are for, and how they come.
    var address: AddressPersonal {
        AddressPersonal(name: identity.shownName, email: contact.email, address: contact.address)
    }
}

extension Identity {
    /// As letters show it: first names and usage name, or name at birth; what is missing is left out.
    var shownName: String {
        [firstNames, usageName ?? birthName].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
