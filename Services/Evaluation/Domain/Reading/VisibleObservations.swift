public import Contracts
public import Scheme

extension AssessmentFile {
    /// The observations that a person may be shown now (specification, step 3): an observer sees their own; the
    /// other's once both are recorded, or at once where the branch's policy does not keep them apart. Nobody else sees
    /// any, and somebody replaced sees none any more.
    public func visibleObservations(for person: PersonID, _ policy: ObservationPolicy) -> [RecordedObservation] {
        guard let attempt = attemptUnderWay else { return [] }
        return attempt.recorded.filter { observationsStayApart(person, from: $0.observer, attempt, policy) == nil }
    }

    /// Whether a person may be shown an observer's draft of the attempt under way: it is the observer's own, as long as
    /// they are designated, whatever the branch's policy on what is recorded.
    public func showsDraft(of observer: PersonID, to person: PersonID) -> Bool {
        person == observer && attemptUnderWay?.designation?.includes(person) == true
    }
}
