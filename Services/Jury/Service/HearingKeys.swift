import Contracts
import JuryDomain
import Messaging
import Vouching

/// With which keys people of the panel's branch sign what they do.
@Listening func hearingKeys(_ panels: Panels) -> [any ListeningEntry] {
    panels.on(KeyRegistered.self) { event, context, rules in
        decide(event, on: try context.load(NotedKey.self, event.key.value), under: rules)
    }
    panels.on(KeyRevoked.self) { event, context, rules in
        decide(event, on: try context.load(NotedKey.self, event.key.value), under: rules)
    }
    // The public half came with the key, and goes with its term.
    On(KeyRetentionEnded.self) { _, _ in .accepted([]) }
}

extension Context {
    /// What the panel has about a key.
    func record(of key: PersonKeyID) throws -> KeyRecord? {
        guard let noted = try load(NotedKey.self, key.value) else { return nil }
        let personal = try last(KeyNoted.self, in: StreamID(NotedKey.kind, key.value))?.personal
        return KeyRecord(noted.known, kind: noted.kind, publicKey: personal?.publicKey)
    }
}
