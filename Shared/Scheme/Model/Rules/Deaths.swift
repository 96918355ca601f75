public import Contracts

/// A death is recorded once it has happened: not of a day that is to come.
public func deathHasHappened(_ diedOn: Day, on day: Day) -> Refusal? {
    diedOn <= day ? nil : Refusal("deathHasHappened", ["diedOn": diedOn.description, "today": day.description])
}
