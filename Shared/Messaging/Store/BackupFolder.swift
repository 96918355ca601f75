import Foundation
import Glibc

/// Where a service puts copies of its stores: a folder that its host names. Who asks for a copy chooses a name in it, never
/// a path, and nothing that is there is written over.
public struct BackupFolder: Sendable, Equatable {
    /// Why there is no place for a copy.
    public enum Fault: Error, Equatable, CustomStringConvertible {
        /// The host names no folder.
        case none
        /// Not a name.
        case name(String)
        /// Something of that name is there, or is no folder of our own.
        case taken(String)
        /// The folder cannot be used.
        case unusable(String, why: String)

        public var description: String {
            switch self {
            case .none: "this service has no folder for backups: its host sets CCS_BACKUP"
            case .name(let name):
                "“\(name)” is no name of a backup: expected 1 to 64 letters, digits, - and _, as 2027-01-15"
            case .taken(let path): "\(path) is there already: nothing is written over; choose another name"
            case .unusable(let path, let why): "\(path) cannot be used for backups: \(why)"
            }
        }
    }

    /// The folder.
    public let path: String
    /// The file of the key under which copies are sealed; `nil` where they are in clear.
    public let keyPath: String?

    /// That folder; it is made when it is missing.
    public init(_ path: String, sealedWith keyPath: String? = nil) {
        self.path = path
        self.keyPath = keyPath
    }

    /// Makes an empty file, `FOLDER/NAME/STORE.sqlite`, or `….sealed` under a key, that only the service's own user can
    /// read; its path.
    func place(for store: String, named name: String) throws(Fault) -> String {
        guard Self.isName(name) else { throw .name(name) }
        try makeFolder(path)
        let folder = "\(path)/\(name)"
        try makeFolder(folder)
        let file = "\(folder)/\(store).sqlite\(keyPath == nil ? "" : ".sealed")"
        // What SQLite would take for the copy's own log must not lie there, either.
        for beside in ["-wal", "-journal", "-shm"] where access(file + beside, F_OK) == 0 {
            throw .taken(file + beside)
        }
        let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST { throw .taken(file) }
            throw .unusable(file, why: String(cString: strerror(errno)))
        }
        _ = Glibc.close(descriptor)
        return file
    }

    private func makeFolder(_ path: String) throws(Fault) {
        if mkdir(path, 0o700) != 0, errno != EEXIST {
            throw .unusable(path, why: String(cString: strerror(errno)))
        }
        var found = stat()
        guard lstat(path, &found) == 0 else { throw .unusable(path, why: String(cString: strerror(errno))) }
        guard found.st_mode & S_IFMT == S_IFDIR else { throw .unusable(path, why: "it is no folder") }
    }

    private static func isName(_ name: String) -> Bool {
        (1...64).contains(name.utf8.count)
            && name.utf8.allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
                    || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
            }
    }
}

extension Store {
    /// Copies the store into the folder for backups under that name; where the copy lies.
    func backUp(named copy: String) throws -> String {
        try Self.backUp(name, filePath, into: backups, named: copy) { try backup(to: $0) }
    }

    /// The same for the store of that name in that file, by whatever copies it; by any thread.
    static func backUp(
        _ name: String,
        _ filePath: String,
        into backups: BackupFolder?,
        named copy: String,
        by backup: (_ path: String) throws -> Void
    ) throws -> String {
        guard let backups else { throw BackupFolder.Fault.none }
        if let keyPath = backups.keyPath { _ = try SealedFile.key(in: keyPath) }
        let path = try backups.place(for: name, named: copy)
        do {
            guard let keyPath = backups.keyPath else {
                try backup(path)
                return path
            }
            // What is in clear does not leave the store's own folder.
            let clear = "\(filePath).copying"
            unlink(clear)
            defer { unlink(clear) }
            try backup(clear)
            try SealedFile.seal(clear, into: path, keyIn: keyPath)
        } catch {
            // Half a copy is none.
            unlink(path)
            throw error
        }
        return path
    }
}
