public import JSONCoding

/// An identifier of one kind of thing, spelled as a string on the wire.
///
/// The kind is part of the type, so that a dossier's identifier cannot be passed where a person's is meant.
/// Allowed are 1 to 64 characters out of letters, digits and `. _ : -`; anything else does not decode.
public struct Identifier<Kind>: Hashable, Sendable, Comparable, WrittenAsText, CodingKeyRepresentable,
    ExpressibleByStringLiteral
{
    /// The identifier as it stands on the wire.
    public let value: String

    /// Takes a literal of this program; a literal out of the allowed alphabet is a programming error.
    public init(stringLiteral value: String) {
        precondition(Self.isAllowed(value), "not an identifier: \(value)")
        self.value = value
    }

    /// `nil` when the text is empty, longer than 64 characters, or has a character that is not allowed.
    public init?(_ value: String) {
        guard Self.isAllowed(value) else { return nil }
        self.value = value
    }

    public static var spelling: String { "an identifier has 1 to 64 characters out of letters, digits and . _ : -" }

    public var description: String { value }

    public static func < (left: Self, right: Self) -> Bool { left.value < right.value }

    // As a key of a dictionary, an identifier is a key of a JSON object.
    public var codingKey: any CodingKey { IdentifierKey(stringValue: value) }

    public init?<Key: CodingKey>(codingKey: Key) { self.init(codingKey.stringValue) }

    private static func isAllowed(_ text: String) -> Bool {
        guard (1...64).contains(text.utf8.count) else { return false }
        var text = text
        return text.withUTF8 { bytes in bytes.allSatisfy(isAllowed) }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

private struct IdentifierKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

/// The kinds that identifiers are of; never instantiated.
public enum Kind {
    /// The whole life of one candidate's file.
    public enum Dossier {}
    /// A natural person.
    public enum Person {}
    /// A branch of services, as `p2st`.
    public enum Branch {}
    /// A standing joint jury of a branch, as `p2st-1`.
    public enum Panel {}
    /// One sitting of a panel.
    public enum Session {}
    /// A kind of certificate, as `relation-client`.
    public enum CertificateKind {}
    /// A published assessment standard, as `relation-client-2024`.
    public enum Standard {}
    /// A competence element of an assessment standard, as `RC.2.3`.
    public enum Element {}
    /// An evaluation criterion of an assessment standard, as `RC.2.3.1`.
    public enum Criterion {}
    /// A certificate, prepared or issued.
    public enum Certificate {}
    /// One decision of a jury on one attempt of one file.
    public enum Decision {}
    /// A complaint, as whoever records it names it.
    public enum Complaint {}
    /// An organisation: a company, a training provider, an evaluator's firm.
    public enum Organisation {}
    /// A device on which an observer keeps a draft.
    public enum Device {}
    /// A letter of a branch, by its reference.
    public enum Letter {}
    /// A letter that the system sends.
    public enum Mail {}
    /// A key with which a person signs what they do.
    public enum PersonKey {}
    /// A message: a command's as its sender chose it, an event's as its store computed it.
    public enum Message {}
}

/// The whole life of one candidate's file (*dossier*).
public typealias DossierID = Identifier<Kind.Dossier>
/// A natural person: candidate, referent, evaluator, member, signatory.
public typealias PersonID = Identifier<Kind.Person>
/// A branch of services, as `p2st`.
public typealias BranchID = Identifier<Kind.Branch>
/// A standing joint jury of a branch, as `p2st-1`.
public typealias PanelID = Identifier<Kind.Panel>
/// One sitting of a panel.
public typealias SessionID = Identifier<Kind.Session>
/// A kind of certificate, as `relation-client`.
public typealias CertificateKindID = Identifier<Kind.CertificateKind>
/// A published, dated, immutable assessment standard.
public typealias StandardID = Identifier<Kind.Standard>
/// A competence element's code.
public typealias ElementCode = Identifier<Kind.Element>
/// An evaluation criterion's code.
public typealias CriterionCode = Identifier<Kind.Criterion>
/// A certificate, prepared or issued.
public typealias CertificateID = Identifier<Kind.Certificate>
/// One decision of a jury on one attempt of one file.
public typealias DecisionID = Identifier<Kind.Decision>
/// A complaint (*réclamation*).
public typealias ComplaintID = Identifier<Kind.Complaint>
/// A company, a provider, an evaluator's firm.
public typealias OrganisationID = Identifier<Kind.Organisation>
/// A device on which an observer keeps a draft, as the device calls itself.
public typealias DeviceID = Identifier<Kind.Device>
/// A letter of a branch, by its reference.
public typealias LetterID = Identifier<Kind.Letter>
/// A letter that the system sends: the first 32 hexadecimal digits of a digest of what it tells whom.
public typealias MailID = Identifier<Kind.Mail>
/// A key with which a person signs: the first 40 hexadecimal digits of its public half's SHA-256 digest.
public typealias PersonKeyID = Identifier<Kind.PersonKey>
/// A message's identifier, unique to its sender.
public typealias MessageID = Identifier<Kind.Message>
