import Contracts
import Crypto
import Foundation
import Kernel

/// A store's secret, with which it proves that an event is its own.
///
/// An event carries its proof (`Envelope.proof`), and who listens keeps it. When the store is restored from an older copy,
/// listeners give back what it lost, and it takes only what its own key proves. So nobody who answers in a listener's
/// name can put anything into its journal. The key lies outside the store's file and its backups.
public struct StoreKey: Sendable {
    /// A code under the key, of nothing yet: setting one up costs as much as what it is of.
    private let begun: HMAC<SHA256>
    /// Where the store's last mark is kept beside its key; `nil` for a key that lies in no file.
    let witness: MarkWitness?

    /// A key of these bytes; 32 of them are expected.
    public init(bytes: [UInt8]) { self.init(bytes: bytes, witness: nil) }

    private init(bytes: [UInt8], witness: MarkWitness?) {
        begun = HMAC(key: SymmetricKey(data: bytes))
        self.witness = witness
    }

    /// A key that everybody can compute: for simulations and tests.
    public static func known(to store: String) -> StoreKey {
        StoreKey(bytes: Array(SHA256.hash(data: Data("known/\(store)".utf8))))
    }

    /// Reads the key of that store from `folder`, and makes one where there is none.
    ///
    /// - Throws: `StoreFault.unusable` when it can be neither read nor made, or is not 32 bytes long.
    public init(ofStore store: String, in folder: String) throws {
        let path = "\(folder)/\(store).key"
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            try Self.make(path)
            let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
            guard bytes.count == Self.length else {
                throw StoreFault.unusable(
                    path: path,
                    why: "it is no key: it has \(bytes.count) bytes, not \(Self.length); put the right file back"
                )
            }
            self.init(bytes: bytes, witness: MarkWitness(path: "\(folder)/\(store).mark"))
        } catch let fault as StoreFault {
            throw fault
        } catch {
            throw StoreFault.unusable(path: path, why: "the store's key cannot be read: \(error)")
        }
    }

    private static let length = 32

    /// Makes the file under another name first: one that is half written is never taken for a key.
    private static func make(_ path: String) throws {
        if access(path, F_OK) == 0 { return }
        let draft = "\(path).\(getpid())"
        unlink(draft)
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard file >= 0 else { throw StoreFault.unusable(path: draft, why: String(cString: strerror(errno))) }
        var random = SystemRandomNumberGenerator()
        let bytes = (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        let isWritten = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } == length && fsync(file) == 0
        close(file)
        // A link fails where another process was quicker; its key holds.
        guard isWritten, link(draft, path) == 0 || errno == EEXIST else {
            let why = String(cString: strerror(errno))
            unlink(draft)
            throw StoreFault.unusable(path: path, why: why)
        }
        unlink(draft)
    }

    /// By what the key is known again, and cannot be found.
    var print: String { hexadecimal(code(Data("which key this is".utf8)).prefix(8)) }

    /// What proves that the event is this store's, in hexadecimal: a code over what the envelope says of it and the body
    /// without its personal group, and, where there is such a group, a second one over that as well.
    ///
    /// The two are apart, so that the first still holds once the personal group is erased.
    func proof(of event: ProvedEvent, body: Data, personal: Data?) -> String {
        let open = code(of: event, body)
        return hexadecimal(open) + (personal.map { hexadecimal(code(after: open, $0)) } ?? "")
    }

    /// What proves that the mark is this store's.
    func proof(of mark: StoreMark) -> String {
        var fields = FieldDigest(expecting: 256)
        for text in ["mark", mark.store, mark.identity] { fields.add(text) }
        fields.add(Int64(mark.epoch))
        fields.add(mark.seq)
        fields.add(mark.digest)
        fields.add(mark.at.milliseconds)
        fields.add(mark.worker)
        return hexadecimal(code(fields.value()))
    }

    /// Whether the mark is this store's.
    func proves(_ mark: StoreMark) -> Bool { mark.proof.map { isSame($0, proof(of: mark)) } ?? false }

    /// Whether the proof is this key's for that event. Without the personal group, its code is not looked at.
    func proves(_ event: ProvedEvent, body: Data, personal: Data?, _ proof: String?) -> Bool {
        guard let proof else { return false }
        let right = self.proof(of: event, body: body, personal: personal)
        return isSame(personal == nil ? String(proof.prefix(2 * Self.codeBytes)) : proof, right)
    }

    private static let codeBytes = 16

    private func code(of event: ProvedEvent, _ body: Data) -> Data {
        var fields = FieldDigest(expecting: body.count + 320)
        for text in [event.id.value, event.type.value, event.stream.value] { fields.add(text) }
        fields.add(Int64(event.version))
        fields.add(event.at.milliseconds)
        fields.add(event.cause)
        fields.add(event.actor)
        fields.add(body)
        if !event.act.isEmpty { fields.add(event.act) }
        return code(fields.value())
    }

    private func code(after open: Data, _ personal: Data) -> Data {
        // What ends early may be gone when the event is given back.
        let lasting = withoutEarlyEnding(personal)
        var fields = FieldDigest(expecting: lasting.count + 40)
        fields.add(open)
        fields.add(lasting)
        return code(fields.value())
    }

    private func code(_ digest: Data) -> Data {
        var code = begun
        code.update(data: digest)
        return code.finalize().withUnsafeBytes { Data($0.prefix(Self.codeBytes)) }
    }

    /// Compared without telling by the time how much of it is right.
    private func isSame(_ one: String, _ other: String) -> Bool {
        guard one.utf8.count == other.utf8.count else { return false }
        return zip(one.utf8, other.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// What a proof covers of an event, beside its body.
struct ProvedEvent {
    var id: MessageID
    var type: MessageType
    var stream: StreamID
    var version: Int
    var at: Instant
    /// What it follows from, as it stands in the envelope; empty where nothing does.
    var cause: String
    /// Who acted, as it stands in the envelope; empty where nobody does.
    var actor: String
    /// Whose act it records, as it stands in the envelope; empty where it is the act of `actor`, there and then.
    var act: String
}

extension ProvedEvent {
    /// What an event's envelope says of it.
    init(_ head: Envelope) {
        self.init(
            id: head.id,
            type: head.type,
            stream: StreamID(wire: head.subject),
            version: head.version,
            at: head.time,
            cause: head.causation?.value ?? "",
            actor: head.actor?.description ?? "",
            act: head.act?.description ?? ""
        )
    }

    /// What a listener says of it who gives it back.
    init(_ event: ReceivedEvent) {
        self.init(
            id: event.id,
            type: event.type,
            stream: event.stream,
            version: event.version,
            at: event.at,
            cause: event.cause ?? "",
            actor: event.actor ?? "",
            act: event.act ?? ""
        )
    }
}
