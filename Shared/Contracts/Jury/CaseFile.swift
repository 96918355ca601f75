/// What a panel keeps of a transmitted file: what its rules and its decision need, and no more. The booklet's marks
/// and notes are read where `BookletTransmitted` was kept.
public struct CaseFile: Codable, Sendable, Equatable {
    /// The file.
    public var dossier: DossierID
    /// Its number in its branch and year.
    public var number: String
    /// The branch.
    public var branch: BranchID
    /// The kind of certificate.
    public var certificateKind: CertificateKindID
    /// The standard that it is pinned to.
    public var standard: StandardID
    /// The candidate.
    public var candidate: PersonID
    /// What this attempt assesses and what it carries.
    public var scope: AssessmentScope
    /// Where ties are looked for.
    public var parties: CaseParties
    /// The digest of the booklet that both observers signed.
    public var bookletDigest: String
    /// The booklet's judgement on each element that it does not hold acquired.
    public var departures: [ElementCode: ElementJudgement]
    /// Elements under assessment that the booklet says nothing about; empty in a sound booklet.
    public var unassessed: [ElementCode]
    /// Elements under assessment of which nobody has assessed some criterion: no vote acquires them. Absent where there is none.
    public var notAssessed: [ElementCode]? = nil
    /// The branch whose accreditation let the evaluator observe; absent where the booklet does not tell.
    public var accreditedBy: BranchID? = nil
    /// The days on which the evaluator observed, each with the term that evaluation told; absent where it did not.
    public var evaluatorDays: [AccreditedDay]? = nil
    /// The last day on which either observed; absent in what was kept before it was told.
    public var observedUntil: Day? = nil
    /// Why the observers were not independent, on the facts of the observation; absent where they were.
    public var dependence: ObserverDependence? = nil
    /// The observer who managed the candidate and may not have observed them; absent where none did.
    public var managingObserver: PersonID? = nil
}

/// Why an observer of a file was not independent of its candidate.
public struct ObserverDependence: Codable, Sendable, Equatable {
    /// What ties an observer.
    public enum Cause: String, Codable, Sendable, CaseIterable {
        /// The observer is the candidate.
        case isCandidate
        /// The evaluator is the referent.
        case isReferent
        /// The referent is of another company than the one in which the candidate was observed.
        case ofOtherCompany
        /// The evaluator has trained the candidate.
        case hasTrained
        /// The evaluator is of the provider that has trained the candidate.
        case ofTrainingProvider
        /// The evaluator is of the candidate's department, or cannot be told to be of another.
        case ofSameDepartment
    }

    /// The observer.
    public var observer: PersonID
    /// Why.
    public var cause: Cause
}

/// Everybody in a file to whom a jury member could be tied.
public struct CaseParties: Codable, Sendable, Equatable {
    /// The evaluator.
    public var evaluator: PersonID
    /// SIREN of the evaluator's employer, where there is one.
    public var evaluatorSiren: String?
    /// The provider that the evaluator works for, where there is one.
    public var evaluatorProvider: OrganisationID?
    /// The company referent.
    public var referent: PersonID
    /// Who trained the candidate.
    public var trainers: [PersonID]
    /// The organisations that did.
    public var trainingProviders: [OrganisationID]
    /// SIREN of the candidate's employer, where there is one.
    public var employerSiren: String?
    /// SIREN of the company in which the candidate was observed.
    public var companySiren: String
}
