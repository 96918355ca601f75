import Contracts
import Foundation

/// The signatures under a note, by the keys of a trust file.
struct KnownSignatures {
    /// Those that are genuine, with the keys, in the order of the note.
    private var genuine: [(key: TrustedKey, value: [UInt8])] = []
    /// The names of keys under which something else stands than their signature over this text.
    private var altered: [String] = []
    /// The names that are known, with the id of another key.
    private var borrowed: [String] = []
    /// The names of keys that the file does not have.
    private var strange: [String] = []

    init(_ note: SignedNote, _ trust: TrustFile) {
        for line in note.signatures {
            guard let trusted = trust.keys.first(where: { $0.isNamed(line.key) }), let key = trusted.key else {
                strange.append(line.key)
                continue
            }
            if key.id != line.keyID {
                borrowed.append(line.key)
            } else if key.hasSigned(note.text, line.value) {
                genuine.append((trusted, line.value))
            } else {
                altered.append(line.key)
            }
        }
    }

    private func names(_ names: [String]) -> [String: String] { ["keys": names.joined(separator: ", ")] }

    /// A certificate bears one signature for its branch and one for the C4S, of two persons (specification, step 6).
    ///
    /// Signatures by other keys than those of the file say nothing, as others' tools have it; where one of the two is missing,
    /// it may be among them.
    func signatures(for branch: BranchID) -> Finding {
        if !altered.isEmpty { return Finding(.signatures, .fails, "altered", names(altered)) }
        let wanted: [SigningCapacity] = [.branch(branch), .committee]
        let missing = wanted.filter { capacity in !genuine.contains { $0.key.capacity == capacity } }
        guard missing.isEmpty else {
            if !borrowed.isEmpty { return Finding(.signatures, .fails, "otherKey", names(borrowed)) }
            if !strange.isEmpty { return Finding(.signatures, .unknown, "unknownKey", names(strange)) }
            let facts = ["missing": missing.map(\.description).joined(separator: ", ")]
            return Finding(.signatures, .fails, "missing", facts)
        }
        let signatories = genuine.filter { wanted.contains($0.key.capacity) }.map(\.key.signatory)
        guard Set(signatories).count > 1 else {
            return Finding(.signatures, .fails, "onePerson", ["signatory": signatories.first?.value ?? ""])
        }
        return Finding(.signatures, .holds, "both")
    }

    /// Each mandate was in force on the day of the signature. The text does not have that day: the register has it; without
    /// the register it is one from the award on, up to today.
    func mandates(of content: CertificateContent, _ register: RegisterAnswer?, on day: Day) -> Finding {
        let genuine = genuine.filter { [.branch(content.branch), .committee].contains($0.key.capacity) }
        guard !genuine.isEmpty else { return Finding(.mandates, .notAsked, "notExamined") }
        var later: [String] = []
        for (key, value) in genuine {
            let name = "\(key.mandate.value) (\(key.act.value))"
            guard let signedOn = signedOn(key, value, register) else {
                guard key.from <= day, key.until.map({ content.awardedOn <= $0 }) ?? true else {
                    return Finding(.mandates, .fails, "outOfForce", ["mandate": name])
                }
                if content.awardedOn < key.from { later.append(name) }
                continue
            }
            guard key.isInForce(on: signedOn) else {
                return Finding(.mandates, .fails, "outOfForce", ["mandate": name, "on": signedOn.description])
            }
        }
        let all = genuine.map { "\($0.key.mandate.value) (\($0.key.act.value))" }.joined(separator: ", ")
        let delegated = genuine.filter { $0.key.delegation != nil }.map(\.key.mandate.value).joined(separator: ", ")
        let facts = ["mandates": all, "delegated": delegated].filter { !$0.value.isEmpty }
        if !later.isEmpty {
            let facts = facts.merging(["later": later.joined(separator: ", ")]) { first, _ in first }
            return Finding(.mandates, .holds, "inForceSince", facts)
        }
        let told = genuine.allSatisfy { signedOn($0.key, $0.value, register) != nil }
        return Finding(.mandates, .holds, told ? "inForceAtSigning" : "inForceAtAward", facts)
    }

    /// The day on which the register took the signature in; `nil` where it says nothing of it.
    private func signedOn(_ key: TrustedKey, _ value: [UInt8], _ register: RegisterAnswer?) -> Day? {
        guard case .told(_, let reply, _) = register else { return nil }
        return reply.signatures.first { signature in
            signature.mandate.id == key.mandate && Data(base64Encoded: signature.value) == Data(value)
        }?.signedAt.parisDay
    }
}
