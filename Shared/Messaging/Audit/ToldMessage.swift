public import Contracts

/// What partner branches are told of one row of a journal, to be told again.
public struct ToldMessage: Codable, Sendable, Equatable {
    /// The id of the event, and so of the message.
    public var id: MessageID
    /// The message's type.
    public var type: MessageType
    /// The store.
    public var source: String
    /// The branch that it is of.
    public var branch: BranchID
    /// When it happened.
    public var at: Instant
    /// The file, where it is told.
    public var dossier: DossierID?
    /// Its place in the journal.
    public var place: Int
    /// The store's epoch.
    public var epoch: Int
    /// Its body as JSON.
    public var body: String

    /// As it goes into that queue.
    public func outgoing(to queue: String) -> Outgoing {
        var head = Envelope(id: id, type: type, source: source, time: at)
        head.dossier = dossier
        head.version = place
        head.epoch = epoch
        return Outgoing(exchange: "", key: queue, mandatory: true, envelope: head, body: [UInt8](body.utf8))
    }
}

extension Core {
    /// What partner branches were told of the rows behind that one, in pages, and up to where the journal was looked at.
    func told(after seq: Int64, limit: Int) throws -> (messages: [ToldMessage], through: Int64) {
        let (rows, through) = try toldToPartners(after: seq, limit: limit)
        let messages = rows.filter { $0.seq <= toldUpTo }.compactMap { row -> ToldMessage? in
            guard let message = row.message, let dot = message.key.lastIndex(of: "."),
                let branch = BranchID(String(message.key[message.key.index(after: dot)...]))
            else { return nil }
            let head = message.envelope
            return ToldMessage(
                id: head.id,
                type: head.type,
                source: head.source,
                branch: branch,
                at: head.time,
                dossier: head.dossier,
                place: head.version,
                epoch: head.epoch,
                body: String(decoding: message.body, as: UTF8.self)
            )
        }
        return (messages, max(seq, min(through, toldUpTo)))
    }
}
