public import Contracts

extension ConcernedSignatory {
    /// What an open complaint held back is over with its decision, where its term is.
    public static func follow(
        _ event: any Event,
        from before: Self?,
        to after: Self,
        _ signatory: Signatory?,
        at now: Instant
    ) -> [any Event] { retentionOver(signatory, concerned: after, at: now) }
}
