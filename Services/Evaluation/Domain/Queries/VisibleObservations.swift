public import Contracts
public import Scheme

extension AssessmentFile {
    /// The observations that a person may be shown now (specification, step 3): an observer sees their own; the
    /// other's once both are recorded, or at once where the branch's policy does not keep them apart. Nobody else sees
    /// any, and somebody replaced sees none any more.
    public func visibleObservations(for person: PersonID, _ policy: ObservationPolicy) -> [RecordedObservation] {
        guard let attempt = attemptUnderWay, let designation = attempt.designation, designation.includes(person)
        else { return [] }
        switch attempt.phase {
        case .awaitingDesignation: return []
        case .observing(_, let recorded):
            return policy.observationsStayApart ? recorded.filter { $0.observer == person } : recorded
        case .conferring, .filled, .signedByOne: return attempt.recorded
        }
    }
}
