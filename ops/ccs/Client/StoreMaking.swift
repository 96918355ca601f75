import Foundation
public import Messaging

/// Makes the stores of a first start, and none where one has worked before.
public struct StoreMaking {
    /// The folder of the stores' files.
    public var folder: String
    /// Whether stores that worked before are lost for good, and are to be had back from what the others hold.
    public var areLost = false
    /// How far a store of that name had come, as far as anybody outside of it knows.
    public var mark: (String) throws -> StoreMark?
    /// The time in seconds.
    public var now: Int

    /// Made in that folder.
    public init(folder: String, now: Int, mark: @escaping (String) throws -> StoreMark?) {
        self.folder = folder
        self.now = now
        self.mark = mark
    }

    /// Makes these stores where they are not there, and says of each what was done.
    public func make(_ stores: [String]) throws -> [String] {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return try stores.map { store in
            let path = "\(folder)/\(store).sqlite"
            if FileManager.default.fileExists(atPath: path) { return "\(store): is there" }
            let mark = try mark(store)
            if areLost {
                try Store.lay(name: store, path: path, inPlaceOf: mark, epochAtLeast: now)
                return "\(store): made empty in the place of the lost one; start its service, then ccs audit --repair"
            }
            if let mark {
                throw Complaint(
                    "\(store) has worked before: it had come to row \(mark.seq) at \(mark.at), held by \(mark.worker). Its file "
                        + "is not in \(folder): mount the folder, or put a copy there and ccs restored it. Is it lost "
                        + "without a copy: ccs init \(store) --lost"
                )
            }
            try Store.lay(name: store, path: path)
            return "\(store): made"
        }
    }
}
