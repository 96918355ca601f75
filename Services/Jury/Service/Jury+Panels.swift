import Contracts
import JuryDomain
import Messaging
import Scheme
import Vouching

/// What each panel works under, made once.
struct Panels: Sendable {
    private let rulesOfStore: [String: PanelRules]

    init(_ scheme: Scheme) {
        rulesOfStore = Dictionary(
            scheme.panels.compactMap { panel in
                PanelRules(panel: panel, in: scheme).map { (Routes.store(ofPanel: panel), $0) }
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The branch of the panel whose store that is.
    func branch(ofStore store: String) -> BranchID? { rulesOfStore[store]?.branch }

    /// What the panel whose store that is works under.
    func rules(ofStore store: String) -> PanelRules? { rulesOfStore[store] }

    /// An entry of the table: what is decided on a command under the rules of the panel that takes it, once the person has
    /// signed it, where the branch demands that.
    func on<C: Command>(
        _ type: C.Type,
        _ decide: @escaping @Sendable (C, Context, PanelRules) throws -> Decision
    ) -> On {
        On(type) { command, context in
            try rules(context) { rules in
                try vouched(context, in: rules.branch, rules.policy.vouching, record: { try context.record(of: $0) }) {
                    try decide(command, context, rules)
                }
            }
        }
    }

    /// The same of an event.
    func on<E: Event>(
        _ type: E.Type,
        _ decide: @escaping @Sendable (E, Context, PanelRules) throws -> Decision
    ) -> On {
        On(type) { event, context in try rules(context) { try decide(event, context, $0) } }
    }

    /// Decides under the rules of the panel whose store this is.
    func rules(_ context: Context, _ body: (PanelRules) throws -> Decision) throws -> Decision {
        guard let rules = rulesOfStore[context.store] else {
            return .refused("unknownPanel", ["store": context.store])
        }
        return try body(rules)
    }
}
