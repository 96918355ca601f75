public import Contracts
import Foundation
import GRDB
import Kernel

/// How far a store has come, kept outside of its file: by it a file is known that is older than what was already told,
/// or another one.
///
/// The digest of a row chains over all rows before it. So it is also the anchor that who can write the file, and compute
/// its digests anew, does not reach.
public struct StoreMark: Codable, Sendable, Equatable {
    /// The store's name.
    public var store: String
    /// Which store of that name (`Store.identity`).
    public var identity: String
    /// The store's epoch.
    public var epoch: Int
    /// A row that the journal has, or 0 before its first.
    public var seq: Int64
    /// That row's digest, in hexadecimal; empty before the first.
    public var digest: String
    /// When that was so, in the store's time.
    public var at: Instant
    /// The worker that held the store.
    public var worker: String
    /// What proves by the store's key that it is the store's own; `nil` in one of an earlier program.
    public var proof: String?
    /// Why what lies in the mark's place is not the store's own; then nothing that it says is believed.
    public var distrust: Distrust?

    /// Why there is no mark of the store's own.
    public enum Distrust: Sendable, Equatable {
        /// There is none.
        case absent
        /// Somebody else wrote it, or it is none.
        case foreign(String)
    }

    private enum CodingKeys: String, CodingKey { case store, identity, epoch, seq, digest, at, worker, proof }

    /// The type of a mark on the wire.
    public static let type: MessageType = "ccs.mark.v1"

    /// A mark by its parts.
    public init(
        store: String,
        identity: String,
        epoch: Int,
        seq: Int64,
        digest: String,
        at: Instant,
        worker: String
    ) {
        self.store = store
        self.identity = identity
        self.epoch = epoch
        self.seq = seq
        self.digest = digest
        self.at = at
        self.worker = worker
    }

    /// In the place of a mark that is not there, or that is not the store's own.
    public static func none(of store: String, _ why: Distrust) -> StoreMark {
        var mark = StoreMark(
            store: store,
            identity: "",
            epoch: 0,
            seq: 0,
            digest: "",
            at: Instant(milliseconds: 0),
            worker: ""
        )
        mark.distrust = why
        return mark
    }
}

extension StoreMark {
    /// As it is sent.
    public func body() throws -> [UInt8] { [UInt8](try JSONEncoder().encode(self)) }

    /// As it came; `nil` when it is none.
    public init?(body: [UInt8]) {
        guard let mark = try? JSONDecoder().decode(StoreMark.self, from: Data(body)) else { return nil }
        self = mark
    }
}

/// Why a store's file is not the one that worked under its name last.
public enum MarkContradiction: Error, Sendable, Equatable, CustomStringConvertible {
    /// It is another store of that name.
    case otherStore(StoreMark)
    /// It is a copy that has not what was already told, or that was left behind by a move.
    case older(StoreMark, epoch: Int, journal: Int64)
    /// It has another history than the one that was told.
    case otherHistory(StoreMark)
    /// The mark itself cannot be taken for what it says.
    case untrusted(_ store: String, _ why: String)

    /// What the file is, and which command cures it.
    public var description: String {
        switch self {
        case .otherStore(let mark):
            "the file is another store of that name than the one that worked here, up to \(Self.place(mark)). Put that "
                + "one's file back. Is it lost: ccs init \(mark.store) --lost, in an empty folder. Is this one to take its "
                + "place: ccs mark forget \(mark.store)"
        case .older(let mark, let epoch, let journal):
            "the file is older than what was already told: it has row \(journal) in epoch \(epoch), and had come to "
                + "\(Self.place(mark)). Put the newer file back; is there none: ccs restored on the file, start, and "
                + "ccs audit --repair"
        case .otherHistory(let mark):
            "the file has another history than the one that was told, up to \(Self.place(mark)): a copy that went its own "
                + "way, or a journal that was written anew. Put the right file back; is there none: ccs restored on a "
                + "backup, start, and ccs audit --repair"
        case .untrusted(let store, let why):
            "the mark of \(store) on the broker cannot be trusted: \(why). Find out who wrote it; then ccs mark forget \(store)"
        }
    }

    private static func place(_ mark: StoreMark) -> String {
        "row \(mark.seq) in epoch \(mark.epoch), at \(mark.at), held by \(mark.worker)"
    }
}

extension Core {
    /// How far the store has come, to be written down; it is kept beside the store's key as well.
    public func mark(by worker: String, at now: Instant) -> StoreMark {
        var mark = StoreMark(
            store: store.name,
            identity: store.identity,
            epoch: epoch,
            seq: last.seq,
            digest: hexadecimal(last.digest),
            at: now,
            worker: worker
        )
        mark.proof = key.proof(of: mark)
        key.witness?.keep(mark)
        return mark
    }

    /// Why this is not the file that the mark is of; `nil` when it is, or when an operator has said that it is an older
    /// copy (`ccs restored`), and it waits for what it has lost.
    ///
    /// Whoever may write to the broker's queues can put something in the mark's place, or drive it out. What the store's key
    /// does not prove is not believed as long as what is kept beside that key says how far the store had come: it does
    /// not stand in the way, and lets no other file pass.
    public func contradiction(to mark: StoreMark) throws -> MarkContradiction? {
        if mark.distrust == nil, key.proves(mark) { return try contradiction(toOwn: mark) }
        if let kept = key.witness?.mark(), key.proves(kept) { return try contradiction(toOwn: kept) }
        switch mark.distrust {
        case .foreign(let why): return .untrusted(mark.store, why)
        case .absent: return nil
        // Of an earlier program, or of a store that came without its key.
        case nil: return try contradiction(toOwn: mark)
        }
    }

    private func contradiction(toOwn mark: StoreMark) throws -> MarkContradiction? {
        guard mark.identity == store.identity else { return .otherStore(mark) }
        if try epoch > mark.epoch && recovering() { return nil }
        if epoch < mark.epoch || last.seq < mark.seq {
            return .older(mark, epoch: epoch, journal: last.seq)
        }
        return try digest(ofRow: mark.seq) == mark.digest ? nil : .otherHistory(mark)
    }

    /// The digest of a row of the journal, in hexadecimal; empty when there is no such row.
    public func digest(ofRow seq: Int64) throws -> String {
        if seq == last.seq { return hexadecimal(last.digest) }
        let digest = try store.reading { db in
            try Data.fetchOne(
                db.cachedStatement(sql: "SELECT digest FROM journal WHERE seq = ?"),
                arguments: [seq]
            )
        }
        return digest.map { hexadecimal($0) } ?? ""
    }
}
