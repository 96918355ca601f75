import Contracts
import Foundation
import Kernel
import RuleTrait
import Scheme
import Testing

@testable import CertificationDomain

@Suite("Nommer un signataire, terminer un mandat")
struct AppointingTests {
    /// Proposed by one, and confirmed by the second person whom it takes.
    private func appoint(
        _ mandate: SigningMandate = Example.mandate(),
        on signatory: Signatory? = nil,
        delegator: Signatory? = nil,
        keyHeldBy: PersonID? = nil,
        mandateHeldBy: PersonID? = nil,
        personal: SignatoryPersonal? = SignatoryPersonal(name: "Claire Martin", office: "Présidente de la CPNE"),
        scheme: Scheme = Example.scheme(),
        by actor: Actor = Actor(.committee, "C-1"),
        doneOn day: Day? = nil
    ) -> Decision {
        func say(_ person: PersonID, _ actor: Actor, on signatory: Signatory?) -> Decision {
            decide(
                AppointSignatory(signatory: "A-1", mandate: mandate, appointedBy: person, personal: personal),
                on: signatory,
                delegator: delegator,
                keyHeldBy: keyHeldBy,
                mandateHeldBy: mandateHeldBy,
                scheme: scheme,
                by: By(actor, at: Example.now, on: day)
            )
        }
        let proposal = say("C-1", actor, on: signatory)
        guard let proposed = proposal.event(SignatoryProposed.self) else { return proposal }
        var second = Actor(.committee, "C-9")
        if case .branch(let branch) = mandate.capacity, actor.role == .committee {
            second = Actor(.authority, "C-9", of: branch)
        }
        return say("C-9", second, on: Signatory.evolve(signatory, proposed))
    }

    private func say(
        _ person: PersonID,
        _ actor: Actor,
        on signatory: Signatory? = nil,
        _ mandate: SigningMandate = Example.mandate(),
        scheme: Scheme = Example.scheme()
    ) -> Decision {
        decide(
            AppointSignatory(
                signatory: "A-1",
                mandate: mandate,
                appointedBy: person,
                personal: SignatoryPersonal(name: "Claire Martin", office: "Présidente de la CPNE")
            ),
            on: signatory,
            delegator: nil,
            keyHeldBy: nil,
            mandateHeldBy: nil,
            scheme: scheme,
            by: By(actor, at: Example.now)
        )
    }

    @Test("Une personne propose, une autre, de l'autre côté, confirme", .rule("appointingTakesTwoPersons"))
    func twoPersons() throws {
        let branch = Actor(.authority, "A-9", of: "p2st")
        let committee = Actor(.committee, "C-1")
        let proposed = Signatory.evolve(nil, try #require(say("A-9", branch).event(SignatoryProposed.self)))
        // Nothing can be signed, and no key is held, on one person's word.
        #expect(proposed?.mandates == [] && proposed?.claims == [] && proposed?.dueTimes == [])
        #expect(say("A-9", branch, on: proposed).changesNothing)
        // Another of the same side proposes too; the same person in another office is no second one.
        #expect(say("A-8", Actor(.authority, "A-8", of: "p2st"), on: proposed).event(SignatoryAppointed.self) == nil)
        #expect(say("A-9", Actor(.committee, "A-9"), on: proposed).event(SignatoryAppointed.self) == nil)
        // Who says something else confirms nothing.
        let other = Example.mandate(key: Example.otherKey)
        let counter = say("C-1", committee, on: proposed, other)
        #expect(counter.event(SignatoryProposed.self)?.mandate == other)
        let countered = Signatory.evolve(proposed, try #require(counter.event(SignatoryProposed.self)))
        #expect(say("A-9", branch, on: countered).event(SignatoryAppointed.self) == nil)
        let appointed = try #require(say("C-1", committee, on: proposed).event(SignatoryAppointed.self))
        #expect(appointed.proposedBy == branch && appointed.appointedBy == "C-1")
        #expect(Signatory.evolve(proposed, appointed)?.proposed == nil)
        // For the C4S, two of its own.
        let president = Example.mandate("M-C", .committee, key: Example.otherKey)
        let own = Signatory.evolve(
            nil,
            try #require(say("C-1", committee, on: nil, president).event(SignatoryProposed.self))
        )
        #expect(say("C-1", committee, on: own, president).changesNothing)
        #expect(say("C-2", Actor(.committee, "C-2"), on: own, president).event(SignatoryAppointed.self) != nil)
    }

    @Test(
        "Un nouveau mandat ne signe qu'après son délai",
        .rule("mandateSignsAfterItsDelay", "signatoryActsWithinMandate"),
        arguments: [0, 2, 5]
    )
    func delay(_ days: Int) throws {
        var policy = BranchPolicy()
        policy.award.mandateDelayDays = days
        for capacity in [SigningCapacity.branch("p2st"), .committee] {
            let event = try #require(
                appoint(Example.mandate("M-B", capacity), scheme: Example.scheme(policy)).event(SignatoryAppointed.self)
            )
            let first = Example.now.parisDay.adding(days: days)
            #expect(event.signsFrom == first)
            // Whoever says that it was done long ago takes nobody's time to object.
            let longAgo = appoint(
                Example.mandate("M-B", capacity),
                scheme: Example.scheme(policy),
                doneOn: Example.now.parisDay.adding(days: -30)
            )
            #expect(longAgo.event(SignatoryAppointed.self)?.signsFrom == first)
            let signatory = Signatory.evolve(nil, event)
            func because(_ day: Day) -> String? {
                signatoryActsWithinMandate(signatory, "M-B", branch: "p2st", on: day)?.facts["because"]
            }
            #expect(because(first) == nil)
            #expect(because(first.adding(days: -1)) == "notYet")
        }
    }

    @Test(
        "Une clé qui n'est pas la seule écriture d'un point d'ordre fort n'est celle d'aucun mandat",
        arguments: [
            // The points of low order: 0, 1, -1 and the two of order 8, with either sign; and y that are p, p + 1 and 2^255 - 1.
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000080",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000080",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        ]
    )
    func weakKeys(_ text: String) throws {
        let key = Data(try #require(bytes(ofHexadecimal: text))).base64EncodedString()
        let refusal = try #require(appoint(Example.mandate(key: key)).refusal)
        #expect(refusal.faults.map(\.path) == ["mandate.publicKey"] && refusal.faults[0].code == "notAKey")
        #expect(base64Bytes(key) == bytes(ofHexadecimal: text))
    }

    @Test("Un signataire est nommé avec son mandat")
    func signatoryIsAppointed() throws {
        let event = try #require(appoint().event(SignatoryAppointed.self))
        #expect(event.mandate == Example.mandate())
        #expect(event.personal?.name == "Claire Martin")
        let signatory = try #require(Signatory.evolve(nil, event))
        #expect(signatory.mandate("M-B") == Example.mandate())
        #expect(signatory.claims == [Claim("signing-mandate/M-B"), Claim("signing-key/\(Example.key)")])
        #expect(signatory.persons == [])
    }

    @Test(
        "L'autorité de la branche nomme pour la branche, le C4S pour les deux",
        arguments: [
            (.branch("p2st"), .authority, "p2st", true), (.branch("p2st"), .authority, "logi", false),
            (.branch("p2st"), .authority, nil, false), (.branch("p2st"), .committee, nil, true),
            (.committee, .authority, "p2st", false), (.committee, .committee, nil, true),
            (.committee, .committee, "p2st", false), (.branch("p2st"), .committee, "p2st", false),
            (.branch("p2st"), .officer, "p2st", false), (.committee, .systemOperator, nil, false),
        ] as [(SigningCapacity, Actor.Role, BranchID?, Bool)]
    )
    func whoAppoints(_ capacity: SigningCapacity, _ role: Actor.Role, _ branch: BranchID?, _ allowed: Bool) {
        let mandate = Example.mandate("M-1", capacity)
        #expect(appoint(mandate, by: Actor(role, "C-1", of: branch)).code == (allowed ? nil : "actorMayNot"))
        #expect(appoint(mandate, by: Actor(role, "C-2", of: branch)).code == "actorMayNot")
    }

    static let flaws: [(String, Set<String>)] = [
        ("key", ["mandate.publicKey notAKey"]), ("until", ["mandate.until beforeBegin"]),
        ("branch", ["mandate.capacity unknown"]), ("delegator", ["mandate.delegation.delegator isTheSignatory"]),
        ("name", ["personal.name missing"]), ("office", ["personal.office tooLong"]),
        ("personal", ["personal.name missing", "personal.office missing"]),
        (
            "all",
            [
                "mandate.publicKey notAKey", "mandate.until beforeBegin", "mandate.capacity unknown",
                "personal.name missing",
            ]
        ),
    ]

    @Test("Tout ce qui manque à une nomination est dit à la fois", .rule("appointmentIsComplete"), arguments: flaws)
    func appointmentIsComplete(_ flaw: String, _ expected: Set<String>) {
        var mandate = Example.mandate()
        var personal: SignatoryPersonal? = SignatoryPersonal(name: "Claire Martin", office: "Présidente")
        if ["key", "all"].contains(flaw) { mandate.publicKey = "AAAA" }
        if ["until", "all"].contains(flaw) { mandate.until = Day("2025-12-31")! }
        if ["branch", "all"].contains(flaw) { mandate.capacity = .branch("nowhere") }
        if flaw == "delegator" {
            mandate.delegation = SigningDelegation(delegator: "A-1", mandate: "M-0", act: "DELEG-7")
        }
        if ["name", "all"].contains(flaw) { personal?.name = "  " }
        if flaw == "office" { personal?.office = String(repeating: "a", count: 201) }
        if flaw == "personal" { personal = nil }
        let decision = appoint(mandate, personal: personal)
        #expect(decision.code == "appointmentIsComplete")
        #expect(places(decision) == expected)
    }

    @Test("Un mandat d'un jour est un mandat", .rule("appointmentIsComplete"))
    func oneDayMandate() {
        #expect(appoint(Example.mandate(until: "2026-01-01")).event(SignatoryAppointed.self) != nil)
    }

    @Test("Une délégation se fait où la branche le permet", .rule("delegationIsAllowed"), arguments: [true, false])
    func delegationIsPolicy(_ allowed: Bool) {
        var policy = BranchPolicy()
        policy.award.delegatedSignatures = allowed
        let decision = appoint(
            Example.delegatedMandate(),
            delegator: Example.delegator(),
            scheme: Example.scheme(policy)
        )
        #expect(places(decision) == (allowed ? [] : ["mandate.delegation delegationIsAllowed"]))
        #expect((decision.event(SignatoryAppointed.self) != nil) == allowed)
    }

    static let delegations: [(String, Signatory?, String?)] = [
        ("un mandat tenu en propre", Example.delegator(), nil),
        ("aucun mandat", nil, "unknown"),
        ("le mandat d'un autre", Example.committeeSignatory, "unknown"),
        ("un autre mandat", Example.signatory("A-0", Example.mandate("M-9")), "unknown"),
        ("le mandat d'un autre office", Example.signatory("A-0", Example.mandate("M-0", .committee)), "otherOffice"),
        (
            "un mandat d'une autre branche", Example.signatory("A-0", Example.mandate("M-0", .branch("logi"))),
            "otherOffice"
        ),
        (
            "une délégation", Example.signatory("A-0", Example.delegatedMandate("M-0", rests: "M-00", of: "A-00")),
            "delegatedItself"
        ),
        ("un mandat terminé", Example.delegator(ended: true), "ended"),
        ("un mandat échu", Example.signatory("A-0", Example.mandate("M-0", until: "2025-12-31")), "noLonger"),
    ]

    @Test("Une délégation repose sur un mandat", .rule("delegationRestsOnMandate"), arguments: delegations)
    func delegationRestsOnAMandate(_ what: String, _ delegator: Signatory?, _ because: String?) {
        let decision = appoint(Example.delegatedMandate(), delegator: delegator)
        #expect(decision.code == (because == nil ? nil : "delegationRestsOnMandate"), "\(what)")
        #expect(decision.refusal?.facts["because"] == because, "\(what)")
    }

    @Test(
        "Une clé est à une seule personne",
        .rule("signingKeyIsPersonal"),
        arguments: [
            (nil, nil), ("A-1", nil), ("G-1", "signingKeyIsPersonal"),
        ] as [(PersonID?, String?)]
    )
    func keyIsPersonal(_ holder: PersonID?, _ code: String?) { #expect(appoint(keyHeldBy: holder).code == code) }

    @Test("Un mandat ne se donne qu'une fois")
    func mandateOnce() {
        #expect(appoint(on: Example.branchSignatory).code == "mandateExists")
        #expect(appoint(mandateHeldBy: "A-9").code == "mandateExists")
        let second = appoint(Example.mandate("M-B2"), on: Example.branchSignatory).event(SignatoryAppointed.self)
        let signatory = second.flatMap { Signatory.evolve(Example.branchSignatory, $0) }
        #expect(signatory?.mandates.map(\.id) == ["M-B", "M-B2"])
        #expect(signatory?.claims.count == 3)
    }

    @Test("Un mandat se termine, une fois, par qui peut nommer")
    func mandateEnds() throws {
        func end(
            _ signatory: Signatory?,
            _ mandate: SigningMandateID = "M-B",
            by actor: Actor,
            _ person: PersonID = "C-1"
        ) -> Decision {
            decide(EndSigningMandate(signatory: "A-1", mandate: mandate, endedBy: person), on: signatory, by: By(actor))
        }
        let committee = Actor(.committee, "C-1")
        let proposal = try #require(end(Example.branchSignatory, by: committee).event(SigningMandateEndProposed.self))
        let proposed = try #require(Signatory.evolve(Example.branchSignatory, proposal))
        #expect(proposed.ended == [])
        // From the first word on nothing is signed under it.
        let stopped = signatoryActsWithinMandate(proposed, "M-B", branch: "p2st", on: Example.now.parisDay)
        #expect(stopped?.facts["because"] == "endProposed")
        #expect(end(proposed, by: committee).changesNothing)
        #expect(end(proposed, by: Actor(.committee, "C-2"), "C-2").changesNothing)
        let event = try #require(
            end(proposed, by: Actor(.authority, "A-9", of: "p2st"), "A-9").event(SigningMandateEnded.self)
        )
        #expect(event.proposedBy == committee)
        let ended = try #require(Signatory.evolve(proposed, event))
        #expect(ended.ended == ["M-B"] && ended.endProposed == nil)
        #expect(ended.claims == Example.branchSignatory.claims)
        #expect(end(ended, by: committee).changesNothing)
        #expect(end(nil, by: committee).code == "unknownMandate")
        #expect(end(Example.branchSignatory, "M-X", by: committee).code == "unknownMandate")
        #expect(end(Example.branchSignatory, by: Actor(.officer, "C-1")).code == "actorMayNot")
        #expect(end(Example.committeeSignatory, "M-C", by: Actor(.authority, "C-1", of: "p2st")).code == "actorMayNot")
    }
}
