import Contracts
import Foundation
import Kernel
import RegistrationDomain
import Scheme

/// Values that the tests share: a scheme of three branches, and one candidate's way through it.
enum Example {
    static let now = Instant("2026-03-10T09:30:00Z")!
    static let today = Day("2026-03-10")!
    static let dossier: DossierID = "D-1"
    static let other: DossierID = "D-2"
    static let candidate: PersonID = "P-1"
    static let officer: PersonID = "O-1"
    static let kind: CertificateKindID = "relation-client"
    static let panel: PanelID = "p2st-1"

    static let asCandidate = Actor(.candidate, "P-1")
    static let asOfficer = Actor(.officer, "O-1", of: "p2st")

    static let standard = AssessmentStandard(
        id: "relation-client-2026",
        certificateKind: kind,
        title: "Relation client",
        version: "1",
        inForceFrom: Day("2020-01-01")!,
        official: false,
        domains: [
            CompetenceDomain(number: 1, title: "Un", elements: [element("RC.1.1"), element("RC.1.2")]),
            CompetenceDomain(number: 2, title: "Deux", elements: [element("RC.2.1"), element("RC.2.2")]),
        ]
    )

    static func element(_ code: ElementCode) -> CompetenceElement {
        CompetenceElement(
            code: code,
            title: "Élément",
            criteria: [EvaluationCriterion(code: CriterionCode("\(code).1")!, text: "Critère")]
        )
    }

    /// `p2st` has joined `relation-client`; `gone` has left it, its open files run to the end of March 2026; `apart`
    /// has joined nothing. National reporting is on for `reported` only.
    static func scheme(_ policy: BranchPolicy = BranchPolicy()) -> Scheme {
        let decision = CPNEDecision(reference: "CPNE-1", date: Day("2019-01-01")!)
        let joined = [kind, "reported"].map {
            Adhesion(certificateKind: $0, cpneDecision: decision, joinedOn: Day("2020-01-01")!)
        }
        let left = Adhesion(
            certificateKind: kind,
            cpneDecision: decision,
            joinedOn: Day("2020-01-01")!,
            leftOn: Day("2026-03-10")!,
            openFilesUntil: Day("2026-03-31")!
        )
        func branch(_ id: BranchID, _ adhesions: [Adhesion]) -> Branch {
            Branch(
                id: id,
                name: "Branche",
                legalBody: "Association",
                activities: [Branch.Activity(code: "contact-centres", title: "Centres de contact")],
                adhesions: adhesions,
                panels: [panel]
            )
        }
        return Scheme(
            kinds: [
                CertificateKind(id: kind, title: "Relation client", nationalReporting: false, tools: []),
                CertificateKind(id: "reported", title: "Déclaré", nationalReporting: true, tools: []),
            ],
            standards: [standard],
            branches: [branch("p2st", joined), branch("gone", [left]), branch("apart", [])],
            policies: ["p2st": policy, "gone": policy, "apart": policy],
            digest: "00"
        )
    }

    /// A registration in which nothing is wrong.
    static var command: RegisterCandidate {
        RegisterCandidate(
            dossier: dossier,
            branch: "p2st",
            certificateKind: kind,
            candidate: candidate,
            form: RegistrationForm(
                activity: "contact-centres",
                employment: EmploymentForm(
                    status: "employee",
                    employerSiret: "73282932000074",
                    department: "calls",
                    since: "2022-09-01"
                ),
                company: AssessmentCompanyForm(
                    siret: "732 829 320 00074",
                    department: "calls",
                    departments: ["calls", "mails"],
                    since: "2022-09-01"
                ),
                trainers: ["T-1"],
                trainingProviders: ["F-1"],
                meetsCustomers: true,
                noticeAcknowledgedOn: "2026-03-10"
            ),
            personal: RegistrationFormPersonal(
                identity: IdentityForm(
                    birthName: "Durand",
                    firstNames: "Anne-Lise",
                    birthDate: "1990-05-17",
                    birthPlace: "Brest"
                ),
                contact: ContactForm(email: "anne.durand@example.fr", phone: "+33 6 12 34 56 78"),
                jobTitle: "Conseillère clientèle",
                customerContact: "Répond aux clients par téléphone.\nEn français et en anglais."
            )
        )
    }

    /// A registration by a temporary worker, observed in the user company.
    static var temporaryWorker: RegisterCandidate {
        var command = Example.command
        command.form.employment = EmploymentForm(
            status: "temporaryWorker",
            employerSiret: "44306184100047",
            since: "2025-11-02"
        )
        command.form.companyAgreedOn = "2026-02-01"
        return command
    }

    /// A registration by a jobseeker, observed in a host company.
    static var jobseeker: RegisterCandidate {
        var command = Example.temporaryWorker
        command.form.employment = EmploymentForm(status: "jobseeker", since: "2025-11-02")
        command.personal?.jobTitle = nil
        return command
    }

    static let registered = file(register(command))

    static let accepted = file(
        registered,
        decide(
            AcceptRegistration(dossier: dossier, officer: officer),
            on: registered,
            nextNumber: 17,
            scheme: scheme(),
            by: By(asOfficer, at: now)
        )
    )

    static let returned = file(
        accepted,
        decide(notAwarded(attempt: 1, "DEC-1"), on: accepted, scheme: scheme(), at: now)
    )

    static let awarded = file(accepted, decide(award(attempt: 1, "DEC-1"), on: accepted, heldThrough: nil))

    static let certified = file(awarded, decide(issued("DEC-1"), on: awarded))

    static let takenBack = file(awarded, decide(rescinded(attempt: 1, "DEC-1"), on: awarded, openFile: nil))

    static let withdrawn = file(
        registered,
        decide(WithdrawCandidate(dossier: dossier, candidate: candidate), on: registered, by: By(asCandidate))
    )

    static func register(_ command: RegisterCandidate, _ scheme: Scheme = Example.scheme()) -> Decision {
        decide(
            command,
            on: nil,
            openFile: nil,
            heldThrough: nil,
            scheme: scheme,
            by: By(Actor(.candidate, command.candidate.value), at: now)
        )
    }

    static func reassess(
        _ file: RegistrationFile?,
        _ change: (inout RequestReassessment) -> Void = { _ in },
        openFile: DossierID? = Example.dossier,
        scheme: Scheme = Example.scheme(),
        by actor: Actor = asCandidate,
        at now: Instant = Example.now
    ) -> Decision {
        var command = RequestReassessment(dossier: dossier, candidate: candidate)
        change(&command)
        return decide(command, on: file, openFile: openFile, scheme: scheme, by: By(actor, at: now))
    }

    static func carried(_ element: ElementCode, _ day: String = "2026-03-01", attempt: Int = 1) -> CarriedElement {
        CarriedElement(
            element: element,
            attempt: attempt,
            acquiredOn: Day(day)!,
            observers: ["E-1", "R-1"],
            session: "S-1",
            decision: "DEC-1"
        )
    }

    static func notAwarded(attempt: Int, _ decision: DecisionID) -> CertificateNotAwarded {
        CertificateNotAwarded(
            decision: decision,
            dossier: dossier,
            attempt: attempt,
            panel: panel,
            session: "S-1",
            decidedOn: Day("2026-03-01")!,
            candidate: candidate,
            missing: ["RC.1.2", "RC.2.2"],
            acquired: [carried("RC.1.1"), carried("RC.2.1")],
            personal: RecommendationsPersonal(recommendations: ["RC.1.2": "Reformuler.", "RC.2.2": "Vérifier."])
        )
    }

    static func award(attempt: Int, _ decision: DecisionID) -> CertificateAwarded {
        CertificateAwarded(
            decision: decision,
            dossier: dossier,
            attempt: attempt,
            panel: panel,
            session: "S-1",
            decidedOn: Day("2026-03-01")!,
            branch: "p2st",
            certificateKind: kind,
            standard: standard.id,
            candidate: candidate,
            personal: nil
        )
    }

    static func issued(_ decision: DecisionID) -> CertificateIssued {
        CertificateIssued(
            content: CertificateContent(
                certificate: CertificateID(decision.value)!,
                number: "CCS-2026-000123-K",
                certificateKind: kind,
                standard: standard.id,
                official: true,
                domainsDigest: "",
                branch: "p2st",
                decision: decision,
                awardedOn: Day("2026-03-01")!,
                expiresOn: nil,
                holder: candidate,
                holderDigest: "",
                checkCodeDigest: ""
            ),
            taken: TakenNumber(series: "certificate/2026", number: 123),
            signed: [],
            dossier: dossier,
            issuedAt: now
        )
    }

    static func rescinded(attempt: Int, _ decision: DecisionID) -> DecisionRescinded {
        DecisionRescinded(
            decision: decision,
            dossier: dossier,
            attempt: attempt,
            session: "S-9",
            rescindedOn: Day("2026-03-05")!,
            candidate: candidate,
            personal: ReasonPersonal(reason: "Erreur de procédure.")
        )
    }
}

extension Example {
    /// A company prepares all but what only the candidate can say.
    static func prepare(
        _ command: RegisterCandidate = Example.command,
        by actor: Actor = Actor(.company, "73282932000074"),
        policy: BranchPolicy = BranchPolicy()
    ) -> Decision {
        var form = command.form
        form.noticeAcknowledgedOn = nil
        return decide(
            PrepareRegistration(
                dossier: command.dossier,
                branch: command.branch,
                certificateKind: command.certificateKind,
                candidate: command.candidate,
                form: form,
                personal: command.personal
            ),
            on: nil,
            scheme: scheme(policy),
            by: By(actor, at: now)
        )
    }

    static let prepared = file(prepare())

    static func confirm(
        _ file: RegistrationFile?,
        _ form: RegistrationForm = RegistrationForm(noticeAcknowledgedOn: "2026-03-10"),
        personal: RegistrationFormPersonal? = nil,
        signedForm: SignedForm? = nil,
        openFile: DossierID? = nil,
        heldThrough: DossierID? = nil,
        scheme: Scheme = Example.scheme(),
        by actor: Actor = asCandidate,
        at now: Instant = Example.now
    ) -> Decision {
        decide(
            ConfirmRegistration(
                dossier: dossier,
                candidate: candidate,
                form: form,
                signedForm: signedForm,
                personal: personal
            ),
            on: file,
            openFile: openFile,
            heldThrough: heldThrough,
            scheme: scheme,
            by: By(actor, at: now)
        )
    }
}

extension RegistrationFile {
    /// Its keys but those made of the civil status, and the one that says that something is overdue.
    var ownKeys: [Claim] {
        claims.filter { !$0.value.hasPrefix("open-identity/") && !$0.value.hasPrefix("overdue/") }
    }
}

/// The file after what was decided; a refusal leaves it as it was.
func file(_ before: RegistrationFile? = nil, _ decision: Decision) -> RegistrationFile? {
    (decision.events ?? []).reduce(before) { RegistrationFile.evolve($0, $1) }
}

/// Events as the loop appends them to a file: behind each what follows from it.
func appended(
    _ decision: Decision,
    to before: RegistrationFile?,
    leaving: LeavingBranch? = nil,
    scheme: Scheme = Example.scheme(),
    at now: Instant = Example.now
) -> [any Event] {
    var file = before
    func append(_ event: any Event) -> [any Event] {
        let former = file
        file = RegistrationFile.evolve(file, event)
        guard let file else { return [event] }
        let facts = RegistrationFile.Facts(scheme: scheme, leaving: file.comesBack(from: former) ? leaving : nil)
        return [event] + RegistrationFile.follow(event, from: former, to: file, facts, at: now).flatMap(append)
    }
    return (decision.events ?? []).flatMap(append)
}

func file(_ decision: Decision) -> RegistrationFile? { file(nil, decision) }

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
