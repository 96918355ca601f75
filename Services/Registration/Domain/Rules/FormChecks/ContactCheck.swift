import Contracts

extension FormCheck {
    /// How the candidate is reached: an address for electronic mail at least.
    mutating func contact(_ form: ContactForm?, _ path: String) -> Contact? {
        let form = form ?? ContactForm()
        let email = email(form.email, "\(path).email")
        let phone = phone(form.phone, "\(path).phone")
        let address = optionalText(form.address, "\(path).address", upTo: 300, lines: true)
        return email.map { Contact(email: $0, phone: phone, address: address) }
    }

    private mutating func email(_ value: String?, _ path: String) -> String? {
        let expected = "an address as name@domain.tld, up to 254 characters"
        guard let value = value?.trimmed, !value.isEmpty else {
            fault(path, "missing", expected: expected)
            return nil
        }
        guard hasEmailShape(value) else {
            fault(path, "notAnAddress", expected: expected)
            return nil
        }
        return value
    }

    private mutating func phone(_ value: String?, _ path: String) -> String? {
        guard let value = value?.trimmed, !value.isEmpty else { return nil }
        let digits = value.filter { $0.isASCII && $0.isNumber }
        let plusIsFirst = value.lastIndex(of: "+").map { $0 == value.startIndex } ?? true
        let others = value.filter { !($0.isASCII && $0.isNumber) }
        guard (6...15).contains(digits.count), plusIsFirst, value.count <= 30,
            others.allSatisfy({ " +.()-\u{A0}\u{202F}".contains($0) })
        else {
            fault(path, "notAPhoneNumber", expected: "6 to 15 digits, with + in front where it is international")
            return nil
        }
        return value
    }
}

/// Whether a text has the shape of a mail address: what can be told without writing to it. Quoted names, comments and
/// addresses in brackets (RFC 5321) are nobody's and are not taken.
func hasEmailShape(_ text: String) -> Bool {
    guard text.utf8.count <= 254 else { return false }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...64).contains(parts[0].utf8.count) else { return false }
    let name = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard name.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.standsInMailNames) }) else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, labels.allSatisfy(isLabel), let top = labels.last else { return false }
    return top.count >= 2 && top.contains(where: \.isLetter)
}

private func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
        && label.allSatisfy { $0 == "-" || $0.isLetter || ($0.isASCII && $0.isNumber) }
}

extension Character {
    fileprivate var standsInMailNames: Bool {
        isLetter || (isASCII && (isNumber || "!#$%&'*+-/=?^_`{|}~".contains(self)))
    }
}
