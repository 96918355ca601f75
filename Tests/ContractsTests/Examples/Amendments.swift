import Contracts

extension Example {
    /// The messages about rectifications of a booklet and addenda to it.
    static let amendments: [Example] = [
        Example(
            RectifyBooklet(
                dossier: dossier,
                candidate: candidate,
                signatory: evaluator,
                previous: sha256("b"),
                elements: elements,
                justified: ["RC.1.2"],
                personal: amendmentWords
            )
        ),
        Example(
            AddToBooklet(
                dossier: dossier,
                candidate: candidate,
                signatory: evaluator,
                previous: sha256("b"),
                session: session,
                situations: [seenSince],
                elements: elements,
                justified: ["RC.1.2"],
                personal: amendmentWords
            )
        ),
        Example(SignBookletAmendment(dossier: dossier, signatory: referent, digest: sha256("d"))),
        Example(
            BookletAmendmentDrawnUp(
                dossier: dossier,
                attempt: 1,
                candidate: candidate,
                signatory: evaluator,
                amendment: amendment(.addendum),
                personal: sealed
            )
        ),
        Example(
            BookletRectified(
                dossier: dossier,
                attempt: 1,
                candidate: candidate,
                panel: panel,
                amendment: amendment(.rectification),
                signatory: referent,
                signedAt: moment("2026-12-04T10:00:00.000Z"),
                personal: sealed
            )
        ),
        Example(
            BookletAddendumSigned(
                dossier: dossier,
                attempt: 1,
                candidate: candidate,
                panel: panel,
                amendment: amendment(.addendum),
                signatory: referent,
                signedAt: moment("2026-12-04T10:00:00.000Z"),
                personal: sealed
            )
        ),
        Example(BookletAmendmentSettled(dossier: dossier, attempt: 1, digest: sha256("d"), taken: true)),
        Example(
            BookletAmendmentTaken(
                dossier: dossier,
                attempt: 1,
                panel: panel,
                digest: sha256("d"),
                judgements: ["RC.1.2": .acquired, "RC.2.1": .divergent],
                notAssessed: ["RC.2.1"]
            )
        ),
        Example(
            BookletAmendmentRefused(dossier: dossier, attempt: 1, panel: panel, digest: sha256("d"), cause: .decided)
        ),
    ]

    private static let seenSince = ObservedSituation(kind: .real, on: day("2026-12-03"), jointly: true)
    private static let amendmentWords = AmendmentPersonal(
        reason: "Une ligne a été lue pour une autre en remplissant le livret.",
        booklet: BookletPersonal(
            notes: ["RC.1.2.1": "Accueil conforme."],
            divergences: ["RC.2.1.3": divergenceReasons],
            justifications: ["RC.1.2": "Situation exceptionnelle d'affluence, maîtrisée."]
        )
    )
    private static let sealed = SealedAmendmentPersonal(words: amendmentWords, salt: "0f1e2d3c4b5a69788796a5b4c3d2e1f0")

    // Every field is filled in, so that the record shows each; a rectification names no session in practice.
    private static func amendment(_ kind: BookletAmendment.Kind) -> BookletAmendment {
        BookletAmendment(
            kind: kind,
            previous: sha256("b"),
            session: session,
            situations: [seenSince],
            elements: elements,
            notesDigest: sha256("c"),
            digest: sha256("d")
        )
    }
}
