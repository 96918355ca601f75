public import Contracts

/// A key counts no more: the panel notes it, also where it has not heard of the key itself.
public func decide(_ event: KeyRevoked, on key: NotedKey?, under rules: PanelRules) -> Decision {
    guard event.branch == rules.branch, key?.isRevoked != true else { return .accepted([]) }
    return .accepted([
        KeyRevocationNoted(
            panel: rules.panel,
            key: event.key,
            branch: event.branch,
            holder: event.holder,
            role: event.role
        )
    ])
}
