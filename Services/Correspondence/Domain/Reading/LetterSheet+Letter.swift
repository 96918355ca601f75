public import Contracts
public import Scheme

extension LetterSheet {
    /// What a letter is made of, out of what was composed and of where it goes.
    ///
    /// - Parameters:
    ///   - known: name and address of the person whom it is about.
    ///   - other: another address, where an officer said one.
    public init(
        _ letter: Letter,
        _ composed: LetterComposed,
        known: AddressPersonal,
        other: AddressPersonal?,
        _ branch: Branch,
        _ scheme: Scheme
    ) {
        let facts = composed.facts
        let standard = facts.standard.flatMap { scheme.standard($0) }
        let kind = facts.certificateKind.flatMap { scheme.kind($0) }
        // What is known of a candidate is not a company's.
        let address = other ?? (letter.addressee.role == .company ? nil : known)
        self.init(
            letter: letter.letter,
            kind: letter.tells,
            number: letter.number + 1,
            edition: letter.edition,
            name: address?.name ?? letter.addressee.id,
            email: address?.email,
            address: address?.address,
            branch: branch.name,
            authority: branch.competentAuthority,
            replyTo: branch.evaluatorApplicationAddress,
            dossier: letter.dossier,
            subject: letter.subject,
            // A letter without a standard is official only where no standard is for demonstration.
            official: standard?.official ?? scheme.standards.allSatisfy(\.official),
            writtenOn: composed.composedAt.parisDay,
            words: [
                "dossier": facts.number, "certificat": kind?.title, "referentiel": standard?.title,
                "candidat": known.name, "motif": composed.personal?.reason, "numero": facts.certificate,
                "remplace": facts.replaces, "essai": facts.attempt.map(String.init),
            ].compactMapValues { $0 },
            days: [
                "le": facts.decidedOn, "notifie_le": facts.notifiedOn, "jusqu_au": facts.lastDay, "du": facts.from,
                "au": facts.until,
            ].compactMapValues { $0 },
            elements: (facts.missing ?? []).map {
                LetterElement(
                    code: $0,
                    title: standard?.element($0)?.title ?? $0.value,
                    advice: composed.personal?.recommendations?[$0]
                )
            }
        )
    }
}
