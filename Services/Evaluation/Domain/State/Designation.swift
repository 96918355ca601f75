public import Contracts

/// The two who observe a candidate.
public struct Designation: Codable, Sendable, Equatable {
    /// The external evaluator.
    public var evaluator: DesignatedEvaluator
    /// The company referent.
    public var referent: DesignatedReferent
    /// Since when the evaluator is.
    public var evaluatorSince: Day
    /// Since when the referent is.
    public var referentSince: Day
    /// The branch that accredits the evaluator, where it is not the file's own.
    public var lentBy: BranchID?
    /// Which of the two have declared that they have no tie.
    public var declared: [PersonID]

    /// A designation.
    public init(
        evaluator: DesignatedEvaluator,
        referent: DesignatedReferent,
        evaluatorSince: Day,
        referentSince: Day,
        lentBy: BranchID? = nil,
        declared: [PersonID]
    ) {
        self.evaluator = evaluator
        self.referent = referent
        self.evaluatorSince = evaluatorSince
        self.referentSince = referentSince
        self.lentBy = lentBy
        self.declared = declared
    }

    /// Both, the evaluator first.
    public var observers: [PersonID] { [evaluator.person, referent.person] }

    /// Whether that person is one of the two.
    public func includes(_ person: PersonID) -> Bool { observers.contains(person) }

    /// Since when that person is designated; `nil` for anybody else.
    public func since(_ person: PersonID) -> Day? {
        if person == evaluator.person { return evaluatorSince }
        return person == referent.person ? referentSince : nil
    }

    /// The role that one of the two acts in; `nil` for anybody else.
    public func role(of person: PersonID) -> Actor.Role? {
        if person == evaluator.person { return .evaluator }
        return person == referent.person ? .referent : nil
    }

    /// Those of this designation who are no longer in their place in another.
    func replaced(by evaluator: PersonID, _ referent: PersonID) -> [PersonID] {
        (self.evaluator.person == evaluator ? [] : [self.evaluator.person])
            + (self.referent.person == referent ? [] : [self.referent.person])
    }
}
