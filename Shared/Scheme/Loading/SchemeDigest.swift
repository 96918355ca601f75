import Crypto
import Kernel

/// The digest of a scheme's files: SHA-256, in hexadecimal, over each file's name and bytes in the order of the names.
/// Both are preceded by their length in eight bytes, so that no two sets of files run together into the same text.
func schemeDigest(of files: [DataFile]) -> String {
    var hash = SHA256()
    for file in files {
        for part in [Array(file.name.utf8), file.bytes] {
            hash.update(data: (0..<8).map { UInt8(truncatingIfNeeded: UInt64(part.count) >> (56 - 8 * $0)) })
            hash.update(data: part)
        }
    }
    return hexadecimal(Array(hash.finalize()))
}
