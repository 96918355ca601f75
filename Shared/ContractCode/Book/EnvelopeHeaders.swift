/// The headers of a kind of message, as whoever builds against the contracts reads of them; names and meanings are the
/// envelope's.
public struct EnvelopeHeaders: Sendable {
    /// What a header is on the wire.
    public enum Form: Sendable {
        /// A text.
        case text
        /// A number.
        case integer
        /// `1.0`.
        case version
        /// The message's own type.
        case typeOfMessage
    }

    /// One header.
    public struct Header: Sendable {
        /// Its name.
        public let name: String
        /// What it is.
        public let form: Form
        /// Whether every message of the kind has it as a header.
        public let isDemanded: Bool
        /// What it means.
        public let says: String

        init(_ name: String, _ form: Form = .text, demanded: Bool, _ says: String) {
            (self.name, self.form, self.isDemanded, self.says) = (name, form, demanded, says)
        }
    }

    /// The kind of message.
    public let name: String
    /// What holds for all of the kind.
    public let says: String
    /// Its headers.
    public let headers: [Header]

    /// All kinds.
    public static let all = [command, event, partnerEvent]

    static let command = EnvelopeHeaders(
        name: "Commands",
        says:
            "Id, type, source and time may stand in the properties message_id, type, app_id and timestamp instead; a message that "
            + "has one of them in neither place is refused. The sender's broker user stands in the property user_id, the file in "
            + "correlation_id.",
        headers: common(demanded: false) + [
            Header("ccs_after", demanded: false, "The ids of the events that it builds on, with commas between them."),
            Header("ccs_key", demanded: false, "The key with which who acts signs, where the branch demands it."),
            Header(
                "ccs_signature",
                demanded: false,
                "The signature over the digest of the act's statement, in base64."
            ),
            Header("ccs_authenticator_data", demanded: false, "Of a passkey: its authenticator data, in base64."),
            Header("ccs_client_data", demanded: false, "Of a passkey: its client data, in base64."),
        ]
    )

    static let event = EnvelopeHeaders(
        name: "Events",
        says: "The file that it is about stands in the property correlation_id.",
        headers: common(demanded: true) + [
            Header("cloudEvents_subject", demanded: true, "The stream that it belongs to, as file/D-17."),
            Header("ccs_version", .integer, demanded: true, "The version of its stream that it makes."),
            Header("ccs_causation", demanded: false, "The message that it follows from."),
            Header("ccs_digest", demanded: true, "The digest of its row in the journal, in hexadecimal."),
        ]
    )

    static let partnerEvent = EnvelopeHeaders(
        name: "Partner events",
        says:
            "The same id is the same message: it may come more than once, and once more whenever it is told anew. The file that "
            + "it is about stands in the property correlation_id, except in what the partners of all branches read.",
        headers: common(demanded: true).filter { $0.name != "ccs_actor" && $0.name != "traceparent" } + [
            Header(
                "ccs_version",
                .integer,
                demanded: true,
                "Its place in what its source has journalled: what comes later has a higher one, within one epoch."
            ),
            Header(
                "ccs_epoch",
                .integer,
                demanded: true,
                "How often the source was restored from a copy or moved, from 1: higher after it."
            ),
        ]
    )

    private static func common(demanded: Bool) -> [Header] {
        [
            Header("cloudEvents_specversion", .version, demanded: demanded, "The version of CloudEvents."),
            Header(
                "cloudEvents_id",
                demanded: demanded,
                "The message's id, unique to its sender. The same id is the same message, and is done once."
            ),
            Header("cloudEvents_type", .typeOfMessage, demanded: demanded, "The message's type."),
            Header(
                "cloudEvents_source",
                demanded: demanded,
                "Which store or program sent it, as jury.p2st-1."
            ),
            Header(
                "cloudEvents_time",
                demanded: demanded,
                "When it was decided (event) or sent (command), as RFC 3339 writes it."
            ),
            Header("ccs_actor", demanded: false, "Who acts, as role:id or role@branch:id."),
            Header(
                "ccs_act",
                demanded: false,
                "Whose act who acts puts on record, on which document and of which day, where it is not their own, there and "
                    + "then: for=ROLE:ID;document=KIND/REFERENCE;done=DAY;received=DAY;because=CODE, the parts that are there."
            ),
            Header("traceparent", demanded: false, "The trace that it is part of (W3C Trace Context)."),
        ]
    }
}
