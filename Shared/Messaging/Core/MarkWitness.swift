import Foundation

/// The last mark of a store, kept beside its key: outside of the store's file and of its backups, and where nobody comes who
/// has but a broker's password.
struct MarkWitness: Sendable {
    let path: String

    /// Puts a mark in the place of the one that was kept; whole or not at all. Where it cannot be, the one before still holds.
    func keep(_ mark: StoreMark) {
        guard let body = try? mark.body() else { return }
        let draft = "\(path).\(getpid())"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        let isWritten = body.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } == body.count
        close(file)
        if !isWritten || rename(draft, path) != 0 { unlink(draft) }
    }

    /// The mark that is kept; `nil` when there is none.
    func mark() -> StoreMark? {
        (try? Data(contentsOf: URL(filePath: path))).flatMap { StoreMark(body: [UInt8]($0)) }
    }
}
