import Contracts
import Scheme

/// Questions on the elements and criteria of an assessment standard, those of one attempt.
struct StandardForm: Sendable {
    let standard: AssessmentStandard
    let scope: [ElementCode]

    /// For a file; `nil` where its standard is not known here.
    init?(_ standard: AssessmentStandard?, scope: [ElementCode]) {
        guard let standard else { return nil }
        self.standard = standard
        self.scope = scope.isEmpty ? standard.elementCodes : scope
    }

    /// The name of the field for a criterion's mark.
    static func name(_ criterion: CriterionCode) -> String { "m.\(criterion)" }

    /// A group an element, with a question a criterion, and what more is asked of the element.
    func groups(
        _ options: [FormView.Field.Option],
        _ typed: TypedFields,
        _ faults: [String: String],
        more: (CompetenceElement) -> [FormView.Field] = { _ in [] }
    ) -> [FormView.Group] {
        standard.domains.flatMap { domain in
            domain.elements.filter { scope.contains($0.code) }.map { element in
                var fields: [FormView.Field] = element.criteria.map { criterion in
                    var field = FormView.Field(Self.name(criterion.code), Typography.french(criterion.text), .choice)
                    field.options = options
                    return field
                }
                fields += more(element)
                for place in fields.indices {
                    fields[place].value = typed[fields[place].name]
                    fields[place].fault = faults[fields[place].name]
                }
                return FormView.Group(
                    "\(element.code) \(Typography.french(element.title))",
                    help: Typography.french(domain.title),
                    fields
                )
            }
        }
    }

    /// The marks of each element of which every criterion was marked.
    func marks(_ typed: TypedFields) -> [ElementCode: CriterionMarks] {
        var marks: [ElementCode: CriterionMarks] = [:]
        for code in scope {
            let text = standard.criteria(of: code).map { typed[Self.name($0.code)] }
            guard !text.contains(""), let read = CriterionMarks(text.joined()) else { continue }
            marks[code] = read
        }
        return marks
    }

    /// The fields of criteria that were not marked.
    func unmarked(_ typed: TypedFields) -> [String: String] {
        var faults: [String: String] = [:]
        for code in scope {
            for criterion in standard.criteria(of: code) where typed[Self.name(criterion.code)].isEmpty {
                faults[Self.name(criterion.code)] = "à noter"
            }
        }
        return faults
    }

    /// The field that a fault's path is about: `elements.RC.1.1.RC.1.1.2`, `marks.RC.1.1`.
    func field(of path: String) -> String? {
        for code in scope {
            for criterion in standard.criteria(of: code) where path.hasSuffix(".\(criterion.code)") {
                return Self.name(criterion.code)
            }
        }
        for code in scope where path.hasSuffix(".\(code)") {
            if path.hasPrefix("personal.justifications") || path.hasPrefix("justified") {
                return "personal.justifications.\(code)"
            }
            return path.hasPrefix("marks") ? standard.criteria(of: code).first.map { Self.name($0.code) } : "j.\(code)"
        }
        for code in scope {
            for criterion in standard.criteria(of: code) where path.contains(".\(criterion.code).") {
                return "personal.divergences.\(criterion.code)"
            }
        }
        return nil
    }

    /// What shows that the wording is not the official one.
    var warning: [Block] {
        standard.official
            ? []
            : [
                .notice(
                    .warn,
                    title: "Référentiel de démonstration",
                    [
                        "Les éléments et les critères sont rédigés pour la démonstration : ils n’ont pas de valeur officielle."
                            .french
                    ]
                )
            ]
    }
}
