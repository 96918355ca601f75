public import Contracts
public import Foundation

/// Whom one believes who verifies a certificate: each key, whose mandate it signs under, by which act, and from when to when.
/// It names nobody but by identifier, and is meant to be published.
///
/// A certificate proves as much as this file: it is had from the C4S, not from whoever shows the certificate.
public struct TrustFile: Codable, Sendable, Equatable {
    /// The name of the present form.
    public static let form = "ccs-trust-v1"

    /// Which form it has.
    public private(set) var form = TrustFile.form
    /// Whose register signs: what the names of all keys begin with, as `registre.ccs.example`.
    public let origin: String
    /// The keys, by their names.
    public private(set) var keys: [TrustedKey]

    /// The file of that origin, with no key in it yet; `nil` where none can be called so.
    public init?(origin: String) {
        guard TrustFile.isOrigin(origin) else { return nil }
        self.origin = origin
        keys = []
    }

    /// The name under which a mandate's key signs in this file.
    public func name(of mandate: SigningMandate) -> String {
        TrustFile.name(origin, mandate.capacity, mandate.id)
    }

    static func name(_ origin: String, _ capacity: SigningCapacity, _ mandate: SigningMandateID) -> String {
        let office =
            switch capacity {
            case .branch(let branch): branch.value
            case .committee: "c4s"
            }
        return "\(origin)/\(office)/\(mandate.value)"
    }

    /// A host, with a path where it has one: small letters, digits, dots, hyphens, and slashes between.
    static func isOrigin(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return text.utf8.count <= 200
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D || $0 == 0x2E }
            }
    }

    /// Takes a mandate up; `false`, and nothing changes, where the same mandate stands there otherwise, or its key is none.
    public mutating func take(_ mandate: SigningMandate, of signatory: PersonID) -> Bool {
        guard let bytes = Data(base64Encoded: mandate.publicKey),
            let key = NoteKey(name: name(of: mandate), publicKey: Array(bytes))
        else { return false }
        let taken = TrustedKey(
            verifier: key.verifier,
            signatory: signatory,
            capacity: mandate.capacity,
            mandate: mandate.id,
            act: mandate.act,
            from: mandate.from,
            until: mandate.until,
            delegation: mandate.delegation
        )
        if let known = keys.first(where: { $0.mandate == mandate.id && $0.capacity == mandate.capacity }) {
            return known == taken
        }
        keys.append(taken)
        keys.sort { $0.verifier.utf8.lexicographicallyPrecedes($1.verifier.utf8) }
        return true
    }

    /// Reads a file.
    ///
    /// - Throws: `Unsound`, with every fault in it.
    public init(reading data: Data) throws {
        do {
            self = try JSONDecoder().decode(TrustFile.self, from: data)
        } catch DecodingError.keyNotFound(let key, let context) {
            throw Unsound(faults: [Fault(path(context.codingPath + [key]), "missing", expected: "a value")])
        } catch DecodingError.dataCorrupted(let context), DecodingError.typeMismatch(_, let context),
            DecodingError.valueNotFound(_, let context)
        {
            throw Unsound(faults: [Fault(path(context.codingPath), "unreadable", expected: context.debugDescription)])
        }
        let faults = self.faults
        guard faults.isEmpty else { throw Unsound(faults: faults) }
    }

    /// Why a file is no trust file.
    public struct Unsound: Error, Sendable, Equatable {
        /// Every fault in it, each with its place.
        public let faults: [Fault]
    }

    private var faults: [Fault] {
        guard form == TrustFile.form else { return [Fault("form", "unknown", expected: TrustFile.form)] }
        guard TrustFile.isOrigin(origin) else { return [Fault("origin", "notAHost", expected: "registre.ccs.example")] }
        var seen: Set<String> = []
        return keys.enumerated().flatMap { place, key -> [Fault] in
            let wanted = TrustFile.name(origin, key.capacity, key.mandate)
            var faults: [Fault] = []
            if key.key == nil {
                faults.append(
                    Fault("keys[\(place)].verifier", "notAKey", expected: "name+key id+key (C2SP signed-note)")
                )
            } else if !key.isNamed(wanted) {
                faults.append(Fault("keys[\(place)].verifier", "otherName", expected: wanted))
            }
            if !seen.insert(wanted).inserted { faults.append(Fault("keys[\(place)]", "twice", expected: wanted)) }
            if let until = key.until, until < key.from {
                faults.append(Fault("keys[\(place)].until", "beforeFrom", expected: "\(key.from) or later"))
            }
            return faults
        }
    }

    /// The file as it is published.
    public func document() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return try encoder.encode(self) + Data("\n".utf8)
    }
}

/// A key that is believed, and the mandate that it signs under.
public struct TrustedKey: Codable, Sendable, Equatable {
    /// The key as others' tools take it, with its name and its id (C2SP signed-note).
    public let verifier: String
    /// Whose mandate it is.
    public let signatory: PersonID
    /// For whom the signatory signs.
    public let capacity: SigningCapacity
    /// The mandate.
    public let mandate: SigningMandateID
    /// The act that appoints.
    public let act: SigningActID
    /// The first day of the mandate.
    public let from: Day
    /// The last day of the mandate; without end when absent.
    public let until: Day?
    /// The delegation that the mandate rests on; absent when the signatory holds the office.
    public let delegation: SigningDelegation?

    var key: NoteKey? { NoteKey(verifier: verifier) }

    /// By bytes: two texts that look alike are two names.
    func isNamed(_ name: String) -> Bool { key?.name.utf8.elementsEqual(name.utf8) ?? false }

    /// Whether the mandate is in force on that day.
    func isInForce(on day: Day) -> Bool { from <= day && until.map { day <= $0 } ?? true }
}

private func path(_ keys: [any CodingKey]) -> String {
    let path = keys.reduce("") { path, key in
        key.intValue.map { "\(path)[\($0)]" } ?? (path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)")
    }
    return path.isEmpty ? "the file" : path
}
