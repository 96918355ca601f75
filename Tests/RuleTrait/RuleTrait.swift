public import Testing

/// Says of a test which rules of the scheme it holds, by their codes: `ccs rules` lists the tests of each rule, and a
/// rule that no test names fails `ops/test`.
public struct RuleTrait: TestTrait, SuiteTrait {
    /// The codes of the rules.
    public let codes: [String]
    public var isRecursive: Bool { true }
}

extension Trait where Self == RuleTrait {
    /// This test shows what these rules let pass or refuse.
    public static func rule(_ codes: String...) -> Self { RuleTrait(codes: codes) }
}
