public import Contracts

/// A branch's joining of one kind of certificate, for one period (specification, organisation of the CCS).
public struct Adhesion: Sendable, Equatable {
    /// What was joined.
    public let certificateKind: CertificateKindID
    /// The decision that it rests on.
    public let cpneDecision: CPNEDecision
    /// The first day as a joined branch.
    public let joinedOn: Day
    /// The first day on which the branch is no longer joined; `nil` while it has not left.
    public let leftOn: Day?
    /// The last day on which files that were open when the branch left still run there, as agreed with the C4S;
    /// `nil` when nothing was agreed.
    public let openFilesUntil: Day?
    /// The branch that takes over the files that are open after that day, as agreed with the C4S; `nil` where they close.
    public let openFilesPassTo: BranchID?

    /// An adhesion.
    public init(
        certificateKind: CertificateKindID,
        cpneDecision: CPNEDecision,
        joinedOn: Day,
        leftOn: Day? = nil,
        openFilesUntil: Day? = nil,
        openFilesPassTo: BranchID? = nil
    ) {
        self.certificateKind = certificateKind
        self.cpneDecision = cpneDecision
        self.joinedOn = joinedOn
        self.leftOn = leftOn
        self.openFilesUntil = openFilesUntil
        self.openFilesPassTo = openFilesPassTo
    }

    /// Whether the branch is joined on that day: from `joinedOn` on, and before `leftOn`.
    public func isInForce(on day: Day) -> Bool { joinedOn <= day && (leftOn.map { day < $0 } ?? true) }

    /// Whether an open file may go on in the branch on that day: while it is joined, then through `openFilesUntil`.
    public func openFilesRun(on day: Day) -> Bool {
        isInForce(on: day) || (joinedOn <= day && (openFilesUntil.map { day <= $0 } ?? false))
    }
}

/// The decision of a branch's CPNE (its joint national employment commission) to join.
public struct CPNEDecision: Sendable, Equatable {
    /// How the branch cites it.
    public let reference: String
    /// The day of the decision.
    public let date: Day

    /// A decision.
    public init(reference: String, date: Day) {
        self.reference = reference
        self.date = date
    }
}
