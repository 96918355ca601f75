public import Contracts
public import Messaging
public import Scheme

/// Decides on a command that records somebody else's act, or one of an earlier day, after the rules on who may record what,
/// for whom, on which document and for which day (``RecordedActs``).
///
/// - Parameters:
///   - scheme: the branches' policies.
///   - setting: in which branches such a command can be recorded, and who has a part in it.
public func recordingActs(
    _ scheme: Scheme,
    setting: @escaping @Sendable (RecordedCommand, Context) throws -> RecordedSetting
) -> ServiceDefinition.Recording {
    { command, context, decide in
        let (act, type) = (command.act, context.envelope.type)
        let recorder = context.recorder
        let setting = try setting(command, context)
        let policy = (recorder.branch ?? setting.branches.sorted().first).flatMap { scheme.policy(of: $0) }
        if let refusal = actsOnBehalfWhereAllowed(act, type)
            ?? actsOnBehalfAsOfficer(act, by: recorder, in: setting)
            ?? actsOnBehalfOfAnother(act, by: recorder, in: setting)
            ?? actsOnBehalfOnADocument(act)
            ?? actsOnBehalfInTime(act, today: context.now.parisDay, policy?.recording ?? RecordingPolicy())
        {
            return .refused(refusal)
        }
        let decision = try decide()
        guard case .accepted(let events) = decision, !RecordedActs.standsAlone(type) else { return decision }
        // What an event is appended to was there before it was done.
        let beginnings = try events.compactMap { try context.beginning(of: $0.stream) }
        if let refusal = actsAfterItsGround(act.doneOn, beginnings.max()) { return .refused(refusal) }
        return decision
    }
}

/// Keeps those who hold an office from deciding on what is their own (``OwnDecisions``).
///
/// - Parameter concerned: whose it is that a command decides on, and who has a part in it, as the service knows it.
public func keepingFromTheirOwn(
    concerned: @escaping @Sendable (any Command, Context) throws -> [PersonID]
) -> ServiceDefinition.Deciding {
    { command, context in
        let type = context.envelope.type
        guard OwnDecisions.offices.contains(context.actor.role), OwnDecisions.decides(type) else { return nil }
        return nobodyDecidesOnTheirOwn(type, by: context.actor, concerned: Set(try concerned(command, context)))
    }
}
