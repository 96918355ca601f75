import Contracts
import Scheme
import Yams

/// One place in a data file. Each way to read it gives the value, or `nil` once it has reported what is wrong.
struct Cursor {
    let node: Node
    let file: String
    let path: String
    let findings: Findings

    var line: Int? { node.mark?.line }

    func report(_ problem: SchemeFault.Problem, found: String? = nil, expected: String) {
        findings.report(problem, file: file, line: line, path: path, found: found, expected: expected)
    }

    /// The text as it is written, whatever is meant by it; `nil` for a list or keys with values.
    var scalar: String? { node.scalar?.string }

    var isMapping: Bool { node.mapping != nil }

    /// The place under a key, without asking whether it is known or read.
    subscript(_ key: String) -> Cursor? {
        node[key].map {
            Cursor(node: $0, file: file, path: path.isEmpty ? key : "\(path).\(key)", findings: findings)
        }
    }

    var isNull: Bool { node.scalar != nil && node.tag == Tag(.null) }

    /// Reads a mapping whole: keys that `read` does not ask for are reported, and so are those that it misses.
    func mapping<Value>(_ read: (MappingReader) -> Value?) -> Value? {
        guard let mapping = node.mapping else {
            wrongKind("keys with values")
            return nil
        }
        let reader = MappingReader(mapping, at: self)
        let value = read(reader)
        reader.finish()
        return value
    }

    /// Reads each entry of a list that has one at least; entries that cannot be read are left out of the result.
    func list<Value>(mayBeEmpty: Bool = false, _ read: (Cursor) -> Value?) -> [Value]? {
        guard let sequence = node.sequence else {
            wrongKind("a list")
            return nil
        }
        if sequence.isEmpty, !mayBeEmpty {
            report(.empty, expected: "one entry at least")
            return nil
        }
        return sequence.enumerated().compactMap { index, entry in
            read(Cursor(node: entry, file: file, path: "\(path)[\(index + 1)]", findings: findings))
        }
    }

    /// A text that says something. A bare number or date is not a text: it needs quotes.
    func text() -> String? {
        guard let scalar = node.scalar else {
            wrongKind("a text")
            return nil
        }
        guard !isNull, !scalar.string.allSatisfy(\.isWhitespace) else {
            report(.empty, expected: "a text")
            return nil
        }
        guard node.tag == Tag(.str) else {
            report(.wrongKind, found: scalar.string, expected: "a text; put it between quotes")
            return nil
        }
        return scalar.string
    }

    /// What stands here, whatever it looks like; for values with a form of their own.
    private func word(_ expected: String) -> String? {
        guard let scalar = node.scalar else {
            wrongKind(expected)
            return nil
        }
        guard !isNull, !scalar.string.isEmpty else {
            report(.empty, expected: expected)
            return nil
        }
        return scalar.string
    }

    func identifier<Kind>(_ kind: Kind.Type = Kind.self) -> Identifier<Kind>? {
        let expected = "a code of 1 to 64 characters out of letters, digits and . _ : -"
        guard let text = word(expected) else { return nil }
        guard let identifier = Identifier<Kind>(text) else {
            report(.notAllowed, found: text, expected: expected)
            return nil
        }
        return identifier
    }

    func day() -> Day? {
        let expected = "a day of the calendar, written 2026-11-23"
        guard let text = word(expected) else { return nil }
        guard let day = Day(text) else {
            report(.notADay, found: text, expected: expected)
            return nil
        }
        return day
    }

    func whole(_ range: ClosedRange<Int>) -> Int? {
        let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard let text = word(expected) else { return nil }
        guard node.tag == Tag(.int), let value = Int(text) else {
            report(.wrongKind, found: text, expected: expected)
            return nil
        }
        guard range.contains(value) else {
            report(.notAllowed, found: text, expected: expected)
            return nil
        }
        return value
    }

    func flag() -> Bool? {
        let expected = "true or false"
        guard let text = word(expected) else { return nil }
        // YAML also reads yes, on, n: they are refused, because a French reader may mean a text by `on`.
        guard node.tag == Tag(.bool), let value = Bool(text) else {
            report(.wrongKind, found: text, expected: expected)
            return nil
        }
        return value
    }

    /// The name of a site, as `portail.branche.example`, or `none`: then the value is there, and is `nil`.
    func siteName() -> String?? {
        let expected = "the name of a site, as portail.branche.example, or none"
        guard let text = word(expected) else { return nil }
        if text == "none" { return .some(nil) }
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isName = labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                && label.allSatisfy { byte in
                    switch byte {
                    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                        UInt8(ascii: "-"):
                        true
                    default: false
                    }
                }
        }
        guard labels.count > 1, text.utf8.count <= 253, isName else {
            report(.notAllowed, found: text, expected: expected)
            return nil
        }
        return text
    }

    func fraction() -> Fraction? {
        let expected = "a share above 0 and up to 1, written 4/5 or 1"
        guard let text = word(expected) else { return nil }
        guard let fraction = Fraction(text), Fraction(0) < fraction, fraction <= Fraction(1) else {
            report(.notAllowed, found: text, expected: expected)
            return nil
        }
        return fraction
    }

    func timeLimit() -> TimeLimit? {
        let expected = "unlimited, or a number of months up to 1200, written 36 months"
        guard let text = word(expected) else { return nil }
        if text == "unlimited" { return .unlimited }
        let parts = text.split(separator: " ")
        guard parts.count == 2, parts[1] == "months", let months = Int(parts[0]), (1...1200).contains(months) else {
            report(.notAllowed, found: text, expected: expected)
            return nil
        }
        return .months(months)
    }

    func oneOf<Value: CaseIterable & RawRepresentable>(_ type: Value.Type = Value.self) -> Value?
    where Value.RawValue == String {
        let expected = "one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))"
        guard let text = word(expected) else { return nil }
        guard let value = Value(rawValue: text) else {
            report(.notAllowed, found: text, expected: expected)
            return nil
        }
        return value
    }

    /// A list out of named values, each once. `nil` when one of them cannot be read.
    func setOf<Value: CaseIterable & RawRepresentable & Hashable>(_ type: Value.Type = Value.self) -> Set<Value>?
    where Value.RawValue == String {
        var values: Set<Value> = []
        var count = 0
        let read = list { entry -> Value? in
            count += 1
            guard let value: Value = entry.oneOf() else { return nil }
            if !values.insert(value).inserted {
                entry.report(.duplicate, found: value.rawValue, expected: "each value once")
            }
            return value
        }
        return read?.count == count && values.count == count ? values : nil
    }

    /// A list of whole numbers that rise, or that fall. `nil` when one of them cannot be read.
    func wholes(_ range: ClosedRange<Int>, rising: Bool) -> [Int]? {
        var count = 0
        guard
            let numbers = list({ entry -> Int? in
                count += 1
                return entry.whole(range)
            }), numbers.count == count
        else { return nil }
        for (first, second) in zip(numbers, numbers.dropFirst()) where rising ? first >= second : first <= second {
            report(
                .contradiction,
                found: numbers.map(String.init).joined(separator: ", "),
                expected: rising ? "numbers that rise" : "numbers that fall"
            )
            return nil
        }
        return numbers
    }

    private func wrongKind(_ expected: String) {
        let found = isMapping ? "keys with values" : node.sequence != nil ? "a list" : scalar
        report(isNull ? .empty : .wrongKind, found: isNull ? nil : found, expected: expected)
    }
}
