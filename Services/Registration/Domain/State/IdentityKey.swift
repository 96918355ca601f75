public import Contracts
import Kernel

/// What a civil status leaves of itself, so that the same person under another spelling is found: one key for each of
/// birth and usage name with each first name, on the day of birth. Case, accents, hyphens, apostrophes and spaces do not
/// count, nor in which order first names stand, nor how many are given.
///
/// A key is a SHA-256, and has no secret in it: whoever could read a secret in this store could read the names beside it,
/// and a secret would make the keys of a restored store others. What protects the keys is that they go when the names
/// go: they follow from the personal group, and nothing keeps them after its erasure.
func identityKeys(_ identity: Identity) -> [String] {
    let surnames = Set([identity.birthName, identity.usageName ?? ""].map { plainWords(of: $0).joined() })
        .filter { !$0.isEmpty }
    let firstNames = Set(plainWords(of: identity.firstNames))
    return surnames.sorted().flatMap { surname in
        firstNames.sorted().map { Digest(of: "\(identity.birthDate)/\(surname)/\($0)").hexadecimal }
    }
}

extension IdentityForm {
    /// The civil status as far as keys are made of it, before it is checked; `nil` when none can be.
    public var unchecked: Identity? {
        guard let birthName, let firstNames, let day = birthDate.flatMap({ Day($0) }) else { return nil }
        return Identity(
            birthName: birthName,
            usageName: usageName,
            firstNames: firstNames,
            birthDate: day,
            birthPlace: birthPlace ?? ""
        )
    }
}
