import Contracts

extension Example {
    /// How long what is personal is kept, and what suspends its erasure.
    static let retention: [Example] = [
        Example(
            RetentionBegan(
                dossier: dossier,
                term: .decided,
                keptUntil: moment("2031-10-14T22:00:00.000Z"),
                registerKeptUntil: moment("2076-10-14T22:00:00.000Z")
            )
        ),
        Example(
            RetentionEnded(
                dossier: dossier,
                candidate: candidate,
                term: .decided,
                keptUntil: moment("2031-10-14T22:00:00.000Z"),
                decision: decision,
                registerKeptUntil: moment("2076-10-14T22:00:00.000Z")
            )
        ),
        Example(
            SuspendErasure(
                dossier: dossier,
                candidate: candidate,
                personal: HoldPersonal(reason: "Contrôle du C4S")
            )
        ),
        Example(
            ErasureSuspended(
                dossier: dossier,
                candidate: candidate,
                cause: .hold,
                since: moment("2027-03-03T09:00:00.000Z"),
                personal: HoldPersonal(reason: "Contrôle du C4S")
            )
        ),
        Example(ResumeErasure(dossier: dossier)),
        Example(ErasureResumed(dossier: dossier, cause: .hold)),
        Example(AppealNoted(dossier: dossier, decision: decision, isOpen: true)),
        Example(
            RegisterTermBegan(
                certificate: certificate,
                dossier: dossier,
                keptUntil: moment("2076-10-14T22:00:00.000Z")
            )
        ),
        Example(RegisterTermEnded(certificate: certificate, dossier: dossier, holder: candidate)),
    ]
}
