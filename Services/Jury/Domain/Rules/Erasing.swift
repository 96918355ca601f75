public import Contracts
import Scheme

/// Nothing is erased while the panel has the file on hold (specification, section 7).
public func holdSuspendsErasure(_ file: Case) -> Refusal? {
    file.hold.map {
        Refusal(
            "holdSuspendsErasure",
            ["dossier": file.dossier.value, "since": $0.since.parisDay.description]
        )
    }
}

/// Nothing is erased while an appeal is open: what it is about could not be looked into any more (specification,
/// section 7).
public func appealSuspendsErasure(_ appeal: Appeal) -> Refusal? {
    guard appeal.isOpen else { return nil }
    return Refusal(
        "appealSuspendsErasure",
        [
            "dossier": appeal.dossier.value, "decision": appeal.decision.value,
            "until": appeal.decideBy.parisDay.description,
        ]
    )
}

/// Why a slip was mended, or a member no longer could sign, is kept as long as the minutes (policy `minutesAndRegister`).
func wordsAreKeptWithTheMinutes(_ day: Day, _ policy: BranchPolicy) -> Instant {
    day.adding(months: 12 * policy.retention.minutesAndRegister).startInParis
}
