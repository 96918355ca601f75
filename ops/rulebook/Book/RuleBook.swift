import CertificationDomain
import Contracts
import CorrespondenceDomain
import EvaluationDomain
import JuryDomain
import RegistrationDomain
public import Scheme

/// A test that holds rules.
public struct TestOfRule: Sendable, Hashable {
    /// Its title, as one would say the rule.
    public let title: String
    /// The source that it stands in.
    public let path: String
    let codes: [String]
}

/// The rules of one part of the scheme.
public struct RuleChapter: Sendable {
    /// The service whose domain keeps them, or `scheme`.
    public let part: String
    /// The rules, in the order of its list.
    public let rules: [Rule]
}

/// Every rule of the scheme, with the tests that hold it.
public enum RuleBook {
    /// The lists, in the order of a file's life.
    public static let chapters = [
        RuleChapter(part: "scheme", rules: schemeRules),
        RuleChapter(part: "registration", rules: registrationRules),
        RuleChapter(part: "evaluation", rules: evaluationRules),
        RuleChapter(part: "jury", rules: juryRules),
        RuleChapter(part: "certification", rules: certificationRules),
        RuleChapter(part: "correspondence", rules: correspondenceRules),
    ]

    /// The tests that hold a rule: never none, or this program would not have been built.
    public static func tests(of rule: Rule) -> [TestOfRule] {
        testsOfRules.filter { $0.codes.contains(rule.code.value) }
    }
}
