public import Contracts

/// A key is registered: the panel notes it, where it is one of its branch and not noted yet.
public func decide(_ event: KeyRegistered, on key: NotedKey?, under rules: PanelRules) -> Decision {
    guard event.branch == rules.branch, key == nil else { return .accepted([]) }
    return .accepted([
        KeyNoted(
            panel: rules.panel,
            key: event.key,
            branch: event.branch,
            holder: event.holder,
            role: event.role,
            kind: event.kind,
            personal: event.personal
        )
    ])
}

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
