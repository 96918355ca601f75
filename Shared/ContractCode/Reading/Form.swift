/// What a value is on the wire.
public indirect enum Form: Equatable, Sendable {
    /// A text: any, or one that this pattern describes (ECMA 262, as JSON Schema has it).
    case text(pattern: String?, format: String?, says: String)
    case integer
    case boolean
    /// One of these texts, each with what it means.
    case choice([Case])
    case list(Form)
    /// An object whose names are of the first form and whose values are of the second.
    case table(Form, Form)
    /// An object with these members. A member that may be absent is said to be; it is never `null`.
    case object(name: String)

    /// A member of an object on the wire.
    public struct Member: Equatable, Sendable {
        /// Its name.
        public let name: String
        /// What it is.
        public let form: Form
        /// Whether every message has it.
        public let isDemanded: Bool
        /// What it means.
        public let says: String
    }

    /// The forms of the types that write themselves in code of their own, and of Swift's.
    static let byHand: [String: Form] = {
        let identifier = "[A-Za-z0-9._:-]{1,64}"
        return [
            "String": .text(pattern: nil, format: nil, says: ""),
            "Int": .integer, "Int64": .integer, "Bool": .boolean,
            "Identifier": .text(pattern: "^\(identifier)$", format: nil, says: ""),
            "Instant": .text(
                pattern: #"^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$"#,
                format: "date-time",
                says: "A moment, as RFC 3339 writes it."
            ),
            "Day": .text(pattern: #"^\d{4}-\d{2}-\d{2}$"#, format: "date", says: "A day of the calendar in Paris."),
            "MessageType": .text(pattern: nil, format: nil, says: "A type of message, as `jury.cast-ballot.v1`."),
            "RefusalCode": .text(pattern: nil, format: nil, says: "The code of a rule, as `quorumIsReached`."),
            "StreamID": .text(
                pattern: nil,
                format: nil,
                says: "The history of one thing: its kind and its key, as `file/D-17`."
            ),
            "CriterionMarks": .text(
                pattern: #"^[-+on?]*$"#,
                format: nil,
                says:
                    "A mark a criterion, in the standard's order: `+` met, `-` not met, `o` not observed, `n` not assessed, "
                    + "`?` divergent."
            ),
            "CriterionMark": .text(
                pattern: #"^[-+on?]$"#,
                format: nil,
                says: "`+` met, `-` not met, `o` not observed, `n` not assessed, `?` divergent."
            ),
            "SigningCapacity": .text(
                pattern: "^(committee|branch:\(identifier))$",
                format: nil,
                says: "For whom somebody signs: `branch:` with a branch's code, or `committee`."
            ),
            "SessionPlace": .text(
                pattern: "^\(identifier)$",
                format: nil,
                says: "`remote`, or the code of premises of the branch's list."
            ),
        ]
    }()
}
