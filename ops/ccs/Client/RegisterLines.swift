public import Contracts

/// The register of holders as lines for the C4S: comma-separated values after RFC 4180, in UTF-8, a line an entry.
public enum RegisterLines {
    /// The names of the columns.
    public static let head = line([
        "number", "former_numbers", "certificate_kind", "standard", "official", "branch", "awarded_on", "expires_on",
        "revoked_on", "holder", "holder_has_died", "birth_name", "usage_name", "first_names",
        "suspended_on",
    ])

    /// One entry; an absent value is empty, and so is the name of a holder who was erased.
    public static func line(_ entry: RegisterEntry) -> String {
        line([
            entry.number, entry.formerNumbers.joined(separator: " "), entry.certificateKind.value,
            entry.standard.value, entry.official ? "true" : "false", entry.branch.value, entry.awardedOn.description,
            entry.expiresOn?.description ?? "", entry.revokedOn?.description ?? "", entry.holder.value,
            entry.holderHasDied ? "true" : "false", entry.name?.birthName ?? "", entry.name?.usageName ?? "",
            entry.name?.firstNames ?? "", entry.suspendedOn?.description ?? "",
        ])
    }

    private static func line(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") }

    /// A field with a comma, a quote or a line break stands in quotes, its own quotes doubled. One that a spreadsheet
    /// would take for a formula is made a text by an apostrophe.
    private static func field(_ text: String) -> String {
        let harmless = text.first.map { "=+-@\t\r".contains($0) } ?? false ? "'" + text : text
        // By scalars: a carriage return and a line feed are one character.
        guard harmless.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
            return harmless
        }
        return "\"" + harmless.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
