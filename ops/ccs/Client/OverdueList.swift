public import Contracts

/// What waits on somebody, as a list by who is to do it.
public enum OverdueList {
    /// Those of that branch and role, by role and branch, the longest overdue first.
    public static func sorted(_ steps: [OpenStep], branch: BranchID?, role: Actor.Role?) -> [OpenStep] {
        steps.filter { (branch == nil || $0.branch == branch) && (role == nil || $0.responsible == role) }
            .sorted {
                ($0.responsible.rawValue, $0.branch, $0.dueAt, $0.subject) < (
                    $1.responsible.rawValue, $1.branch, $1.dueAt, $1.subject
                )
            }
    }

    /// The list as a table.
    public static func table(_ steps: [OpenStep]) -> String {
        var table = Table(["who", "branch", "step", "about", "due", "reminders", "overdue"])
        for step in steps {
            table.add([
                ([step.responsible.rawValue] + (step.persons ?? []).map(\.value)).joined(separator: " "),
                step.branch.value, step.step, step.subject.value,
                step.dueAt.parisDay.description,
                step.remindAt.map(\.parisDay.description).joined(separator: " "), step.isOverdue ? "yes" : "no",
            ])
        }
        return table.text
    }
}
