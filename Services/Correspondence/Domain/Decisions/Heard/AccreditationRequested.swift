public import Contracts

/// Somebody asks to be accredited: where they are reached is noted.
public func decide(_ event: AccreditationRequested, on correspondent: EvaluatorCorrespondent?) -> Decision {
    .accepted([
        EvaluatorAddressNoted(
            evaluator: event.evaluator,
            hasEmail: event.personal?.email.isEmpty == false,
            personal: event.personal.map { AddressPersonal(name: $0.name, email: $0.email) }
        )
    ])
}

extension EvaluatorCorrespondent {
    /// The letter to an evaluator.
    func letter(
        _ kind: LetterKind,
        _ matter: String,
        of branch: BranchID,
        _ facts: LetterFacts,
        _ personal: LetterPersonal? = nil,
        _ told: Told
    ) -> LetterComposed {
        let addressee = Actor(.evaluator, evaluator.value)
        return LetterComposed(
            letter: Letter.id(kind, "\(branch) \(matter)", to: addressee),
            kind: kind,
            cause: told.cause,
            addressee: addressee,
            branch: branch,
            dossier: nil,
            subject: evaluator,
            means: .electronicMail,
            facts: facts,
            composedAt: told.now,
            heldBecause: oldNewsWaitForAnOfficer(told) ?? (hasEmail ? nil : .noAddress),
            personal: personal
        )
    }
}
