public import Foundation

/// A file that its owner alone reads, and that is never written over.
public enum PrivateFile {
    /// Writes it where no file is yet.
    ///
    /// - Parameter what: what stands in a file that is there already.
    /// - Throws: `Complaint`, when there is a file, or none can be made.
    public static func write(_ data: Data, to path: String, of what: String) throws {
        let file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw Complaint(
                errno == EEXIST ? "\(path) is there already: \(what) is never written over" : "\(path) cannot be made"
            )
        }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        try handle.write(contentsOf: data)
        try handle.synchronize()
    }
}

/// A file that anybody may read.
public enum OpenFile {
    /// Reads it.
    ///
    /// - Throws: `Complaint`, when it cannot be read.
    public static func read(_ path: String) throws -> Data {
        do {
            return try Data(contentsOf: URL(filePath: path))
        } catch {
            throw Complaint("\(path) cannot be read: \(error.localizedDescription)")
        }
    }

    /// Writes it whole, or leaves it as it was.
    ///
    /// - Throws: `Complaint`, when it cannot be written.
    public static func write(_ data: Data, to path: String) throws {
        do {
            try data.write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw Complaint("\(path) cannot be written: \(error.localizedDescription)")
        }
    }
}
