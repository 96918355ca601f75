public import Contracts

/// What is to become of one file, and by which way.
public struct FilePlan: Sendable, Equatable {
    /// How a file ends.
    public enum Ending: String, Sendable, CaseIterable {
        /// The certificate is issued.
        case awarded
        /// The jury did not award, and nobody asks for a reassessment.
        case notAwarded
        /// The registration was faulty, and is not sent again.
        case registrationFaulty
        /// The officer refused the registration.
        case registrationRefused
        /// What was prepared for the candidate is not confirmed, and not accepted.
        case unconfirmed
        /// The candidate gave up.
        case withdrawn
        /// The jury excluded the candidate for fraud.
        case excluded
        /// The certificate is issued, and another one replaces it: the holder's civil status has changed.
        case replaced
        /// The certificate is issued, the jury takes its decision back, and the authority revokes the certificate.
        case revoked
        /// The certificate is issued, and another branch recognises it.
        case recognised
    }

    /// With whom a candidate gives up.
    public enum Holder: String, Sendable, CaseIterable { case registration, evaluation, jury }

    /// Who fills a registration in before the candidate does.
    public enum Preparation: String, Sendable, CaseIterable {
        /// The company; the candidate confirms from their own account.
        case company
        /// The officer; the candidate signs a form on paper, on which the officer confirms.
        case signedForm
    }

    /// What the officer tries first, against the rules.
    public enum WrongDesignation: String, Sendable, CaseIterable {
        /// Somebody who has trained the candidate.
        case trainer
        /// Somebody whom the branch has not accredited.
        case stranger
    }

    /// Why another evaluator takes the first one's place, at the first attempt.
    public enum Replacement: String, Sendable, CaseIterable {
        /// The candidate objects, and the officer upholds it.
        case objection
        /// The first one has observed, and cannot go on.
        case afterObservation
    }

    /// What is wrong with a registration.
    public enum PlantedFault: String, Sendable, CaseIterable {
        case siret, email, birthDate, notice, customers, department

        /// Where the registration service finds it.
        public var path: String {
            switch self {
            case .siret: "form.company.siret"
            case .email: "personal.contact.email"
            case .birthDate: "personal.identity.birthDate"
            case .notice: "form.noticeAcknowledgedOn"
            case .customers: "form.meetsCustomers"
            case .department: "form.company.department"
            }
        }
    }

    /// What the file shows, in words.
    public var name: String
    /// The branch.
    public var branch: BranchID
    /// The panel that is to decide; `nil` for whichever it is. Only branches that spread their files by identifier, or
    /// have one panel, can be told.
    public var panel: PanelID?
    /// For each attempt after which the jury does not award: the elements that it finds missing.
    public var missing: [[ElementCode]]
    /// Elements on which the observers do not agree at the first attempt; the jury holds them acquired.
    public var divergent: [ElementCode]
    /// Elements that the booklet holds missing by mistake, and its rectification acquired, before the jury sits.
    public var rectified: [ElementCode]
    /// What comes of the file before its jury, besides the vote.
    public var jury: JuryCourse?
    /// Whether somebody signs the certificate for the branch on a delegation of its authority.
    public var isDelegated: Bool
    /// A first designation that must be refused.
    public var wrongDesignation: WrongDesignation?
    /// Why the evaluator is replaced; `nil` when the first one stays.
    public var replacement: Replacement?
    /// Who prepares the registration; `nil` where the candidate asks without.
    public var preparation: Preparation?
    /// The candidate's situation at work; all but an employee are observed in a company that is not their employer.
    public var situation: Employment.Status
    /// Whether the candidate asks once more under another spelling and identifier, and is refused.
    public var asksTwice: Bool
    /// Whether the candidate puts their name right while evaluation has the file; the certificate bears what is right.
    public var correctsName: Bool
    /// What is wrong with the registration; then the file ends with its refusal.
    public var faults: [PlantedFault]
    /// Whether the officer refuses the registration.
    public var officerRefuses: Bool
    /// With whom the candidate gives up.
    public var withdrawsAt: Holder?
    /// Whether the candidate asks for a reassessment after the last of `missing`.
    public var isReassessed: Bool
    /// Whether the officer asks one evaluator after another, where a designation is refused or one is lost: the file begins
    /// years after they were accredited.
    public var asksAround: Bool
    /// Whether those of the file have no account: the officer records what they write.
    public var isOnPaper: Bool
    /// How the file must end.
    public var ending: Ending

    /// A plan; with no more than a name and a branch, a straight award.
    public init(
        name: String,
        branch: BranchID,
        panel: PanelID? = nil,
        missing: [[ElementCode]] = [],
        divergent: [ElementCode] = [],
        rectified: [ElementCode] = [],
        jury: JuryCourse? = nil,
        isDelegated: Bool = false,
        wrongDesignation: WrongDesignation? = nil,
        replacement: Replacement? = nil,
        preparation: Preparation? = nil,
        situation: Employment.Status = .employee,
        asksTwice: Bool = false,
        correctsName: Bool = false,
        faults: [PlantedFault] = [],
        officerRefuses: Bool = false,
        withdrawsAt: Holder? = nil,
        isReassessed: Bool = true,
        asksAround: Bool = false,
        isOnPaper: Bool = false,
        ending: Ending = .awarded
    ) {
        self.name = name
        self.branch = branch
        self.panel = panel
        self.missing = missing
        self.divergent = divergent
        self.rectified = rectified
        self.jury = jury
        self.isDelegated = isDelegated
        self.wrongDesignation = wrongDesignation
        self.replacement = replacement
        self.preparation = preparation
        self.situation = situation
        self.asksTwice = asksTwice
        self.correctsName = correctsName
        self.faults = faults
        self.officerRefuses = officerRefuses
        self.withdrawsAt = withdrawsAt
        self.isReassessed = isReassessed
        self.asksAround = asksAround
        self.isOnPaper = isOnPaper
        self.ending = ending
    }

    /// Whether its registration is complete, and the officer accepts it.
    var isAccepted: Bool { faults.isEmpty && !officerRefuses && ending != .unconfirmed }

    /// Whether the file goes on after its certificate is issued.
    var goesOnAfterIssue: Bool { [.replaced, .revoked, .recognised].contains(ending) }

    /// At which attempt the file is decided for good.
    public var attempts: Int { missing.isEmpty ? 1 : missing.count + (isReassessed ? 1 : 0) }

    /// The elements found missing at an attempt.
    func missing(atAttempt attempt: Int) -> [ElementCode] {
        attempt <= missing.count ? missing[attempt - 1] : []
    }
}
