public import Contracts

/// What the rules on who sits look at, at a convocation and when a session opens, and neither says; the service gathers
/// it, as of the session's day.
public struct ConvocationFacts: Sendable, Equatable {
    /// Those among the members who are accredited evaluators of a kind of certificate that the panel decides.
    public var accreditedEvaluators: Set<PersonID>
    /// Those among the members' employers, organisations and providers that provide evaluation for such a kind; an
    /// employer by its SIREN.
    public var evaluatingProviders: Set<OrganisationID>
    /// The college that chaired the panel's last sitting; `nil` when there was none, and at a convocation.
    public var lastChair: College?
    /// Those among the members whom the panel knows, with the seats that they hold.
    public var known: [PersonID: PanelMember]

    /// Facts about those who are convened.
    public init(
        accreditedEvaluators: Set<PersonID> = [],
        evaluatingProviders: Set<OrganisationID> = [],
        lastChair: College? = nil,
        known: [PersonID: PanelMember] = [:]
    ) {
        self.accreditedEvaluators = accreditedEvaluators
        self.evaluatingProviders = evaluatingProviders
        self.lastChair = lastChair
        self.known = known
    }
}
