public import Contracts

/// Which acts an officer puts on record for whom: those of a person who has no account, or who wrote.
///
/// What is not in here nobody does for another: the officer's own decisions, those of the branch's authority and of the C4S,
/// what takes two persons (seats, keys, mandates), and what only a program does.
public enum RecordedActs {
    /// Whose act a command may record; empty where everybody acts themselves.
    public static func roles(_ type: MessageType) -> Set<Actor.Role> { byType[type] ?? [] }

    /// Whether an act builds on nothing but that the file is there, and can be older than what has been recorded since.
    public static func standsAlone(_ type: MessageType) -> Bool { type == WithdrawCandidate.type }

    /// The commands, by who does what they say.
    public static let table: [(roles: Set<Actor.Role>, commands: [any Command.Type])] = [
        (
            [.candidate],
            [
                RegisterCandidate.self, ConfirmRegistration.self, CorrectRegistration.self, ChangeWorkplace.self,
                RequestReassessment.self, WithdrawCandidate.self, ObjectToObserver.self, LodgeAppeal.self,
                AnswerSupplement.self, DeclareSurveyParticipation.self,
            ]
        ),
        ([.company], [PrepareRegistration.self, ProposeReferent.self, AgreeAppointment.self]),
        (
            [.evaluator, .referent],
            [
                DeclareNoTie.self, RecordObservation.self, AnnotateObservation.self, FillBooklet.self,
                ReopenBooklet.self, SignBooklet.self, RefuseSignature.self, RectifyBooklet.self, AddToBooklet.self,
                SignBookletAmendment.self, DeclineObservation.self,
            ]
        ),
        (
            [.evaluator],
            [
                ProposeAppointment.self, ApplyForAccreditation.self, GiveUndertakings.self, BriefReferent.self,
                ReportActivity.self, RequestRenewal.self, AnswerRemovalGrounds.self, AskForRemovalReview.self,
                ResignAccreditation.self, DeclareSituation.self, ChoosePublicContact.self,
            ]
        ),
        (
            [.juryMember],
            [
                DeclareTie.self, GiveProxy.self, CastBallot.self, CloseCase.self, AskForSupplement.self,
                ExcludeCandidate.self, RescindDecision.self, OpenSession.self, DrawUpMinutes.self,
                DrawUpRectifiedMinutes.self, SignMinutes.self, HoldFile.self, ReleaseFile.self, RecordDeparture.self,
            ]
        ),
        ([.authority, .committee], [SignCertificate.self]),
        ([.candidate, .company, .referent, .evaluator, .juryMember], [LodgeComplaint.self]),
    ]

    private static let byType = Dictionary(
        uniqueKeysWithValues: table.flatMap { entry in entry.commands.map { ($0.type, entry.roles) } }
    )
}

/// Whose act a command records, and where, as the service knows it.
public struct RecordedSetting: Sendable {
    /// The branches in which the act can be recorded: the file's, the panel's, the one that is asked.
    public var branches: Set<BranchID>
    /// Who has a part in the file: the candidate, their trainers, the observers.
    public var concerned: Set<PersonID>

    /// A setting.
    public init(branches: Set<BranchID>, concerned: Set<PersonID> = []) {
        self.branches = branches
        self.concerned = concerned
    }
}

/// Somebody else's act is recorded by an officer of the branch in which it has effect. An earlier day is said by an officer or
/// the authority of a branch, or the C4S, of what they did themselves.
public func actsOnBehalfAsOfficer(_ act: ActRecord, by recorder: Actor, in setting: RecordedSetting) -> Refusal? {
    guard let actor = act.actor else {
        switch recorder.role {
        case .officer, .authority, .committee: return nil
        case .candidate, .company, .referent, .evaluator, .juryMember, .partner, .system, .systemOperator:
            return Refusal("actsOnBehalfAsOfficer", ["actor": recorder.description])
        }
    }
    // An office is held in the branch in which its holder acts; that it is the right one, the decision looks at.
    let branches = actor.branch.map { [$0] } ?? setting.branches
    if recorder.role == .officer, let own = recorder.branch, branches.contains(own) { return nil }
    var facts = ["actor": recorder.description]
    if let branch = branches.sorted().first { facts["needed"] = "officer@\(branch)" }
    return Refusal("actsOnBehalfAsOfficer", facts)
}

/// Only the acts of candidates, companies, observers, evaluators, members of a jury and signatories are recorded for them;
/// never a decision that the officer, the authority or two persons together have to take. Nobody dates what they do to keys.
public func actsOnBehalfWhereAllowed(_ act: ActRecord, _ type: MessageType) -> Refusal? {
    guard let actor = act.actor else {
        guard VouchingPolicy.Act(type) == .keys else { return nil }
        return Refusal("actsOnBehalfWhereAllowed", ["type": type.value])
    }
    guard !RecordedActs.roles(type).contains(actor.role) else { return nil }
    return Refusal("actsOnBehalfWhereAllowed", ["type": type.value, "role": actor.role.rawValue])
}

/// Nobody records an act of their own as somebody's else, nor any act in a file in which they have a part themselves.
public func actsOnBehalfOfAnother(_ act: ActRecord, by recorder: Actor, in setting: RecordedSetting) -> Refusal? {
    guard let actor = act.actor else { return nil }
    let isConcerned = PersonID(recorder.id).map { setting.concerned.contains($0) } ?? false
    guard recorder.id == actor.id || isConcerned else { return nil }
    return Refusal("actsOnBehalfOfAnother", ["actor": recorder.description])
}

/// Somebody else's act rests on a document, which is named, with the day on which it came in.
public func actsOnBehalfOnADocument(_ act: ActRecord) -> Refusal? {
    guard act.actor != nil else { return nil }
    var faults: [Fault] = []
    if act.document == nil {
        faults.append(Fault("ccs_act.document", "missing", expected: "kind and reference of what the act rests on"))
    }
    if act.receivedOn == nil {
        faults.append(Fault("ccs_act.received", "missing", expected: "the day on which the document came in"))
    }
    return faults.isEmpty ? nil : Refusal("actsOnBehalfOnADocument", faults: faults)
}

/// The day on which an act was done has come, its document came in on that day or later, and it is recorded within the days
/// that the branch takes, or says why it comes later (policy `recording.days`).
public func actsOnBehalfInTime(_ act: ActRecord, today: Day, _ policy: RecordingPolicy) -> Refusal? {
    var faults: [Fault] = []
    if today < act.doneOn { faults.append(Fault("ccs_act.done", "inFuture", expected: "\(today) or before")) }
    if let received = act.receivedOn {
        if today < received { faults.append(Fault("ccs_act.received", "inFuture", expected: "\(today) or before")) }
        if received < act.doneOn {
            faults.append(Fault("ccs_act.received", "tooEarly", expected: "\(act.doneOn) or after"))
        }
    }
    let earliest = today.adding(days: -policy.days)
    if act.because == nil, act.doneOn < earliest {
        faults.append(Fault("ccs_act.because", "missing", expected: "a reason, for what was done before \(earliest)"))
    }
    return faults.isEmpty ? nil : Refusal("actsOnBehalfInTime", faults: faults)
}

/// An act comes after what it builds on: nothing is answered before it was said, nor done to what was not there yet.
///
/// - Parameters:
///   - day: the day on which it was done; `nil` where it is done now, when all that it builds on is there.
///   - ground: the day of what it builds on; `nil` where it builds on nothing.
public func actsAfterItsGround(_ day: Day?, _ ground: Day?) -> Refusal? {
    guard let day, let ground, day < ground else { return nil }
    return Refusal("actsAfterItsGround", ["on": day.description, "earliest": ground.description])
}
