import Contracts
import CorrespondenceDomain
import JuryDomain
import RuleTrait
import Scheme
import Testing

@Suite("Le dernier jour que dit la lettre")
struct LastDayTests {
    /// Every day on which a decision can be notified, with leap days, holidays, and changes of the clock.
    @Test(
        "est celui que la règle applique, chaque jour de 2026 à 2032",
        .rule("letterStatesTheLastDay"),
        arguments: [(2, true), (2, false), (1, true), (3, true)]
    )
    func sameDay(_ months: Int, _ carried: Bool) throws {
        var policy = BranchPolicy()
        policy.appeal.months = months
        policy.due.endsOnWorkingDays = carried
        var day = try #require(Day("2026-01-01"))
        let end = try #require(Day("2032-12-31"))
        var wrong: [Day] = []
        while day <= end {
            let said = letterStatesTheLastDay(notifiedOn: day, policy)
            func refusal(_ lodgedOn: Day) -> Refusal? {
                appealIsInTimeAndOnGrounds(.form, lodgedOn: lodgedOn, notifiedOn: day, policy)
            }
            if refusal(said) != nil || refusal(said.adding(days: 1)) == nil { wrong.append(day) }
            day = day.adding(days: 1)
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    }
}
