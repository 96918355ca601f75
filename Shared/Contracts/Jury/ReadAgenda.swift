/// What stands on the agenda of a session, and of the other files before its panel, which are ready for it and what keeps
/// each of the rest (specification, step 6)? Nothing personal is told. The answer comes a page at a time.
///
/// Asked for is the session of that name, or that on whose agenda the file stands; where neither is named, or the file stands
/// on none, the one that was convened last.
public struct ReadAgenda: Question {
    public static let name = "jury.read-agenda"
    /// The session.
    public var session: SessionID? = nil
    /// A file.
    public var dossier: DossierID? = nil
    /// Where the page before this one ended.
    public var after: String? = nil

    /// One page.
    public struct Reply: Codable, Sendable, Equatable {
        /// The session as its panel has it; absent where the panel has no such session or file, or has convened none.
        public var session: Session?
        /// What stands on the agenda, in its order; all of it on the first page.
        public var agenda: [Entry]
        /// Undecided files before the panel that do not stand on it, in no order that says anything.
        public var others: [Entry]
        /// Where the next page begins; absent on the last one.
        public var next: String?
    }

    /// A session, in short.
    public struct Session: Codable, Sendable, Equatable {
        /// Its identifier.
        public var id: SessionID
        /// The panel that sits.
        public var panel: PanelID
        /// The day on which it does.
        public var day: Day
        /// How far it has come, as `convened`; files are placed while it is convened or sits.
        public var state: String
    }

    /// A file.
    public struct Entry: Codable, Sendable, Equatable {
        /// The file.
        public var dossier: DossierID
        /// What the session is to do with it; absent where it is not on the agenda.
        public var matter: AgendaMatter?
        /// How far it has come before the panel, as `waiting`; absent where the panel does not know it.
        public var state: String?
        /// Until when it is to be decided; absent where it is.
        public var decideBy: Instant?
        /// What keeps it from being placed, or decided now that it is; empty where nothing does.
        public var refusals: [Refusal]
    }
}
