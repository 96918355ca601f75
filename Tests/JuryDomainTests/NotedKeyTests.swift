import Contracts
import JuryDomain
import Scheme
import Testing

@Suite("Ce qu'un jury entend des clés") struct NotedKeyTests {
    private let rules = World().rules

    private func registered(in branch: BranchID = "p2st") -> KeyRegistered {
        KeyRegistered(
            key: "K-1",
            branch: branch,
            holder: "M-1",
            role: .juryMember,
            kind: .file,
            proposedBy: "O-1",
            confirmedBy: "A-1",
            at: World.monday,
            personal: PersonKeyPersonal(publicKey: "cle")
        )
    }

    private func revoked(in branch: BranchID = "p2st") -> KeyRevoked {
        KeyRevoked(
            key: "K-1",
            branch: branch,
            holder: "M-1",
            role: .juryMember,
            revokedBy: "O-1",
            at: World.monday,
            keptUntil: World.monday
        )
    }

    private func after(_ decision: Decision, _ key: NotedKey? = nil) -> NotedKey? {
        guard case .accepted(let events) = decision else { return nil }
        return events.reduce(key) { NotedKey.evolve($0, $1) }
    }

    private func isNothing(_ decision: Decision) -> Bool {
        if case .accepted(let events) = decision { events.isEmpty } else { false }
    }

    @Test("Une clé de sa branche est notée une fois, avec sa moitié publique ; celles des autres, non")
    func noted() throws {
        let decision = decide(registered(), on: nil, under: rules)
        guard case .accepted(let events) = decision, let noted = events.first as? KeyNoted else {
            Issue.record("\(decision)")
            return
        }
        #expect(noted.personal == PersonKeyPersonal(publicKey: "cle") && noted.panel == rules.panel)
        let key = try #require(after(decision))
        #expect(key.known == KnownKey(standing: .registered, branch: "p2st", holder: "M-1", role: .juryMember))
        #expect(isNothing(decide(registered(), on: key, under: rules)))
        #expect(isNothing(decide(registered(in: "logi"), on: nil, under: rules)))
        #expect(isNothing(decide(revoked(in: "logi"), on: nil, under: rules)))
    }

    @Test("Révoquée, elle le reste, dans quelque ordre que le jury l'entende")
    func revocation() throws {
        let key = after(decide(registered(), on: nil, under: rules))
        let gone = try #require(after(decide(revoked(), on: key, under: rules), key))
        #expect(gone.known.standing == .revoked)
        #expect(isNothing(decide(revoked(), on: gone, under: rules)))
        let first = try #require(after(decide(revoked(), on: nil, under: rules)))
        #expect(first.known.standing == .revoked)
        #expect(isNothing(decide(registered(), on: first, under: rules)))
    }
}
