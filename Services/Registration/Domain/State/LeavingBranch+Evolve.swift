public import Contracts

extension LeavingBranch {
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [BranchLeavingRecorded.self, OpenFilesSwept.self]

    /// The state after one more event.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        if let event = event as? BranchLeavingRecorded {
            return Self(
                branch: event.branch,
                certificateKind: event.certificateKind,
                openFilesUntil: event.openFilesUntil
            )
        }
        guard var state else { return nil }
        state.apply(event)
        return state
    }

    private mutating func apply(_ event: any Event) {
        guard let event = event as? OpenFilesSwept else { return }
        pages += 1
        sweptUpTo = event.upTo
        isSwept = event.upTo == nil
    }
}
