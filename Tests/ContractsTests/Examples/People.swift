import Contracts

// One story for all examples: Camille Fournier, assessed at Accueil & Cie in Lyon, for the branch P2ST.

func day(_ text: String) -> Day { Day(text)! }
func moment(_ text: String) -> Instant { Instant(text)! }
func marks(_ text: String) -> CriterionMarks { CriterionMarks(text.map { CriterionMark(rawValue: $0)! }) }

/// A SHA-256 as messages carry it; the letter keeps the examples' digests apart.
func sha256(_ letter: Character) -> String { String(repeating: letter, count: 64) }

let dossier: DossierID = "D-2026-000417"
let branch: BranchID = "p2st"
let kind: CertificateKindID = "relation-client"
let standard: StandardID = "relation-client-demo-1"
let panel: PanelID = "p2st-1"
let session: SessionID = "S-2027-01-14"
let laterSession: SessionID = "S-2027-03-11"
let decision: DecisionID = "D-3f2a9c07e1b84d56a0c9f1e2d3b4a59687786950"
let certificate: CertificateID = "D-3f2a9c07e1b84d56a0c9f1e2d3b4a59687786950"

let candidate: PersonID = "P-camille"
let officer: PersonID = "P-agent-12"
let evaluator: PersonID = "P-evaluatrice-31"
let referent: PersonID = "P-referent-58"
let trainer: PersonID = "P-formateur-7"
let chair: PersonID = "P-presidente"
let viceChair: PersonID = "P-vice-president"
let branchSignatory: PersonID = "P-signataire-p2st"
let committeeSignatory: PersonID = "P-president-gps"

let siret = "73282932000074"
let siren = "732829320"
let evaluatorSiren = "552100554"

let identity = Identity(
    birthName: "Lefèvre",
    usageName: "Fournier",
    firstNames: "Camille, Anne",
    birthDate: day("1991-05-17"),
    birthPlace: "Villeurbanne (69)"
)

let contact = Contact(
    email: "camille.fournier@example.fr",
    phone: "+33 6 12 34 56 78",
    address: "14 rue des Tilleuls, 69003 Lyon"
)

let candidatePersonal = CandidatePersonal(
    identity: identity,
    contact: contact,
    arrangements: "Poste de travail réglable en hauteur"
)

let employment = Employment(
    status: .employee,
    employerSiret: siret,
    department: "accueil",
    since: day("2022-09-01"),
    managers: ["P-responsable-3", "P-directrice-1"]
)

let company = AssessmentCompany(
    siret: siret,
    department: "accueil",
    departments: ["accueil", "centre-de-contact"],
    since: day("2022-09-01"),
    postalCode: "69003"
)

let trainingEnds = TrainingEnds(
    trainers: [trainer: day("2026-06-30")],
    providers: ["O-formation-conseil": day("2026-06-30")]
)

let carried = CarriedElement(
    element: "RC.1.1",
    attempt: 1,
    acquiredOn: day("2027-01-14"),
    observers: [evaluator, referent],
    session: session,
    decision: decision
)

func file(attempt: Int, elements: [ElementCode], carried: [CarriedElement]) -> FileForAssessment {
    FileForAssessment(
        dossier: dossier,
        number: "P2ST-2026-00017",
        branch: branch,
        certificateKind: kind,
        standard: standard,
        candidate: candidate,
        activity: "accueil-entreprise",
        employment: employment,
        company: company,
        trainers: [trainer],
        trainingProviders: ["O-formation-conseil"],
        trainingEnds: trainingEnds,
        scope: AssessmentScope(attempt: attempt, elements: elements, carried: carried)
    )
}

/// The file at its second attempt, so that it carries an element.
let reassessedFile = file(attempt: 2, elements: ["RC.1.2", "RC.2.1"], carried: [carried])

let designatedEvaluator = DesignatedEvaluator(
    person: evaluator,
    kind: .consultant,
    employerSiren: evaluatorSiren,
    department: "conseil",
    provider: "O-evaluation-sud"
)

let designatedReferent = DesignatedReferent(
    person: referent,
    companySiret: siret,
    briefedOn: day("2026-10-05"),
    briefedBy: "P-agent-12",
    managesCandidate: false
)

let evaluatorSituation = EvaluatorSituation(
    kind: .consultant,
    employerSiren: evaluatorSiren,
    department: "conseil",
    provider: "O-evaluation-sud"
)

let elements: [ElementCode: ElementAssessment] = [
    "RC.1.2": ElementAssessment(marks: marks("++++"), judgement: .acquired),
    "RC.2.1": ElementAssessment(marks: marks("+-?n"), judgement: .divergent),
]

let divergenceReasons = DivergenceReasons(
    evaluator: "La reformulation n'a pas obtenu l'accord du client.",
    referent: "Le client a acquiescé de la tête."
)
