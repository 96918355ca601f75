import Contracts
import EvaluationDomain
import Kernel
import Scheme

// One file of a small standard: element E1 with two criteria, E2 with three; and the people around it.

let candidate: PersonID = "P-candidate"
let evaluatorID: PersonID = "P-evaluator"
let otherEvaluator: PersonID = "P-evaluator-2"
let referentID: PersonID = "P-referent"
let otherReferent: PersonID = "P-referent-2"
let dossier: DossierID = "D-1"
let siret = "12345678200010"
let noon = Instant("2026-11-23T11:00:00Z")!
let today = noon.parisDay
let officer = Actor(.officer, "O-1", of: "p2st")
let companyActor = Actor(.company, siret)

let standard = AssessmentStandard(
    id: "relation-client-test",
    certificateKind: "relation-client",
    title: "Essai",
    version: "1",
    inForceFrom: Day("2024-01-01")!,
    official: false,
    domains: [
        CompetenceDomain(
            number: 1,
            title: "Premier",
            elements: [element("E1", 2), element("E2", 3)]
        )
    ]
)

private func element(_ code: ElementCode, _ criteria: Int) -> CompetenceElement {
    CompetenceElement(
        code: code,
        title: code.value,
        criteria: (1...criteria).map { EvaluationCriterion(code: CriterionCode("\(code).\($0)")!, text: "…") }
    )
}

func marks(_ text: String) -> CriterionMarks { CriterionMarks(text.map { CriterionMark(rawValue: $0)! }) }

func fileForAssessment(attempt: Int = 1, elements: [ElementCode] = ["E1", "E2"]) -> FileForAssessment {
    FileForAssessment(
        dossier: dossier,
        number: "P2ST-2026-00017",
        branch: "p2st",
        certificateKind: "relation-client",
        standard: standard.id,
        candidate: candidate,
        activity: "contact-centre",
        employment: Employment(status: .employee, employerSiret: siret, department: "front", since: day(-900)),
        company: AssessmentCompany(
            siret: siret,
            department: "front",
            departments: ["front", "back"],
            since: day(-900)
        ),
        trainers: ["P-trainer"],
        trainingProviders: ["O-school"],
        scope: AssessmentScope(attempt: attempt, elements: elements, carried: [])
    )
}

func day(_ offset: Int) -> Day { today.adding(days: offset) }

let candidatePersonal = CandidatePersonal(
    identity: Identity(
        birthName: "Essai",
        firstNames: "Ada",
        birthDate: Day("1990-05-01")!,
        birthPlace: "Lyon"
    ),
    contact: Contact(email: "ada@example.org")
)

func referent(
    _ person: PersonID = referentID,
    siret: String = siret,
    briefedOn: Day = day(-30),
    by: PersonID = "P-briefer"
) -> DesignatedReferent {
    DesignatedReferent(person: person, companySiret: siret, briefedOn: briefedOn, briefedBy: by)
}

/// An evaluator whom nothing excludes, unless told otherwise.
func evaluator(
    _ person: PersonID = evaluatorID,
    branch: BranchID = "p2st",
    kinds: [CertificateKindID] = ["relation-client"],
    from: Day = day(-100),
    until: Day = day(100),
    situation: EvaluatorSituation = EvaluatorSituation(kind: .consultant)
) -> Evaluator {
    Evaluator(
        person: person,
        accreditations: [.init(branch: branch, certificateKinds: kinds, from: from, until: until)],
        situations: [.init(since: from, situation: situation)]
    )
}

func digest(_ bytes: [UInt8]) -> String { Digest(of: bytes).hexadecimal }

/// A file and the evaluators on record, moved on by commands as the service would move them.
struct Assessment {
    var file: AssessmentFile?
    var evaluators: [PersonID: Evaluator] = [
        evaluatorID: evaluator(), otherEvaluator: evaluator(otherEvaluator),
    ]
    var now = noon
    var policy = BranchPolicy()
    var branch = Branch(id: "p2st", name: "Essai", legalBody: "Essai")
    var panel: PanelID? = "p2st-1"
    var drafts: [PersonID: ObservationDraft] = [:]
    /// Every event so far.
    var history: [any Event] = []

    /// The decision on a command, its events applied.
    @discardableResult
    mutating func take(_ decision: Decision) -> Decision {
        if case .accepted(let events) = decision {
            for event in events {
                file = AssessmentFile.evolve(file, event)
                let observer =
                    (event as? ObservationDraftSaved)?.observer ?? (event as? ObservationDraftClosed)?.observer
                if let observer { drafts[observer] = ObservationDraft.evolve(drafts[observer], event) }
            }
            history += events
        }
        return decision
    }

    var known: Evaluator? { file?.attemptUnderWay?.designation.flatMap { evaluators[$0.evaluator.person] } }

    @discardableResult
    mutating func open(_ handedOver: FileForAssessment = fileForAssessment()) -> Decision {
        take(
            decide(
                RegistrationAccepted(
                    file: handedOver,
                    taken: TakenNumber(series: "registration/p2st/2026", number: 17),
                    acceptedBy: "P-officer",
                    lapsesAt: now.adding(days: 365),
                    personal: candidatePersonal
                ),
                on: file,
                due: policy.due,
                at: now
            )
        )
    }

    @discardableResult
    mutating func propose(_ proposed: DesignatedReferent = referent(), by actor: Actor = companyActor) -> Decision {
        take(
            decide(
                ProposeReferent(dossier: dossier, referent: proposed, personal: ReferentPersonal(name: "Rose Essai")),
                on: file,
                policy: policy.designation,
                by: By(actor, at: now)
            )
        )
    }

    @discardableResult
    mutating func designate(
        _ evaluator: PersonID = evaluatorID,
        _ referent: PersonID = referentID,
        expectedOn: Day? = nil,
        lentBy lender: Branch? = nil,
        reason: String? = nil,
        by actor: Actor = officer
    ) -> Decision {
        take(
            decide(
                DesignateObservers(
                    dossier: dossier,
                    candidate: candidate,
                    evaluator: evaluator,
                    referent: referent,
                    expectedOn: expectedOn,
                    lentBy: lender?.id,
                    personal: reason.map(ReasonPersonal.init)
                ),
                on: file,
                evaluator: evaluators[evaluator],
                branch: branch,
                lender: lender,
                policy: policy.designation,
                by: By(actor, at: now)
            )
        )
    }

    @discardableResult
    mutating func escalate(_ of: [PersonID], expectedOn: Day? = nil, by actor: Actor = officer) -> Decision {
        take(
            decide(
                EscalateDesignation(dossier: dossier, expectedOn: expectedOn),
                on: file,
                evaluators: of.compactMap { evaluators[$0] },
                branch: branch,
                policy: policy.designation,
                by: By(actor, at: now)
            )
        )
    }

    @discardableResult
    mutating func declare(_ observer: PersonID, by actor: Actor? = nil) -> Decision {
        take(
            decide(
                DeclareNoTie(dossier: dossier, observer: observer),
                on: file,
                by: By(actor ?? as_(observer), at: now)
            )
        )
    }

    @discardableResult
    mutating func record(
        _ observer: PersonID,
        _ given: [ElementCode: CriterionMarks] = ["E1": marks("++"), "E2": marks("+++")],
        on days: [Day] = [today],
        notes: [CriterionCode: String] = [:],
        complements: [ObservationComplement]? = nil,
        agreement: CompanyAgreement? = CompanyAgreement(agreedBy: referentID, agreedOn: day(-1)),
        draftSeen: [DeviceID: Int]? = nil,
        by actor: Actor? = nil
    ) -> Decision {
        take(
            decide(
                RecordObservation(
                    dossier: dossier,
                    candidate: candidate,
                    observer: observer,
                    situations: days.map { ObservedSituation(kind: .real, on: $0) },
                    marks: given,
                    complements: complements,
                    agreement: agreement,
                    draftSeen: draftSeen,
                    personal: ObservationPersonal(notes: notes)
                ),
                on: file,
                draft: drafts[observer],
                evaluator: known,
                branch: branch,
                standard: standard,
                policy: policy.designation,
                by: By(actor ?? as_(observer), at: now)
            )
        )
    }

    @discardableResult
    mutating func fill(
        _ elements: [ElementCode: ElementAssessment] = allAcquired,
        justified: [ElementCode] = [],
        words: BookletPersonal? = BookletPersonal(),
        conferredOn: Day? = nil,
        by observer: PersonID = evaluatorID
    ) -> Decision {
        let command = FillBooklet(
            dossier: dossier,
            candidate: candidate,
            observer: observer,
            conferredOn: conferredOn ?? now.parisDay,
            elements: elements,
            justified: justified,
            personal: words
        )
        return take(
            decide(
                command,
                on: file,
                standard: standard,
                seal: bookletSeal(for: command, on: file, salt: "5a17"),
                policy: policy.concertation,
                by: By(as_(observer), at: now)
            )
        )
    }

    @discardableResult
    mutating func sign(_ signatory: PersonID, digest: String? = nil, by actor: Actor? = nil) -> Decision {
        take(
            decide(
                SignBooklet(dossier: dossier, signatory: signatory, digest: digest ?? shownDigest),
                on: file,
                evaluator: known,
                branch: branch,
                panel: panel,
                panels: ["p2st-1", "p2st-2"],
                policy: policy.designation,
                by: By(actor ?? as_(signatory), at: now)
            )
        )
    }

    @discardableResult
    mutating func reopen(_ signatory: PersonID, reason: String? = "Une erreur de saisie") -> Decision {
        take(
            decide(
                ReopenBooklet(
                    dossier: dossier,
                    candidate: candidate,
                    signatory: signatory,
                    personal: reason.map(ReasonPersonal.init)
                ),
                on: file,
                by: By(as_(signatory), at: now)
            )
        )
    }

    @discardableResult
    mutating func refuse(_ signatory: PersonID, digest: String? = nil, reason: String? = "Une note manque") -> Decision
    {
        take(
            decide(
                RefuseSignature(
                    dossier: dossier,
                    candidate: candidate,
                    signatory: signatory,
                    digest: digest ?? shownDigest,
                    personal: reason.map(ReasonPersonal.init)
                ),
                on: file,
                by: By(as_(signatory))
            )
        )
    }

    @discardableResult
    mutating func propose(
        _ appointment: Appointment,
        reason: String? = nil,
        by actor: Actor = Actor(.evaluator, evaluatorID.value)
    ) -> Decision {
        take(
            decide(
                ProposeAppointment(
                    dossier: dossier,
                    candidate: candidate,
                    appointment: appointment,
                    personal: AppointmentPersonal(place: "Accueil", reason: reason)
                ),
                on: file,
                by: By(actor, at: now)
            )
        )
    }

    @discardableResult
    mutating func agree(_ appointment: Appointment, by actor: Actor = companyActor) -> Decision {
        take(decide(AgreeAppointment(dossier: dossier, appointment: appointment), on: file, by: By(actor)))
    }

    @discardableResult
    mutating func save(
        _ observer: PersonID,
        _ device: DeviceID,
        _ number: Int,
        seen: [DeviceID: Int] = [:],
        _ changes: [CriterionCode: DraftChange],
        notes: [CriterionCode: String] = [:],
        by actor: Actor? = nil
    ) -> Decision {
        take(
            decide(
                SaveObservationDraft(
                    dossier: dossier,
                    candidate: candidate,
                    observer: observer,
                    device: device,
                    save: number,
                    seen: seen,
                    savedAt: now,
                    changes: changes,
                    personal: ObservationPersonal(notes: notes)
                ),
                on: file,
                draft: drafts[observer],
                standard: standard,
                by: By(actor ?? as_(observer))
            )
        )
    }

    @discardableResult
    mutating func annotate(
        _ observer: PersonID,
        _ criterion: CriterionCode? = "E1.1",
        remark: String? = "Revu depuis",
        by actor: Actor? = nil
    ) -> Decision {
        take(
            decide(
                AnnotateObservation(
                    dossier: dossier,
                    candidate: candidate,
                    observer: observer,
                    criterion: criterion,
                    personal: remark.map(AnnotationPersonal.init)
                ),
                on: file,
                standard: standard,
                by: By(actor ?? as_(observer), at: now)
            )
        )
    }

    @discardableResult
    mutating func withdraw(by actor: Actor = Actor(.candidate, candidate.value)) -> Decision {
        take(decide(WithdrawCandidate(dossier: dossier, candidate: candidate), on: file, by: By(actor, at: now)))
    }

    /// The digest of the booklet that stands.
    var shownDigest: String {
        switch file?.attemptUnderWay?.phase {
        case .filled(_, _, let booklet), .signedByOne(_, _, let booklet, _): booklet.digest
        default: "none"
        }
    }

    /// The actor who this observer is in the file.
    func as_(_ observer: PersonID) -> Actor {
        let role = file?.attemptUnderWay?.designation?.role(of: observer) ?? .evaluator
        return Actor(role, observer.value)
    }
}

let allAcquired: [ElementCode: ElementAssessment] = [
    "E1": ElementAssessment(marks: marks("++"), judgement: .acquired),
    "E2": ElementAssessment(marks: marks("+++"), judgement: .acquired),
]

/// A file on its way, as far as the name says.
extension Assessment {
    static var opened: Assessment {
        var it = Assessment()
        it.open()
        return it
    }
    static var designated: Assessment {
        var it = opened
        it.propose()
        it.designate()
        return it
    }
    static var ready: Assessment {
        var it = designated
        it.declare(evaluatorID)
        it.declare(referentID)
        return it
    }
    static func observed(
        _ evaluators: [ElementCode: CriterionMarks] = ["E1": marks("++"), "E2": marks("+++")],
        _ referents: [ElementCode: CriterionMarks] = ["E1": marks("++"), "E2": marks("+++")]
    ) -> Assessment {
        var it = ready
        it.record(evaluatorID, evaluators)
        it.record(referentID, referents)
        return it
    }
    static var filled: Assessment {
        var it = observed()
        it.fill()
        return it
    }
    static var signedByOne: Assessment {
        var it = filled
        it.sign(evaluatorID)
        return it
    }
    static var transmitted: Assessment {
        var it = signedByOne
        it.sign(referentID)
        return it
    }
}

extension Decision {
    /// The events; `nil` when it was not accepted.
    var events: [any Event]? { if case .accepted(let events) = self { events } else { nil } }
    /// The refusal; `nil` when it was not refused.
    var refusal: Refusal? { if case .refused(let refusal) = self { refusal } else { nil } }
    /// The refusal's code; `nil` when it was not refused.
    var code: String? { refusal?.code.value }
}

extension By {
    /// At a moment that does not matter.
    init(_ actor: Actor) { self.init(actor, at: noon) }
}
