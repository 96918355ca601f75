public import JSONCoding

/// An exact, non-negative fraction in lowest terms; `4/5` in a data file.
///
/// Votes and shares are compared exactly: a decision must not hang on a rounding.
public struct Fraction: Hashable, Sendable, Comparable, WrittenAsText {
    /// The number of parts, 0 or more.
    public let numerator: Int
    /// How many parts make one, 1 or more.
    public let denominator: Int

    /// A whole number; a negative one counts as 0.
    public init(_ whole: Int) {
        numerator = max(0, whole)
        denominator = 1
    }

    /// `nil` when the numerator is negative, the denominator not positive, or either above 1,000,000 once reduced
    /// (so that comparing, adding and multiplying two fractions stays within `Int`).
    public init?(_ numerator: Int, _ denominator: Int) {
        guard numerator >= 0, denominator > 0 else { return nil }
        let common = Fraction.greatestCommonDivisor(numerator, denominator)
        guard numerator / common <= 1_000_000, denominator / common <= 1_000_000 else { return nil }
        self.numerator = numerator / common
        self.denominator = denominator / common
    }

    /// Reads `4/5` or `1`; `nil` for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let numerator = Int(parts[0]), let denominator = parts.count == 2 ? Int(parts[1]) : 1
        else { return nil }
        self.init(numerator, denominator)
    }

    public static var spelling: String { "a fraction is written 4/5" }

    public var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }

    /// Whether that many out of so many reach this share; of none, no share above 0 is reached.
    public func isReached(by part: Int, of whole: Int) -> Bool {
        guard whole > 0 else { return numerator == 0 }
        return part * denominator >= numerator * whole
    }

    public static func < (left: Fraction, right: Fraction) -> Bool {
        left.numerator * right.denominator < right.numerator * left.denominator
    }

    private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }
}
