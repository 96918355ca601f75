import Messaging
import Testing

/// How many panels a worker holds, as a value.
@Suite struct PanelShareTests {
    static let panels = (1...8).map { "jury.p2st-\($0)" }
    let share = PanelShare(panels: panels)

    @Test(
        "Les parts épuisent les commissions et diffèrent d'une au plus",
        arguments: [(1, 8, 0), (2, 4, 0), (3, 2, 2), (4, 2, 0), (5, 1, 3), (8, 1, 0), (20, 0, 8), (0, 8, 0)]
    )
    func shares(_ workers: Int, _ least: Int, _ oneMore: Int) {
        #expect(share.least(workers: workers) == least)
        #expect(share.oneMore(workers: workers) == oneMore)
        #expect(least * max(1, workers) + oneMore == Self.panels.count)
    }

    @Test("Qui tient plus que sa part rend les derniers, et rien d'autre")
    func surplus() {
        #expect(share.surplus(held: Set(Self.panels), most: 4) == Array(Self.panels.suffix(4)))
        #expect(share.surplus(held: Set(Self.panels.prefix(4)), most: 4) == [])
        #expect(share.surplus(held: [], most: 4) == [])
    }

    @Test("Qui tient moins que sa part demande ce qu'il n'a pas, chacun à partir d'ailleurs")
    func wanted() {
        let held = Set(Self.panels.prefix(1))
        let first = share.wanted(held: held, most: 4, offset: 0)
        let second = share.wanted(held: held, most: 4, offset: 5)
        #expect(first == Array(Self.panels.dropFirst()))
        #expect(Set(second) == Set(first) && second.first == "jury.p2st-6")
        #expect(share.wanted(held: Set(Self.panels.prefix(4)), most: 4, offset: 0) == [])
    }

    @Test("Sans commission, personne ne demande rien")
    func noPanels() { #expect(PanelShare(panels: []).wanted(held: [], most: 1, offset: 3) == []) }
}
