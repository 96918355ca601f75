public import Contracts

/// A branch of services: it joins kinds of certificates, and registers and delivers only while it has joined
/// (specification, organisation of the CCS).
public struct Branch: Sendable, Equatable {
    /// Its code, as `p2st`.
    public let id: BranchID
    /// Its name, in French.
    public let name: String
    /// The body that acts for it in law, and answers for the personal data of its files.
    public let legalBody: String
    /// Who answers for the personal data of the national register, jointly.
    public let registerControllers: [String]
    /// The office that decides accreditations and signs certificates (*autorité compétente de la branche*).
    public let competentAuthority: String
    /// The activities of its companies.
    public let activities: [Activity]
    /// Where somebody who wants to be accredited applies: an e-mail address.
    public let evaluatorApplicationAddress: String
    /// What it has joined, and left.
    public let adhesions: [Adhesion]
    /// Its standing joint juries; one at least.
    public let panels: [PanelID]
    /// The organisations that it approves for assessing; `nil` where the branch accredits persons only.
    public let approvedProviders: [ApprovedProvider]?
    /// Certifications of its own that a certificate is a component of.
    public let components: [CertificationComponent]

    /// One activity of a branch's companies, as the branch names it.
    public struct Activity: Sendable, Equatable {
        /// Unique within the branch.
        public let code: String
        /// Its title, in French.
        public let title: String

        /// An activity.
        public init(code: String, title: String) {
            self.code = code
            self.title = title
        }
    }

    /// An organisation that a branch approves for assessing (*prestataire agréé*).
    public struct ApprovedProvider: Sendable, Equatable {
        /// Which organisation.
        public let id: OrganisationID
        /// Its name.
        public let name: String
        /// The first day of the approval; `nil` where the branch states none.
        public let from: Day?
        /// The last day of the approval; `nil` where it has no term.
        public let until: Day?

        /// An approved provider.
        public init(id: OrganisationID, name: String, from: Day? = nil, until: Day? = nil) {
            self.id = id
            self.name = name
            self.from = from
            self.until = until
        }

        /// Whether the approval is in force on that day; the first and the last day count.
        public func isInForce(on day: Day) -> Bool {
            (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
        }
    }

    /// A certification of the branch's own, a component of which a valid certificate of that kind gives.
    public struct CertificationComponent: Sendable, Equatable {
        /// Unique within the branch.
        public let id: ComponentID
        /// The kind of certificate that gives the component.
        public let certificateKind: CertificateKindID
        /// The branch's certification.
        public let certification: String
        /// The component of it.
        public let component: String

        /// A component.
        public init(id: ComponentID, certificateKind: CertificateKindID, certification: String, component: String) {
            self.id = id
            self.certificateKind = certificateKind
            self.certification = certification
            self.component = component
        }
    }

    /// A branch.
    public init(
        id: BranchID,
        name: String,
        legalBody: String,
        registerControllers: [String] = [],
        competentAuthority: String = "",
        activities: [Activity] = [],
        evaluatorApplicationAddress: String = "",
        adhesions: [Adhesion] = [],
        panels: [PanelID] = [],
        approvedProviders: [ApprovedProvider]? = nil,
        components: [CertificationComponent] = []
    ) {
        self.id = id
        self.name = name
        self.legalBody = legalBody
        self.registerControllers = registerControllers
        self.competentAuthority = competentAuthority
        self.activities = activities
        self.evaluatorApplicationAddress = evaluatorApplicationAddress
        self.adhesions = adhesions
        self.panels = panels
        self.approvedProviders = approvedProviders
        self.components = components
    }

    /// Whether the branch is joined to that kind on that day; the day of leaving no longer counts.
    public func hasJoined(_ kind: CertificateKindID, on day: Day) -> Bool {
        adhesions.contains { $0.certificateKind == kind && $0.isInForce(on: day) }
    }

    /// Whether a file of that kind that is open in the branch may go on there on that day.
    public func openFilesRun(_ kind: CertificateKindID, on day: Day) -> Bool {
        adhesions.contains { $0.certificateKind == kind && $0.openFilesRun(on: day) }
    }

    /// The branch's last adhesion to that kind, in force or not.
    public func lastAdhesion(to kind: CertificateKindID) -> Adhesion? {
        adhesions.filter { $0.certificateKind == kind }.max { $0.joinedOn < $1.joinedOn }
    }

    /// Whether the branch has an activity of that code.
    public func hasActivity(_ code: String) -> Bool { activities.contains { $0.code == code } }

    /// Whether evaluators of that organisation may assess for the branch on that day: it approves the organisation, or
    /// accredits persons only and asks for no approval.
    public func approves(_ provider: OrganisationID, on day: Day) -> Bool {
        approvedProviders?.contains { $0.id == provider && $0.isInForce(on: day) } ?? true
    }
}
