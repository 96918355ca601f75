public import Contracts

/// A transmitted booklet as the journal has it: what rules on a rectification or an addendum look at, and what no other
/// decision needs, so that no state carries it.
public struct SignedBooklet: Sendable, Equatable {
    /// The handover.
    public var transmitted: BookletTransmitted
    /// What the two had recorded.
    public var observations: Observations
    /// The elements as they stand with every amendment that the panel has taken.
    public var elements: [ElementCode: ElementAssessment]

    /// The elements under assessment, in the standard's order.
    public var scope: [ElementCode] { transmitted.file.scope.elements }

    /// A booklet out of the history of its file; `nil` when that does not hold both observations.
    ///
    /// - Parameter amendments: those that the panel has taken, the oldest first.
    public init?(
        _ transmitted: BookletTransmitted,
        recorded: [ObservationRecorded],
        amendments: [BookletAmendment]
    ) {
        func last(_ observer: PersonID) -> RecordedObservation? {
            recorded.last { $0.observer == observer && $0.attempt == transmitted.file.scope.attempt }
                .map { RecordedObservation($0, scope: transmitted.file.scope.elements) }
        }
        guard let evaluator = last(transmitted.evaluator.person), let referent = last(transmitted.referent.person)
        else { return nil }
        self.transmitted = transmitted
        observations = Observations(evaluator: evaluator, referent: referent)
        elements = amendments.reduce(transmitted.booklet.elements) { standing, amendment in
            standing.merging(amendment.elements) { _, new in new }
        }
    }
}

/// What became of the last rectification or addendum that was drawn up.
public enum StandingAmendment: Codable, Sendable, Equatable {
    /// One has signed.
    case drawnUp(digest: String, by: PersonID)
    /// Both have signed; the panel has not answered.
    case submitted(String)

    var name: String {
        switch self {
        case .drawnUp: "amendmentDrawnUp"
        case .submitted: "amendmentSubmitted"
        }
    }
}

/// A rectification or addendum as a command asks for it.
struct AmendmentDraft {
    let kind: BookletAmendment.Kind
    let dossier: DossierID
    let candidate: PersonID
    let signatory: PersonID
    let previous: String
    let session: SessionID?
    let situations: [ObservedSituation]
    let elements: [ElementCode: ElementAssessment]
    let justified: [ElementCode]
    let words: AmendmentPersonal?

    init(_ command: RectifyBooklet) {
        kind = .rectification
        dossier = command.dossier
        candidate = command.candidate
        signatory = command.signatory
        previous = command.previous
        session = nil
        situations = []
        elements = command.elements
        justified = command.justified
        words = command.personal
    }

    init(_ command: AddToBooklet) {
        kind = .addendum
        dossier = command.dossier
        candidate = command.candidate
        signatory = command.signatory
        previous = command.previous
        session = command.session
        situations = command.situations
        elements = command.elements
        justified = command.justified
        words = command.personal
    }

    func amendment(_ seal: BookletSeal) -> BookletAmendment {
        BookletAmendment(
            kind: kind,
            previous: previous,
            session: session,
            situations: situations,
            elements: elements,
            notesDigest: seal.notesDigest,
            digest: seal.digest
        )
    }
}
