public import Contracts

/// What a panel tells of a file that was transmitted to it: it has decided, taken its decision back, or the file has ended.
public struct HeardOfPanel: Sendable, Equatable {
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// Whether the panel has it to decide.
    public var isOpen: Bool

    /// What an event says of it; `nil` when it says nothing.
    public init?(_ event: any Event) {
        switch event {
        case let event as CertificateAwarded: self.init(event.dossier, event.attempt, isOpen: false)
        case let event as CertificateNotAwarded: self.init(event.dossier, event.attempt, isOpen: false)
        case let event as CandidateWithdrewBeforeDecision: self.init(event.dossier, event.attempt, isOpen: false)
        case let event as CandidateDiedBeforeDecision: self.init(event.dossier, event.attempt, isOpen: false)
        case let event as CandidateExcluded: self.init(event.dossier, event.attempt, isOpen: false)
        case let event as DecisionRescinded: self.init(event.dossier, event.attempt, isOpen: true)
        default: return nil
        }
    }

    private init(_ dossier: DossierID, _ attempt: Int, isOpen: Bool) {
        self.dossier = dossier
        self.attempt = attempt
        self.isOpen = isOpen
    }
}

/// Notes whether a transmitted file is before its panel: policy may send the next one where the fewest are (specification,
/// step 5). Of an attempt that is not the one transmitted last, nothing is noted.
public func decide(_ heard: HeardOfPanel, on file: AssessmentFile?) -> Decision {
    guard case .transmitted(let transmitted) = file?.stage, transmitted.attempt == heard.attempt,
        heard.isOpen == (transmitted.isDecided ?? false)
    else { return .accepted([]) }
    return .accepted([
        FileBeforePanelNoted(
            dossier: heard.dossier,
            attempt: heard.attempt,
            panel: transmitted.panel,
            isOpen: heard.isOpen
        )
    ])
}
