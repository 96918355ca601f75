import Contracts
import JuryDomain
import Scheme
import Testing

@Suite("Les règles du jury")
struct RulesTests {
    @Test("Chaque règle a un nom à elle et une phrase")
    func listed() {
        #expect(Set(juryRules.map(\.code)).count == juryRules.count)
        for rule in juryRules { #expect(rule.text.hasSuffix("."), "\(rule.code)") }
    }
}
