public import Contracts
import Kernel

extension Certificate {
    /// The entry in the register; `nil` for a certificate that is not entered.
    ///
    /// - Parameter name: the holder's name, as long as it is kept.
    public func registerEntry(name: HolderName?) -> RegisterEntry? {
        guard holderIsEnteredInRegister(self) else { return nil }
        return RegisterEntry(
            number: content.number,
            formerNumbers: editions.filter { $0.issuedAt != nil }.map(\.content.number).filter { $0 != content.number },
            certificateKind: content.certificateKind,
            standard: content.standard,
            official: content.official,
            branch: content.branch,
            awardedOn: content.awardedOn,
            expiresOn: content.expiresOn,
            revokedOn: revokedOn,
            holderHasDied: holderHasDied,
            holder: content.holder,
            name: name,
            suspendedOn: suspendedOn
        )
    }
}

extension RegisterEntry {
    /// Whether the certificate has, or had, that number.
    public func bears(_ number: String) -> Bool { self.number == number || formerNumbers.contains(number) }

    /// Whether that text stands in the holder's names, whatever its case, accents and punctuation.
    public func isNamed(_ text: String) -> Bool {
        guard let name else { return false }
        let wanted = plainWords(of: text)
        let names = plainWords(of: [name.birthName, name.usageName ?? "", name.firstNames].joined(separator: " "))
        return !wanted.isEmpty && wanted.allSatisfy { part in names.contains { $0.contains(part) } }
    }
}
