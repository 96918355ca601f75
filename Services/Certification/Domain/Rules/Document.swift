import Contracts
import Kernel
import Scheme

/// What a certificate takes from chance.
public struct CertificateEntropy: Sendable, Equatable {
    let salt: [UInt8]
    let code: CheckCode

    /// Out of 32 random bytes, never used for anything else; `nil` for any other number of bytes.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == 32, let code = CheckCode(entropy: Array(bytes.suffix(16))) else { return nil }
        salt = Array(bytes.prefix(16))
        self.code = code
    }
}

/// What is personal or secret in a document, and the digests that stand for it in what is signed.
struct Document {
    let personal: CertificatePersonal
    let holderDigest: String
    let checkCodeDigest: String

    init(
        _ identity: Identity,
        _ contact: Contact,
        number: CertificateNumber,
        entropy: CertificateEntropy
    ) {
        let salt = hexadecimal(entropy.salt)
        personal = CertificatePersonal(
            identity: identity,
            contact: contact,
            salt: salt,
            checkCode: entropy.code.description
        )
        holderDigest = Digest(of: CanonicalForm.holderBytes(identity, salt: salt)).hexadecimal
        checkCodeDigest = Digest(of: entropy.code.digestInput(number: number.description)).hexadecimal
    }
}

extension CertificateDeadline {
    /// That many days after a day, with reminders so many days before (policy `due`).
    init(from day: Day, days: Int, _ policy: DuePolicy) {
        let due = policy.deadline(days, after: day).lastDay
        self.init(
            dueOn: due,
            remindOn: Set(policy.reminderDays).map { due.adding(days: -$0) }.filter { day < $0 }.sorted()
        )
    }
}
