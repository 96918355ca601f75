/// What a person signs when they sign an act: all by which the command is this one and no other, a line each.
///
/// Who signs is who sends: where an officer records somebody else's act, or one of an earlier day, its form is another, and
/// ends with a line more, the ``ActRecord`` as in `ccs_act`.
///
/// The store is in it, so that an act before one panel is none before another; the sending program, so that no other
/// program sends it anew; the time, so that what was signed long ago does not count (policy `signatureDays`). The command's
/// id is in it: whoever sends it again gets its answer again, and nothing else.
public struct ActStatement: Sendable, Equatable {
    /// The statement in UTF-8. A key file signs the SHA-256 digest of these bytes; for a passkey the digest is the challenge.
    public let bytes: [UInt8]

    /// The name of the form, its first line.
    public static let form = "ccs-act-v1"
    /// The name of the form that bears an ``ActRecord`` as its last line.
    public static let recordingForm = "ccs-act-v2"

    /// What is to be signed for a command.
    ///
    /// - Parameters:
    ///   - envelope: what stands around the command.
    ///   - user: the program that sends it, as the broker knows it.
    ///   - store: the store that it goes to.
    ///   - bodyDigest: the SHA-256 digest of the body, in lower-case hexadecimal.
    /// - Returns: `nil` where nobody acts, or where a line would not be one.
    public init?(_ envelope: Envelope, sentBy user: String, to store: String, bodyDigest: String) {
        guard let actor = envelope.actor else { return nil }
        var lines = [
            envelope.act == nil ? Self.form : Self.recordingForm, envelope.type.value, envelope.id.value,
            actor.description, user, store,
            envelope.time.description, bodyDigest,
        ]
        if let act = envelope.act { lines.append(act.description) }
        // A line break within a line would let one statement be read as another.
        guard lines.allSatisfy({ line in !line.isEmpty && line.utf8.allSatisfy { $0 >= 0x20 } }) else { return nil }
        bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
    }
}
