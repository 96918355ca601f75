public import Contracts

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
            name: name
        )
    }
}

extension RegisterEntry {
    /// Whether the certificate has, or had, that number.
    public func bears(_ number: String) -> Bool { self.number == number || formerNumbers.contains(number) }

    /// Whether that text stands in the holder's names, whatever its case, accents and punctuation.
    public func isNamed(_ text: String) -> Bool {
        guard let name else { return false }
        let wanted = folded(text).split(separator: " ")
        let names = folded([name.birthName, name.usageName ?? "", name.firstNames].joined(separator: " "))
        return !wanted.isEmpty && wanted.allSatisfy { names.contains($0) }
    }
}

/// A name as it is compared: without accents, case and punctuation.
private func folded(_ text: String) -> String {
    String(
        text.lowercased().map { character -> Character in
            let base = plain[character] ?? character
            return base.isLetter || base.isNumber ? base : " "
        }
    )
}

private let plain: [Character: Character] = {
    var plain: [Character: Character] = [:]
    for (base, accented) in [
        ("a", "àáâãäå"), ("c", "ç"), ("e", "èéêë"), ("i", "ìíîï"), ("n", "ñ"), ("o", "òóôõö"), ("u", "ùúûü"),
        ("y", "ýÿ"),
    ] as [(Character, String)] {
        for character in accented { plain[character] = base }
    }
    return plain
}()
