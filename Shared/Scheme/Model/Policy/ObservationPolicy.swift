/// Step 3: observation.
public struct ObservationPolicy: Sendable, Equatable {
    /// Whether neither observer sees what the other has recorded before both have.
    public var observationsStayApart = true

    /// The defaults.
    public init() {}
}
