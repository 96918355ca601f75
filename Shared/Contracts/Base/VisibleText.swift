extension String {
    /// The text with every character that is not seen, or that changes what is seen around it, spelled out as `\u{202E}`:
    /// controls, ends of lines, directions of writing. So what somebody else has written can neither move a terminal's
    /// cursor nor forge a line of a log.
    ///
    /// - Parameter keepsLines: leaves `\n` as it is, for a text that is laid out in lines.
    public func visible(keepsLines: Bool = false) -> String {
        guard unicodeScalars.contains(where: { $0.isToBeSpelledOut(keepsLines) }) else { return self }
        var result = ""
        for scalar in unicodeScalars {
            if scalar.isToBeSpelledOut(keepsLines) {
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The same for a text that is JSON: spelled out as JSON does, `\u202E`, and with its line ends.
    public var visibleJSON: String {
        guard unicodeScalars.contains(where: { $0.isToBeSpelledOut(true) }) else { return self }
        var result = ""
        for scalar in unicodeScalars {
            guard scalar.isToBeSpelledOut(true) else {
                result.unicodeScalars.append(scalar)
                continue
            }
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16, uppercase: true)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return result
    }
}

extension Unicode.Scalar {
    fileprivate func isToBeSpelledOut(_ keepsLines: Bool) -> Bool {
        if value >= 0x20, value < 0x7F { return false }
        switch properties.generalCategory {
        case .control: return !(keepsLines && self == "\n")
        case .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: return true
        default: return false
        }
    }
}
