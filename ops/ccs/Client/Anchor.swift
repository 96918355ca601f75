public import Messaging

/// What a store's chain of digests is held against: its mark, which lies outside of its file.
public struct Anchor {
    private let mark: StoreMark?

    /// That mark, or none where the broker keeps none.
    public init(_ mark: StoreMark?) { self.mark = mark }

    /// What the journal's rows say against it. `digest` gives a row's digest, empty when the row is missing.
    public func faults(_ digest: (Int64) throws -> String) throws -> [String] {
        guard let mark, mark.seq > 0 else { return [] }
        let found = try digest(mark.seq)
        if found == mark.digest { return [] }
        return [
            found.isEmpty
                ? "journal: row \(mark.seq), which the store had at \(mark.at), is missing"
                : "journal: row \(mark.seq) is not the one that the store had at \(mark.at): its history was written anew"
        ]
    }
}
