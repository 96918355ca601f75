public import Contracts

/// The number of an accepted file in its branch and year, without holes; written `P2ST-2026-00017`
/// (specification, step 1).
public struct RegistrationNumber: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The branch.
    public let branch: BranchID
    /// The year of the acceptance, in Paris.
    public let year: Int
    /// The place in that year, from 1.
    public let place: Int

    /// That place of that branch and year.
    public init(branch: BranchID, year: Int, place: Int) {
        self.branch = branch
        self.year = year
        self.place = place
    }

    /// Reads a number of that branch; `nil` for anything else.
    public init?(_ text: String, branch: BranchID) {
        let prefix = branch.value.uppercased() + "-"
        guard text.hasPrefix(prefix) else { return nil }
        let parts = text.dropFirst(prefix.count).split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let year = Int(parts[0]), let place = Int(parts[1]), place > 0 else { return nil }
        self.init(branch: branch, year: year, place: place)
        // A number has one spelling.
        guard description == text else { return nil }
    }

    /// Reads the number of a file that a branch hands over: its own, or, where it took the file over from a branch that has
    /// left, that branch's, for a number stays.
    init?(_ text: String, handedOverBy branch: BranchID) {
        if let own = RegistrationNumber(text, branch: branch) {
            self = own
            return
        }
        let former = text.split(separator: "-", omittingEmptySubsequences: false).dropLast(2).joined(separator: "-")
        guard let former = BranchID(former.lowercased()), let number = RegistrationNumber(text, branch: former) else {
            return nil
        }
        self = number
    }

    /// The sequence that a file accepted at that moment takes its number from, as `registration/p2st/2026`.
    public static func series(of branch: BranchID, at now: Instant) -> String {
        series(of: branch, year: now.parisDay.year)
    }

    /// The number as taken out of its sequence.
    public var taken: TakenNumber {
        TakenNumber(series: RegistrationNumber.series(of: branch, year: year), number: place)
    }

    public var description: String {
        let digits = String(place)
        let zeros = String(repeating: "0", count: max(0, 5 - digits.count))
        return "\(branch.value.uppercased())-\(year)-\(zeros)\(digits)"
    }

    private static func series(of branch: BranchID, year: Int) -> String { "registration/\(branch.value)/\(year)" }
}
