public import Contracts

/// The number of a certificate in the national series of its year of award, without holes, with a check character:
/// `CCS-2026-000123-K` (specification, step 6).
public struct CertificateNumber: Hashable, Sendable, CustomStringConvertible {
    /// The year of the award.
    public let year: Int
    /// The place in that year, from 1.
    public let place: Int
    private let check: Character

    /// That place of that year; `nil` when there is no such number.
    public init?(year: Int, place: Int) {
        guard (2000...9999).contains(year), (1...999_999_999).contains(place) else { return nil }
        let digits = (String(year) + CertificateNumber.padded(place)).compactMap(\.wholeNumberValue)
        guard let check = CheckCharacter.of(digits) else { return nil }
        self.year = year
        self.place = place
        self.check = check
    }

    /// Reads a number as somebody types it: in either case, with spaces around; `nil` when it is none, or its check
    /// character does not fit.
    public init?(_ text: String) {
        let text = text.uppercased().filter { !$0.isWhitespace }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 4, let year = Int(parts[1]), let place = Int(parts[2]) else { return nil }
        self.init(year: year, place: place)
        guard description == text else { return nil }
    }

    /// The national series that an award of that day is numbered in, as `certificate/2026`.
    public static func series(awardedOn day: Day) -> String { "certificate/\(day.year)" }

    public var description: String { "CCS-\(year)-\(CertificateNumber.padded(place))-\(check)" }

    private static func padded(_ place: Int) -> String {
        let digits = String(place)
        return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }
}
