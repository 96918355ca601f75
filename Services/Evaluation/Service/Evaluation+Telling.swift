import Contracts
import Kernel
import Messaging

/// What partner branches are told.
@Listening func telling() -> [any ListeningEntry] {
    Telling(BookletTransmitted.self) { event, _ in
        PartnerFileTransmitted(
            branch: event.file.branch,
            dossier: event.file.dossier,
            certificateKind: event.file.certificateKind,
            panel: event.panel
        )
    }
    tellingOfEvaluators()
}

@Listening private func tellingOfEvaluators() -> [any ListeningEntry] {
    Telling(EvaluatorAccredited.self) { event, _ in
        PartnerEvaluatorAccredited(
            branch: event.branch,
            evaluator: reference(event.evaluator, in: event.branch),
            letter: event.letter,
            certificateKinds: event.certificateKinds,
            from: event.from,
            until: event.until
        )
    }
    Telling(AccreditationRenewed.self) { event, _ in
        PartnerEvaluatorAccredited(
            branch: event.branch,
            evaluator: reference(event.evaluator, in: event.branch),
            letter: event.letter,
            certificateKinds: nil,
            from: event.from,
            until: event.until
        )
    }
    Telling(AccreditationSuspended.self) { event, _ in
        PartnerEvaluatorSuspended(
            branch: event.branch,
            evaluator: reference(event.evaluator, in: event.branch),
            cause: event.cause,
            from: event.from
        )
    }
    Telling(SuspensionLifted.self) { event, _ in
        PartnerEvaluatorReinstated(
            branch: event.branch,
            evaluator: reference(event.evaluator, in: event.branch),
            cause: event.cause,
            from: event.on
        )
    }
    Telling(RemovalReviewDecided.self) { event, _ -> PartnerEvaluatorReinstated? in
        if event.upheld { return nil }
        return PartnerEvaluatorReinstated(
            branch: event.branch,
            evaluator: reference(event.evaluator, in: event.branch),
            cause: nil,
            from: event.decidedOn
        )
    }
    Telling(AccreditationRemoved.self) { event, _ in ended(event.evaluator, in: event.branch, on: event.endsOn) }
    Telling(AccreditationResigned.self) { event, _ in ended(event.evaluator, in: event.branch, on: event.endsOn) }
    Telling(EvaluatorDied.self) { event, _ in ended(event.evaluator, in: event.branch, on: event.endsOn) }
    Telling(AccreditationExpired.self) { event, _ in ended(event.evaluator, in: event.branch, on: event.endsOn) }
}

private func ended(_ evaluator: PersonID, in branch: BranchID, on day: Day) -> PartnerEvaluatorEnded {
    PartnerEvaluatorEnded(branch: branch, evaluator: reference(evaluator, in: branch), endsOn: day)
}

/// What a branch's partner knows an evaluator by: what two partners are told cannot be joined by it.
func reference(_ evaluator: PersonID, in branch: BranchID) -> String {
    String(Digest(of: "ccs-evaluator-v1\n\(branch)\n\(evaluator)\n").hexadecimal.prefix(24))
}
