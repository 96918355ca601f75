import CertificationDomain
import Contracts
import Foundation
import JSONCoding
import RuleTrait
import Testing

@Suite("Retirer, annuler, et l'histoire d'un certificat")
struct RevokingTests {
    @Test("Une décision retirée annule ce qui n'est pas délivré et fait annuler ce qui l'est")
    func rescissionVoidsOrDemands() {
        for certificate in [Example.prepared, Example.signedOnce] {
            #expect(Example.rescind(certificate).event(CertificateVoided.self)?.decision == "DEC-1")
        }
        let demand = Example.rescind(Example.issued).event(CertificateRevocationDemanded.self)
        #expect(demand?.session == "S-9")
        // Ten days after 20 March, a Monday.
        #expect(demand?.revocation?.dueOn == Day("2026-03-30"))
        #expect(demand?.branch == "p2st" && demand?.number == "CCS-2026-000123-T")
        for certificate in [nil, Example.voided, Example.demanded, Example.revoked] {
            #expect(Example.rescind(certificate).changesNothing)
        }
        var other = Example.rescinded
        other.decision = "DEC-0"
        #expect(Example.rescind(Example.issued, other).changesNothing)
    }

    @Test("Un registre restauré reprend plusieurs certificats d'un dossier, et apprend ensuite lesquels sont à annuler")
    func severalOfAFileComeBack() throws {
        let signed = try #require(Example.signedOnce)
        var second = try #require(Example.signForCommittee(signed).events?.last as? CertificateIssued)
        let first = try #require(Certificate.evolve(nil, second))
        second.content.certificate = "DEC-2"
        second.content.decision = "DEC-2"
        second.content.number = "CCS-2026-000124-X"
        let other = try #require(Certificate.evolve(nil, second))
        #expect(Set(first.claims).isDisjoint(with: other.claims))
        let prefix = Certificate.standingCertificates(of: Example.dossier)
        for certificate in [first, other] {
            #expect(certificate.stage == .issued && certificate.claims.contains { $0.value.hasPrefix(prefix) })
        }
        let demanded = try #require(state(first, Example.rescind(first)))
        let revoked = try #require(state(demanded, Example.revoke(demanded)))
        #expect(revoked.stage == .revoked && !revoked.claims.contains { $0.value.hasPrefix(prefix) })
        // One whose making is known keeps the key that no other certificate of the file can have.
        let known = try #require(Example.issued)
        #expect(known.claims.contains(Certificate.standingCertificate(of: Example.dossier)))
    }

    @Test(
        "Seul un certificat dont la décision est retirée s'annule, avec un motif, par l'autorité",
        .rule("revocationIsReasoned")
    )
    func revocationFollowsRescission() throws {
        let event = try #require(Example.revoke(Example.demanded).event(CertificateRevoked.self))
        #expect(event.number == "CCS-2026-000123-T")
        #expect(event.revokedOn == Day("2026-03-20"))
        #expect(event.personal?.reason.isEmpty == false)
        #expect(Example.revoke(Example.issued).code == "onlyASessionRescinds")
        #expect(Example.revoke(Example.prepared).code == "notNow")
        #expect(Example.revoke(Example.voided).code == "notNow")
        #expect(Example.revoke(nil).code == "unknownCertificate")
        #expect(Example.revoke(Example.revoked).changesNothing)
        #expect(Example.revoke(Example.demanded, by: Actor(.authority, "A-2", of: "p2st")).code == "actorMayNot")
        #expect(Example.revoke(Example.demanded, by: Actor(.authority, "A-1", of: "logi")).code == "actorMayNot")
        #expect(places(Example.revoke(Example.demanded, reason: " ")) == ["personal.reason missing"])
        #expect(
            places(Example.revoke(Example.demanded, holder: "P-2", reason: nil))
                == ["holder unknown", "personal.reason missing"]
        )
        #expect(
            places(Example.revoke(Example.demanded, reason: String(repeating: "a", count: 4001)))
                == ["personal.reason tooLong"]
        )
    }

    @Test("Le candidat ne se désiste plus après la décision")
    func noWithdrawal() {
        let command = WithdrawCandidate(dossier: Example.dossier, candidate: Example.holder)
        #expect(decide(command, on: Example.issued).code == "notNow")
        #expect(decide(command, on: nil).code == "unknownFile")
    }

    @Test("Un dossier octroyé n'est plus ni suspendu ni repris")
    func noHold() {
        let hold = HoldFile(
            dossier: Example.dossier,
            candidate: Example.holder,
            personal: HoldPersonal(reason: "Une pièce est à vérifier.")
        )
        let release = ReleaseFile(dossier: Example.dossier)
        #expect(decide(hold, on: Example.issued).code == "notNow")
        #expect(decide(release, on: Example.prepared).code == "notNow")
        #expect(decide(hold, on: nil).code == "unknownFile")
        #expect(decide(release, on: nil).code == "unknownFile")
    }

    @Test("Un dossier n'a qu'un certificat qui tienne, une décision qu'un, pour toujours")
    func claimsFollowTheState() {
        let forEver = [Claim("certificate-of-decision/DEC-1"), Claim("certificate-number/CCS-2026-000123-T")]
        let standing = [Claim("standing-certificate/D-1")]
        func entry(_ state: String) -> [Claim] { [Claim("register/p2st/2026-03-01/relation-client/\(state)/DEC-1")] }
        for certificate in [Example.prepared, Example.signedOnce] {
            #expect(certificate?.claims == forEver + standing)
        }
        #expect(Example.issued?.claims == forEver + standing + entry("standing"))
        #expect(Example.demanded?.claims == forEver + standing + entry("suspended"))
        #expect(Example.voided?.claims == forEver)
        #expect(Example.revoked?.claims == forEver + entry("revoked"))
        for certificate in [Example.prepared, Example.issued, Example.voided, Example.revoked] {
            #expect(certificate?.numbers == [TakenNumber(series: "certificate/2026", number: 123)])
            #expect(certificate?.persons == [])
        }
    }

    static let events: [any Event] = {
        var events = Example.prepare().events!
        events += Example.signForBranch(Example.prepared).events!
        events += Example.signForCommittee(Example.signedOnce).events!
        events += Example.rescind(Example.issued).events!
        events += decideStep(Example.demanded!, at: Instant("2026-03-23T10:00:00Z")!).events!
        events += decideStep(Example.demanded!, at: Instant("2026-03-31T10:00:00Z")!).events!
        events += Example.revoke(Example.demanded).events!
        events += Example.rescind(Example.prepared).events!
        events += Example.replace(Example.issued).events!
        events += Example.signForCommittee(Example.replacingSignedOnce).events!
        events += Example.dispatch(Example.issued).events!
        events += Example.duplicate(Example.issued).events!
        events += Example.recognise(Example.issued).events!
        events += Example.declareSurvey(Example.issued).events!
        events += Example.recordDeath(Example.issued).events!
        events += Example.correct(Example.prepared).events!
        events += Example.correct(Example.issued).events!
        events += decideStep(Example.issued!, at: Instant("2026-03-27T10:00:00Z")!).events!
        events += decideStep(Example.issued!, at: Instant("2026-04-20T10:00:00Z")!).events!
        let asked = decideSurvey(Example.takingPart!, at: Instant("2026-09-01T10:00:00Z")!).events!
        events += asked.filter { $0 is SurveyAsked }
        events += [
            RegisterTermBegan(certificate: "DEC-1", dossier: "D-1", keptUntil: Example.now.adding(days: 18_262)),
            RegisterTermEnded(certificate: "DEC-1", dossier: "D-1", holder: "P-1"),
        ]
        return events
    }()

    static let signatoryEvents: [any Event] = [
        SignatoryAppointed(
            signatory: "A-1",
            mandate: Example.mandate(delegation: SigningDelegation(delegator: "A-0", mandate: "M-0", act: "DELEG-7")),
            appointedBy: "C-1",
            personal: SignatoryPersonal(name: "Claire Martin", office: "Présidente")
        ),
        SigningMandateEnded(signatory: "A-1", mandate: "M-B", endedBy: "C-1"),
        SignatoryProposed(signatory: "A-1", mandate: Example.mandate(), proposedBy: Actor(.committee, "C-1")),
        SigningMandateEndProposed(signatory: "A-1", mandate: "M-B", proposedBy: Actor(.committee, "C-1")),
        SignatoryRetentionBegan(signatory: "A-1", keptUntil: Example.now),
        SignatoryRetentionEnded(signatory: "A-1", through: Example.now),
    ]

    @Test("Chaque événement s'écrit et se relit, avec ce qui est personnel et sans")
    func everyEventReadsBack() throws {
        func check<E: Event>(_ event: E) throws {
            var erased = event
            erased.personal = nil
            for event in [event, erased] {
                #expect(try JSONBytesDecoder().decode(E.self, from: JSONBytesEncoder().encode(event)) == event)
            }
            let text = String(decoding: JSONBytesEncoder().encode(erased), as: UTF8.self)
            for word in ["Durand", "Anne", "anne", "Brest", "Claire", "session du", "0001020304"] {
                #expect(!text.contains(word))
            }
        }
        for event in RevokingTests.events + RevokingTests.signatoryEvents { try check(event) }
        #expect(Set(RevokingTests.events.map { type(of: $0).type }) == Set(Certificate.events.map { $0.type }))
        #expect(
            Set(RevokingTests.signatoryEvents.map { type(of: $0).type }) == Set(Signatory.events.map { $0.type })
        )
        #expect((Certificate.events + Signatory.events).allSatisfy { $0.type.parts?.service == "certification" })
    }

    @Test(
        "Une capacité s'écrit en un mot",
        arguments: [
            ("committee", .committee), ("branch:p2st", .branch("p2st")), ("branch:", nil), ("branch", nil),
            ("Committee", nil), ("branch:a b", nil), ("", nil),
        ] as [(String, SigningCapacity?)]
    )
    func capacityReadsBack(_ text: String, _ capacity: SigningCapacity?) {
        #expect(SigningCapacity(text) == capacity)
        #expect(capacity.map(\.description) == (capacity == nil ? nil : text))
    }

    @Test("Effacé, un certificat reste ce qu'il est, et ce qui est signé aussi")
    func erasureChangesNothing() throws {
        func erased<E: Event>(_ event: E) -> any Event {
            var event = event
            event.personal = nil
            return event
        }
        var with: Certificate?
        var without: Certificate?
        for event in RevokingTests.events {
            with = Certificate.evolve(with, event)
            without = Certificate.evolve(without, erased(event))
            #expect(with == without)
            let state = try #require(with)
            #expect(try JSONBytesDecoder().decode(Certificate.self, from: JSONBytesEncoder().encode(state)) == state)
        }
    }

    @Test("Aucun ordre d'événements n'arrête le programme", arguments: UInt64(1)...40)
    func anyOrderIsSurvived(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var certificate: Certificate?
        var signatory: Signatory?
        for _ in 0..<40 {
            let event = (RevokingTests.events + RevokingTests.signatoryEvents).randomElement(using: &random)!
            let (one, other) = (certificate, signatory)
            certificate = Certificate.evolve(certificate, event)
            signatory = Signatory.evolve(signatory, event)
            #expect(certificate == one || signatory == other)
            if let one, !(event is CertificatePrepared) {
                #expect(certificate?.editions.count ?? 0 >= one.editions.count)
            }
            if let certificate { #expect(certificate.numbers.count == certificate.editions.count) }
        }
        #expect(Certificate.evolve(certificate, Example.rescinded) == certificate)
    }
}
