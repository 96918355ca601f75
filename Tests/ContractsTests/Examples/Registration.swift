import Contracts

extension Example {
    /// The messages of registration.
    static let registration: [Example] = [
        Example(
            RegisterCandidate(
                dossier: dossier,
                branch: branch,
                certificateKind: kind,
                candidate: candidate,
                form: RegistrationForm(
                    activity: "accueil-entreprise",
                    employment: employmentForm,
                    company: companyForm,
                    companyAgreedOn: "2026-09-10",
                    trainers: [trainer],
                    trainingProviders: ["O-formation-conseil"],
                    trainingEnds: trainingEndsForm,
                    meetsCustomers: true,
                    noticeAcknowledgedOn: "2026-09-14"
                ),
                personal: RegistrationFormPersonal(
                    identity: IdentityForm(
                        birthName: "Lefèvre",
                        usageName: "Fournier",
                        firstNames: "Camille, Anne",
                        birthDate: "1991-05-17",
                        birthPlace: "Villeurbanne (69)"
                    ),
                    contact: ContactForm(
                        email: "camille.fournier@example.fr",
                        phone: "+33 6 12 34 56 78",
                        address: "14 rue des Tilleuls, 69003 Lyon"
                    ),
                    sex: "female",
                    jobTitle: "Hôtesse d'accueil",
                    customerContact: "Reçoit les visiteurs et oriente leurs demandes",
                    arrangements: "Poste de travail réglable en hauteur"
                )
            )
        ),
        Example(AcceptRegistration(dossier: dossier, officer: officer)),
        Example(
            RefuseRegistration(
                dossier: dossier,
                candidate: candidate,
                officer: officer,
                personal: ReasonPersonal(reason: "L'activité déclarée ne relève pas de la branche.")
            )
        ),
        Example(
            RequestReassessment(
                dossier: dossier,
                candidate: candidate,
                employment: employmentForm,
                company: companyForm,
                companyAgreedOn: "2027-02-01",
                trainers: [trainer],
                trainingProviders: ["O-formation-conseil"],
                trainingEnds: trainingEndsForm,
                givesUpAppeal: true
            )
        ),
        Example(
            CandidateRegistered(
                dossier: dossier,
                branch: branch,
                certificateKind: kind,
                candidate: candidate,
                registration: Registration(
                    activity: "accueil-entreprise",
                    employment: employment,
                    company: company,
                    companyAgreedOn: day("2026-09-10"),
                    trainers: [trainer],
                    trainingProviders: ["O-formation-conseil"],
                    trainingEnds: trainingEnds,
                    noticeAcknowledgedOn: day("2026-09-14")
                ),
                lapsesAt: moment("2027-09-14T08:30:00.000Z"),
                lapseRemindersAt: [moment("2027-09-07T08:30:00.000Z")],
                due: stepDue,
                preparedBy: Actor(.company, siret, of: branch),
                signedForm: signedForm,
                personal: RegistrationPersonal(
                    candidate: candidatePersonal,
                    sex: .female,
                    jobTitle: "Hôtesse d'accueil",
                    customerContact: "Reçoit les visiteurs et oriente leurs demandes"
                )
            )
        ),
        Example(
            RegistrationAccepted(
                file: file(attempt: 1, elements: ["RC.1.1", "RC.1.2", "RC.2.1"], carried: [carried]),
                taken: TakenNumber(series: "registration/p2st/2026", number: 17),
                acceptedBy: officer,
                lapsesAt: moment("2027-09-21T07:45:12.250Z"),
                personal: candidatePersonal
            )
        ),
        Example(
            RegistrationRefused(
                dossier: dossier,
                candidate: candidate,
                refusedBy: officer,
                personal: ReasonPersonal(reason: "L'activité déclarée ne relève pas de la branche.")
            )
        ),
        Example(
            WorkplaceChanged(
                dossier: dossier,
                employment: employment,
                company: company,
                companyAgreedOn: day("2027-02-01"),
                lapse: stepDue
            )
        ),
        Example(
            ReassessmentOpened(
                file: reassessedFile,
                lapsesAt: moment("2028-02-03T09:00:00.000Z"),
                personal: candidatePersonal
            )
        ),
        Example(
            FileReturned(
                dossier: dossier,
                attempt: 1,
                decision: decision,
                panel: panel,
                decidedOn: day("2027-01-14"),
                candidate: candidate,
                companySiret: siret,
                missing: ["RC.1.2", "RC.2.1"],
                acquired: [carried],
                lapsesAt: moment("2028-01-18T10:12:00.000Z"),
                lapseRemindersAt: [moment("2028-01-11T10:12:00.000Z")],
                due: stepDue
            )
        ),
        Example(
            FileAwarded(
                dossier: dossier,
                attempt: 2,
                decision: decision,
                panel: panel,
                awardedOn: day("2027-01-14"),
                heldThrough: "D-2019-000033"
            )
        ),
        Example(
            CertificateRecorded(
                dossier: dossier,
                decision: decision,
                certificate: certificate,
                number: "CCS-2027-000052-F",
                issuedAt: moment("2027-01-28T15:04:05.678Z")
            )
        ),
        Example(FileWithdrawn(dossier: dossier, attempt: 1, heldBy: .evaluation)),
        Example(FileLapsed(dossier: dossier)),
        Example(
            DecisionTakenBack(
                dossier: dossier,
                attempt: 2,
                decision: decision,
                rescindedOn: day("2027-03-11"),
                openedMeanwhile: "D-2027-000009"
            )
        ),
    ]

    static let trainingEndsForm = TrainingEndsForm(
        trainers: [trainer: "2026-06-30"],
        providers: ["O-formation-conseil": "2026-06-30"]
    )

    static let employmentForm = EmploymentForm(
        status: "employee",
        employerSiret: "732 829 320 00074",
        department: "accueil",
        since: "2022-09-01",
        managers: ["P-responsable-3", "P-directrice-1"]
    )

    static let companyForm = AssessmentCompanyForm(
        siret: "732 829 320 00074",
        department: "accueil",
        departments: ["accueil", "centre-de-contact"],
        since: "2022-09-01",
        postalCode: "69 003"
    )
}
