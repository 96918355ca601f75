public import Contracts
import Scheme

extension AccreditationApplication {
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [
        AccreditationRequested.self, ApplicationInstructed.self, AccreditationEvidenceRecorded.self,
        UndertakingsGiven.self, AccreditationGranted.self, AccreditationRefused.self, AccreditationLetterIssued.self,
        ApplicationStepFellDue.self, ApplicationRetentionBegan.self, ApplicationRetentionEnded.self,
    ]

    /// The state after an event. Total: what it does not know, or what does not fit, leaves the state as it is.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        if let event = event as? AccreditationRequested {
            var anew = Self(event)
            anew.refusals = state?.refusals
            return anew
        }
        guard var state else { return nil }
        switch event {
        case let event as ApplicationInstructed:
            state.reach(.instructed, awaiting: .decision, since: event.instructedOn)
        case let event as AccreditationEvidenceRecorded:
            if !state.evidence.contains(event.evidence) { state.evidence.append(event.evidence) }
        case let event as UndertakingsGiven:
            state.undertakings += event.undertakings.filter { !state.undertakings.contains($0) }
        case let event as AccreditationGranted:
            state.grantedOn = event.grantedOn
            state.reach(.granted, awaiting: .letter, since: event.grantedOn)
        case is AccreditationRefused: state.end(.refused)
        case is AccreditationLetterIssued: state.end(.conferred)
        case let event as ApplicationStepFellDue:
            state.waits.tell(event.step, reminder: event.reminder, at: event.at)
        default: state.keep(event)
        }
        return state
    }

    private init(_ event: AccreditationRequested) {
        evaluator = event.evaluator
        branch = event.branch
        situation = event.situation
        certificateKinds = event.certificateKinds
        sectors = event.sectors
        requestedOn = event.requestedOn
        personal = event.personal
        evidence = []
        undertakings = []
        due = event.due
        waits = []
        stage = .requested
        reach(.requested, awaiting: .instruction, since: event.requestedOn)
    }

    private mutating func reach(_ stage: Stage, awaiting step: AccreditationStep, since day: Day) {
        self.stage = stage
        waits = [AccreditationWait(step, since: day, due)]
    }

    private mutating func end(_ stage: Stage) {
        self.stage = stage
        waits = []
    }

    mutating func keep(_ event: any Event) {
        switch event {
        case let event as ApplicationRetentionBegan:
            refusals =
                (refusals ?? []) + [RefusedApplication(refusedAt: event.refusedAt, keptUntil: event.keptUntil)]
        case let event as ApplicationRetentionEnded: refusals?.removeAll { $0.refusedAt <= event.refusedAt }
        default: break
        }
    }
}
