import Foundation

/// A folder for the stores of one world, gone with it. Where its process is killed, it stays: the next process that makes
/// one removes it.
final class StoreFolder {
    let path: String
    /// Open and locked as long as the process lives.
    private let lock: Int32

    /// In memory where there is such a file system: a world writes as often as services do.
    static let root: String = {
        let shared = "/dev/shm"
        let root =
            FileManager.default.isWritableFile(atPath: shared)
            ? shared : FileManager.default.temporaryDirectory.path
        removeAbandoned(in: root)
        return root
    }()

    private static let prefix = "ccs-world-"

    init(in root: String = StoreFolder.root) throws {
        path = "\(root)/\(Self.prefix)\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        lock = open("\(path)/lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        _ = flock(lock, LOCK_EX | LOCK_NB)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
        close(lock)
    }

    /// Removes the folders whose lock nobody holds. One that was just made may not be locked yet: it is left alone.
    static func removeAbandoned(in root: String, olderThan age: TimeInterval = 600) {
        let files = FileManager.default
        for name in (try? files.contentsOfDirectory(atPath: root)) ?? [] where name.hasPrefix(prefix) {
            let path = "\(root)/\(name)"
            let made = (try? files.attributesOfItem(atPath: path))?[.modificationDate] as? Date
            guard let made, made.addingTimeInterval(age) <= Date() else { continue }
            let lock = open("\(path)/lock", O_RDWR | O_CLOEXEC)
            defer { if lock >= 0 { close(lock) } }
            if lock < 0 || flock(lock, LOCK_EX | LOCK_NB) == 0 { try? files.removeItem(atPath: path) }
        }
    }

    func file(_ store: String) -> String { "\(path)/\(store).sqlite" }

    /// Every byte of a store's file and of its write-ahead log.
    func bytes(of store: String) -> [UInt8] {
        ["", "-wal"].flatMap { [UInt8](FileManager.default.contents(atPath: file(store) + $0) ?? Data()) }
    }
}
