import Contracts

// What becomes of the files under way for which an evaluator is designated, where their accreditation is suspended as a
// precaution or ends.

extension AssessmentFile {
    /// Suspended as a precaution, the evaluator keeps the file waiting; `nil` where it is on hold already.
    func held(over evaluator: PersonID, by actor: Actor, at now: Instant) -> FileHeldDuringEvaluation? {
        guard let attempt = attemptUnderWay, attempt.hold == nil else { return nil }
        return FileHeldDuringEvaluation(
            dossier: dossier,
            attempt: attempt.number,
            candidate: attempt.file.candidate,
            heldBy: actor.id,
            since: now,
            suspendedEvaluator: evaluator,
            personal: nil
        )
    }

    /// The suspension is lifted, or the accreditation removed: what waited for that goes on; what waits for another reason
    /// does not.
    func released(over evaluator: PersonID, by actor: Actor, at now: Instant) -> FileReleasedDuringEvaluation? {
        guard let attempt = attemptUnderWay, attempt.hold?.suspendedEvaluator == evaluator else { return nil }
        return attempt.released(by: actor, at: now)
    }

    /// The evaluator's accreditation ends on that day.
    func lost(_ evaluator: PersonID, endsOn: Day, forCause: Bool = false) -> DesignatedEvaluatorLost? {
        guard let attempt = attemptUnderWay, attempt.designation?.evaluator.person == evaluator else { return nil }
        return DesignatedEvaluatorLost(
            dossier: dossier,
            attempt: attempt.number,
            evaluator: evaluator,
            endsOn: endsOn,
            forCause: forCause
        )
    }

    /// The removal of the evaluator's accreditation is annulled.
    func regained(_ evaluator: PersonID) -> DesignatedEvaluatorRegained? {
        guard let attempt = attemptUnderWay, attempt.lostEvaluator?.evaluator == evaluator else { return nil }
        return DesignatedEvaluatorRegained(dossier: dossier, attempt: attempt.number, evaluator: evaluator)
    }
}

extension Attempt {
    /// The file goes on, later by as long as it was held; `nil` where it was not.
    func released(by actor: Actor, at now: Instant) -> FileReleasedDuringEvaluation? {
        hold.map {
            FileReleasedDuringEvaluation(
                dossier: file.dossier,
                attempt: number,
                releasedBy: actor.id,
                heldFor: max(0, now.milliseconds - $0.since.milliseconds)
            )
        }
    }
}
