import Contracts

extension Example {
    /// The messages of correspondence.
    static let correspondence: [Example] = [
        Example(
            AddressNoted(
                dossier: "D-17",
                candidate: "P-12",
                branch: branch,
                certificateKind: kind,
                number: "P2ST-2027-00017",
                standard: standard,
                companySiret: "73282932000074",
                hasEmail: true,
                personal: AddressPersonal(
                    name: "Zoé Nguyễn",
                    email: "zoe@courriel.example",
                    address: "12 bis, rue de l’Église\n75011 Paris"
                )
            )
        ),
        Example(CorrespondentDied(dossier: "D-17", candidate: "P-12")),
        Example(
            LetterComposed(
                letter: mail,
                kind: .notAwarded,
                cause: "e-0123456789",
                addressee: Actor(.evaluator, "P-12", of: branch),
                branch: branch,
                dossier: "D-17",
                subject: "P-12",
                means: .electronicMail,
                facts: LetterFacts(
                    number: "P2ST-2027-00017",
                    certificateKind: kind,
                    standard: standard,
                    attempt: 1,
                    decision: decision,
                    decidedOn: day("2027-02-26"),
                    notifiedOn: day("2027-03-02"),
                    lastDay: day("2027-05-03"),
                    missing: ["RC.2.3"],
                    certificate: "CCS-2027-000052-F",
                    replaces: "CCS-2026-000042-A",
                    from: day("2027-03-02"),
                    until: day("2031-03-01")
                ),
                composedAt: moment("2027-03-02T10:00:00.000Z"),
                heldBecause: .oldCause,
                personal: LetterPersonal(
                    reason: "Une pièce manque.",
                    recommendations: ["RC.2.3": "Reformulez la demande avant de répondre."]
                )
            )
        ),
        Example(LetterWithdrawn(letter: mail, dossier: "D-17", because: .causeGone)),
        Example(BeginSending(letter: mail, number: 2, sender: "s-5f0c1d2e3a4b5c6d")),
        Example(
            SendingBegun(
                letter: mail,
                dossier: "D-17",
                number: 2,
                sender: "s-5f0c1d2e3a4b5c6d",
                inDoubt: true,
                at: moment("2027-03-02T10:00:05.000Z")
            )
        ),
        Example(
            NoteSending(
                letter: mail,
                dossier: "D-17",
                subject: "P-12",
                number: 2,
                outcome: .accepted,
                code: 250,
                digest: sha256("a"),
                messageID: "<\(mail).1@ccs.example>",
                personal: sending
            )
        ),
        Example(
            LetterSent(
                letter: mail,
                kind: .notAwarded,
                dossier: "D-17",
                addressee: Actor(.evaluator, "P-12", of: branch),
                subject: "P-12",
                decision: decision,
                means: .electronicMail,
                sentAt: moment("2027-03-02T10:00:06.000Z"),
                edition: 1,
                inDoubt: 1,
                digest: sha256("a"),
                messageID: "<\(mail).1@ccs.example>",
                reference: "2C-147-258-3690-1",
                personal: sending
            )
        ),
        Example(
            SendingDeferred(
                letter: mail,
                dossier: "D-17",
                subject: "P-12",
                number: 1,
                inDoubt: false,
                code: 451,
                again: moment("2027-03-02T10:01:06.000Z"),
                personal: sending
            )
        ),
        Example(
            SendingRefused(
                letter: mail,
                dossier: "D-17",
                subject: "P-12",
                number: 1,
                code: 550,
                at: moment("2027-03-02T10:00:06.000Z"),
                personal: sending
            )
        ),
        Example(
            ResendLetter(
                letter: mail,
                officer: "P-agent",
                means: .post,
                subject: "P-12",
                personal: AddressPersonal(
                    name: "Service du personnel",
                    email: "personnel@entreprise.example",
                    address: "1, place du Marché\n69001 Lyon"
                )
            )
        ),
        Example(
            LetterOrdered(
                letter: mail,
                dossier: "D-17",
                subject: "P-12",
                officer: "P-agent",
                means: .post,
                edition: 2,
                at: moment("2027-03-09T10:00:00.000Z"),
                personal: AddressPersonal(
                    name: "Service du personnel",
                    email: "personnel@entreprise.example",
                    address: "1, place du Marché\n69001 Lyon"
                )
            )
        ),
        Example(WithdrawLetter(letter: mail, officer: "P-agent")),
        Example(
            RecordPosting(
                letters: [mail],
                officer: "P-agent",
                means: .post,
                postedOn: day("2027-03-10"),
                reference: "2C-147-258-3690-1"
            )
        ),
        Example(NoteReturnedLetter(letter: mail, officer: "P-agent", cause: .unknownAddress)),
        Example(
            LetterReturned(
                letter: mail,
                dossier: "D-17",
                cause: .unknownAddress,
                officer: "P-agent",
                at: moment("2027-03-20T10:00:00.000Z")
            )
        ),
        Example(
            EvaluatorAddressNoted(
                evaluator: "P-evaluatrice",
                hasEmail: true,
                personal: AddressPersonal(
                    name: "Łucja Wójcik",
                    email: "lucja@courriel.example",
                    address: "3, quai des Brumes\n67000 Strasbourg"
                )
            )
        ),
        Example(
            EvaluatorLettersErased(
                evaluator: "P-evaluatrice",
                letters: [mail],
                through: moment("2036-03-20T10:00:00.000Z")
            )
        ),
    ]

    private static let mail: MailID = "M-0123456789abcdef0123456789abcdef"
    private static let sending = SendingPersonal(to: "zoe@courriel.example", answer: "451 4.2.1 try again later")
}
