import Contracts
import Kernel
import RuleTrait
import Testing

@testable import CertificationDomain

/// Random mandates, delegations, days and signatures, and what must hold whatever they are.
@Suite("Aucun certificat sans deux signatures dans leur mandat")
struct RandomMandatesTests {
    private struct World {
        var signatories: [PersonID: Signatory] = [:]
        var certificates: [CertificateID: Certificate] = [:]
        var numbers: [Int] = []
        var signatures: [(CertificateID, CertificateSignature)] = []
    }

    private static let people: [PersonID] = ["A-0", "A-1", "A-2", "G-1", "G-2"]
    private static let begin = Day("2026-01-01")!

    private func mandate(_ number: Int, of person: PersonID, _ random: inout SeededGenerator) -> SigningMandate {
        let capacity: SigningCapacity = [.branch("p2st"), .branch("logi"), .committee].randomElement(using: &random)!
        let from = Self.begin.adding(days: Int.random(in: -30..<40, using: &random))
        let delegates = Bool.random(using: &random)
        let delegator = Self.people.filter { $0 != person }.randomElement(using: &random)!
        return SigningMandate(
            id: SigningMandateID("M-\(number)")!,
            capacity: capacity,
            publicKey: Example.key,
            from: from,
            until: Bool.random(using: &random) ? from.adding(days: Int.random(in: 0..<60, using: &random)) : nil,
            act: "ACTE-1",
            delegation: delegates
                ? SigningDelegation(
                    delegator: delegator,
                    mandate: SigningMandateID("M-\(Int.random(in: 0..<12, using: &random))")!,
                    act: "DELEG-1"
                ) : nil
        )
    }

    /// Whether that mandate held on that day, told anew from what was appointed and ended, without the rules.
    private func held(_ mandate: SigningMandate, _ world: World, on day: Day, ended: Set<SigningMandateID>) -> Bool {
        guard mandate.from <= day, mandate.until.map({ day <= $0 }) ?? true, !ended.contains(mandate.id) else {
            return false
        }
        guard let delegation = mandate.delegation else { return true }
        guard let base = world.signatories[delegation.delegator]?.mandates.first(where: { $0.id == delegation.mandate })
        else { return false }
        return base.delegation == nil && base.capacity == mandate.capacity
            && held(base, world, on: day, ended: ended)
    }

    @Test(
        "Quels que soient mandats, délégations, jours et signatures",
        .rule(
            "certificateBearsBothSignatures",
            "signatoryActsWithinMandate",
            "signatoriesAreTwoPersons",
            "delegationRestsOnMandate"
        ),
        arguments: UInt64(1)...120
    )
    func whateverHappens(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var world = World()
        var ended: Set<SigningMandateID> = []
        for number in 0..<12 {
            let person = Self.people.randomElement(using: &random)!
            let event = SignatoryAppointed(
                signatory: person,
                mandate: mandate(number, of: person, &random),
                appointedBy: "C-1",
                personal: nil
            )
            world.signatories[person] = Signatory.evolve(world.signatories[person], event)
        }
        for step in 0..<150 {
            let now = Self.begin.adding(days: step / 2).startInParis.adding(milliseconds: 3_600_000)
            switch Int.random(in: 0..<14, using: &random) {
            case 0: prepare(&world, &random, now)
            case 1:
                let number = SigningMandateID("M-\(Int.random(in: 0..<12, using: &random))")!
                for person in Self.people where world.signatories[person]?.mandate(number) != nil {
                    ended.insert(number)
                    let event = SigningMandateEnded(signatory: person, mandate: number, endedBy: "C-1")
                    world.signatories[person] = Signatory.evolve(world.signatories[person], event)
                }
            case 2: rescindOrReplace(&world, &random, now)
            default: sign(&world, &random, now, ended)
            }
            check(world)
        }
        #expect(world.numbers == Array(1..<(world.numbers.count + 1)), "a hole in the series, or a number twice")
    }

    private func prepare(_ world: inout World, _ random: inout SeededGenerator, _ now: Instant) {
        let number = world.numbers.count + 1
        var award = Example.award
        award.decision = DecisionID("DEC-\(number)")!
        award.dossier = DossierID("D-\(Int.random(in: 0..<6, using: &random))")!
        award.branch = Bool.random(using: &random) ? "p2st" : "logi"
        let standing = Certificate.standingCertificate(of: award.dossier)
        let holder = world.certificates.values.first { $0.claims.contains(standing) }
        let decision = decide(
            award,
            on: nil,
            standing: holder?.content.certificate,
            nextNumber: number,
            entropy: Example.entropy,
            scheme: Example.scheme(),
            at: now
        )
        guard let certificate = state(nil, decision) else { return }
        world.certificates[certificate.content.certificate] = certificate
        world.numbers.append(number)
    }

    private func rescindOrReplace(_ world: inout World, _ random: inout SeededGenerator, _ now: Instant) {
        guard let id = world.certificates.keys.sorted().randomElement(using: &random),
            let certificate = world.certificates[id]
        else { return }
        if Bool.random(using: &random) {
            var event = Example.rescinded
            event.decision = certificate.content.decision
            var after = state(certificate, Example.rescind(certificate, event))
            let authority: PersonID = "A-0"
            let revoke = RevokeCertificate(
                certificate: id,
                holder: Example.holder,
                authority: authority,
                personal: ReasonPersonal(reason: "Retrait.")
            )
            let actor = Actor(.authority, authority.value, of: certificate.content.branch)
            after = state(after, decide(revoke, on: after, by: By(actor, at: now)))
            world.certificates[id] = after
        } else {
            let number = world.numbers.count + 1
            let decision = Example.replace(
                certificate,
                number: number,
                by: Actor(.officer, "O-1", of: certificate.content.branch)
            )
            if decision.event(CertificateReplacementPrepared.self) != nil { world.numbers.append(number) }
            world.certificates[id] = state(certificate, decision)
        }
    }

    private func sign(
        _ world: inout World,
        _ random: inout SeededGenerator,
        _ now: Instant,
        _ ended: Set<SigningMandateID>
    ) {
        guard let id = world.certificates.keys.sorted().randomElement(using: &random),
            let signatory = world.signatories.values.sorted(by: { $0.person < $1.person }).randomElement(
                using: &random
            ),
            let mandate = signatory.mandates.randomElement(using: &random)
        else { return }
        let role: Actor.Role = mandate.capacity == .committee ? .committee : .authority
        var branch: BranchID?
        if case .branch(let own) = mandate.capacity { branch = own }
        let valid = Int.random(in: 0..<5, using: &random) > 0
        let certificate = world.certificates[id]
        let waiting = certificate?.waiting
        let decision = Example.sign(
            certificate,
            signatory.person,
            mandate.id,
            as: signatory,
            by: Actor(role, signatory.person.value, of: branch),
            valid: valid,
            delegator: mandate.delegation.flatMap { world.signatories[$0.delegator] },
            at: now
        )
        for event in decision.events ?? [] {
            guard let event = event as? CertificateSigned else { continue }
            #expect(valid, "a signature that is not genuine was taken")
            #expect(held(mandate, world, on: now.parisDay, ended: ended), "signed outside the mandate")
            #expect(event.number == waiting?.content.number)
            if case .branch(let own) = mandate.capacity { #expect(own == certificate?.content.branch) }
            world.signatures.append((id, event.signature))
        }
        world.certificates[id] = state(certificate, decision)
    }

    private func check(_ world: World) {
        var standing: Set<DossierID> = []
        for certificate in world.certificates.values {
            for edition in certificate.editions where edition.issuedAt != nil {
                let capacities = Set(edition.signed.map(\.capacity))
                #expect(capacities == [.branch(certificate.content.branch), .committee])
                #expect(Set(edition.signed.map(\.signatory)).count == 2)
                #expect(edition.signed.count == 2)
            }
            if certificate.claims.contains(Certificate.standingCertificate(of: certificate.dossier)) {
                #expect(standing.insert(certificate.dossier).inserted, "two certificates of a file stand")
            }
        }
        let numbers = world.certificates.values.flatMap { $0.editions.map(\.content.number) }
        #expect(Set(numbers).count == numbers.count)
    }
}
