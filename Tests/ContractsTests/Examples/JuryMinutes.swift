import Contracts

extension Example {
    /// The messages of the joint jury: what becomes of minutes once they are drawn up.
    static let juryMinutes: [Example] = [
        Example(
            MinutesSignatureReminded(
                session: session,
                panel: panel,
                awaited: [viceChair],
                remindedAt: moment("2027-01-20T11:00:00.000Z"),
                signBy: moment("2027-01-21T11:00:00.000Z")
            )
        ),
        Example(
            ReplaceSignatory(
                session: session,
                panel: panel,
                replaced: viceChair,
                standIn: "P-membre-6",
                officer: officer,
                act: "CPNE-2027-3",
                personal: absence
            )
        ),
        Example(
            SignatoryReplaced(
                session: session,
                panel: panel,
                replaced: viceChair,
                standIn: "P-membre-6",
                officer: officer,
                act: "CPNE-2027-3",
                keptUntil: moment("2076-10-14T22:00:00.000Z"),
                personal: absence
            )
        ),
        Example(
            DrawUpRectifiedMinutes(
                session: session,
                panel: panel,
                present: [chair, viceChair, "P-membre-4"],
                words: mendedFile,
                drawnUpBy: chair,
                personal: slip
            )
        ),
        Example(
            RectifiedMinutesDrawnUp(
                session: session,
                panel: panel,
                present: [chair, viceChair, "P-membre-4"],
                words: mendedFile,
                drawnUpBy: chair,
                number: 1,
                rectifies: sha256("c"),
                digest: sha256("d"),
                signBy: moment("2027-02-21T11:00:00.000Z"),
                remindAt: [moment("2027-02-14T11:00:00.000Z")],
                keptUntil: moment("2076-10-14T22:00:00.000Z"),
                personal: slip
            )
        ),
        Example(
            DecisionWordsRectified(
                decision: decision,
                dossier: dossier,
                attempt: 2,
                panel: panel,
                session: session,
                candidate: candidate,
                digest: sha256("d"),
                recommendationsChange: true,
                personal: words
            )
        ),
    ]

    private static let absence = ReasonPersonal(reason: "La vice-présidente a quitté son mandat.")
    private static let mendedFile = RectifiedWords(dossier: dossier, attempt: 2, candidate: candidate)
    private static let slip = RectificationPersonal(
        reason: "La recommandation citait un autre élément.",
        words: words
    )
}
