import Contracts
import EvaluationDomain
import Kernel
import Scheme

extension Assessment {
    @discardableResult
    mutating func object(
        _ observer: PersonID = evaluatorID,
        reason: String? = "Un différend ancien",
        by actor: Actor = Actor(.candidate, candidate.value)
    ) -> Decision {
        take(
            decide(
                ObjectToObserver(
                    dossier: dossier,
                    candidate: candidate,
                    observer: observer,
                    personal: reason.map(ReasonPersonal.init)
                ),
                on: file,
                policy: policy.designation,
                by: By(actor, at: now)
            )
        )
    }

    @discardableResult
    mutating func decideObjection(
        _ observer: PersonID = evaluatorID,
        upheld: Bool,
        reason: String? = "Rien ne l'étaye",
        by actor: Actor = officer
    ) -> Decision {
        take(
            decide(
                DecideObjection(
                    dossier: dossier,
                    candidate: candidate,
                    observer: observer,
                    upheld: upheld,
                    personal: reason.map(ReasonPersonal.init)
                ),
                on: file,
                by: By(actor, at: now)
            )
        )
    }

    @discardableResult
    mutating func hold(reason: String? = "Plainte en instruction", by actor: Actor = officer) -> Decision {
        take(
            decide(
                HoldFile(dossier: dossier, candidate: candidate, personal: reason.map(HoldPersonal.init)),
                on: file,
                by: By(actor, at: now)
            )
        )
    }

    /// The accreditation of that evaluator is removed, and the removal annulled.
    mutating func lose(_ evaluator: PersonID) {
        let number = file?.lastAttempt ?? 0
        take(
            .accepted([
                DesignatedEvaluatorLost(
                    dossier: dossier,
                    attempt: number,
                    evaluator: evaluator,
                    endsOn: now.parisDay,
                    forCause: true
                ),
                DesignatedEvaluatorRegained(dossier: dossier, attempt: number, evaluator: evaluator),
            ])
        )
    }

    @discardableResult
    mutating func release(by actor: Actor = officer) -> Decision {
        take(decide(ReleaseFile(dossier: dossier), on: file, by: By(actor, at: now)))
    }
}

extension Assessment {
    /// The due time of that name has come, as the store would tell it.
    @discardableResult
    mutating func fallDue(_ name: String) -> Decision {
        guard let file, let due = file.dueTimes.first(where: { $0.name == name }) else { return .accepted([]) }
        return take(decide(due, on: file, at: now))
    }
}
