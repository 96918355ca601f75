public import Contracts

/// Several answers to one requester in one message, for a requester who says that it reads them
/// (`Envelope.takesBundles`): at load most of an answer's cost is its own way through the broker.
///
/// The body is a JSON text sequence (RFC 7464): a record an answer, which is the answer's object with the id of its
/// command in front, as `{"command":"c-1","events":["e-1"],"status":"accepted"}`.
public enum AnswerBundle {
    /// The type of a bundle on the wire.
    public static let type: MessageType = "ccs.answers.v1"
    /// Bytes that a bundle's body may have before another one is begun.
    static let most = 48 * 1024

    private static let begin: UInt8 = 0x1E
    private static let end: UInt8 = 0x0A
    private static let head = Array(#"{"command":""#.utf8)

    /// The same answers in as few messages as can be; each requester's stay in their order. What is alone stays as it is.
    public static func bundled(_ answers: [Outgoing]) -> [Outgoing] {
        guard answers.count > 1 else { return answers }
        var result: [Outgoing] = []
        var open: [String: (at: Int, count: Int)] = [:]
        for answer in answers {
            guard answer.envelope.takesBundles, let command = answer.envelope.inReplyTo,
                answer.body.first == UInt8(ascii: "{"), answer.body.count > 2
            else {
                result.append(answer)
                continue
            }
            if let (at, count) = open[answer.key], result[at].body.count + answer.body.count < most {
                if count == 1, let first = result[at].envelope.inReplyTo {
                    let alone = result[at].body
                    result[at].envelope.type = type
                    result[at].envelope.inReplyTo = nil
                    result[at].envelope.dossier = nil
                    result[at].body = []
                    append(alone, to: first, &result[at].body)
                }
                append(answer.body, to: command, &result[at].body)
                open[answer.key] = (at, count + 1)
            } else {
                open[answer.key] = (result.count, 1)
                result.append(answer)
            }
        }
        return result
    }

    private static func append(_ answer: [UInt8], to command: MessageID, _ body: inout [UInt8]) {
        body.append(begin)
        body += head
        // An identifier's characters need no escaping.
        body += command.value.utf8
        body.append(UInt8(ascii: "\""))
        body.append(UInt8(ascii: ","))
        body += answer.dropFirst()
        body.append(end)
    }

    /// The answers of a bundle, each with its command's id; `nil` where it is not one.
    public static func split(_ body: [UInt8]) -> [(command: MessageID, answer: [UInt8])]? {
        var result: [(command: MessageID, answer: [UInt8])] = []
        for record in body.split(separator: begin) {
            guard record.last == end, record.starts(with: head) else { return nil }
            let rest = record.dropFirst(head.count)
            guard let quote = rest.firstIndex(of: UInt8(ascii: "\"")),
                let command = MessageID(String(decoding: rest[..<quote], as: UTF8.self)),
                rest[rest.index(after: quote)...].first == UInt8(ascii: ",")
            else { return nil }
            result.append((command, [UInt8(ascii: "{")] + rest[(quote + 2)...].dropLast()))
        }
        return result.isEmpty ? nil : result
    }
}
