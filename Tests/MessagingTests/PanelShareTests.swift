import Messaging
import Testing

/// How many panels a worker holds, as a value.
@Suite struct PanelShareTests {
    static let panels = (1...8).map { "jury.p2st-\($0)" }
    let share = PanelShare(panels: panels)

    @Test(
        "Chacun a sa part, arrondie vers le haut",
        arguments: [(1, 8), (2, 4), (3, 3), (4, 2), (8, 1), (20, 1), (0, 8)]
    )
    func most(_ workers: Int, _ most: Int) { #expect(share.most(workers: workers) == most) }

    @Test("Qui tient plus que sa part rend les derniers, et rien d'autre")
    func surplus() {
        #expect(share.surplus(held: Set(Self.panels), workers: 2) == Array(Self.panels.suffix(4)))
        #expect(share.surplus(held: Set(Self.panels.prefix(4)), workers: 2) == [])
        #expect(share.surplus(held: [], workers: 2) == [])
    }

    @Test("Qui tient moins que sa part demande ce qu'il n'a pas, chacun à partir d'ailleurs")
    func wanted() {
        let held = Set(Self.panels.prefix(1))
        let first = share.wanted(held: held, workers: 2, offset: 0)
        let second = share.wanted(held: held, workers: 2, offset: 5)
        #expect(first == Array(Self.panels.dropFirst()))
        #expect(Set(second) == Set(first) && second.first == "jury.p2st-6")
        #expect(share.wanted(held: Set(Self.panels.prefix(4)), workers: 2, offset: 0) == [])
    }

    @Test("Sans commission, personne ne demande rien")
    func noPanels() { #expect(PanelShare(panels: []).wanted(held: [], workers: 1, offset: 3) == []) }
}
