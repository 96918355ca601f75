import Contracts
import RuleTrait
import Scheme
import Testing

@Suite("Qui agit, pour qui, et quand") struct RecordedActsTests {
    private static let today = Day("2026-11-30")!
    private static let officer = Actor(.officer, "P-9", of: "p2st")
    private static let candidate = Actor(.candidate, "P-12")
    private static let setting = RecordedSetting(branches: ["p2st"], concerned: ["P-12", "P-20"])

    private static func letter(
        for actor: Actor = candidate,
        done: Int = 0,
        received: Int = 0,
        because: ActRecord.Lateness? = nil
    ) -> ActRecord {
        ActRecord(
            for: actor,
            on: .init(.letter, "LR-1"),
            doneOn: today.adding(days: -done),
            receivedOn: today.adding(days: -received),
            because: because
        )
    }

    @Test(
        "Seul un gestionnaire de la branche consigne pour autrui ; qui tient un office date ses propres actes",
        .rule("actsOnBehalfAsOfficer"),
        arguments: [
            ("officer@p2st:P-9", true, true), ("officer@logi:P-9", false, true), ("officer:P-9", false, true),
            ("authority@p2st:P-9", false, true), ("committee:P-9", false, true), ("juryMember@p2st:P-9", false, false),
            ("candidate:P-9", false, false), ("company:P-9", false, false), ("evaluator:P-9", false, false),
            ("referent:P-9", false, false), ("partner@p2st:P-9", false, false), ("system:P-9", false, false),
            ("operator:P-9", false, false),
        ]
    )
    func whoRecords(_ text: String, _ forAnother: Bool, _ ofOneself: Bool) throws {
        let recorder = try #require(Actor(text))
        let behalf = actsOnBehalfAsOfficer(Self.letter(), by: recorder, in: Self.setting)
        #expect((behalf == nil) == forAnother)
        #expect(behalf.map { $0.code == "actsOnBehalfAsOfficer" } ?? true)
        let own = actsOnBehalfAsOfficer(ActRecord(doneOn: Self.today), by: recorder, in: Self.setting)
        #expect((own == nil) == ofOneself)
        // A member of a jury is of the branch that is said, whatever else is known.
        let member = Self.letter(for: Actor(.juryMember, "P-3", of: "logi"))
        #expect((actsOnBehalfAsOfficer(member, by: recorder, in: Self.setting) == nil) == (text == "officer@logi:P-9"))
    }

    @Test("Sans branche connue, personne ne consigne pour autrui", .rule("actsOnBehalfAsOfficer"))
    func nowhere() {
        let nowhere = RecordedSetting(branches: [])
        #expect(actsOnBehalfAsOfficer(Self.letter(), by: Self.officer, in: nowhere) != nil)
    }

    @Test(
        "Ce que décident le gestionnaire, l'autorité, le C4S ou deux personnes ne se consigne pour personne",
        .rule("actsOnBehalfWhereAllowed")
    )
    func whatIsRecorded() throws {
        let people = Set(Routes.ccs(panels: []).senders["ccs-portal"] ?? [])
        let recorded = Set(RecordedActs.table.flatMap { entry in entry.commands.map { $0.type } })
        // What is new is either recorded for somebody, or stands here with whose decision it is.
        let inPerson: [Actor.Role: Set<MessageType>] = [
            .officer: [
                AcceptRegistration.type, RefuseRegistration.type, SendReturnedFile.type, SuspendErasure.type,
                ResumeErasure.type, HearParty.type, InstructApplication.type, RecordAccreditationEvidence.type,
                NotifyRemovalGrounds.type, DesignateObservers.type, EscalateDesignation.type, DecideObjection.type,
                ConveneSession.type, PlaceOnAgenda.type, CancelSession.type, PostponeSession.type,
                ReplaceSignatory.type, AdmitAppeal.type, RefuseAppeal.type, InstructAppeal.type,
                DispatchCertificate.type, ReplaceCertificate.type, IssueDuplicate.type, RecordHolderDeath.type,
                RecogniseCertificate.type, RecordCandidateDeath.type, RecordEvaluatorDeath.type, ReplaceMember.type,
                AskParty.type, RecordHandwrittenSignature.type,
                DeclareSessionVoid.type, ResendLetter.type, WithdrawLetter.type, RecordPosting.type,
                NoteReturnedLetter.type,
            ],
            .authority: [
                AccreditEvaluator.type, DecideAccreditation.type, IssueAccreditationLetter.type, DecideRenewal.type,
                SuspendAccreditation.type, LiftSuspension.type, DecideRemoval.type, DecideRemovalReview.type,
                DecideComplaint.type, DecideAppeal.type, RevokeCertificate.type, SeatPanel.type, EndSeat.type,
                RegisterPersonKey.type, RevokePersonKey.type, AppointSignatory.type, EndSigningMandate.type,
                // Many at once, each with its own signature: one by one they are recorded.
                SignCertificates.type,
            ],
            .committee: [RecordBranchLeaving.type],
            // A draft is nobody's act yet; an answer to the survey is nobody's in particular.
            .system: [SaveObservationDraft.type, AnswerSurvey.type],
        ]
        let kept = inPerson.values.reduce(into: Set<MessageType>()) { $0.formUnion($1) }
        #expect(recorded.isDisjoint(with: kept))
        #expect(recorded.union(kept) == people)
        for type in people {
            for role in Actor.Role.allCases {
                let act = Self.letter(for: Actor(role, "P-12", of: "p2st"))
                let isAllowed = actsOnBehalfWhereAllowed(act, type) == nil
                #expect(isAllowed == RecordedActs.roles(type).contains(role))
                if [.officer, .partner, .system, .systemOperator].contains(role) { #expect(!isAllowed) }
                if kept.contains(type) { #expect(!isAllowed, "\(type)") }
            }
            let own = actsOnBehalfWhereAllowed(ActRecord(doneOn: Self.today), type)
            #expect((own == nil) == (type != RegisterPersonKey.type && type != RevokePersonKey.type), "\(type)")
        }
    }

    @Test(
        "Nul ne consigne pour soi, ni dans un dossier où il est partie",
        .rule("actsOnBehalfOfAnother"),
        arguments: [("P-9", true), ("P-12", false), ("P-20", false)]
    )
    func conflict(_ id: String, _ isAllowed: Bool) {
        let recorder = Actor(.officer, id, of: "p2st")
        #expect((actsOnBehalfOfAnother(Self.letter(), by: recorder, in: Self.setting) == nil) == isAllowed)
        let own = ActRecord(doneOn: Self.today)
        #expect(actsOnBehalfOfAnother(own, by: recorder, in: Self.setting) == nil)
    }

    @Test("L'acte d'un autre repose sur un document, et dit quand il est arrivé", .rule("actsOnBehalfOnADocument"))
    func document() {
        #expect(actsOnBehalfOnADocument(Self.letter()) == nil)
        #expect(actsOnBehalfOnADocument(ActRecord(doneOn: Self.today)) == nil)
        var bare = ActRecord(doneOn: Self.today)
        bare.actor = Self.candidate
        #expect(actsOnBehalfOnADocument(bare)?.faults.map(\.path) == ["ccs_act.document", "ccs_act.received"])
        var undated = Self.letter()
        undated.receivedOn = nil
        #expect(actsOnBehalfOnADocument(undated)?.faults.map(\.path) == ["ccs_act.received"])
    }

    @Test(
        "Ni à venir, ni reçu avant d'être fait, ni plus ancien que la branche ne l'admet sans raison",
        .rule("actsOnBehalfInTime"),
        arguments: [
            (0, 0, nil, []), (30, 0, nil, []), (31, 0, nil, ["ccs_act.because"]), (31, 0, .postDelayed, []),
            (9000, 8999, .correction, []), (-1, -1, nil, ["ccs_act.done", "ccs_act.received"]),
            (-1, 0, nil, ["ccs_act.done", "ccs_act.received"]), (3, 4, nil, ["ccs_act.received"]),
            (3, -1, nil, ["ccs_act.received"]), (-1, -1, .correction, ["ccs_act.done", "ccs_act.received"]),
        ] as [(Int, Int, ActRecord.Lateness?, [String])]
    )
    func time(_ done: Int, _ received: Int, _ because: ActRecord.Lateness?, _ faults: [String]) {
        let act = Self.letter(done: done, received: received, because: because)
        let refusal = actsOnBehalfInTime(act, today: Self.today, RecordingPolicy())
        #expect((refusal?.faults.map(\.path) ?? []) == faults)
    }

    @Test(
        "Un acte ne précède pas ce sur quoi il repose",
        .rule("actsAfterItsGround"),
        arguments: [(-1, false), (0, true), (1, true)]
    )
    func ground(_ days: Int, _ holds: Bool) {
        #expect((actsAfterItsGround(Self.today.adding(days: days), Self.today) == nil) == holds)
        #expect(actsAfterItsGround(Self.today.adding(days: days), nil) == nil)
    }
}
