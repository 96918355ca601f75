/// On which days the trainings of a candidate ended, as far as anybody has said (specification, step 1).
public struct TrainingEnds: Codable, Sendable, Equatable {
    /// The last day of what each of these trainers taught the candidate.
    public var trainers: [PersonID: Day] = [:]
    /// The last day of what each of these organisations did.
    public var providers: [OrganisationID: Day] = [:]
}
