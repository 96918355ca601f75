public import Contracts

/// The registration is refused: the candidate is told why.
public func decide(_ event: RegistrationRefused, on correspondent: Correspondent?, _ told: Told) -> Decision {
    guard let correspondent else { return .early(StreamID(Correspondent.kind, event.dossier.value)) }
    return .accepted(
        correspondent.letter(
            .registrationRefused,
            event.dossier.value,
            LetterFacts(decidedOn: told.at.parisDay),
            event.personal.map { LetterPersonal(reason: $0.reason) },
            told
        )
    )
}
