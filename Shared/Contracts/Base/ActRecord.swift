public import JSONCoding

/// What stands beside a command that records an act which was not done by who sends it, there and then: for whom, on which
/// document, and on which day.
///
/// One line of text on the wire (`ccs_act`) and in a journal, its parts in this order, those that are there:
/// `for=candidate:P-12;document=letter/LR-2026-114;done=2026-11-20;received=2026-11-23;because=postDelayed`. It holds
/// identifiers and codes only: it is kept for ever, beside who acts.
public struct ActRecord: Hashable, Sendable, WrittenAsText {
    /// What an act rests on that somebody else than who did it puts on record.
    public struct Document: Hashable, Sendable {
        /// What it is.
        public var kind: Kind
        /// Its reference in the branch's own files.
        public var reference: LetterID

        /// A document.
        public init(_ kind: Kind, _ reference: LetterID) {
            self.kind = kind
            self.reference = reference
        }

        /// The kinds of documents.
        public enum Kind: String, Sendable, CaseIterable {
            /// A form, filled in and signed.
            case form
            /// A letter.
            case letter
            /// A letter of which the post has recorded that it was sent and received.
            case registeredLetter
            /// An e-mail.
            case email
            /// The branch's note of what somebody said at its desk.
            case deskNote
            /// The branch's note of what somebody said on the telephone.
            case telephoneNote
            /// The record of a sitting.
            case minutes
            /// What a court or an administration has drawn up.
            case officialDeed
        }
    }

    /// Why an act is recorded later than the branch takes without a reason (policy `recording.days`).
    public enum Lateness: String, Sendable, CaseIterable {
        /// The post was slow.
        case postDelayed
        /// It had been mislaid at the branch.
        case mislaid
        /// It had gone to somebody else first.
        case sentElsewhere
        /// The branch could not work.
        case officeClosed
        /// The services could not be reached.
        case serviceUnavailable
        /// It replaces what had been recorded wrongly.
        case correction
    }

    /// Whose act it is; `nil` where it is the act of who sends the command, of an earlier day.
    public var actor: Actor?
    /// What it rests on; always there for the act of another.
    public var document: Document?
    /// The day on which it was done.
    public var doneOn: Day
    /// The day on which the document came in.
    public var receivedOn: Day?
    /// Why it is recorded so late.
    public var because: Lateness?

    /// The act of who sends the command, done on an earlier day.
    public init(doneOn: Day, because: Lateness? = nil) {
        self.doneOn = doneOn
        self.because = because
    }

    /// Somebody else's act.
    public init(
        for actor: Actor,
        on document: Document,
        doneOn: Day,
        receivedOn: Day,
        because: Lateness? = nil
    ) {
        self.actor = actor
        self.document = document
        self.doneOn = doneOn
        self.receivedOn = receivedOn
        self.because = because
    }

    /// The longest text that one has, in bytes.
    public static let mostBytes = 400

    /// Reads the text; `nil` where a part is none of these, is there twice, out of order, or says nothing that there is.
    public init?(_ text: String) {
        guard text.utf8.count <= Self.mostBytes else { return nil }
        var rest = text.split(separator: ";", omittingEmptySubsequences: false)[...]
        func value(_ name: String) -> String? {
            guard let first = rest.first, first.hasPrefix(name + "=") else { return nil }
            rest.removeFirst()
            return String(first.dropFirst(name.count + 1))
        }
        if let spelled = value("for") {
            guard let known = Actor(spelled) else { return nil }
            actor = known
        }
        if let spelled = value("document") {
            guard let known = Document(spelled) else { return nil }
            document = known
        }
        guard let day = value("done").flatMap({ Day($0) }) else { return nil }
        doneOn = day
        if let spelled = value("received") {
            guard let known = Day(spelled) else { return nil }
            receivedOn = known
        }
        if let spelled = value("because") {
            guard let known = Lateness(rawValue: spelled) else { return nil }
            because = known
        }
        guard rest.isEmpty else { return nil }
    }

    public static var spelling: String {
        "an act is recorded as for=ROLE:ID;document=KIND/REFERENCE;done=DAY;received=DAY;because=CODE, the parts that are there"
    }

    public var description: String {
        var parts: [String] = []
        if let actor { parts.append("for=\(actor)") }
        if let document { parts.append("document=\(document)") }
        parts.append("done=\(doneOn)")
        if let receivedOn { parts.append("received=\(receivedOn)") }
        if let because { parts.append("because=\(because.rawValue)") }
        return parts.joined(separator: ";")
    }
}

extension ActRecord.Document: CustomStringConvertible {
    /// Reads `kind/reference`; `nil` for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])), let reference = LetterID(String(parts[1]))
        else { return nil }
        self.init(kind, reference)
    }

    public var description: String { "\(kind.rawValue)/\(reference)" }
}
