import Crypto
import CryptoExtras
import Foundation

/// Passwords: what is asked of one, and what is kept of it.
public enum Password {
    /// What makes a guess dear: 16 MiB, and five times the usual work instead of more.
    private static let cost = (rounds: 1 << 14, blockSize: 8, parallelism: 5)
    /// How short one may be, in characters.
    public static let shortest = 12
    /// How long, in bytes: nothing beyond it is worth the work.
    public static let longest = 256

    /// Why a password cannot be chosen.
    public enum Fault: Error, Sendable, Equatable {
        case tooShort, tooLong, common, containsName
    }

    /// What is wrong with a password that somebody chooses; nothing where it may stand.
    public static func fault(of password: String, login: String) -> Fault? {
        let plain = normal(password)
        if plain.utf8.count > longest { return .tooLong }
        if plain.count < shortest { return .tooShort }
        let small = plain.lowercased()
        let name = String(login.prefix { $0 != "@" }).lowercased()
        if name.count >= 4, small.contains(name) { return .containsName }
        // Much repeated, a run of keys, or what everybody takes.
        if Set(small).count < 5 || common.contains(where: { small.hasPrefix($0) || small == $0 + $0 }) {
            return .common
        }
        return nil
    }

    /// What is kept of a password: how it was worked on, the salt, and the result.
    public static func kept(_ password: String) throws -> String {
        let salt = (0..<16).map { _ in UInt8.random(in: 0...255) }
        let key = try derived(password, salt, cost.rounds, cost.blockSize, cost.parallelism)
        let parts = [
            "scrypt", "\(cost.rounds)", "\(cost.blockSize)", "\(cost.parallelism)", Data(salt).base64EncodedString(),
            Data(key).base64EncodedString(),
        ]
        return parts.joined(separator: "$")
    }

    /// Whether it is the password of which that is kept; as long either way. Where nothing is kept, work is done all the same.
    public static func matches(_ password: String, kept: String?) -> Bool {
        let parts = (kept ?? nobody).split(separator: "$").map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let blockSize = Int(parts[2]),
            let parallelism = Int(parts[3]), let salt = Data(base64Encoded: parts[4]),
            let key = Data(base64Encoded: parts[5]), password.utf8.count <= longest,
            let found = try? derived(password, [UInt8](salt), rounds, blockSize, parallelism)
        else { return false }
        var difference = UInt8(kept == nil ? 1 : 0)
        for (one, other) in zip(found, key) { difference |= one ^ other }
        return difference == 0 && found.count == key.count
    }

    private static let nobody =
        "scrypt$16384$8$5$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="

    private static func derived(
        _ password: String,
        _ salt: [UInt8],
        _ rounds: Int,
        _ blockSize: Int,
        _ parallelism: Int
    )
        throws -> [UInt8]
    {
        try KDF.Scrypt.deriveKey(
            from: Data(normal(password).utf8),
            salt: salt,
            outputByteCount: 32,
            rounds: rounds,
            blockSize: blockSize,
            parallelism: parallelism
        ).withUnsafeBytes { Array($0) }
    }

    /// However the keyboard composes an é.
    private static func normal(_ password: String) -> String { password.precomposedStringWithCanonicalMapping }

    /// With what passwords begin that everybody takes.
    private static let common = [
        "motdepasse", "mot de passe", "password", "azerty", "qwerty", "123456", "iloveyou", "soleil", "bonjour",
        "doudou",
        "marseille", "loulou", "chouchou", "coucou", "football", "letmein", "admin", "bienvenue", "welcome", "abcdef",
        "1q2w3e", "azertyuiop", "certificat", "changezmoi", "changeme", "secret", "dragon", "monkey", "princess",
        "sunshine",
        "jetaime", "france", "liverpool", "nicolas", "camille", "111111", "000000", "987654", "poiuyt", "wxcvbn",
    ]
}
