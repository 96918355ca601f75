import CertificationDomain
import Contracts
import Kernel
import Scheme

/// Values that the tests share: a decision, its certificate, and those who sign it.
enum Example {
    static let now = Instant("2026-03-20T10:00:00Z")!
    static let dossier: DossierID = "D-1"
    static let decision: DecisionID = "DEC-1"
    static let certificate: CertificateID = "DEC-1"
    static let holder: PersonID = "P-1"

    static let authority: PersonID = "A-1"
    static let president: PersonID = "G-1"
    static let asAuthority = Actor(.authority, "A-1", of: "p2st")
    static let officer: PersonID = "O-1"
    static let asOfficer = Actor(.officer, "O-1", of: "p2st")
    static let asHolder = Actor(.candidate, "P-1")
    static let asPresident = Actor(.committee, "G-1")

    /// 32 bytes in base64.
    static let key = String(repeating: "C", count: 42) + "A="
    static let otherKey = String(repeating: "B", count: 42) + "A="

    static let standard = AssessmentStandard(
        id: "relation-client-2026",
        certificateKind: "relation-client",
        title: "Relation client",
        version: "1",
        inForceFrom: Day("2020-01-01")!,
        official: false,
        domains: [
            CompetenceDomain(number: 1, title: "Établir un contact", elements: []),
            CompetenceDomain(number: 2, title: "Conduire un échange", elements: []),
        ]
    )

    /// Two joined branches, p2st and logi; logi declares a component of its own; `left` left in 2025.
    static func scheme(_ policy: BranchPolicy = BranchPolicy(), standard: AssessmentStandard = Example.standard)
        -> Scheme
    {
        Scheme(
            kinds: [
                CertificateKind(id: "relation-client", title: "Relation client", nationalReporting: false, tools: [])
            ],
            standards: [standard],
            branches: [
                branch("p2st"),
                branch(
                    "logi",
                    components: [
                        Branch.CertificationComponent(
                            id: "bloc-2",
                            certificateKind: "relation-client",
                            certification: "Titre",
                            component: "Bloc 2"
                        )
                    ]
                ),
                branch("left", leftOn: "2026-03-21"),
            ],
            policies: ["p2st": policy, "logi": policy, "left": policy],
            digest: "00"
        )
    }

    private static func branch(
        _ id: BranchID,
        leftOn: String? = nil,
        components: [Branch.CertificationComponent] = []
    ) -> Branch {
        Branch(
            id: id,
            name: "Branche",
            legalBody: "Association",
            adhesions: [
                Adhesion(
                    certificateKind: "relation-client",
                    cpneDecision: CPNEDecision(reference: "n° 1", date: Day("2019-01-01")!),
                    joinedOn: Day("2020-01-01")!,
                    leftOn: leftOn.map { Day($0)! }
                )
            ],
            components: components
        )
    }

    static let identity = Identity(
        birthName: "Durand",
        usageName: "Née",
        firstNames: "Anne-Lise",
        birthDate: Day("1990-05-17")!,
        birthPlace: "Brest"
    )

    static let award = CertificateAwarded(
        decision: decision,
        dossier: dossier,
        attempt: 2,
        panel: "p2st-1",
        session: "S-1",
        decidedOn: Day("2026-03-01")!,
        branch: "p2st",
        certificateKind: "relation-client",
        standard: standard.id,
        candidate: holder,
        personal: CandidatePersonal(identity: identity, contact: Contact(email: "anne@example.fr"))
    )

    static let entropy = CertificateEntropy((0..<32).map { $0 })!

    static func prepare(
        _ award: CertificateAwarded = Example.award,
        on certificate: Certificate? = nil,
        standing: CertificateID? = nil,
        number: Int = 123,
        scheme: Scheme = Example.scheme(),
        at now: Instant = Example.now
    ) -> Decision {
        decide(
            award,
            on: certificate,
            standing: standing,
            nextNumber: number,
            entropy: entropy,
            scheme: scheme,
            at: now
        )
    }

    static let prepared = state(nil, prepare())

    static func mandate(
        _ id: SigningMandateID = "M-B",
        _ capacity: SigningCapacity = .branch("p2st"),
        key: String = Example.key,
        until: String? = "2027-12-31",
        delegation: SigningDelegation? = nil
    ) -> SigningMandate {
        SigningMandate(
            id: id,
            capacity: capacity,
            publicKey: key,
            from: Day("2026-01-01")!,
            until: until.map { Day($0)! },
            act: "CPNE-2026-04",
            delegation: delegation
        )
    }

    /// A mandate of A-1 on the delegation of A-0.
    static func delegatedMandate(
        _ id: SigningMandateID = "M-B",
        rests on: SigningMandateID = "M-0",
        of delegator: PersonID = "A-0"
    ) -> SigningMandate {
        mandate(id, delegation: SigningDelegation(delegator: delegator, mandate: on, act: "DELEG-7"))
    }

    /// A-0, who holds the office that A-1 signs for.
    static func delegator(until: String? = nil, ended: Bool = false) -> Signatory {
        let holder = signatory("A-0", mandate("M-0", key: "C" + key.dropFirst(), until: until))
        guard ended else { return holder }
        return Signatory.evolve(holder, SigningMandateEnded(signatory: "A-0", mandate: "M-0", endedBy: "C-1"))!
    }

    static func signatory(_ person: PersonID, _ mandates: SigningMandate...) -> Signatory {
        let events = mandates.map {
            SignatoryAppointed(signatory: person, mandate: $0, appointedBy: "C-1", personal: nil)
        }
        return events.reduce(nil) { Signatory.evolve($0, $1) }!
    }

    static let bearer = IssuedPersonal(identity: identity, salt: "5a")

    static let branchSignatory = signatory(authority, mandate())
    static let committeeSignatory = signatory(president, mandate("M-C", .committee, key: otherKey))

    static func sign(
        _ certificate: Certificate?,
        _ person: PersonID,
        _ mandate: SigningMandateID,
        as signatory: Signatory?,
        by actor: Actor,
        valid: Bool = true,
        delegator: Signatory? = nil,
        bearer: IssuedPersonal? = Example.bearer,
        scheme: Scheme = Example.scheme(),
        at now: Instant = Example.now
    ) -> Decision {
        decide(
            SignCertificate(certificate: Example.certificate, signatory: person, mandate: mandate, signature: "c2ln"),
            on: certificate,
            SigningFacts(signatory: signatory, delegator: delegator, signatureIsValid: valid, bearer: bearer),
            scheme: scheme,
            by: By(actor, at: now)
        )
    }

    static func signForBranch(_ certificate: Certificate?, at now: Instant = Example.now) -> Decision {
        sign(certificate, authority, "M-B", as: branchSignatory, by: asAuthority, at: now)
    }

    static func signForCommittee(_ certificate: Certificate?, at now: Instant = Example.now) -> Decision {
        sign(certificate, president, "M-C", as: committeeSignatory, by: asPresident, at: now)
    }

    static let signedOnce = state(prepared, signForBranch(prepared))
    static let issued = state(signedOnce, signForCommittee(signedOnce))

    static let rescinded = DecisionRescinded(
        decision: decision,
        dossier: dossier,
        attempt: 2,
        session: "S-9",
        rescindedOn: Day("2026-04-01")!,
        candidate: holder,
        personal: ReasonPersonal(reason: "Fraude.")
    )

    static func rescind(_ certificate: Certificate?, _ event: DecisionRescinded = Example.rescinded) -> Decision {
        var policy = BranchPolicy()
        policy.due.certificateRevocation = 10
        return decide(event, on: certificate, scheme: scheme(policy), at: now)
    }

    static let voided = state(prepared, rescind(prepared))
    static let demanded = state(issued, rescind(issued))
    static let revoked = state(demanded, revoke(demanded))

    static func revoke(
        _ certificate: Certificate?,
        holder: PersonID = Example.holder,
        reason: String? = "La session du 1er avril a retiré la décision.",
        by actor: Actor = asAuthority
    ) -> Decision {
        decide(
            RevokeCertificate(
                certificate: Example.certificate,
                holder: holder,
                authority: authority,
                personal: reason.map { ReasonPersonal(reason: $0) }
            ),
            on: certificate,
            by: By(actor, at: now)
        )
    }
}

extension Example {
    static let newIdentity = Identity(
        birthName: "Durand",
        usageName: "Morel",
        firstNames: "Anne-Lise",
        birthDate: Day("1990-05-17")!,
        birthPlace: "Brest"
    )

    /// The holder's names were put right before the award.
    static func correct(
        _ certificate: Certificate?,
        _ identity: Identity? = newIdentity,
        salts: [String] = []
    ) -> Decision {
        decide(
            AwardedHolderCorrected(
                dossier: dossier,
                candidate: holder,
                decision: decision,
                personal: identity.map {
                    CandidatePersonal(identity: $0, contact: Contact(email: "anne@example.fr"))
                }
            ),
            on: certificate,
            salts: salts,
            entropy: CertificateEntropy((0..<32).map { $0 + 100 })!
        )
    }

    static func replace(
        _ certificate: Certificate?,
        holder: PersonID = Example.holder,
        identity: Identity = Example.newIdentity,
        reason: String = "Acte de mariage présenté.",
        number: Int = 124,
        by actor: Actor = asOfficer
    ) -> Decision {
        decide(
            ReplaceCertificate(
                certificate: certificate?.content.certificate ?? Example.certificate,
                holder: holder,
                officer: officer,
                cause: .civilStatus,
                personal: ReplacementPersonal(
                    identity: identity,
                    contact: Contact(email: "anne@example.fr"),
                    reason: reason
                )
            ),
            on: certificate,
            nextNumber: number,
            entropy: CertificateEntropy((0..<32).map { $0 + 100 })!,
            scheme: scheme(),
            by: By(actor, at: now)
        )
    }

    static let replacing = state(issued, replace(issued))
    static let replacingSignedOnce = state(replacing, signForBranch(replacing))
    static let replaced = state(replacingSignedOnce, signForCommittee(replacingSignedOnce))

    static func dispatch(
        _ certificate: Certificate?,
        _ means: DispatchMeans = .post,
        _ address: DispatchAddress = .home,
        scheme: Scheme = Example.scheme(),
        by actor: Actor = asOfficer
    ) -> Decision {
        decide(
            DispatchCertificate(certificate: certificateID, officer: officer, means: means, address: address),
            on: certificate,
            scheme: scheme,
            by: By(actor, at: now)
        )
    }

    private static let certificateID: CertificateID = "DEC-1"

    static func declareSurvey(
        _ certificate: Certificate?,
        _ takesPart: Bool = true,
        by actor: Actor = asHolder,
        at now: Instant = Example.now
    ) -> Decision {
        decide(
            DeclareSurveyParticipation(certificate: certificateID, holder: holder, takesPart: takesPart),
            on: certificate,
            by: By(actor, at: now)
        )
    }

    static let takingPart = state(issued, declareSurvey(issued))

    static func recordDeath(_ certificate: Certificate?, by actor: Actor = asOfficer) -> Decision {
        decide(
            RecordHolderDeath(certificate: certificateID, holder: holder, officer: officer),
            on: certificate,
            by: By(actor, at: now)
        )
    }

    static func duplicate(_ certificate: Certificate?, by actor: Actor = asOfficer, at now: Instant = Example.now)
        -> Decision
    {
        decide(
            IssueDuplicate(certificate: certificateID, holder: holder, officer: officer),
            on: certificate,
            by: By(actor, at: now)
        )
    }

    static func recognise(
        _ certificate: Certificate?,
        number: String? = nil,
        by branch: BranchID = "logi",
        component: ComponentID? = nil,
        actor: Actor? = nil,
        at now: Instant = Example.now
    ) -> Decision {
        decide(
            RecogniseCertificate(
                number: number ?? certificate?.content.number ?? "CCS-2026-000123-T",
                branch: branch,
                officer: "O-9",
                component: component
            ),
            on: certificate,
            scheme: scheme(),
            by: By(actor ?? Actor(.officer, "O-9", of: branch), at: now)
        )
    }
}

/// The certificate after what was decided; a refusal leaves it as it was.
func state(_ before: Certificate?, _ decision: Decision) -> Certificate? {
    (decision.events ?? []).reduce(before) { Certificate.evolve($0, $1) }
}

extension Decision {
    var events: [any Event]? { if case .accepted(let events) = self { events } else { nil } }
    var refusal: Refusal? { if case .refused(let refusal) = self { refusal } else { nil } }
    var code: String? { refusal?.code.value }
    var waitsFor: StreamID? { if case .early(let stream) = self { stream } else { nil } }
    var changesNothing: Bool { events?.isEmpty ?? false }

    /// The one event that was decided, when it is of that type.
    func event<E: Event>(_ type: E.Type) -> E? { events?.count == 1 ? events?.first as? E : nil }
}

/// What is wrong and where, as `path code`, for a set to be compared.
func places(_ decision: Decision) -> Set<String> {
    Set((decision.refusal?.faults ?? []).map { "\($0.path) \($0.code)" })
}

/// SplitMix64: the same numbers for the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

extension By {
    /// At a moment that does not matter.
    init(_ actor: Actor) { self.init(actor, at: Example.now) }
}
