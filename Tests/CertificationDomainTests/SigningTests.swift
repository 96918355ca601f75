import Contracts
import Kernel
import RuleTrait
import Scheme
import Testing

@testable import CertificationDomain

@Suite("Deux signatures, deux personnes, deux mandats")
struct SigningTests {
    @Test(
        "Délivré avec les deux signatures, et pas avant, dans un ordre ou dans l'autre",
        .rule("certificateBearsBothSignatures")
    )
    func issuedWithBoth() throws {
        let first = try #require(Example.signForBranch(Example.prepared).event(CertificateSigned.self))
        #expect(first.signature.mandate == Example.mandate())
        #expect(first.signature.form == "ccs-certificate-v1")
        #expect(first.signature.signatory == Example.authority)
        #expect(Example.signForCommittee(Example.prepared).event(CertificateSigned.self) != nil)

        let events = try #require(Example.signForCommittee(Example.signedOnce).events)
        #expect(events.count == 2)
        #expect((events.first as? CertificateSigned)?.signature.mandate.capacity == .committee)
        let issued = try #require(events.last as? CertificateIssued)
        #expect(issued.number == "CCS-2026-000123-T")
        #expect(issued.content.holder == Example.holder)
        #expect(issued.content.awardedOn == Day("2026-03-01"))
        #expect(issued.issuedAt == Example.now)

        let other = state(Example.prepared, Example.signForCommittee(Example.prepared))
        #expect(Example.signForBranch(other).events?.last is CertificateIssued)
    }

    @Test("Délivrée, une attestation est ce qu'elle est, même dans un registre qui a perdu tout le reste")
    func issuedOutOfNothing() throws {
        let issued = try #require(Example.signForCommittee(Example.signedOnce).events?.last as? CertificateIssued)
        let found = try #require(Certificate.evolve(nil, issued))
        #expect(found.editions == Example.issued?.editions && found.awaited == Example.issued?.awaited)
        #expect(found.surveyRounds == Example.issued?.surveyRounds && found.isMadeOfItsIssue == true)
        #expect(found.stage == .issued)
        #expect(found.numbers == Example.prepared?.numbers)
        #expect(Example.prepare(on: found).changesNothing)
        #expect(Example.signForBranch(found).changesNothing)
        #expect(Example.signForCommittee(found).changesNothing)
    }

    @Test(
        "La règle des deux signatures",
        .rule("certificateBearsBothSignatures"),
        arguments: [
            ([], false), ([("A-1", .branch("p2st"))], false), ([("G-1", .committee)], false),
            ([("A-1", .branch("p2st")), ("A-2", .branch("p2st"))], false),
            ([("A-1", .branch("p2st")), ("A-1", .committee)], false),
            ([("A-1", .branch("p3st")), ("G-1", .committee)], false),
            ([("A-1", .branch("p2st")), ("G-1", .committee)], true),
        ] as [([(PersonID, SigningCapacity)], Bool)]
    )
    func bothSignatures(_ signed: [(PersonID, SigningCapacity)], _ both: Bool) {
        let signed = signed.map { SignedBy(signatory: $0.0, capacity: $0.1, act: "ACTE-1", delegation: nil) }
        #expect(certificateBearsBothSignatures(signed, branch: "p2st") == both)
    }

    @Test("Une signature répétée n'en est pas une seconde")
    func repeatedSignature() {
        #expect(Example.signForBranch(Example.signedOnce).changesNothing)
        #expect(Example.signForBranch(Example.issued).changesNothing)
        #expect(Example.signForCommittee(Example.issued).changesNothing)
        #expect(Example.signForCommittee(Example.revoked).changesNothing)
        // Under a newer mandate for the same, it is the same signature once more.
        let renewed = Example.signatory(Example.authority, Example.mandate(), Example.mandate("M-B2"))
        let again = Example.sign(Example.signedOnce, "A-1", "M-B2", as: renewed, by: Example.asAuthority)
        #expect(again.changesNothing)
    }

    @Test("Un second signataire de la branche ne remplace pas le C4S", .rule("capacityHasNotSigned"))
    func secondOfTheSameCapacity() {
        let second = Example.signatory("A-2", Example.mandate("M-B3"))
        let decision = Example.sign(
            Example.signedOnce,
            "A-2",
            "M-B3",
            as: second,
            by: Actor(.authority, "A-2", of: "p2st")
        )
        #expect(decision.refusal?.code == "capacityHasNotSigned")
        #expect(decision.refusal?.facts["signedBy"] == "A-1")
    }

    @Test("Une même personne ne signe pas pour les deux", .rule("signatoriesAreTwoPersons"))
    func samePersonForBoth() {
        let both = Example.signatory(
            Example.authority,
            Example.mandate(),
            Example.mandate("M-C2", .committee)
        )
        let decision = Example.sign(
            Example.signedOnce,
            "A-1",
            "M-C2",
            as: both,
            by: Actor(.committee, "A-1")
        )
        #expect(decision.code == "signatoriesAreTwoPersons")
    }

    @Test(
        "On signe dans son mandat : du premier jour au dernier, à Paris",
        .rule("signatoryActsWithinMandate"),
        arguments: [
            ("2025-12-31T22:59:59Z", "notYet"), ("2025-12-31T23:00:00Z", nil), ("2027-12-31T22:59:59Z", nil),
            ("2027-12-31T23:00:00Z", "noLonger"),
        ] as [(String, String?)]
    )
    func mandateIsInForce(_ at: String, _ because: String?) {
        let decision = Example.signForBranch(Example.prepared, at: Instant(at)!)
        #expect(decision.code == (because == nil ? nil : "signatoryActsWithinMandate"))
        #expect(decision.refusal?.facts["because"] == because)
    }

    @Test("Un mandat sans terme dure", .rule("signatoryActsWithinMandate"))
    func mandateWithoutEnd() {
        let signatory = Example.signatory(Example.authority, Example.mandate(until: nil))
        let decision = Example.sign(
            Example.prepared,
            "A-1",
            "M-B",
            as: signatory,
            by: Example.asAuthority,
            at: Instant("2090-01-01T00:00:00Z")!
        )
        #expect(decision.event(CertificateSigned.self) != nil)
    }

    @Test("Un mandat d'une autre branche, terminé, ou d'un autre ne vaut rien ici", .rule("signatoryActsWithinMandate"))
    func mandateIsTheRightOne() {
        let abroad = Example.signatory(Example.authority, Example.mandate("M-B", .branch("p3st")))
        let ended = Signatory.evolve(
            Example.branchSignatory,
            SigningMandateEnded(signatory: Example.authority, mandate: "M-B", endedBy: "C-1")
        )
        for (signatory, mandate, because) in [
            (abroad, "M-B", "otherBranch"), (ended, "M-B", "ended"), (nil, "M-B", "unknown"),
            (Example.branchSignatory, "M-X", "unknown"), (Example.committeeSignatory, "M-C", "unknown"),
        ] as [(Signatory?, SigningMandateID, String)] {
            let actor = Actor(.authority, "A-1", of: because == "otherBranch" ? "p3st" : "p2st")
            let decision = Example.sign(Example.prepared, "A-1", mandate, as: signatory, by: actor)
            #expect(decision.code == "signatoryActsWithinMandate")
            #expect(decision.refusal?.facts["because"] == because)
        }
    }

    @Test("Une signature fausse n'est pas prise", .rule("signatureIsGenuine"))
    func signatureIsVerified() {
        let decision = Example.sign(
            Example.prepared,
            "A-1",
            "M-B",
            as: Example.branchSignatory,
            by: Example.asAuthority,
            valid: false
        )
        #expect(decision.code == "signatureIsGenuine")
    }

    @Test(
        "Chacun signe soi-même, dans son rôle",
        arguments: [
            Actor(.authority, "A-2", of: "p2st"), Actor(.committee, "A-1"), Actor(.officer, "A-1", of: "p2st"),
            Actor(.systemOperator, "A-1"), Actor(.authority, "A-1", of: "logi"), Actor(.authority, "A-1"),
        ]
    )
    func signatoryActsInPerson(_ actor: Actor) {
        let decision = Example.sign(Example.prepared, "A-1", "M-B", as: Example.branchSignatory, by: actor)
        #expect(decision.code == "actorMayNot")
    }

    @Test("On ne signe que ce qui attend une signature")
    func onlyWhatIsPrepared() {
        #expect(Example.signForBranch(nil).code == "unknownCertificate")
        #expect(Example.signForBranch(Example.voided).refusal == Refusal("notNow", ["state": "voided"]))
        let second = Example.signatory("A-2", Example.mandate("M-B3"))
        for certificate in [Example.issued, Example.demanded, Example.revoked] {
            let decision = Example.sign(
                certificate,
                "A-2",
                "M-B3",
                as: second,
                by: Actor(.authority, "A-2", of: "p2st")
            )
            #expect(decision.code == "notNow")
        }
    }

    @Test("Une signature déléguée se voit, avec son acte, et repose sur un mandat", .rule("delegationRestsOnMandate"))
    func delegationIsRecorded() throws {
        let signatory = Example.signatory(Example.authority, Example.delegatedMandate())
        func sign(_ delegator: Signatory?, _ scheme: Scheme = Example.scheme(), at now: Instant = Example.now)
            -> Decision
        {
            Example.sign(
                Example.prepared,
                "A-1",
                "M-B",
                as: signatory,
                by: Example.asAuthority,
                delegator: delegator,
                scheme: scheme,
                at: now
            )
        }
        let signed = try #require(sign(Example.delegator()).event(CertificateSigned.self))
        #expect(signed.signature.mandate.delegation?.act == "DELEG-7")
        let shown = state(Example.prepared, sign(Example.delegator()))?.first.signed.first
        #expect(shown?.delegation?.delegator == "A-0")
        // The delegation ends with the mandate that it rests on: by its end, or before its term.
        #expect(sign(nil).refusal?.facts["because"] == "unknown")
        #expect(sign(Example.delegator(ended: true)).refusal?.facts["because"] == "ended")
        let short = Example.delegator(until: "2026-03-20")
        #expect(sign(short, at: Instant("2026-03-20T22:59:59Z")!).event(CertificateSigned.self) != nil)
        let late = sign(short, at: Instant("2026-03-20T23:00:00Z")!)
        #expect(late.code == "delegationRestsOnMandate")
        #expect(late.refusal?.facts["because"] == "noLonger")
        var policy = BranchPolicy()
        policy.award.delegatedSignatures = false
        #expect(sign(Example.delegator(), Example.scheme(policy)).code == "delegationIsAllowed")
    }

    @Test("Ce qui se dit officiel sans l'être ne se signe pas", .rule("wordingIsShownAsSuch"))
    func wordingIsShown() {
        #expect(Example.prepared?.content.official == false)
        let official = AssessmentStandard(
            id: Example.standard.id,
            certificateKind: "relation-client",
            title: "Relation client",
            version: "1",
            inForceFrom: Day("2020-01-01")!,
            official: true,
            domains: Example.standard.domains
        )
        let scheme = Example.scheme(standard: official)
        #expect(state(nil, Example.prepare(scheme: scheme))?.content.official == true)
        let decision = Example.sign(
            Example.prepared,
            "A-1",
            "M-B",
            as: Example.branchSignatory,
            by: Example.asAuthority,
            scheme: scheme
        )
        #expect(decision.code == "wordingIsShownAsSuch")
    }

    private func signMany(_ offered: [(CertificateID, Certificate?, Bool)]) -> Decision {
        decide(
            SignCertificates(
                signatory: "A-1",
                mandate: "M-B",
                signatures: offered.map { OfferedSignature(certificate: $0.0, value: "c2ln") }
            ),
            on: offered.map {
                (
                    certificate: $0.1,
                    facts: SigningFacts(
                        signatory: Example.branchSignatory,
                        delegator: nil,
                        signatureIsValid: $0.2,
                        bearer: Example.bearer
                    )
                )
            },
            scheme: Example.scheme(),
            by: By(Example.asAuthority, at: Example.now)
        )
    }

    @Test("Plusieurs se signent à la fois, tous ou aucun, et chaque refus est nommé", .rule("batchIsSignedWhole"))
    func manyAtOnce() throws {
        let others = (1...4).map { number -> Certificate? in
            var award = Example.award
            award.decision = DecisionID("DEC-1\(number)")!
            award.dossier = DossierID("D-1\(number)")!
            return state(nil, Example.prepare(award, number: 200 + number))
        }
        let whole = others.map { ($0!.content.certificate, $0, true) }
        let events = try #require(signMany(whole).events as? [CertificateSigned])
        #expect(events.map(\.certificate) == ["DEC-11", "DEC-12", "DEC-13", "DEC-14"])
        #expect(Set(events.map(\.signature.mandate.id)) == ["M-B"])
        let both = signMany([("DEC-1", state(Example.prepared, Example.signForCommittee(Example.prepared)), true)])
        #expect(both.events?.map { type(of: $0).type } == [CertificateSigned.type, CertificateIssued.type])

        let some = signMany([
            whole[0], ("DEC-1", Example.voided, true), (whole[1].0, whole[1].1, false), ("DEC-99", nil, true),
        ])
        #expect(some.code == "batchIsSignedWhole")
        #expect(
            places(some) == [
                "signatures[1] notNow", "signatures[2] signatureIsGenuine", "signatures[3] unknownCertificate",
            ]
        )
        #expect(signMany([]).code == "batchIsSignedWhole")
        #expect(places(signMany([whole[0], whole[0]])) == ["signatures[1] twice"])
        #expect(
            signMany((0..<501).map { (CertificateID("X-\($0)")!, others[0], true) }).refusal?.faults.first?.code
                == "count"
        )
    }

    @Test(
        "Quoi que l'on signe, dans quelque ordre, rien n'est délivré sans les deux",
        .rule(
            "certificateBearsBothSignatures",
            "signatoriesAreTwoPersons",
            "capacityHasNotSigned",
            "signatureIsGenuine"
        ),
        arguments: UInt64(1)...60
    )
    func neverIssuedWithoutBoth(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let people: [PersonID] = ["A-1", "A-2", "G-1"]
        var mandates: [SigningMandate] = [
            Example.mandate("M-1"), Example.mandate("M-2", .committee), Example.mandate("M-3", .branch("p3st")),
        ]
        mandates.shuffle(using: &random)
        var certificate = Example.prepared
        var given: [CertificateSignature] = []
        for _ in 0..<30 {
            let person = people.randomElement(using: &random)!
            let mandate = mandates.randomElement(using: &random)!
            let role: Actor.Role = mandate.capacity == .committee ? .committee : .authority
            let valid = Int.random(in: 0..<4, using: &random) > 0
            let decision = Example.sign(
                certificate,
                person,
                mandate.id,
                as: Example.signatory(person, mandate),
                by: Actor(role, person.value, of: mandate.capacity == .branch("p3st") ? "p3st" : "p2st"),
                valid: valid
            )
            for event in decision.events ?? [] {
                if let event = event as? CertificateSigned { given.append(event.signature) }
                if event is CertificateIssued {
                    #expect(Set(given.map(\.mandate.capacity)) == [.branch("p2st"), .committee])
                    #expect(Set(given.map(\.signatory)).count == 2)
                }
            }
            if !valid { #expect(decision.events?.isEmpty ?? true) }
            certificate = state(certificate, decision)
        }
        #expect(given.count <= 2)
        if certificate?.stage == .issued { #expect(given.count == 2) } else { #expect(given.count < 2) }
    }

    @Test(
        "Une signature à la main s'enregistre là où la branche l'accepte, avec son jour, son document, son empreinte",
        .rule("handwritingIsAccepted", "handwritingIsOnRecord")
    )
    func byHand() throws {
        let accepting = BranchPolicy()
        var refusing = BranchPolicy()
        refusing.award.handwrittenSignatures = false
        func record(
            _ certificate: Certificate?,
            _ signatory: Signatory? = Example.branchSignatory,
            on day: String = "2026-03-10",
            scan: String = String(repeating: "a1", count: 32),
            policy: BranchPolicy? = nil,
            by actor: Actor = Example.asOfficer
        ) -> Decision {
            let command = RecordHandwrittenSignature(
                certificate: Example.certificate,
                signatory: signatory?.person ?? Example.authority,
                mandate: signatory?.mandates.first?.id ?? "M-B",
                signedOn: Day(day)!,
                document: "CERT-17",
                scanDigest: scan,
                officer: Example.officer
            )
            let facts = SigningFacts(
                signatory: signatory,
                delegator: nil,
                signatureIsValid: false,
                bearer: IssuedPersonal(identity: Example.identity, salt: "00")
            )
            let scheme = Example.scheme(policy ?? accepting)
            return decide(command, on: certificate, facts, scheme: scheme, by: By(actor, at: Example.now))
        }
        #expect(record(Example.prepared, policy: refusing).code == "handwritingIsAccepted")
        #expect(record(Example.prepared, by: Example.asAuthority).code == "actorMayNot")
        #expect(record(Example.prepared, on: "2026-03-21").code == "handwritingIsOnRecord")
        #expect(record(Example.prepared, on: "2026-02-27").code == "handwritingIsOnRecord")
        #expect(record(Example.prepared, scan: "a1").code == "handwritingIsOnRecord")
        #expect(record(Example.prepared, nil).code == "signatoryActsWithinMandate")
        let signed = try #require(record(Example.prepared).event(CertificateSigned.self)).signature
        #expect(signed.form == CertificateSignature.onPaper && signed.handwritten?.document == "CERT-17")
        #expect(signed.handwritten?.signedOn == Day("2026-03-10") && signed.handwritten?.recordedBy == Example.officer)
        // With the other, by hand or with a key, the certificate is issued.
        let once = state(Example.prepared, record(Example.prepared))
        #expect(record(once).changesNothing)
        #expect(record(once, Example.committeeSignatory).events?.last is CertificateIssued)
        #expect(Example.signForCommittee(once).events?.last is CertificateIssued)
        // A mandate that has ended signs nothing more, whatever day is said; nor does one before it began.
        var ended = Example.branchSignatory
        let end = SigningMandateEnded(signatory: ended.person, mandate: "M-B", endedBy: "A-1", proposedBy: nil)
        ended = try #require(Signatory.evolve(ended, end))
        #expect(record(Example.prepared, ended).code == "signatoryActsWithinMandate")
    }
}
