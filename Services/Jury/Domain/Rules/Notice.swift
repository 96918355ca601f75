public import Contracts
public import Scheme

/// A session is convened long enough before it sits, in calendar days of Paris (policy `notice`; specification, step 6).
public func noticeIsGiven(for day: Day, at now: Instant, _ policy: JuryPolicy) -> Refusal? {
    let earliest = now.parisDay.adding(days: policy.noticeDays)
    return day >= earliest
        ? nil : Refusal("noticeIsGiven", ["day": day.description, "earliest": earliest.description])
}
