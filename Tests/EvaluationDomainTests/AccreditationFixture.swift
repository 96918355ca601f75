import Contracts
import EvaluationDomain
import Kernel
import Scheme

let testBranch = Branch(
    id: "p2st",
    name: "Essai",
    legalBody: "Essai",
    activities: [.init(code: "accueil", title: "Accueil"), .init(code: "recouvrement", title: "Recouvrement")],
    adhesions: [
        Adhesion(
            certificateKind: "relation-client",
            cpneDecision: CPNEDecision(reference: "Essai", date: Day("2014-01-01")!),
            joinedOn: Day("2015-01-01")!
        )
    ]
)

/// One person and one branch: the application and the accreditation, moved on by commands and by time as the service would
/// move them.
struct Accrediting {
    var application: AccreditationApplication?
    var evaluator: Evaluator?
    var referents: [PersonID: Referent] = [:]
    var concerned: ConcernedEvaluator?
    var now = noon
    var policy = Accrediting.inBareDays
    var branch = testBranch
    /// The files under way of the evaluator.
    var files: [AssessmentFile] = []
    var history: [any Event] = []

    let applicant = Actor(.evaluator, evaluatorID.value)
    let branchOfficer = Actor(.officer, "O-1", of: "p2st")
    let authority = Actor(.authority, "A-1", of: "p2st")
    let otherAuthority = Actor(.authority, "A-2", of: "p2st")

    var today: Day { now.parisDay }

    /// No term is carried to a working day: what is, is tested by itself.
    private static let inBareDays: BranchPolicy = {
        var policy = BranchPolicy()
        policy.due.endsOnWorkingDays = false
        return policy
    }()

    @discardableResult
    mutating func take(_ decision: Decision) -> Decision {
        guard let decided = decision.events else { return decision }
        return .accepted(decided.flatMap { append($0) })
    }

    /// Appends an event as the loop does: behind it what follows from it.
    private mutating func append(_ event: any Event) -> [any Event] {
        let (applying, evaluating, concerning) = (application, evaluator, concerned)
        evolve(event)
        let follows: [any Event] =
            switch event.stream.kind {
            case "accreditation-application":
                application.map {
                    AccreditationApplication.follow(
                        event,
                        from: applying,
                        to: $0,
                        AccreditationApplication.Facts(evaluator: evaluator, policy: policy.retention),
                        at: now
                    )
                } ?? []
            case "evaluator":
                evaluator.map {
                    Evaluator.follow(event, from: evaluating, to: $0, files.map(\.dossier), at: now)
                } ?? []
            case "concerned-evaluator":
                concerned.map {
                    ConcernedEvaluator.follow(
                        event,
                        from: concerning,
                        to: $0,
                        ConcernedEvaluator.Facts(
                            evaluator: evaluator,
                            applications: [application].compactMap { $0 }
                        ),
                        at: now
                    )
                } ?? []
            default: []
            }
        return [event] + follows.flatMap { append($0) }
    }

    private mutating func evolve(_ event: any Event) {
        application = AccreditationApplication.evolve(application, event)
        evaluator = Evaluator.evolve(evaluator, event)
        concerned = ConcernedEvaluator.evolve(concerned, event)
        for place in files.indices where event.stream == StreamID(AssessmentFile.kind, files[place].dossier.value) {
            files[place] = AssessmentFile.evolve(files[place], event) ?? files[place]
        }
        if let event = event as? ReferentBriefed {
            referents[event.referent] = Referent.evolve(referents[event.referent], event)
        }
        history.append(event)
    }

    /// Lets time pass up to that day's first moment in Paris, or to noon of the day, each due time as it comes.
    @discardableResult
    mutating func pass(to day: Day, noon: Bool = true) -> [any Event] {
        let until = noon ? day.startInParis.adding(milliseconds: 43_200_000) : day.startInParis
        var told: [any Event] = []
        while true {
            let ours = application?.dueTimes.map { ($0, true) } ?? []
            let theirs = evaluator?.dueTimes.map { ($0, false) } ?? []
            guard let (due, isOurs) = (ours + theirs).filter({ $0.0.at <= until }).min(by: { $0.0.at < $1.0.at })
            else { break }
            now = max(now, due.at)
            let decision = isOurs ? application.map { fall(due, $0) } : evaluator.map { fall(due, $0) }
            guard let events = decision.map({ take($0) })?.events, !events.isEmpty else { break }
            told += events.filter { !($0 is AccreditationRetentionBegan) }
        }
        now = max(now, until)
        return told
    }

    private func fall(_ due: DueTime, _ application: AccreditationApplication) -> Decision {
        due.name == AccreditationApplication.retentionEnd ? retention : decideStep(application, at: now)
    }

    /// What is no longer kept.
    private var retention: Decision {
        decideRetention(
            of: evaluator,
            applications: [application].compactMap { $0 },
            concerned: concerned,
            at: now
        )
    }

    /// A complaint about the evaluator comes in, or is decided.
    @discardableResult
    mutating func complain(_ complaint: ComplaintID = "R-1", open: Bool) -> Decision {
        take(
            decide(
                PersonConcerned(concerned: evaluatorID, complaint: complaint, isOpen: open),
                on: concerned
            )
        )
    }

    private func fall(_ due: DueTime, _ evaluator: Evaluator) -> Decision {
        switch due.name {
        case Evaluator.retentionStart:
            decideRetentionStart(
                of: evaluator,
                policies: ["p2st": policy.retention, "logi": policy.retention],
                at: now
            )
        case Evaluator.retentionEnd: retention
        case Evaluator.overdueRemoval: decideOverdueRemoval(evaluator, at: now)
        case Evaluator.expiry: decideExpiry(evaluator, files: ["p2st": files, "logi": files], at: now)
        default: decideStep(evaluator, at: now)
        }
    }

    static let sector = SectorExperience(
        activity: "accueil",
        from: Day("2015-02-01"),
        until: Day("2020-12-31"),
        inBranchCompany: true,
        withCustomers: true
    )
    static let competence = CompetenceExperience(field: .training, from: Day("2021-01-04"), until: nil)

    var complete: ApplyForAccreditation {
        ApplyForAccreditation(
            evaluator: evaluatorID,
            branch: "p2st",
            situation: EvaluatorSituation(kind: .consultant, employerSiren: "552100554", department: "conseil"),
            certificateKinds: ["relation-client"],
            sectors: [Self.sector],
            competence: [Self.competence],
            personal: ApplicantPersonal(
                name: "Eva Essai",
                email: "eva@example.org",
                organisation: "Essai Conseil",
                trainingPath: "Licence"
            )
        )
    }

    @discardableResult
    mutating func apply(_ command: ApplyForAccreditation? = nil, by actor: Actor? = nil) -> Decision {
        take(
            decide(
                command ?? complete,
                on: application,
                evaluator: evaluator,
                branch: branch,
                policy: policy,
                by: By(actor ?? applicant, at: now)
            )
        )
    }

    @discardableResult
    mutating func instruct(by actor: Actor? = nil) -> Decision {
        take(
            decide(
                InstructApplication(evaluator: evaluatorID, branch: "p2st", met: [.customerRelations], personal: nil),
                on: application,
                by: By(actor ?? branchOfficer, at: now)
            )
        )
    }

    @discardableResult
    mutating func show(_ evidence: AccreditationEvidence, on day: Day? = nil) -> Decision {
        take(
            decide(
                RecordAccreditationEvidence(
                    evaluator: evaluatorID,
                    branch: "p2st",
                    evidence: evidence,
                    on: day ?? today
                ),
                on: application,
                by: By(branchOfficer, at: now)
            )
        )
    }

    @discardableResult
    mutating func undertake(_ undertakings: [AccreditationUndertaking], by actor: Actor? = nil) -> Decision {
        take(
            decide(
                GiveUndertakings(evaluator: evaluatorID, branch: "p2st", undertakings: undertakings),
                on: application,
                by: By(actor ?? applicant, at: now)
            )
        )
    }

    @discardableResult
    mutating func decideApplication(granted: Bool = true, reason: String? = nil, by actor: Actor? = nil) -> Decision {
        let command = DecideAccreditation(
            evaluator: evaluatorID,
            branch: "p2st",
            granted: granted,
            personal: reason.map(ReasonPersonal.init)
        )
        return take(
            decide(command, on: application, by: By(actor ?? authority, at: now))
        )
    }

    @discardableResult
    mutating func sendLetter(on day: Day? = nil, by actor: Actor? = nil) -> Decision {
        take(
            decide(
                IssueAccreditationLetter(
                    evaluator: evaluatorID,
                    branch: "p2st",
                    letter: "HAB-2026-1",
                    letterOn: day ?? today
                ),
                on: application,
                policy: policy,
                by: By(actor ?? authority, at: now)
            )
        )
    }

    @discardableResult
    mutating func report(_ account: String? = "Deux ans en centres de contact.", by actor: Actor? = nil) -> Decision {
        take(
            decide(
                ReportActivity(
                    evaluator: evaluatorID,
                    branch: "p2st",
                    personal: account.map(ActivityReportPersonal.init)
                ),
                on: evaluator,
                by: By(actor ?? applicant, at: now)
            )
        )
    }

    @discardableResult
    mutating func askRenewal() -> Decision {
        take(decide(RequestRenewal(evaluator: evaluatorID, branch: "p2st"), on: evaluator, by: By(applicant, at: now)))
    }

    @discardableResult
    mutating func decideRenewal(_ letter: LetterID? = "HAB-2030-1", reason: String? = nil) -> Decision {
        take(
            decide(
                DecideRenewal(
                    evaluator: evaluatorID,
                    branch: "p2st",
                    letter: letter,
                    personal: reason.map(ReasonPersonal.init)
                ),
                on: evaluator,
                policy: policy,
                by: By(authority, at: now)
            )
        )
    }

    @discardableResult
    mutating func suspend(_ reason: String? = "Réclamation", by actor: Actor? = nil) -> Decision {
        take(
            decide(
                SuspendAccreditation(
                    evaluator: evaluatorID,
                    branch: "p2st",
                    ground: .complaint,
                    personal: reason.map(ReasonPersonal.init)
                ),
                on: evaluator,
                files: files,
                by: By(actor ?? branchOfficer, at: now)
            )
        )
    }

    @discardableResult
    mutating func lift(by actor: Actor? = nil) -> Decision {
        take(
            decide(
                LiftSuspension(evaluator: evaluatorID, branch: "p2st"),
                on: evaluator,
                files: files,
                by: By(actor ?? branchOfficer, at: now)
            )
        )
    }

    @discardableResult
    mutating func notify(_ ground: RemovalGround = .undertakingBroken, reason: String? = "Faits") -> Decision {
        take(
            decide(
                NotifyRemovalGrounds(
                    evaluator: evaluatorID,
                    branch: "p2st",
                    ground: ground,
                    personal: reason.map(ReasonPersonal.init)
                ),
                on: evaluator,
                by: By(branchOfficer, at: now)
            )
        )
    }

    @discardableResult
    mutating func answer(_ words: String? = "Je conteste") -> Decision {
        take(
            decide(
                AnswerRemovalGrounds(
                    evaluator: evaluatorID,
                    branch: "p2st",
                    personal: words.map(ReasonPersonal.init)
                ),
                on: evaluator,
                by: By(applicant, at: now)
            )
        )
    }

    @discardableResult
    mutating func remove(_ removed: Bool = true, reason: String? = "Faits établis", by actor: Actor? = nil) -> Decision
    {
        take(
            decide(
                DecideRemoval(
                    evaluator: evaluatorID,
                    branch: "p2st",
                    removed: removed,
                    personal: reason.map(ReasonPersonal.init)
                ),
                on: evaluator,
                files: files,
                by: By(actor ?? authority, at: now)
            )
        )
    }

    @discardableResult
    mutating func askReview(_ reason: String? = "Erreur") -> Decision {
        take(
            decide(
                AskForRemovalReview(
                    evaluator: evaluatorID,
                    branch: "p2st",
                    personal: reason.map(ReasonPersonal.init)
                ),
                on: evaluator,
                by: By(applicant, at: now)
            )
        )
    }

    @discardableResult
    mutating func review(upheld: Bool, reason: String? = "Réexaminé", by actor: Actor? = nil) -> Decision {
        take(
            decide(
                DecideRemovalReview(
                    evaluator: evaluatorID,
                    branch: "p2st",
                    upheld: upheld,
                    personal: reason.map(ReasonPersonal.init)
                ),
                on: evaluator,
                files: files,
                by: By(actor ?? otherAuthority, at: now)
            )
        )
    }

    @discardableResult
    mutating func resign() -> Decision {
        take(
            decide(
                ResignAccreditation(evaluator: evaluatorID, branch: "p2st"),
                on: evaluator,
                files: files,
                by: By(applicant, at: now)
            )
        )
    }

    @discardableResult
    mutating func declare(_ situation: EvaluatorSituation, since: Day, for organisation: String? = nil) -> Decision {
        take(
            decide(
                DeclareSituation(
                    evaluator: evaluatorID,
                    situation: situation,
                    since: since,
                    personal: organisation.map(SituationPersonal.init)
                ),
                on: evaluator,
                by: By(applicant, at: now)
            )
        )
    }

    @discardableResult
    mutating func choose(_ contact: String?) -> Decision {
        take(
            decide(
                ChoosePublicContact(evaluator: evaluatorID, personal: contact.map(PublicContactPersonal.init)),
                on: evaluator,
                by: By(applicant, at: now)
            )
        )
    }

    @discardableResult
    mutating func brief(
        _ person: PersonID = referentID,
        on day: Day? = nil,
        siret: String = siret,
        by actor: Actor? = nil
    ) -> Decision {
        take(
            decide(
                BriefReferent(
                    referent: person,
                    companySiret: siret,
                    branch: "p2st",
                    standard: standard.id,
                    briefedOn: day ?? today
                ),
                on: referents[person],
                trainer: (actor ?? applicant).role == .evaluator ? evaluator : nil,
                standard: standard,
                policy: policy.accreditation,
                by: By(actor ?? applicant, at: now)
            )
        )
    }

    /// What keeps this evaluator from observing a file that day.
    func refusals(on day: Day) -> [String] {
        evaluatorRefusals(
            evaluatorID,
            evaluator,
            for: fileForAssessment(),
            referent: referentID,
            accreditedBy: "p2st",
            approving: branch,
            policy.designation,
            on: day
        ).map(\.code.value)
    }

    static var instructed: Accrediting {
        var it = Accrediting()
        it.apply()
        it.instruct()
        return it
    }
    static var grantable: Accrediting {
        var it = instructed
        for evidence in AccreditationEvidence.allCases { it.show(evidence) }
        it.undertake(AccreditationUndertaking.allCases)
        return it
    }
    /// In force from 2026-11-23 through 2030-11-22; the first report is due by 2028-11-22.
    static var accredited: Accrediting {
        var it = grantable
        it.decideApplication()
        it.sendLetter()
        return it
    }
    static func accredited(reported: Bool) -> Accrediting {
        var it = accredited
        it.pass(to: Day("2028-11-01")!)
        if reported { it.report() }
        return it
    }
}

extension Evaluator {
    /// Whether nothing comes due any more but the term for which they are kept.
    var isOnlyKept: Bool {
        dueTimes.allSatisfy { $0.name == Evaluator.retentionStart || $0.name == Evaluator.retentionEnd }
    }
}
