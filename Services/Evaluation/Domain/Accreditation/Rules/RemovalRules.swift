import Contracts

/// *Les griefs sont notifiés avant toute décision de suppression.*
func removalGroundsAreNotified(_ life: AccreditationLife) -> Refusal? {
    if case .notified = life.removal { return nil }
    return Refusal(
        "removalGroundsAreNotified",
        ["branch": life.branch.value, "state": life.removal?.name ?? "none"]
    )
}

/// *Les griefs se disent*, once at a time.
func removalGroundsAreSaid(_ reason: String?, _ life: AccreditationLife) -> Refusal? {
    if case .notified = life.removal {
        return Refusal("removalGroundsAreSaid", ["branch": life.branch.value, "state": "removalNotified"])
    }
    return saysNothing(reason) ? Refusal("removalGroundsAreSaid", ["branch": life.branch.value]) : nil
}

/// *L'évaluateur est entendu avant la suppression*: they have answered, or the days that they had are over.
func evaluatorIsHeard(_ life: AccreditationLife, today: Day) -> Refusal? {
    guard case .notified(_, let heardThrough, let isAnswered) = life.removal, !isAnswered, today <= heardThrough
    else { return nil }
    return Refusal(
        "evaluatorIsHeard",
        ["branch": life.branch.value, "today": today.description, "until": heardThrough.description]
    )
}

/// *Une suppression est motivée*; so is the answer to a review.
func removalIsReasoned(_ reason: String?, _ life: AccreditationLife) -> Refusal? {
    saysNothing(reason) ? Refusal("removalIsReasoned", ["branch": life.branch.value]) : nil
}

/// *Le réexamen d'une suppression se demande dans le délai, en disant pourquoi.*
func removalReviewIsInTime(_ reason: String?, _ life: AccreditationLife, today: Day) -> Refusal? {
    if case .removed(_, _, let through) = life.removal {
        if today > through {
            return Refusal(
                "removalReviewIsInTime",
                ["today": today.description, "until": through.description]
            )
        }
        return saysNothing(reason) ? Refusal("removalReviewIsInTime", ["missing": "reason"]) : nil
    }
    return Refusal("removalReviewIsInTime", ["state": life.removal?.name ?? "none"])
}

/// *Le réexamen est décidé par quelqu'un d'autre que qui a supprimé.*
func removalReviewIsByAnother(_ life: AccreditationLife, _ actor: Actor) -> Refusal? {
    guard case .underReview(_, let authority) = life.removal else {
        return Refusal("removalReviewIsByAnother", ["state": life.removal?.name ?? "none"])
    }
    return authority == actor.id ? Refusal("removalReviewIsByAnother", ["actor": actor.description]) : nil
}
