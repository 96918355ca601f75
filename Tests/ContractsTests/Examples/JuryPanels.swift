import Contracts

extension Example {
    /// The messages of the joint jury about its members: who sits, and through whom.
    static let juryPanels: [Example] = [
        Example(GiveProxy(session: session, panel: panel, member: viceChair, holder: chair)),
        Example(ProxyGiven(session: session, panel: panel, member: viceChair, holder: chair)),
        Example(SeatPanel(panel: panel, seats: [panelSeat], act: "CPNE-2026-07", authority: "P-autorite")),
        Example(
            MemberSeated(
                panel: panel,
                seat: panelSeat,
                act: "CPNE-2026-07",
                seatedBy: "P-autorite",
                confirmedBy: officer
            )
        ),
        Example(SeatProposed(panel: panel, seat: panelSeat, act: "CPNE-2026-07", proposedBy: "P-autorite")),
        Example(EndSeat(panel: panel, member: chair, lastDay: day("2027-06-30"), authority: "P-autorite")),
        Example(
            SeatEnded(
                panel: panel,
                member: chair,
                lastDay: day("2027-06-30"),
                endedBy: "P-autorite",
                confirmedBy: officer
            )
        ),
        Example(SeatEndProposed(panel: panel, member: chair, lastDay: day("2027-06-30"), proposedBy: "P-autorite")),
        Example(
            EvaluatorNoted(
                panel: panel,
                evaluator: evaluator,
                branch: "p2st",
                certificateKinds: ["relation-client"],
                from: day("2026-09-01"),
                until: day("2029-08-31"),
                providers: ["O-evaluation"]
            )
        ),
        Example(
            EvaluatorTermNoted(
                panel: panel,
                evaluator: evaluator,
                branch: "p2st",
                until: day("2028-02-28"),
                removedBy: "PER-AUTHORITY"
            )
        ),
        Example(
            EvaluatorSuspensionNoted(
                panel: panel,
                evaluator: evaluator,
                branch: "p2st",
                suspendedBy: "P-agent-12"
            )
        ),
        Example(
            EvaluatorProvidersNoted(
                panel: panel,
                evaluator: evaluator,
                providers: ["O-evaluation", "552100554"],
                since: day("2027-01-04")
            )
        ),
        Example(EvaluationProviderNoted(panel: panel, provider: "O-evaluation", evaluator: evaluator)),
        Example(
            PostponeSession(
                session: session,
                panel: panel,
                startsAt: moment("2027-02-04T08:30:00.000Z"),
                place: .remote,
                officer: officer
            )
        ),
        Example(
            SessionPostponed(
                session: session,
                panel: panel,
                day: day("2027-02-04"),
                startsAt: moment("2027-02-04T08:30:00.000Z"),
                place: .remote,
                postponedBy: officer
            )
        ),
        Example(
            AskForSupplement(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                session: session,
                presentedBy: chair,
                asked: [.observers],
                votes: forAndAgainst,
                candidate: candidate,
                personal: supplementAsks
            )
        ),
        Example(
            SupplementVoted(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                session: session,
                presentedBy: chair,
                asked: [.observers],
                votes: forAndAgainst,
                candidate: candidate,
                personal: supplementAsks
            )
        ),
        Example(
            ExcludeCandidate(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                session: session,
                presentedBy: chair,
                votes: forAndAgainst,
                candidate: candidate,
                personal: ReasonPersonal(reason: "Substitution de personne")
            )
        ),
        Example(
            ExclusionVoted(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                session: session,
                presentedBy: chair,
                votes: forAndAgainst,
                candidate: candidate,
                personal: ReasonPersonal(reason: "Substitution de personne")
            )
        ),
        Example(
            CandidateExcluded(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                session: session,
                excludedOn: day("2027-01-14"),
                candidate: candidate,
                personal: ReasonPersonal(reason: "Substitution de personne")
            )
        ),
        Example(FileExcluded(dossier: dossier, attempt: 2, excludedOn: day("2027-01-14"))),
        Example(
            SupplementAsked(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                session: session,
                asked: [.observers],
                answerBy: moment("2027-02-13T23:00:00.000Z"),
                candidate: candidate,
                personal: supplementAsks
            )
        ),
        Example(
            AnswerSupplement(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                party: .company,
                candidate: candidate,
                personal: SupplementAnswer(answer: "Fiche de poste jointe")
            )
        ),
        Example(
            SupplementReceived(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                party: .company,
                candidate: candidate,
                personal: SupplementAnswer(answer: "Fiche de poste jointe")
            )
        ),
        Example(
            SupplementFellDue(
                dossier: dossier,
                attempt: 2,
                panel: panel,
                owedBy: [.observers],
                dueAt: moment("2027-02-13T23:00:00.000Z")
            )
        ),
    ]
}

private let supplementAsks = SupplementPersonal(asks: ["observers": "Préciser le critère RC.2.1.3"])

private let panelSeat = PanelSeat(
    member: chair,
    college: .employers,
    seat: .full,
    organisation: "O-employeurs",
    from: day("2026-09-01"),
    until: day("2029-08-31"),
    confidentialSince: day("2026-09-15")
)
