/// Which letters are to be handed over now? Asked by the sender; with each, what it is made of.
public struct ReadWaitingLetters: Question {
    public static let name = "correspondence.read-waiting-letters"
    /// The sender: what another one has begun, and has not told the end of, is told too.
    public var sender: String
    /// How many at most.
    public var limit: Int
    /// Those that are sent in another way than by electronic mail, and lie ready for it; absent for what the sender sends.
    public var means: DispatchMeans? = nil
    /// Of one branch; absent for all.
    public var branch: BranchID? = nil

    /// What comes back.
    public struct Reply: Codable, Sendable, Equatable {
        /// The letters, the one that has waited longest first.
        public var letters: [LetterSheet]
        /// When the next one is to be tried; absent where none waits.
        public var next: Instant?
    }
}

/// What a letter is made of: what the charter's sentences are filled with, in French where it is words.
public struct LetterSheet: Codable, Sendable, Equatable {
    /// The letter.
    public var letter: MailID
    /// What it tells.
    public var kind: LetterKind
    /// Which handing over comes next.
    public var number: Int
    /// Which edition.
    public var edition: Int
    /// The addressee's name.
    public var name: String
    /// Electronic mail address.
    public var email: String?
    /// Postal address.
    public var address: String?
    /// The branch.
    public var branch: String
    /// Who writes: the branch's competent authority.
    public var authority: String
    /// The address that answers go to.
    public var replyTo: String
    /// The file.
    public var dossier: DossierID?
    /// Whom its personal part is about.
    public var subject: PersonID
    /// Whether the standard's wording is the official one; where it is not, the letter says so.
    public var official: Bool
    /// The day on which it was written, in Paris.
    public var writtenOn: Day
    /// What the sentences are filled with, by name.
    public var words: [String: String]
    /// Days, by name.
    public var days: [String: Day]
    /// The elements that it names.
    public var elements: [LetterElement]
}

/// An element that a letter names.
public struct LetterElement: Codable, Sendable, Equatable {
    /// Its code.
    public var code: ElementCode
    /// Its title.
    public var title: String
    /// What the jury advises; absent for everybody but the candidate, and once erased.
    public var advice: String?
}
