import Contracts
import Scheme

/// The life of one accreditation as people would make it, from the application to the removal, one step after another; what
/// the rules must refuse on the way is tried, and must be refused.
struct AccreditationStory: Sendable {
    /// One step.
    struct Step: Sendable {
        /// What it shows, in French.
        let shows: String
        /// Who acts.
        let actor: Actor
        /// What they send.
        let command: any Command
        /// The rule that must refuse it; `nil` where it is to be accepted.
        let refusedBy: RefusalCode?
    }

    /// The steps, in order.
    let steps: [Step]
    /// What has come of those that are done, a line each.
    private(set) var told: [String] = []

    /// The step that comes next; `nil` once all are done.
    var next: Step? { told.count < steps.count ? steps[told.count] : nil }

    /// What came of the next step; why the story does not go on, where it went otherwise than it must.
    mutating func take(_ refusal: Refusal?) -> String? {
        guard let step = next else { return nil }
        guard refusal?.code == step.refusedBy else {
            return "\(step.shows): \(refusal.map { "\($0.code) \($0.facts)" } ?? "accepted")"
        }
        told.append(step.refusedBy.map { "\(step.shows) : refusé (\($0))" } ?? step.shows)
        return nil
    }

    /// The story of somebody whom that branch accredits on that day.
    init(_ cast: Cast, of branch: Branch, kind: CertificateKindID, today: Day) {
        let (person, id) = (cast.newcomer, branch.id)
        let newcomer = Actor(.evaluator, person.value)
        let officer = Actor(.officer, cast.officer.value, of: id)
        let authority = Actor(.authority, cast.authority.value, of: id)
        let letter = LetterID(made: "HAB-\(person)")
        func words(_ text: String) -> ReasonPersonal { ReasonPersonal(reason: text) }
        var steps: [Step] = []
        func then(_ shows: String, _ actor: Actor, _ command: any Command, refusedBy rule: RefusalCode? = nil) {
            steps.append(Step(shows: shows, actor: actor, command: command, refusedBy: rule))
        }
        let application = Self.application(person, branch, kind, today)
        var incomplete = application
        incomplete.competence = []
        then("candidature incomplète", newcomer, incomplete, refusedBy: "evaluationCompetenceIsShown")
        then("candidature", newcomer, application)
        let instruction = InstructApplication(
            evaluator: person,
            branch: id,
            met: SelectionCriterion.allCases,
            personal: nil
        )
        then("instruction", officer, instruction)
        let grant = DecideAccreditation(evaluator: person, branch: id, granted: true, personal: nil)
        then("octroi prématuré", authority, grant, refusedBy: "informationSessionAttended")
        for evidence in AccreditationEvidence.allCases {
            let shown = RecordAccreditationEvidence(evaluator: person, branch: id, evidence: evidence, on: today)
            then(evidence == .mastery ? "maîtrise justifiée" : "information suivie", officer, shown)
        }
        let undertakings = AccreditationUndertaking.allCases
        then("engagements", newcomer, GiveUndertakings(evaluator: person, branch: id, undertakings: undertakings))
        then("octroi", authority, grant)
        let conferring = IssueAccreditationLetter(evaluator: person, branch: id, letter: letter, letterOn: today)
        then("courrier, qui confère le statut", authority, conferring)
        let contact = PublicContactPersonal(contact: "www.evaluation-demonstration.example")
        then("contact publié", newcomer, ChoosePublicContact(evaluator: person, personal: contact))
        let resignation = ResignAccreditation(evaluator: person, branch: id)
        let suspension = SuspendAccreditation(
            evaluator: person,
            branch: id,
            ground: .complaint,
            personal: words("Réclamation de démonstration")
        )
        then("suspension conservatoire", officer, suspension)
        let grounds = NotifyRemovalGrounds(
            evaluator: person,
            branch: id,
            ground: .undertakingBroken,
            personal: words("Supports diffusés (démonstration)")
        )
        then("griefs notifiés", officer, grounds)
        let removal = DecideRemoval(evaluator: person, branch: id, removed: true, personal: words("Faits établis"))
        then("suppression sans audition", authority, removal, refusedBy: "evaluatorIsHeard")
        let answer = AnswerRemovalGrounds(evaluator: person, branch: id, personal: words("Je reconnais les faits"))
        then("audition", newcomer, answer)
        then("suppression", authority, removal)
        then("démission de qui n'est plus habilité", newcomer, resignation, refusedBy: "accreditationStands")
        let asked = AskForRemovalReview(evaluator: person, branch: id, personal: words("La sanction est trop lourde"))
        then("réexamen demandé", newcomer, asked)
        let upheld = DecideRemovalReview(evaluator: person, branch: id, upheld: true, personal: words("Faits graves"))
        then("réexamen par qui a supprimé", authority, upheld, refusedBy: "removalReviewIsByAnother")
        then("réexamen : la suppression tient", Actor(.authority, cast.reviewer.value, of: id), upheld)
        self.steps = steps
    }

    static func application(
        _ person: PersonID,
        _ branch: Branch,
        _ kind: CertificateKindID,
        _ today: Day
    ) -> ApplyForAccreditation {
        ApplyForAccreditation(
            evaluator: person,
            branch: branch.id,
            situation: EvaluatorSituation(kind: .consultant),
            certificateKinds: [kind],
            sectors: branch.activities.prefix(2).map {
                SectorExperience(
                    activity: $0.code,
                    from: today.adding(months: -72),
                    until: today.adding(months: -24),
                    inBranchCompany: true,
                    withCustomers: true
                )
            },
            competence: [CompetenceExperience(field: .training, from: today.adding(months: -23), until: nil)],
            personal: ApplicantPersonal(
                name: "Candidate à l'habilitation (démonstration)",
                email: "habilitation@courriel.example",
                trainingPath: "Titre de formatrice (démonstration)"
            )
        )
    }
}
