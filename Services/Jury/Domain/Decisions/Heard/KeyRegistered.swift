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
