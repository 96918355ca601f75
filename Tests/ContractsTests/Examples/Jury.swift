import Contracts

extension Example {
    /// The messages of the joint jury: its sessions.
    static let jurySessions: [Example] = [
        Example(
            ConveneSession(
                session: session,
                panel: panel,
                startsAt: moment("2027-01-14T08:30:00.000Z"),
                place: .premises("L-lyon-siege"),
                members: members,
                presidency: presidency,
                officer: officer
            )
        ),
        Example(
            SessionConvened(
                session: session,
                panel: panel,
                branch: branch,
                day: day("2027-01-14"),
                startsAt: moment("2027-01-14T08:30:00.000Z"),
                place: .remote,
                members: members,
                presidency: presidency,
                convenedBy: officer
            )
        ),
        Example(
            PlaceOnAgenda(
                session: session,
                panel: panel,
                dossiers: [dossier],
                officer: officer,
                leavesOutBlocked: true,
                everythingReady: true,
                atMost: 40
            )
        ),
        Example(
            CaseCandidateCorrected(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                candidate: candidate,
                personal: candidatePersonal
            )
        ),
        Example(AgendaExtended(session: session, panel: panel, matter: .examination, dossiers: [dossier])),
        Example(CancelSession(session: session, panel: panel, officer: officer)),
        Example(SessionCancelled(session: session, panel: panel, cancelledBy: officer)),
        Example(
            OpenSession(
                session: session,
                panel: panel,
                openedBy: chair,
                present: [chair, viceChair],
                presidency: presidency
            )
        ),
        Example(
            SessionOpened(
                session: session,
                panel: panel,
                present: [chair, viceChair],
                presidency: presidency,
                returned: [viceChair]
            )
        ),
        Example(DrawUpMinutes(session: session, panel: panel, drawnUpBy: chair)),
        Example(
            MinutesDrawnUp(
                session: session,
                panel: panel,
                digest: sha256("c"),
                lines: [
                    MinutesLine(dossier: dossier, attempt: 2, outcome: .awarded),
                    MinutesLine(dossier: "D-2026-000398", attempt: 1, outcome: .quorumMissing),
                ],
                signBy: moment("2027-01-21T11:00:00.000Z"),
                remindAt: [moment("2027-01-14T11:00:00.000Z"), moment("2027-01-20T11:00:00.000Z")]
            )
        ),
        Example(SignMinutes(session: session, panel: panel, signatory: viceChair, digest: sha256("c"))),
        Example(
            MinutesSigned(
                session: session,
                panel: panel,
                signatory: viceChair,
                college: .employees,
                digest: sha256("c"),
                takesEffect: true,
                signedOn: day("2027-01-18")
            )
        ),
        Example(MinutesFellDue(session: session, panel: panel, dueAt: moment("2027-01-21T11:00:00.000Z"))),
    ]

    /// The messages of the joint jury: its cases.
    static let juryCases: [Example] = [
        Example(
            CaseOpened(
                file: caseFile,
                panel: panel,
                decideBy: moment("2027-02-28T23:00:00.000Z"),
                personal: candidatePersonal
            )
        ),
        Example(
            CasePlaced(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                session: session,
                day: day("2027-01-14"),
                recusals: [Recusal(member: "P-membre-4", ties: [.evaluatorOrganisation, .trainer], source: .data)]
            )
        ),
        Example(
            DeclareTie(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                session: session,
                member: "P-membre-5",
                ties: [.candidate],
                personal: tieReason
            )
        ),
        Example(
            MemberRecused(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                session: session,
                member: "P-membre-5",
                ties: [.candidate],
                source: .declared,
                personal: tieReason
            )
        ),
        Example(
            CastBallot(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                session: session,
                member: viceChair,
                ballot: ballot
            )
        ),
        Example(
            BallotCast(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                session: session,
                member: viceChair,
                ballot: ballot,
                castBy: chair
            )
        ),
        Example(
            CloseCase(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                session: session,
                closedBy: chair,
                candidate: candidate,
                personal: words
            )
        ),
        Example(
            CaseExamined(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                session: session,
                closedBy: chair,
                candidate: candidate,
                examination: Examination(
                    outcome: .notAwarded,
                    voters: ByCollege(employers: 3, employees: 2),
                    acquired: ["RC.1.2"],
                    missing: ["RC.2.1"],
                    drawn: ["RC.2.1"],
                    overturned: ["RC.1.2"],
                    tallies: [
                        "RC.2.1": ElementTally(
                            votes: forAndAgainst,
                            weightInFavour: "5/12",
                            weightAgainst: "7/12"
                        )
                    ],
                    byCastingVote: ["RC.1.2"]
                ),
                personal: words
            )
        ),
        Example(
            CaseAdjourned(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                session: session,
                cause: .drawn,
                decideBy: moment("2027-02-13T23:00:00.000Z")
            )
        ),
        Example(
            DecisionFellDue(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                dueAt: moment("2027-02-28T23:00:00.000Z")
            )
        ),
        Example(
            CertificateAwarded(
                decision: decision,
                dossier: dossier,
                attempt: 2,
                panel: panel,
                session: session,
                decidedOn: day("2027-01-14"),
                branch: branch,
                certificateKind: kind,
                standard: standard,
                candidate: candidate,
                notifiedOn: day("2027-01-20"),
                personal: candidatePersonal
            )
        ),
        Example(
            CertificateNotAwarded(
                decision: decision,
                dossier: dossier,
                attempt: 1,
                panel: panel,
                session: session,
                decidedOn: day("2027-01-14"),
                candidate: candidate,
                missing: ["RC.2.1"],
                acquired: [carried],
                notifiedOn: day("2027-01-20"),
                personal: RecommendationsPersonal(recommendations: words.recommendations)
            )
        ),
        Example(
            RescindDecision(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                session: laterSession,
                decision: decision,
                presentedBy: chair,
                votes: forAndAgainst,
                candidate: candidate,
                personal: rescissionReason
            )
        ),
        Example(
            RescissionVoted(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                session: laterSession,
                decision: decision,
                votes: forAndAgainst,
                candidate: candidate,
                personal: rescissionReason
            )
        ),
        Example(
            DecisionRescinded(
                decision: decision,
                dossier: dossier,
                attempt: 2,
                session: laterSession,
                rescindedOn: day("2027-03-11"),
                candidate: candidate,
                personal: rescissionReason
            )
        ),
        Example(CaseLeftForReassessment(dossier: dossier, panel: panel, attempt: 1)),
    ]

    private static let presidency = Presidency(chair: chair, viceChair: viceChair)

    private static let members = [
        SessionMember(
            person: chair,
            college: .employers,
            seat: .full,
            employers: ["552100554"],
            organisations: ["O-federation-services"],
            providers: ["O-evaluation-nord"]
        ),
        SessionMember(
            person: viceChair,
            college: .employees,
            seat: .substitute,
            employers: ["380129866"],
            organisations: ["O-association-usagers"],
            providers: ["O-formation-ouest"]
        ),
    ]

    private static let caseFile = CaseFile(
        dossier: dossier,
        number: "P2ST-2026-00017",
        branch: branch,
        certificateKind: kind,
        standard: standard,
        candidate: candidate,
        scope: AssessmentScope(attempt: 2, elements: ["RC.1.2", "RC.2.1", "RC.2.2"], carried: [carried]),
        parties: CaseParties(
            evaluator: evaluator,
            evaluatorSiren: evaluatorSiren,
            evaluatorProvider: "O-evaluation-sud",
            referent: referent,
            trainers: [trainer],
            trainingProviders: ["O-formation-conseil"],
            employerSiren: siren,
            companySiren: siren
        ),
        bookletDigest: sha256("b"),
        departures: ["RC.2.1": .divergent],
        unassessed: ["RC.2.2"],
        notAssessed: ["RC.2.1"],
        accreditedBy: "p2st",
        evaluatorDays: [
            AccreditedDay(
                on: day("2026-11-23"),
                from: day("2025-03-01"),
                until: day("2029-02-28"),
                provider: "O-evaluation-sud"
            )
        ],
        observedUntil: day("2026-11-23"),
        dependence: ObserverDependence(observer: evaluator, cause: .hasTrained),
        managingObserver: evaluator
    )

    private static let ballot = Ballot(votes: ["RC.1.2": .acquired, "RC.2.1": .abstain], abstains: false)

    static let forAndAgainst = ByCollege(
        employers: VoteCount(inFavour: 1, against: 1, abstained: 1),
        employees: VoteCount(inFavour: 1, against: 1, abstained: 0)
    )

    static let words = ExaminationPersonal(
        reasons: ["RC.1.2": "Les notes des deux observateurs concordent."],
        recommendations: ["RC.2.1": "S'exercer à reformuler la demande avant d'y répondre."]
    )

    private static let tieReason = ReasonPersonal(reason: "La candidate est la fille d'un de mes proches.")
    private static let rescissionReason = ReasonPersonal(reason: "Un document du dossier était falsifié.")
}
