/// Appeals (*recours*) against a decision of the jury; its appreciation itself is sovereign.
public struct AppealPolicy: Sendable, Equatable {
    /// Months from the notification within which an appeal is in time.
    public var months = 2
    /// On what it can rest.
    public var grounds: Set<Ground> = Set(Ground.allCases)
    /// Whether, when it is upheld, the file is re-examined by members who did not decide.
    public var reexaminedByOthers = true

    /// On what an appeal can rest.
    public enum Ground: String, Sendable, CaseIterable, Codable {
        case form, procedure, materialError
    }

    /// The defaults.
    public init() {}
}
