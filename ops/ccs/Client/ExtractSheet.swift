import CertificateNote
public import Contracts
public import Scheme

/// An extract of the minutes as a page of French text.
public struct ExtractSheet: Sendable {
    private let extract: MinutesExtract
    private let reader: ExtractReader
    private let scheme: Scheme

    /// The page of that extract for that reader.
    public init(_ extract: MinutesExtract, for reader: ExtractReader, in scheme: Scheme) {
        self.extract = extract
        self.reader = reader
        self.scheme = scheme
    }

    /// The page.
    public var text: String {
        ([head, file, decision, elements, carried, recommendations, foot] as [[String]]).filter { !$0.isEmpty }
            .map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    }

    private var standard: AssessmentStandard? { scheme.standard(extract.standard) }

    private func title(_ element: ElementCode) -> String {
        let title = standard?.element(element)?.title
        return title.map { "\(element) \($0)" } ?? element.value
    }

    private var head: [String] {
        let kind = scheme.kind(extract.certificateKind)?.title ?? extract.certificateKind.value
        let branch = scheme.branch(extract.branch)?.name ?? extract.branch.value
        return [
            "EXTRAIT DU PROCÈS-VERBAL DU JURY PARITAIRE", "Certificat de Compétences des Services : \(kind)", branch,
        ]
    }

    private var file: [String] {
        let name = extract.name.map { name in
            [name.firstNames, name.birthName, name.usageName.map { "(nom d'usage : \($0))" }].compactMap { $0 }
                .joined(separator: " ")
        }
        let whom = reader == .candidate ? "la candidate ou le candidat" : "l'entreprise"
        return [
            "Dossier n° \(extract.number) (\(extract.dossier)), évaluation n° \(extract.attempt)",
            "Candidat(e) : \(name ?? "données effacées (\(extract.candidate))")",
            "Extrait établi pour \(whom) de ce dossier.",
        ]
    }

    private var decision: [String] {
        var lines = [
            "Séance du \(extract.decidedOn.inFrench) (\(extract.session), jury \(extract.panel))",
            extract.awarded
                ? "Décision : le certificat est attribué." : "Décision : le certificat n'est pas attribué.",
        ]
        let missing = extract.elements.filter { !$0.acquired }
        if !missing.isEmpty {
            lines.append("Éléments manquants :")
            lines += missing.map { "  - \(title($0.element))" }
        }
        lines.append("Notifiée le \(extract.notifiedOn.inFrench).")
        if extract.isReexamined {
            lines.append(
                "Un recours a été admis : une séance ultérieure réexamine le dossier ; la décision demeure jusque-là."
            )
        }
        return lines
    }

    private var elements: [String] {
        var lines = ["Éléments évalués :"]
        for found in extract.elements {
            lines.append("  \(title(found.element)) : \(found.acquired ? "acquis" : "non acquis")")
            if found.overturned {
                lines.append("    Le jury s'écarte du livret : \(found.reason ?? "motif effacé")")
            }
        }
        return lines
    }

    private var carried: [String] {
        guard !extract.carried.isEmpty else { return [] }
        return ["Acquis auparavant et conservés :"]
            + extract.carried.map { "  - \(title($0.element)) (\($0.acquiredOn.inFrench))" }
    }

    private var recommendations: [String] {
        let advised = extract.elements.compactMap { found in
            found.recommendation.map { "  - \(title(found.element)) : \($0)" }
        }
        return advised.isEmpty ? [] : ["Recommandations du jury, à la candidate ou au candidat seul(e) :"] + advised
    }

    private var foot: [String] {
        var lines = ["Procès-verbal signé par la présidence et la vice-présidence, une personne de chaque collège."]
        if standard?.official != true {
            lines.append("Libellés du référentiel : rédigés pour démonstration, non officiels.")
        }
        return lines
    }
}
