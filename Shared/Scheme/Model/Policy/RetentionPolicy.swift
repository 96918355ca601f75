/// For how many years what is held about persons is kept. An open appeal, complaint or hold suspends erasure.
public struct RetentionPolicy: Sendable, Equatable {
    /// A registration that was never accepted.
    public var neverAccepted = 1
    /// A file withdrawn or lapsed.
    public var withdrawnOrLapsed = 2
    /// A decided file, and not before its carried elements lapse.
    public var decided = 5
    /// A refused application for accreditation.
    public var refusedApplication = 2
    /// An accreditation, from its end.
    public var endedAccreditation = 5
    /// A complaint that is in no file, from its decision.
    public var decidedComplaint = 5
    /// The log of readings of personal files.
    public var readingLog = 1
    /// Minutes, and the register of holders.
    public var minutesAndRegister = 50

    /// The defaults.
    public init() {}
}
