import Contracts
import EvaluationDomain
import Messaging

/// What evaluation hears of the files that it has transmitted: whether their panel still has them to decide.
@Listening func hearingThePanels() -> [any ListeningEntry] {
    On(CertificateAwarded.self) { event, context in try context.hear(event) }
    On(CertificateNotAwarded.self) { event, context in try context.hear(event) }
    On(DecisionRescinded.self) { event, context in try context.hear(event) }
    On(CandidateExcluded.self) { event, context in try context.hear(event) }
    On(CandidateWithdrewBeforeDecision.self) { event, context in try context.hear(event) }
}

extension Context {
    fileprivate func hear(_ event: any Event) throws -> Decision {
        guard let heard = HeardOfPanel(event) else { return .accepted([]) }
        return decide(heard, on: try file(heard.dossier))
    }

    /// How many files are before a panel that it has not decided.
    func openFiles(before panel: PanelID) throws -> Int {
        let prefix = AssessmentFile.beforePanelPrefix(panel)
        return try countOfClaims(from: prefix, before: prefix + "~")
    }
}
