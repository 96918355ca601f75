/// Step 5: transmission to the jury.
public struct TransmissionPolicy: Sendable, Equatable {
    /// Which of the branch's panels a file goes to.
    public var panelAssignment: PanelAssignment = .spread

    /// The defaults.
    public init() {}
}
