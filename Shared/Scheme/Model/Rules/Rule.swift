public import Contracts

/// A rule of the scheme, as a jury member would look for it: its name, its sentence, and where it comes from.
///
/// The code is the name of the function that holds the rule, of the refusal it gives, and of the trait `.rule(…)` of the
/// tests that show what it lets pass and what it refuses. `ccs rules` lists them all.
public struct Rule: Sendable, Hashable {
    /// Its name, as a refusal bears it.
    public let code: RefusalCode
    /// The rule as one would say it, in French.
    public let text: String
    /// The places in the specification that it rests on; empty for a rule that only a branch's policy makes.
    public let places: [SpecificationPlace]
    /// Whether it goes beyond the specification, by a value of the branch's policy.
    public let isPolicy: Bool

    /// A rule that rests on these places of the specification.
    public init(_ code: RefusalCode, _ text: String, _ places: SpecificationPlace..., policy: Bool = false) {
        self.code = code
        self.text = text
        self.places = places
        isPolicy = policy || places.isEmpty
    }
}

/// A place in the specification (*cahier des charges destiné aux professionnels souhaitant être habilités*).
public enum SpecificationPlace: String, Sendable, CaseIterable {
    case origin = "Cadre général : origine et objectifs"
    case description = "Cadre général : description des CCS"
    case organisation = "Cadre général : organisation du dispositif"
    case branch = "Délivrance dans la branche : la branche"
    case evaluators = "Délivrance dans la branche : les évaluateurs"
    case certificate = "Le CCS Relation Client"
    case registration = "Modalités de la certification, étape 1 : inscription"
    case designation = "Modalités de la certification, étape 2 : désignation"
    case observation = "Modalités de la certification, étape 3 : observation"
    case concertation = "Modalités de la certification, étape 4 : concertation et livret"
    case transmission = "Modalités de la certification, étape 5 : transmission au jury"
    case decision = "Modalités de la certification, étape 6 : décision du jury"
    case tools = "Outils de la certification"
    case finalValidation = "Procédure de validation définitive"
    case evaluatorRole = "Rôle de l'évaluateur"
    case accreditation = "L'habilitation des évaluateurs"
    case confidentiality = "L'habilitation : confidentialité"
    case application = "L'habilitation : modalités pratiques de candidature"
    case activityReport = "L'habilitation : suivi de l'activité"
    case letter = "L'habilitation : documents, durée, suppression"
    case communication = "L'habilitation : communication par les évaluateurs"
}
