/// The 32 bytes of an Ed25519 public key (RFC 8032), as far as they can be judged by themselves.
public enum Ed25519PublicKey {
    /// Whether the bytes are the one spelling of their point, and the point is none of the eight of low order: with such a
    /// one, a signature can be made that holds for many messages without any private key.
    public static func isSound(_ bytes: [UInt8]) -> Bool {
        guard bytes.count == 32 else { return false }
        // The sign of x is the last bit; the rest is y, the lowest byte first.
        var y = bytes
        y[31] &= 0x7F
        guard isBelowPrime(y) else { return false }
        return !lowOrder.contains(y)
    }

    /// y < 2^255 - 19.
    private static func isBelowPrime(_ y: [UInt8]) -> Bool {
        !(y[31] == 0x7F && y[1...30].allSatisfy { $0 == 0xFF } && y[0] >= 0xED)
    }

    /// The y of the points whose order divides 8: 0, 1, -1, and the two of order 8.
    private static let lowOrder: [[UInt8]] = [
        [UInt8](repeating: 0, count: 32),
        [1] + [UInt8](repeating: 0, count: 31),
        [0xEC] + [UInt8](repeating: 0xFF, count: 30) + [0x7F],
        [
            0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0, 0x45, 0xC3, 0xF4, 0x89, 0xF2, 0xEF, 0x98, 0xF0, 0xD5, 0xDF,
            0xAC, 0x05, 0xD3, 0xC6, 0x33, 0x39, 0xB1, 0x38, 0x02, 0x88, 0x6D, 0x53, 0xFC, 0x05,
        ],
        [
            0xC7, 0x17, 0x6A, 0x70, 0x3D, 0x4D, 0xD8, 0x4F, 0xBA, 0x3C, 0x0B, 0x76, 0x0D, 0x10, 0x67, 0x0F, 0x2A, 0x20,
            0x53, 0xFA, 0x2C, 0x39, 0xCC, 0xC6, 0x4E, 0xC7, 0xFD, 0x77, 0x92, 0xAC, 0x03, 0x7A,
        ],
    ]
}
