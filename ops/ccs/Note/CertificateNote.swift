import CertificationDomain
public import Contracts
import Foundation

/// A certificate as its holder has it: what both signatories signed, with their signatures under it, as a signed note that
/// others' tools open too. It is signed already: nothing in it is made here.
public struct CertificateNote: Sendable {
    /// The note.
    public let bytes: [UInt8]
    /// The trust file, with the mandates of both signatures in it.
    public let trust: TrustFile

    /// Why no note is made.
    public enum Unproved: Error, Sendable, Equatable {
        /// The signature under that mandate is not its key's over this text.
        case signature(SigningMandateID)
        /// The trust file has that mandate with another key, signatory or term.
        case mandate(SigningMandateID)
    }

    /// The note of that document.
    ///
    /// - Parameters:
    ///   - trust: the file that the keys are named in; those of the signatures are taken up in it.
    /// - Throws: `Unproved`.
    public init(
        _ document: CertificateContent,
        _ signatures: [CertificateSignature],
        in trust: TrustFile
    ) throws(Unproved) {
        var trust = trust
        let text = CanonicalForm.bytes(of: document)
        var lines: [SignedNote.Line] = []
        for signature in signatures {
            let mandate = signature.mandate
            guard signature.form == CanonicalForm.name, let value = Data(base64Encoded: signature.value),
                let bytes = Data(base64Encoded: mandate.publicKey),
                let key = NoteKey(name: trust.name(of: mandate), publicKey: Array(bytes)),
                key.hasSigned(text, Array(value))
            else { throw .signature(mandate.id) }
            guard trust.take(mandate, of: signature.signatory) else { throw .mandate(mandate.id) }
            lines.append(SignedNote.Line(key: key.name, keyID: key.id, value: Array(value)))
        }
        self.trust = trust
        bytes = SignedNote(text, lines).bytes
    }
}
