import Contracts
import RuleBook
import Sending

/// A refusal as a form shows it: each fault beside the field that it is about, the rest on top.
struct Refused: Sendable, Equatable {
    /// What is said of each field, by its name.
    var fields: [String: String] = [:]
    /// What is said of the whole.
    var whole: [String] = []

    /// A service's refusal.
    ///
    /// - Parameter field: the name of the form's field for the path of a fault; `nil` where there is none.
    init(_ refusal: Refusal, field: (String) -> String?) {
        if refusal.faults.isEmpty {
            whole = [Typography.french(Self.sentence(refusal))]
        } else {
            for fault in refusal.faults {
                let says = Typography.french(Self.sentence(fault))
                if let name = field(fault.path) {
                    fields[name] = fields[name].map { "\($0) ; \(says)" } ?? says
                } else {
                    whole.append("\(fault.path)\u{A0}: \(says)")
                }
            }
        }
    }

    /// What a contract's check has found.
    init(_ faults: [FileFault], field: (String) -> String?) {
        for fault in faults {
            let says = Typography.french(fault.says + (fault.expected.map { " (attendu : \($0))" } ?? ""))
            if let name = field(fault.path) {
                fields[name] = says
            } else {
                whole.append("\(fault.path)\u{A0}: \(says)")
            }
        }
    }

    /// Only this, of the whole.
    init(_ sentence: String) { whole = [sentence] }

    /// These, of the whole.
    init(whole: [String]) { self.whole = whole }

    /// What the rule says, and what it looked at; which file it is about, whoever reads it knows.
    private static func sentence(_ refusal: Refusal) -> String {
        let facts = refusal.facts.filter { $0.key != "dossier" }.sorted { $0.key < $1.key }
            .map { "\(RefusalText.label(of: $0.key) ?? $0.key) : \($0.value)" }
        let said = RefusalText.sentence(of: refusal.code) ?? "Refusé (\(refusal.code))."
        return facts.isEmpty ? said : "\(said) Au vu de : \(facts.joined(separator: " ; "))."
    }

    private static func sentence(_ fault: Fault) -> String {
        let what = FaultText.sentence(of: fault.code) ?? fault.code
        // A field that is empty needs no telling what would be right, where that is any text.
        return fault.code == "missing" ? "à remplir" : "\(what) (attendu : \(FaultText.expected(fault.expected)))"
    }

    /// What is said where no answer came.
    static let unanswered = Refused(
        "Le service n’a pas encore répondu. Rien n’est perdu\u{A0}: renvoyez ce formulaire, il ne comptera qu’une fois."
    )
}
