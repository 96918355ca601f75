import Contracts
import Foundation
import Testing

struct VisibleTextTests {
    @Test(
        "Ce qui ne se voit pas, ou change ce qui se voit, est écrit en clair",
        arguments: [
            ("", ""), ("Anne-Zoé d'Été, 日本 🙂", "Anne-Zoé d'Été, 日本 🙂"), ("a\u{1B}[2Jb", "a\\u{1B}[2Jb"),
            ("a\nb\tc\r", "a\\u{A}b\\u{9}c\\u{D}"), ("a\u{202E}b\u{2066}", "a\\u{202E}b\\u{2066}"),
            ("\u{85}\u{2028}\u{200B}\u{FEFF}\u{7F}\u{9B}", "\\u{85}\\u{2028}\\u{200B}\\u{FEFF}\\u{7F}\\u{9B}"),
        ]
    )
    func spelledOut(_ text: String, _ shown: String) {
        #expect(text.visible() == shown)
        #expect(shown.visible() == shown)
    }

    @Test("Un texte en lignes garde ses lignes, et rien d'autre") func lines() {
        #expect("a\nb\u{1B}\r\n".visible(keepsLines: true) == "a\nb\\u{1B}\\u{D}\n")
    }

    @Test("Du JSON reste le même JSON") func json() throws {
        let text = "a\u{202E}b\u{9B}\u{E0001}é\n\u{1B}"
        let encoded = String(decoding: try JSONEncoder().encode([text]), as: UTF8.self)
        let shown = encoded.visibleJSON
        #expect(try JSONDecoder().decode([String].self, from: Data(shown.utf8)) == [text])
        #expect(shown.visible() == shown)
    }
}
