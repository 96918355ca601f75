import Campaign
import CertificationService
import Contracts
import EvaluationDomain
import EvaluationService
import JuryService
import Messaging
import RegistrationService
import Scheme
import Testing

@Suite("Nul n'agit là où il n'est pas chargé d'agir")
struct BordersTests {
    let scheme: Scheme
    let start = Instant(milliseconds: 1_790_000_000_000)
    private let officer = Actor(.officer, "P-agent", of: "p2st")
    private let authority = Actor(.authority, "P-autorite", of: "p2st")
    private let committee = Actor(.committee, "P-gps")

    // Where nobody signs: what keeps the border is the decision itself, not that an impostor has no signature.
    init() throws { scheme = try Village.schemeOnTheWord() }

    /// What somebody does for themselves, in no office; and what is the operator's.
    private let ofNoOffice: Set<MessageType> = [
        RegisterCandidate.type, RequestReassessment.type, WithdrawCandidate.type, ApplyForAccreditation.type,
        GiveUndertakings.type, ReportActivity.type, RequestRenewal.type, AnswerRemovalGrounds.type,
        AskForRemovalReview.type, ResignAccreditation.type, DeclareSituation.type, ChoosePublicContact.type,
        ProposeReferent.type, DeclareNoTie.type, AgreeAppointment.type, SaveObservationDraft.type,
        RecordObservation.type, AnnotateObservation.type, FillBooklet.type, ReopenBooklet.type, SignBooklet.type,
        RefuseSignature.type, ObjectToObserver.type, RectifyBooklet.type, AddToBooklet.type, SignBookletAmendment.type,
        LodgeAppeal.type, DeclareSurveyParticipation.type, AnswerSurvey.type, ErasePerson.type,
    ]

    /// Every command that a service listens to, but those of no office. Certification holds no file and refuses these two
    /// whoever asks.
    private var ofAnOffice: Set<Impostors.Heard> {
        let services = [registration(scheme), evaluation(scheme), jury(scheme), certification(scheme)]
        let all = services.flatMap { service in
            service.listensTo.subtracting(service.listensToEvents).subtracting(ofNoOffice)
                .map { Impostors.Heard(service: service.name, type: $0) }
        }
        return Set(all).subtracting(
            [HoldFile.type, ReleaseFile.type].map { Impostors.Heard(service: "certification", type: $0) }
        )
    }

    @Test("Ce qu'un agent, une autorité, un membre ou le C4S peut, nul ne le peut d'une autre branche ni d'aucune")
    func everyCommandKeepsTheBorder() throws {
        let village = try Village(scheme: scheme, now: start)
        village.impostors = Impostors(scheme)
        var plan = CampaignPlan(seed: 3, files: PeopleTests.everyKind)
        plan.accreditingBranch = "p2st"
        var campaign = try Campaign(plan, scheme: scheme, startingAt: start)
        var whileObserved = false
        try village.play(&campaign) { played in
            guard !whileObserved, let file = try observed(played, in: village) else { return }
            whileObserved = true
            try actDuringEvaluation(on: file, in: village)
        }
        #expect(whileObserved)
        for verdict in campaign.verdicts() { #expect(verdict.isAsPlanned, "\(verdict)") }
        let verdicts = campaign.verdicts()
        try actAtRegistration(on: try #require(verdicts.first { $0.name == "non octroyé" }).dossier, in: village)
        try accredit(in: village)
        try actBeforeThePanel(on: try #require(verdicts.first { $0.name == "octroi" }).dossier, in: village)
        try certify(try #require(verdicts.first { $0.name == "octroi" }).dossier, in: village)

        let impostors = try #require(village.impostors)
        #expect(impostors.letIn == [])
        #expect(ofAnOffice.subtracting(impostors.kept).map(\.description).sorted() == [])
        // What is said to be of no office is kept from everybody's office.
        #expect(impostors.kept.filter { ofNoOffice.contains($0.type) } == [])
    }

    @Test("Témoin : qui est chargé d'agir n'est pas refusé, et l'essai le voit")
    func control() throws {
        let village = try Village(scheme: scheme, now: start)
        village.impostors = Impostors(scheme, isControl: true)
        let plan = CampaignPlan(seed: 3, files: [FilePlan(name: "octroi", branch: "p2st")])
        var campaign = try Campaign(plan, scheme: scheme, startingAt: start)
        try village.play(&campaign)
        let impostors = try #require(village.impostors)
        #expect(impostors.letIn.count > 20)
        #expect(impostors.kept == [])
    }

    private func ask(_ command: some Command, _ store: String, as actor: Actor, _ village: Village) throws {
        _ = try #require(try village.ask(command, of: store, as: actor))
    }

    private func events<E: Event>(_ type: E.Type, of dossier: DossierID, at store: String, _ village: Village) throws
        -> [E]
    {
        try #require(village.cores[store]).events([], of: [dossier], types: [E.type]).compactMap { $0.decoded(E.self) }
    }

    // MARK: while evaluation has the file

    private func observed(_ campaign: Campaign, in village: Village) throws -> Attempt? {
        for place in campaign.whereabouts() {
            let state = try village.cores["evaluation"]?.store.state(AssessmentFile.self, place.dossier.value)
            guard let attempt = state?.attemptUnderWay, attempt.file.branch == officer.branch, attempt.hold == nil,
                attempt.designation != nil
            else { continue }
            return attempt
        }
        return nil
    }

    private func actDuringEvaluation(on attempt: Attempt, in village: Village) throws {
        let (dossier, candidate) = (attempt.file.dossier, attempt.file.candidate)
        let reason = HoldPersonal(reason: "Une réclamation.")
        let later = village.now.parisDay.adding(days: 7)
        let proposal = ProposeAppointment(
            dossier: dossier,
            candidate: candidate,
            appointment: Appointment(number: 9, on: later, mode: .onSite, situation: .real),
            personal: nil
        )
        try ask(proposal, "evaluation", as: officer, village)
        try ask(EscalateDesignation(dossier: dossier, expectedOn: nil), "evaluation", as: officer, village)
        try ask(HoldFile(dossier: dossier, candidate: candidate, personal: reason), "evaluation", as: officer, village)
        try ask(ReleaseFile(dossier: dossier), "evaluation", as: officer, village)
        // Each keeps the border before it looks at what is said, which is wrong here: nobody has died.
        try ask(
            RecordCandidateDeath(dossier: dossier, candidate: candidate, diedOn: later),
            "evaluation",
            as: officer,
            village
        )
        let observer = try #require(attempt.designation?.observers.first)
        try ask(
            DeclineObservation(
                dossier: dossier,
                candidate: "P-autre",
                observer: observer,
                cause: .death,
                personal: nil
            ),
            "evaluation",
            as: officer,
            village
        )
    }

    // MARK: at registration

    private func actAtRegistration(on dossier: DossierID, in village: Village) throws {
        let candidate = try #require(
            try events(CandidateRegistered.self, of: dossier, at: "registration", village).first
        ).candidate
        func say(_ command: some Command, as actor: Actor? = nil) throws {
            try ask(command, "registration", as: actor ?? officer, village)
        }
        let reason = HoldPersonal(reason: "Une réclamation.")
        try say(
            CorrectRegistration(
                dossier: dossier,
                candidate: candidate,
                personal: CorrectionFormPersonal(contact: ContactForm(email: "autre@example.org"))
            )
        )
        try say(ChangeWorkplace(dossier: dossier, candidate: candidate))
        try say(SendReturnedFile(dossier: dossier, officer: "P-agent"))
        try say(HoldFile(dossier: dossier, candidate: candidate, personal: reason))
        try say(ReleaseFile(dossier: dossier))
        try say(SuspendErasure(dossier: dossier, candidate: candidate, personal: reason))
        try say(ResumeErasure(dossier: dossier))
        try say(
            RecordCandidateDeath(dossier: dossier, candidate: candidate, diedOn: village.now.parisDay.adding(days: 7))
        )
        try say(
            RecordBranchLeaving(branch: "p2st", certificateKind: "relation-client", recordedBy: "P-gps"),
            as: committee
        )
        let words = ComplaintPersonal(words: "Le ton de l'entretien.")
        try say(
            LodgeComplaint(
                complaint: "R-1",
                branch: "p2st",
                dossier: dossier,
                subject: .process,
                concerned: nil,
                complainant: candidate,
                personal: words
            )
        )
        try say(AskParty(complaint: "R-1", party: .concerned, instructor: "P-agent"))
        for (party, heard) in [(ComplaintParty.complainant, candidate), (.concerned, "P-chef" as PersonID)] {
            try say(
                HearParty(complaint: "R-1", party: party, heard: heard, instructor: "P-agent", personal: words)
            )
        }
        let decision = DecideComplaint(
            complaint: "R-1",
            complainant: candidate,
            upheld: false,
            authority: "P-autorite",
            personal: words
        )
        try say(decision, as: authority)
    }

    // MARK: who may evaluate

    private func accredit(in village: Village) throws {
        let (person, branch): (PersonID, BranchID) = ("P-evalue", "p2st")
        let reason = ReasonPersonal(reason: "Un motif.")
        func say(_ command: some Command, as actor: Actor) throws { try ask(command, "evaluation", as: actor, village) }
        try say(
            SuspendAccreditation(evaluator: person, branch: branch, ground: .complaint, personal: reason),
            as: officer
        )
        try say(LiftSuspension(evaluator: person, branch: branch), as: authority)
        try say(DecideRenewal(evaluator: person, branch: branch, letter: nil, personal: reason), as: authority)
        try say(DecideRemovalReview(evaluator: person, branch: branch, upheld: true, personal: reason), as: authority)
        try say(
            RecordEvaluatorDeath(evaluator: person, branch: branch, diedOn: village.now.parisDay),
            as: officer
        )
        let key = RegisterPersonKey(
            branch: branch,
            holder: "P-membre",
            role: .juryMember,
            kind: .file,
            registeredBy: "P-agent",
            personal: PersonKeyPersonal(publicKey: "uFHiUNjvP38GFvgZ6tLXdQ2/Gj9vzGRz3cMhY/wD1HY=")
        )
        try say(key, as: officer)
        try say(
            RevokePersonKey(key: "K-inconnue", branch: branch, holder: "P-membre", revokedBy: "P-autorite"),
            as: authority
        )
        try say(
            BriefReferent(
                referent: "P-referent",
                companySiret: "73282932000074",
                branch: branch,
                standard: "relation-client-demo-1",
                briefedOn: village.now.parisDay
            ),
            as: officer
        )
    }

    // MARK: before the panel

    private func actBeforeThePanel(on dossier: DossierID, in village: Village) throws {
        let (panel, store): (PanelID, String) = ("p2st-1", "jury.p2st-1")
        let placed = try #require(try events(CasePlaced.self, of: dossier, at: store, village).first)
        let candidate = try #require(try events(CaseOpened.self, of: dossier, at: store, village).first).file.candidate
        let (member, other): (PersonID, PersonID) = ("P-membre", "P-autre")
        let asMember = Actor(.juryMember, member.value, of: "p2st")
        let reason = ReasonPersonal(reason: "Un motif.")
        func say(_ command: some Command, as actor: Actor? = nil) throws {
            try ask(command, store, as: actor ?? officer, village)
        }
        try say(HoldFile(dossier: dossier, candidate: candidate, personal: HoldPersonal(reason: "Un motif.")))
        try say(ReleaseFile(dossier: dossier))
        try say(
            AnswerSupplement(
                dossier: dossier,
                attempt: placed.attempt,
                panel: panel,
                party: .company,
                candidate: candidate,
                personal: SupplementAnswer(answer: "L'attestation.")
            )
        )
        try say(
            RefuseAppeal(
                decision: "D-inconnue",
                dossier: dossier,
                panel: panel,
                candidate: candidate,
                cause: .groundNotAllowed,
                officer: "P-agent",
                personal: reason
            )
        )
        let later = village.now.adding(days: 60)
        try say(
            PostponeSession(session: "S-x", panel: panel, startsAt: later, place: .remote, officer: "P-agent")
        )
        try say(CancelSession(session: "S-x", panel: panel, officer: "P-agent"))
        try say(
            ReplaceSignatory(
                session: placed.session,
                panel: panel,
                replaced: member,
                standIn: other,
                officer: "P-agent",
                personal: reason
            )
        )
        try say(RecordCandidateDeath(dossier: dossier, candidate: candidate, diedOn: village.now.parisDay))
        try say(RecordDeparture(session: placed.session, panel: panel, member: member, cause: .illness))
        try say(
            ReplaceMember(
                session: placed.session,
                panel: panel,
                replaced: member,
                member: SessionMember(
                    person: other,
                    college: .employers,
                    seat: .full,
                    employers: [],
                    organisations: [],
                    providers: []
                ),
                officer: "P-agent"
            )
        )
        try say(
            DeclareSessionVoid(
                session: placed.session,
                panel: panel,
                officer: "P-agent",
                college: .employers,
                personal: reason
            )
        )
        try say(GiveProxy(session: placed.session, panel: panel, member: member, holder: other), as: asMember)
        try say(
            DrawUpRectifiedMinutes(
                session: placed.session,
                panel: panel,
                present: [member],
                drawnUpBy: member,
                personal: RectificationPersonal(reason: "Une coquille.", words: nil)
            ),
            as: asMember
        )
        try say(
            EndSeat(panel: panel, member: member, lastDay: village.now.parisDay, authority: "P-autorite"),
            as: authority
        )
    }

    // MARK: the certificate

    private func certify(_ dossier: DossierID, in village: Village) throws {
        let issued = try #require(
            try events(CertificateIssued.self, of: dossier, at: "certification", village).first
        )
        let signed = try #require(
            try events(CertificateSigned.self, of: dossier, at: "certification", village)
                .first { $0.signature.mandate.capacity == .branch("p2st") }
        ).signature
        let holder = issued.content.holder
        func say(_ command: some Command, as actor: Actor? = nil) throws {
            try ask(command, "certification", as: actor ?? officer, village)
        }
        try say(
            DispatchCertificate(certificate: issued.certificate, officer: "P-agent", means: .post, address: .home)
        )
        try say(IssueDuplicate(certificate: issued.certificate, holder: holder, officer: "P-agent"))
        try say(RecordCandidateDeath(dossier: dossier, candidate: holder, diedOn: village.now.parisDay))
        try say(
            RecordHandwrittenSignature(
                certificate: issued.certificate,
                signatory: signed.signatory,
                mandate: signed.mandate.id,
                signedOn: village.now.parisDay,
                document: "CERT-1",
                scanDigest: String(repeating: "0", count: 64),
                officer: "P-agent"
            )
        )
        try say(RecordHolderDeath(certificate: issued.certificate, holder: holder, officer: "P-agent"))
        try say(
            SignCertificates(
                signatory: signed.signatory,
                mandate: signed.mandate.id,
                signatures: [OfferedSignature(certificate: issued.certificate, value: signed.value)]
            ),
            as: Actor(.authority, signed.signatory.value, of: "p2st")
        )
        let end = EndSigningMandate(signatory: signed.signatory, mandate: signed.mandate.id, endedBy: "P-autorite")
        try say(end, as: authority)
    }
}
