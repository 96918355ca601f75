/// A JSON value whose objects keep their order, to be read by people too.
public indirect enum JSONDocument: Sendable, Equatable {
    case object([(name: String, value: JSONDocument)])
    case list([JSONDocument])
    case text(String)
    case number(Int)
    case flag(Bool)
    /// What is JSON already.
    case written(String)

    public static func == (left: JSONDocument, right: JSONDocument) -> Bool { left.text() == right.text() }

    /// Laid out with two blanks a level.
    public func text(margin: String = "") -> String {
        let inner = margin + "  "
        switch self {
        case .object(let members) where members.isEmpty: return "{}"
        case .object(let members):
            let lines = members.map { "\(inner)\(Self.quoted($0.name)): \($0.value.text(margin: inner))" }
            return "{\n\(lines.joined(separator: ",\n"))\n\(margin)}"
        case .list(let items) where items.isEmpty: return "[]"
        case .list(let items):
            return "[\n\(items.map { inner + $0.text(margin: inner) }.joined(separator: ",\n"))\n\(margin)]"
        case .text(let text): return Self.quoted(text)
        case .number(let number): return "\(number)"
        case .flag(let flag): return "\(flag)"
        case .written(let json):
            return json.split(separator: "\n").joined(separator: "\n\(margin)")
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension JSONDocument: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self = .text(value) }
}
