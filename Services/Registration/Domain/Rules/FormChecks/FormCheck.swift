import Contracts
import Kernel

/// Goes through a form and collects what is wrong with it, each fault with its place.
///
/// Every check returns the value if there is one to go on with; what is wrong stands in `faults`.
struct FormCheck {
    /// What is wrong so far.
    private(set) var faults: [Fault] = []
    /// The day of the check, in Paris.
    let today: Day
    /// Whether the branch asks where the assessment company is: it sends files to its panels by department.
    let asksPostalCode: Bool

    init(on today: Day, asksPostalCode: Bool = false) {
        self.today = today
        self.asksPostalCode = asksPostalCode
    }

    /// Something is wrong at a place.
    mutating func fault(_ path: String, _ code: String, expected: String) {
        faults.append(Fault(path, code, expected: expected))
    }

    /// A text that must be there: neither blank, nor longer than that, nor with control characters.
    mutating func text(_ value: String?, _ path: String, upTo limit: Int, lines: Bool = false) -> String? {
        guard let text = value?.trimmed, !text.isEmpty else {
            fault(path, "missing", expected: "1 to \(limit) characters")
            return nil
        }
        return checkedText(text, path, upTo: limit, lines: lines)
    }

    /// A text that may be there; a blank one is not.
    mutating func optionalText(_ value: String?, _ path: String, upTo limit: Int, lines: Bool = false) -> String? {
        guard let text = value?.trimmed, !text.isEmpty else { return nil }
        return checkedText(text, path, upTo: limit, lines: lines)
    }

    /// A name that must be there: a text with a letter in it.
    mutating func name(_ value: String?, _ path: String) -> String? {
        letters(text(value, path, upTo: 100), path)
    }

    /// A name that may be there.
    mutating func optionalName(_ value: String?, _ path: String) -> String? {
        letters(optionalText(value, path, upTo: 100), path)
    }

    /// A code that must be there, as of an activity or a department: no free text.
    mutating func code(_ value: String?, _ path: String) -> String? {
        guard let value, !value.isEmpty else {
            fault(path, "missing", expected: FormCheck.codeShape)
            return nil
        }
        return checkedCode(value, path)
    }

    /// A code that may be there.
    mutating func optionalCode(_ value: String?, _ path: String) -> String? {
        guard let value, !value.isEmpty else { return nil }
        return checkedCode(value, path)
    }

    /// A day that must be there and has come.
    mutating func pastDay(_ value: String?, _ path: String) -> Day? {
        guard let day = day(value, path) else { return nil }
        guard day <= today else {
            fault(path, "inFuture", expected: "\(today) or before")
            return nil
        }
        return day
    }

    /// A day that must be there.
    mutating func day(_ value: String?, _ path: String) -> Day? {
        guard let value, !value.isEmpty else {
            fault(path, "missing", expected: "YYYY-MM-DD")
            return nil
        }
        guard let day = Day(value) else {
            fault(path, "notADay", expected: "YYYY-MM-DD, a day of the calendar")
            return nil
        }
        return day
    }

    /// A SIRET that must be there, with its check digit; spaces are left out.
    mutating func siret(_ value: String?, _ path: String) -> String? {
        let digits = (value ?? "").filter { !$0.isWhitespace }
        guard !digits.isEmpty else {
            fault(path, "missing", expected: "14 digits")
            return nil
        }
        switch siretFault(digits) {
        case nil: return digits
        case .shape?: fault(path, "notASiret", expected: "14 digits")
        case .checkDigit?: fault(path, "checkDigit", expected: "14 digits, the ninth and the last check digits")
        }
        return nil
    }

    /// A postal code of France, without spaces; it must be there where the branch asks for it.
    mutating func postalCode(_ value: String?, _ path: String) -> String? {
        let digits = (value ?? "").filter { !$0.isWhitespace }
        if digits.isEmpty {
            if asksPostalCode { fault(path, "missing", expected: FormCheck.postalShape) }
            return nil
        }
        guard digits.utf8.count == 5, digits.utf8.allSatisfy({ (48...57).contains($0) }),
            let number = Int(digits.prefix(2)), (1...95).contains(number) || (97...98).contains(number)
        else {
            fault(path, "notAPostalCode", expected: FormCheck.postalShape)
            return nil
        }
        return digits
    }

    private static let postalShape = "5 digits, the first two a department's, or 97 or 98"

    /// Something that has no place here must not be stated.
    mutating func absent(_ value: String?, _ path: String, because expected: String) {
        if let value, !value.trimmed.isEmpty { fault(path, "notExpected", expected: expected) }
    }

    /// A list of identifiers: of bounded length, none of them twice.
    mutating func list<Kind>(_ values: [Identifier<Kind>]?, _ path: String, upTo limit: Int) -> [Identifier<Kind>] {
        let values = values ?? []
        if values.count > limit { fault(path, "tooMany", expected: "at most \(limit)") }
        if Set(values).count < values.count { fault(path, "duplicate", expected: "each of them once") }
        return values
    }

    private mutating func checkedText(_ text: String, _ path: String, upTo limit: Int, lines: Bool) -> String? {
        guard text.unicodeScalars.count <= limit else {
            fault(path, "tooLong", expected: "1 to \(limit) characters")
            return nil
        }
        let isOneLine = !text.unicodeScalars.contains { $0 == "\n" || $0 == "\r" || $0 == "\t" }
        guard WrittenText.unseen(in: text) == nil, lines || isOneLine else {
            fault(path, "notText", expected: lines ? "no control characters" : "one line without control characters")
            return nil
        }
        return text
    }

    private mutating func letters(_ name: String?, _ path: String) -> String? {
        guard let name else { return nil }
        guard name.contains(where: \.isLetter) else {
            fault(path, "notAName", expected: "a name with letters")
            return nil
        }
        return name
    }

    private mutating func checkedCode(_ value: String, _ path: String) -> String? {
        guard FormCode(value) != nil else {
            fault(path, "notACode", expected: FormCheck.codeShape)
            return nil
        }
        return value
    }

    static let codeShape = "a code: 1 to 64 characters out of letters, digits and . _ : -"
}

// Codes in forms have the alphabet of identifiers, so that no free text stands outside the personal groups.
private enum FormCodeKind {}
private typealias FormCode = Identifier<FormCodeKind>

extension String {
    /// Without white space at either end.
    var trimmed: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
