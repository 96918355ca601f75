/// Chair or vice-chair mends a slip (*erreur matérielle*) in minutes that have taken effect: who was there, or the
/// words on one file. Nothing that was decided or counted changes: that takes a later session (specification, step
/// 6).
public struct DrawUpRectifiedMinutes: Command {
    public static let type: MessageType = "jury.draw-up-rectified-minutes.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// The members who were there, as it should have read: all of them; as before where that is not the slip.
    public var present: [PersonID]
    /// The file whose words are mended; `nil` where none are.
    public var words: RectifiedWords? = nil
    /// Who presides, or signs in their place.
    public var drawnUpBy: PersonID
    public var personal: RectificationPersonal?

    public var about: DossierID? { words?.dossier }
    public var person: PersonID? { words?.candidate ?? drawnUpBy }
}

/// One file whose words in the minutes are mended.
public struct RectifiedWords: Codable, Sendable, Equatable {
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The candidate, whom the words are for.
    public var candidate: PersonID
}

/// What a slip was, and the right words.
public struct RectificationPersonal: Codable, Sendable, Equatable {
    /// What was wrong and why.
    public var reason: String
    /// The words on the file as they should have read, all of them; `nil` where they are not the slip.
    public var words: ExaminationPersonal?
}
