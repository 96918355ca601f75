import Contracts
import OperatorClient
import Scheme
import SchemeLoading
import Testing

@Suite("L'extrait du procès-verbal, en page")
struct ExtractSheetTests {
    private let scheme: Scheme

    init() throws { scheme = try SchemeLoader.bundled() }

    private func extract(awarded: Bool, isReexamined: Bool = false) throws -> MinutesExtract {
        let standard = try #require(scheme.standards.first)
        let codes = standard.elementCodes
        let findings = codes.dropLast().enumerated().map { place, code in
            let isMissing = !awarded && place == 0
            return MinutesExtract.ElementFinding(
                element: code,
                acquired: !isMissing,
                overturned: isMissing,
                reason: isMissing ? "Les appels sans réponse." : nil,
                recommendation: isMissing ? "S'exercer aux appels." : nil
            )
        }
        return MinutesExtract(
            decision: "D-1",
            awarded: awarded,
            isReexamined: isReexamined,
            dossier: "F-7",
            number: "P2ST-2026-00007",
            attempt: 2,
            candidate: "P-7",
            name: HolderName(
                Identity(
                    birthName: "Dupont",
                    usageName: "Durand",
                    firstNames: "Zoé",
                    birthDate: try #require(Day("1990-02-28")),
                    birthPlace: "Brest"
                )
            ),
            branch: "p2st",
            certificateKind: standard.certificateKind,
            standard: standard.id,
            panel: "p2st-1",
            session: "S-3",
            decidedOn: try #require(Day("2026-04-01")),
            notifiedOn: try #require(Day("2026-04-12")),
            elements: findings,
            carried: [
                MinutesExtract.Carried(element: codes[codes.count - 1], acquiredOn: try #require(Day("2025-08-31")))
            ]
        )
    }

    @Test("La page dit la décision, ce qui manque et les recommandations, sans compte de voix")
    func page() throws {
        let found = try extract(awarded: false)
        let text = ExtractSheet(found, for: .candidate, in: scheme).text
        let missing = try #require(found.elements.first?.element)
        let title = try #require(scheme.standards.first?.element(missing)?.title)
        for line in [
            "Dossier n° P2ST-2026-00007 (F-7), évaluation n° 2", "Candidat(e) : Zoé Dupont (nom d'usage : Durand)",
            "Séance du 1er avril 2026 (S-3, jury p2st-1)", "Décision : le certificat n'est pas attribué.",
            "  - \(missing) \(title)", "Notifiée le 12 avril 2026.",
            "  \(missing) \(title) : non acquis",
            "    Le jury s'écarte du livret : Les appels sans réponse.",
            "  - \(missing) \(title) : S'exercer aux appels.",
        ] { #expect(text.split(separator: "\n").contains(Substring(line)), "\(line)\n\(text)") }
        #expect(text.contains("(31 août 2025)"))
        #expect(!text.contains("employeurs") && !text.contains("votants"))
        #expect(text.contains("non officiels") == (scheme.standards.first?.official == false))
        #expect(!text.contains("réexamine"))
    }

    @Test("L'attribution n'a rien qui manque; un recours admis se dit")
    func awarded() throws {
        let text = ExtractSheet(try extract(awarded: true, isReexamined: true), for: .company, in: scheme).text
        #expect(text.contains("Décision : le certificat est attribué."))
        #expect(!text.contains("manquants") && !text.contains("Recommandations"))
        #expect(text.contains("Un recours a été admis"))
        #expect(text.contains("Extrait établi pour l'entreprise de ce dossier."))
    }

    @Test("Effacée, la personne n'a plus de nom dans l'extrait")
    func erased() throws {
        var found = try extract(awarded: true)
        found.name = nil
        let text = ExtractSheet(found, for: .candidate, in: scheme).text
        #expect(text.contains("Candidat(e) : données effacées (P-7)") && !text.contains("Dupont"))
    }
}
