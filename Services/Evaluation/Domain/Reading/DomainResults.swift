public import Contracts
public import Scheme

/// A domain of the standard as a booklet and the elements carried into the attempt leave it (specification, step 4).
public struct DomainResult: Codable, Sendable, Equatable {
    /// The domain's number.
    public var domain: Int
    /// Its elements that are neither judged acquired nor carried, in the standard's order.
    public var missing: [ElementCode]
    /// Of these, those that are left to the jury.
    public var divergent: [ElementCode]
    /// *Un domaine est acquis quand tous ses éléments le sont.*
    public var isAcquired: Bool { missing.isEmpty }

    /// A domain's result.
    public init(domain: Int, missing: [ElementCode], divergent: [ElementCode]) {
        self.domain = domain
        self.missing = missing
        self.divergent = divergent
    }
}

/// What each domain comes to, by the booklet's judgements and what earlier attempts acquired; an element that the booklet
/// is silent about is missing.
public func domainResults(
    _ elements: [ElementCode: ElementAssessment],
    scope: AssessmentScope,
    _ standard: AssessmentStandard
) -> [DomainResult] {
    let carried = Set(scope.carried.map(\.element))
    return standard.domains.map { domain in
        let missing = domain.elements.map(\.code).filter {
            !carried.contains($0) && elements[$0]?.judgement != .acquired
        }
        return DomainResult(
            domain: domain.number,
            missing: missing,
            divergent: missing.filter { elements[$0]?.judgement == .divergent }
        )
    }
}
