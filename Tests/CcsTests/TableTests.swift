import OperatorClient
import Testing

@Suite("Un tableau reste un tableau")
struct TableTests {
    @Test("Ce qu'un autre a écrit ne fait ni ligne ni mouvement")
    func cells() {
        var table = Table(["who", "to do"])
        table.add(["a\u{1B}[2J\nregistration  sound", "x\u{202E}y"])
        table.add(["b", "-"])
        let lines = table.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 3)
        #expect(lines[1] == "a\\u{1B}[2J\\u{A}registration  sound  x\\u{202E}y")
        // Marking comes after: it changes no width, and not the head.
        let marked = table.text { column, cell in column == 1 ? "<\(cell)>" : cell }
        #expect(marked.split(separator: "\n").map { $0.hasSuffix(">") } == [false, true, true])
    }
}
