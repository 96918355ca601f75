import Foundation

/// The lock on a store's file: one process of this machine writes it. Freed when the process ends, however it ends.
final class StoreLock {
    private let descriptor: Int32

    /// `nil` when another process holds it.
    init?(path: String) {
        let descriptor = open(path + ".lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            // Closed here and not at the end of a half-made object as well: by then the number may be another's.
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}
