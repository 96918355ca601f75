import Contracts

/// What one rule says of one place of a demand.
struct RuleFinding {
    let path: String
    let refusal: Refusal?
    let expected: String

    init(_ path: String, _ refusal: Refusal?, expected: String) {
        self.path = path
        self.refusal = refusal
        self.expected = expected
    }

    var fault: Fault? { refusal.map { Fault(path, $0.code.value, expected: expected) } }
}
