import Contracts

extension Example {
    static let stepDue = StepDue(
        at: moment("2026-10-14T08:30:00.000Z"),
        remindAt: [moment("2026-10-07T08:30:00.000Z"), moment("2026-10-13T08:30:00.000Z")]
    )
    static let signedForm = SignedForm(reference: "F-2026-0042", signedOn: day("2026-09-14"))

    private static let form = RegistrationForm(
        activity: "accueil-entreprise",
        employment: employmentForm,
        company: companyForm,
        companyAgreedOn: "2026-09-10",
        trainers: [trainer],
        trainingProviders: ["O-formation-conseil"],
        trainingEnds: Example.trainingEndsForm,
        meetsCustomers: true,
        noticeAcknowledgedOn: "2026-09-14"
    )
    private static let identityForm = IdentityForm(
        birthName: "Lefèvre",
        usageName: "Fournier",
        firstNames: "Camille, Anne",
        birthDate: "1991-05-17",
        birthPlace: "Villeurbanne (69)"
    )
    private static let contactForm = ContactForm(
        email: "camille.fournier@example.fr",
        phone: "+33 6 12 34 56 78",
        address: "14 rue des Tilleuls, 69003 Lyon"
    )
    private static let formPersonal = RegistrationFormPersonal(
        identity: identityForm,
        contact: contactForm,
        sex: "female",
        jobTitle: "Hôtesse d'accueil",
        customerContact: "Reçoit les visiteurs et oriente leurs demandes",
        arrangements: "Poste de travail réglable en hauteur"
    )

    /// What is prepared, confirmed, corrected, sent back and due at registration.
    static let registrationPreparing: [Example] = [
        Example(
            PrepareRegistration(
                dossier: dossier,
                branch: branch,
                certificateKind: kind,
                candidate: candidate,
                form: form,
                personal: formPersonal
            )
        ),
        Example(
            RegistrationPrepared(
                dossier: dossier,
                branch: branch,
                certificateKind: kind,
                candidate: candidate,
                preparedBy: Actor(.partner, "O-formation-conseil", of: branch),
                form: form,
                due: stepDue,
                personal: formPersonal
            )
        ),
        Example(
            ConfirmRegistration(
                dossier: dossier,
                candidate: candidate,
                form: form,
                signedForm: signedForm,
                personal: formPersonal
            )
        ),
        Example(
            CorrectRegistration(
                dossier: dossier,
                candidate: candidate,
                personal: CorrectionFormPersonal(
                    identity: identityForm,
                    contact: contactForm,
                    arrangements: "Poste de travail réglable en hauteur"
                )
            )
        ),
        Example(
            RegistrationCorrected(
                dossier: dossier,
                candidate: candidate,
                correctedBy: Actor(.officer, "P-officer", of: branch),
                changed: [.identity, .contact, .arrangements],
                lapse: stepDue,
                personal: CorrectionPersonal(before: candidatePersonal, after: candidatePersonal)
            )
        ),
        Example(
            AwardedHolderCorrected(
                dossier: dossier,
                candidate: candidate,
                decision: decision,
                personal: candidatePersonal
            )
        ),
        Example(
            ChangeWorkplace(
                dossier: dossier,
                candidate: candidate,
                employment: employmentForm,
                company: companyForm,
                companyAgreedOn: "2027-02-01"
            )
        ),
        Example(SendReturnedFile(dossier: dossier, officer: officer, companyCeasedOn: day("2027-01-02"))),
        Example(
            ReturnedFileSent(
                dossier: dossier,
                attempt: 1,
                decision: decision,
                sentBy: officer,
                toCandidate: ReturnedPart.allCases,
                toCompany: [.registration, .booklet, .decision],
                companyCeasedOn: day("2027-01-02")
            )
        ),
        Example(
            RegistrationStepFellDue(
                dossier: dossier,
                step: .check,
                responsible: .officer,
                dueAt: moment("2026-10-14T08:30:00.000Z")
            )
        ),
        Example(
            RegistrationStepReminded(
                dossier: dossier,
                step: .confirmation,
                responsible: .candidate,
                dueAt: moment("2026-10-14T08:30:00.000Z"),
                remindedFor: moment("2026-10-07T08:30:00.000Z")
            )
        ),
    ]
}
