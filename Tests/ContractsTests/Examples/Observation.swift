import Contracts

extension Example {
    /// The messages of evaluation about appointments, drafts and what is said beside an observation.
    static let observation: [Example] = [
        Example(
            ProposeAppointment(
                dossier: dossier,
                candidate: candidate,
                appointment: appointment,
                personal: appointmentPersonal
            )
        ),
        Example(
            AppointmentProposed(
                dossier: dossier,
                attempt: 1,
                candidate: candidate,
                appointment: appointment,
                proposedBy: "P-evaluateur-3",
                personal: appointmentPersonal
            )
        ),
        Example(AgreeAppointment(dossier: dossier, appointment: appointment)),
        Example(AppointmentAgreed(dossier: dossier, attempt: 1, appointment: appointment)),
        Example(
            SaveObservationDraft(
                dossier: dossier,
                candidate: candidate,
                observer: evaluator,
                device: "tablette",
                save: 3,
                seen: ["poste": 1],
                savedAt: moment("2026-11-23T10:02:00.000Z"),
                changes: changes,
                personal: notes
            )
        ),
        Example(
            ObservationDraftSaved(
                dossier: dossier,
                attempt: 1,
                candidate: candidate,
                observer: evaluator,
                device: "tablette",
                save: 3,
                seen: ["poste": 1],
                savedAt: moment("2026-11-23T10:02:00.000Z"),
                changes: changes,
                personal: notes
            )
        ),
        Example(ObservationDraftClosed(dossier: dossier, attempt: 1, observer: evaluator)),
        Example(
            AnnotateObservation(
                dossier: dossier,
                candidate: candidate,
                observer: evaluator,
                criterion: "RC.2.1.2",
                personal: AnnotationPersonal(remark: "Le candidat a depuis montré la fiche qu'il consultait.")
            )
        ),
        Example(
            ObservationAnnotated(
                dossier: dossier,
                attempt: 1,
                candidate: candidate,
                observer: evaluator,
                criterion: "RC.2.1.2",
                annotatedAt: moment("2026-11-25T08:15:00.000Z"),
                personal: AnnotationPersonal(remark: "Le candidat a depuis montré la fiche qu'il consultait.")
            )
        ),
        Example(
            RefuseSignature(
                dossier: dossier,
                candidate: candidate,
                signatory: referent,
                digest: sha256("b"),
                personal: refusalReason
            )
        ),
        Example(
            SignatureRefused(
                dossier: dossier,
                attempt: 1,
                candidate: candidate,
                signatory: referent,
                digest: sha256("b"),
                personal: refusalReason
            )
        ),
    ]

    private static let appointment = Appointment(number: 1, on: day("2026-11-23"), mode: .onSite, situation: .real)
    private static let appointmentPersonal = AppointmentPersonal(
        place: "Accueil du magasin de Lyon",
        reason: "L'inventaire occupe l'équipe le jour d'abord prévu."
    )
    private static let changes: [CriterionCode: DraftChange] = [
        "RC.2.1.2": DraftChange(mark: .notMet), "RC.2.1.3": DraftChange(mark: .notObserved),
    ]
    private static let notes = ObservationPersonal(notes: ["RC.2.1.2": "N'a pas vérifié la disponibilité."])
    private static let refusalReason = ReasonPersonal(reason: "Le jugement porté sur l'accueil n'est pas le mien.")
}
