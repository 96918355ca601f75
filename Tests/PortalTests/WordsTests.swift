import Contracts
import Foundation
import PortalStore
import RuleBook
import Scheme
import Testing

@testable import PortalSite

struct WordsTests {
    @Test("Tout ce qui arrive à un dossier a ses mots, ou n'est pas raconté") func timelineIsWhole() {
        // What a list is made of and no file's timeline tells: sessions, whole persons, what comes again as something else.
        let untold: Set<MessageType> = [
            RetentionEnded.type, PersonErased.type, FileExcluded.type, FileAwarded.type, FileReturned.type,
            CaseOpened.type,
            SessionConvened.type, SessionPostponed.type, SessionCancelled.type, MemberReplaced.type,
            SessionDeclaredVoid.type, SessionOpened.type, AgendaExtended.type,
            MinutesDrawnUp.type, MinutesSigned.type, CertificatePrepared.type,
        ]
        for type in Routes.toldToPortal { #expect(TimelineWords.tells(type) != untold.contains(type), "\(type)") }
    }

    @Test("Les refus s'écrivent en français imprimé") func refusalsAreTypeset() {
        for code in RuleBook.chapters.flatMap(\.rules).map(\.code) {
            let sentence = Typography.french(RefusalText.sentence(of: code) ?? "")
            #expect(Typography.faults(in: sentence) == [], "\(code)")
        }
    }

    @Test("Les gabarits s'écrivent en français imprimé") func templatesAreTypeset() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Services/Portal/Site/Look")
        for name in ["page.mustache", "block.mustache", "form.mustache", "field.mustache"] {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
                .replacing(/<[^>]*>|\{\{[^}]*\}\}|&nbsp;/, with: "")
            let faults = text.split(separator: "\n").flatMap {
                Typography.faults(in: String($0).replacing(" : ", with: "\u{A0}: "))
            }
            #expect(faults == [], "\(name)")
        }
    }

    @Test("Les mots des pages s'écrivent en français imprimé") func pagesAreTypeset() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Services/Portal/Site")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var count = 0
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            // Sentences in the source: they begin with a capital and have blanks; those that are set by `french` may be typed.
            for match in text.matches(of: /"((?:[A-ZÀÉÊ«][^"\\]*|[^"\\]*’[^"\\]*) [^"\\]*)"(\.french)?/)
            where match.2 == nil {
                let said = String(match.1)
                guard said.contains(/[éèêàçù’]/), !said.contains("SELECT") else { continue }
                count += 1
                #expect(Typography.faults(in: Typography.loose(said)) == [], "\(file.lastPathComponent): \(said)")
            }
        }
        #expect(count > 100)
    }

    @Test(
        "Les signes doubles et les guillemets ont leur espace",
        arguments: [
            ("Bonjour : c'est « vrai » ; non ?", "Bonjour\u{A0}: c’est «\u{A0}vrai\u{A0}»\u{202F}; non\u{202F}?"),
            ("déplacé; un à https://a.example, 14:30", "déplacé\u{202F}; un à https://a.example, 14:30"),
            ("entreprise: par qui?", "entreprise\u{A0}: par qui\u{202F}?"), ("14 h 30", "14 h 30"), ("", ""),
        ]
    )
    func typography(_ typed: String, _ printed: String) {
        #expect(Typography.french(typed) == printed)
        #expect(Typography.faults(in: printed) == [])
    }

    @Test("Une faute de typographie se voit", arguments: ["l'eau", "quoi?", "ainsi : oui", "« oui »", "\"oui\""])
    func faultsAreSeen(_ text: String) { #expect(Typography.faults(in: text) != []) }

    @Test("Les heures sont celles de Paris, aussi les jours où elles changent") func parisTime() {
        let winter = Instant("2026-11-30T13:30:00Z")!
        #expect(FrenchTime.moment(winter) == "lundi 30\u{A0}novembre\u{A0}2026, 14\u{A0}h\u{A0}30")
        #expect(
            FrenchTime.moment(Instant("2026-07-01T22:05:00Z")!) == "jeudi 2\u{A0}juillet\u{A0}2026, 0\u{A0}h\u{A0}05"
        )
        for text in [
            "2026-03-29T01:30", "2026-03-29T03:30", "2026-10-25T01:15", "2026-10-25T03:15", "2026-07-14T00:00",
        ] {
            let moment = FrenchTime.instant(typed: text)
            let clock = moment.map { ($0.parisClock / 60, $0.parisClock % 60) }
            let parts = text.split(separator: "T")[1].split(separator: ":").compactMap { Int64($0) }
            #expect(clock.map { $0 == (parts[0], parts[1]) } == true, "\(text)")
            #expect(moment?.parisDay.description == String(text.prefix(10)), "\(text)")
        }
        #expect(FrenchTime.instant(typed: "hier") == nil)
    }

    @Test("Un terme dit les jours qui restent") func terms() {
        let now = Instant("2026-11-30T10:00:00Z")!
        func end(_ day: String) -> Instant { Day(day)!.adding(days: 1).startInParis }
        #expect(FrenchTime.until(end("2026-11-30"), from: now).hasSuffix("(aujourd’hui)"))
        #expect(FrenchTime.until(end("2026-12-01"), from: now).hasSuffix("(demain)"))
        #expect(FrenchTime.until(end("2026-12-03"), from: now).hasSuffix("(dans 3\u{A0}jours)"))
        #expect(FrenchTime.until(end("2026-11-28"), from: now).hasSuffix("(en retard de 2\u{A0}jours)"))
    }
}
