import Contracts
import EvaluationDomain
import Kernel
import RuleTrait
import Scheme
import Testing

@Suite("Les clés des personnes : enregistrées à deux, révoquées par un seul")
struct PersonKeyTests {
    private let officer = Actor(.officer, "O-1", of: "p2st")
    private let authority = Actor(.authority, "A-1", of: "p2st")
    private let id: PersonKeyID = "0011223344556677889900112233445566778899"
    private let half = PersonKeyPersonal(publicKey: "cle")

    private func propose(
        _ role: Actor.Role = .juryMember,
        for holder: PersonID = "M-1",
        in branch: BranchID = "p2st",
        by person: PersonID = "O-1"
    ) -> RegisterPersonKey {
        RegisterPersonKey(branch: branch, holder: holder, role: role, kind: .file, registeredBy: person, personal: half)
    }

    private func revoke(by person: PersonID, of holder: PersonID = "M-1", in branch: BranchID = "p2st")
        -> RevokePersonKey
    {
        RevokePersonKey(key: id, branch: branch, holder: holder, revokedBy: person)
    }

    private func after(_ decision: Decision, _ key: PersonKey? = nil) -> PersonKey? {
        (decision.events ?? []).reduce(key) { PersonKey.evolve($0, $1) }
    }

    private func decided(_ command: RegisterPersonKey, on key: PersonKey? = nil, by actor: Actor) -> Decision {
        decide(command, on: key, id: id, by: By(actor, at: noon))
    }

    private func revoked(_ command: RevokePersonKey, on key: PersonKey?, by actor: Actor) -> Decision {
        decide(command, on: key, policy: RetentionPolicy(), by: By(actor, at: noon))
    }

    private var proposed: PersonKey? { after(decided(propose(), by: officer)) }
    private var registered: PersonKey? { after(decided(propose(by: "A-1"), on: proposed, by: authority), proposed) }
    private var gone: PersonKey? { after(revoked(revoke(by: "O-1"), on: registered, by: officer), registered) }

    @Test("L'agent le dit, l'autorité aussi, ou l'inverse ; la clé compte alors", .rule("keyTakesTwoPersons"))
    func registration() throws {
        #expect(proposed?.known.standing == .proposed)
        #expect(proposed?.claims == [])
        let key = try #require(registered)
        #expect(key.known == KnownKey(standing: .registered, branch: "p2st", holder: "M-1", role: .juryMember))
        #expect(key.claims == [Claim("person-key/p2st/juryMember/\(id)")])
        #expect(key.listed.proposedBy == "O-1" && key.listed.confirmedBy == "A-1")
        let other = after(decided(propose(by: "A-1"), by: authority))
        #expect(after(decided(propose(), on: other, by: officer), other)?.standing == .registered)
    }

    @Test("Une personne seule n'enregistre pas, ni deux du même office", .rule("keyTakesTwoPersons"))
    func onePersonIsNotTwo() {
        let second = Actor(.officer, "O-2", of: "p2st")
        let both = Actor(.authority, "O-1", of: "p2st")
        for (person, actor) in [("O-1", officer), ("O-2", second), ("O-1", both)] as [(PersonID, Actor)] {
            let again = after(decided(propose(by: person), on: proposed, by: actor), proposed)
            #expect(again?.standing == .proposed, "\(actor)")
        }
        // The second officer's proposal has taken the first one's place: the authority confirms that.
        let replaced = after(decided(propose(by: "O-2"), on: proposed, by: second), proposed)
        #expect(after(decided(propose(by: "A-1"), on: replaced, by: authority), replaced)?.listed.proposedBy == "O-2")
    }

    @Test("Ce qui diffère est une autre proposition, et prend la place de la première", .rule("keyTakesTwoPersons"))
    func anotherProposal() {
        let others = [propose(for: "M-2", by: "A-1"), propose(.officer, by: "A-1")]
        for other in others {
            let state = after(decided(other, on: proposed, by: authority), proposed)
            #expect(state?.standing == .proposed && state?.holder == other.holder && state?.role == other.role)
            let confirmed = after(decided(propose(other.role, for: other.holder), on: state, by: officer), state)
            #expect(confirmed?.standing == .registered && confirmed?.holder == other.holder)
        }
        let there = Actor(.officer, "O-1", of: "logi")
        let elsewhere = after(decided(propose(in: "logi"), on: proposed, by: there), proposed)
        #expect(elsewhere?.standing == .proposed && elsewhere?.branch == "logi")
    }

    @Test("Seuls l'agent et l'autorité de la branche, en personne ; une clé qui n'a jamais compté ne se révoque pas")
    func otherBranches() {
        let strangers = [
            Actor(.officer, "O-1", of: "logi"), Actor(.officer, "O-1"), Actor(.juryMember, "O-1", of: "p2st"),
            Actor(.officer, "O-9", of: "p2st"), Actor(.committee, "O-1"), Actor(.systemOperator, "O-1"),
        ]
        for actor in strangers {
            #expect(decided(propose(), by: actor).code == "actorMayNot", "\(actor)")
            #expect(revoked(revoke(by: "O-1"), on: registered, by: actor).code == "actorMayNot", "\(actor)")
        }
        #expect(revoked(revoke(by: "O-1"), on: proposed, by: officer).code == "unknownKey")
        #expect(revoked(revoke(by: "O-1"), on: nil, by: officer).code == "unknownKey")
    }

    @Test("Une clé proposée en est une, et pour un rôle dans lequel on signe", .rule("keyIsSound"))
    func soundKeys() {
        let decision = decide(propose(.candidate), on: nil, id: nil, by: By(officer, at: noon))
        guard case .refused(let refusal) = decision else {
            Issue.record("\(decision)")
            return
        }
        #expect(refusal.code == "keyIsSound")
        #expect(refusal.faults.map(\.path) == ["personal.publicKey", "role"])
        for role in [Actor.Role.juryMember, .officer, .authority] {
            #expect(decided(propose(role), by: officer).code == nil, "\(role)")
        }
        for role in Set(Actor.Role.allCases).subtracting([.juryMember, .officer, .authority]) {
            #expect(decided(propose(role), by: officer).code == "keyIsSound", "\(role)")
        }
    }

    @Test("Une clé est à une personne, dans un rôle d'une branche", .rule("keyIsOnePersons"))
    func oneHolder() {
        for key in [registered, gone] {
            #expect(decided(propose(for: "M-2"), on: key, by: officer).code == "keyIsOnePersons")
            #expect(decided(propose(.officer), on: key, by: officer).code == "keyIsOnePersons")
            let there = Actor(.officer, "O-1", of: "logi")
            #expect(decided(propose(in: "logi"), on: key, by: there).code == "keyIsOnePersons")
            #expect(revoked(revoke(by: "O-1", of: "M-2"), on: key, by: officer).code == "keyIsOnePersons")
            #expect(revoked(revoke(by: "O-1", in: "logi"), on: key, by: there).code == "keyIsOnePersons")
        }
    }

    @Test("Ce qui est déjà fait ne se refait pas")
    func again() {
        #expect(decided(propose(), on: proposed, by: officer).events?.isEmpty == true)
        #expect(decided(propose(), on: registered, by: officer).events?.isEmpty == true)
        #expect(decided(propose(by: "A-1"), on: registered, by: authority).events?.isEmpty == true)
        #expect(revoked(revoke(by: "O-1"), on: gone, by: officer).events?.isEmpty == true)
    }

    @Test("Son titulaire la révoque, ou la branche, seul ; elle le reste", .rule("revokedKeyStaysRevoked"))
    func revocation() throws {
        let holder = Actor(.juryMember, "M-1")
        #expect(after(revoked(revoke(by: "M-1"), on: registered, by: holder), registered)?.standing == .revoked)
        #expect(after(revoked(revoke(by: "A-1"), on: registered, by: authority), registered)?.standing == .revoked)
        let neighbour = Actor(.juryMember, "M-2")
        #expect(revoked(revoke(by: "M-2"), on: registered, by: neighbour).code == "actorMayNot")
        let key = try #require(gone)
        #expect(key.claims.count == 1)
        #expect(decided(propose(), on: key, by: officer).code == "revokedKeyStaysRevoked")
        #expect(decided(propose(by: "A-1"), on: key, by: authority).code == "revokedKeyStaysRevoked")
    }

    @Test("La moitié publique d'une clé révoquée a son terme, celui d'une habilitation qui a pris fin")
    func retention() throws {
        let key = try #require(gone)
        let until = noon.parisDay.adding(months: 12 * RetentionPolicy().endedAccreditation).startInParis
        #expect(key.dueTimes == [DueTime(PersonKey.retentionEnd, at: until)])
        #expect(decideRetention(of: key, at: until.adding(milliseconds: -1)).events?.isEmpty == true)
        let over = decideRetention(of: key, at: until)
        let erased = try #require((over.events?.first as? KeyRetentionEnded)?.erasesPersonal)
        #expect(erased.person == "M-1")
        #expect(erased.histories == [StreamID("person-key", id.value), StreamID("noted-key", id.value)])
        let rest = try #require(after(over, key))
        #expect(rest.dueTimes == [] && rest.standing == .revoked)
    }

    @Test("Rendue par qui l'a entendue, une clé se refait de rien, et reste révoquée dans quelque ordre que ce soit")
    func restored() throws {
        let events = [
            decided(propose(), by: officer), decided(propose(by: "A-1"), on: proposed, by: authority),
            revoked(revoke(by: "O-1"), on: registered, by: officer),
        ].flatMap { $0.events ?? [] }
        let alone = try #require(PersonKey.evolve(nil, events[1]))
        #expect(alone.known == registered?.known)
        #expect(PersonKey.evolve(nil, events[2])?.known == gone?.known)
        #expect(PersonKey.evolve(PersonKey.evolve(nil, events[2]), events[1])?.standing == .revoked)
        #expect(PersonKey.evolve(gone, events[0]) == gone)
        // An older proposal, for somebody else, may be all that the restored store has.
        let other = after(decided(propose(for: "M-2"), by: officer))
        for event in events.dropFirst() { #expect(PersonKey.evolve(other, event)?.holder == "M-1") }
    }
}
