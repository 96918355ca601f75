public import CertificateNote
public import Contracts
import Foundation
public import Scheme

extension TrustFile {
    /// The trust file at a path.
    ///
    /// - Throws: `Complaint`, with every fault in it.
    public init(at path: String) throws {
        let data = try OpenFile.read(path)
        do {
            try self.init(reading: data)
        } catch let unsound as TrustFile.Unsound {
            let faults = unsound.faults.map { "\($0.path): \($0.code), expected \($0.expected)" }
            throw Complaint("\(path) is no trust file: \(faults.joined(separator: "; "))")
        }
    }

    /// The trust file at a path where there is one; else a new one of that origin.
    public static func begun(at path: String?, origin: String?) throws -> TrustFile {
        if let path, FileManager.default.fileExists(atPath: path) {
            let file = try TrustFile(at: path)
            if let origin, origin != file.origin {
                throw Complaint("\(path) is the trust file of \(file.origin), not \(origin)")
            }
            return file
        }
        guard let origin else {
            throw Complaint("give --origin, or set CCS_ORIGIN: the register's name on the web, as registre.ccs.example")
        }
        guard let file = TrustFile(origin: origin) else {
            throw Complaint("“\(origin)” is no origin: small letters, digits, . and -, as registre.ccs.example")
        }
        return file
    }
}

extension Enquirer {
    /// What was signed under a number, and by whom.
    ///
    /// - Throws: `Complaint`, where it was never issued, or its signatures are lost.
    public func signed(under number: String) throws -> (
        document: CertificateContent, signatures: [CertificateSignature]
    ) {
        let reply = try ask("certification", ReadSignatures(number: number))
        guard let document = reply.document else { throw Complaint("no certificate was issued under \(number)") }
        guard !reply.signatures.isEmpty else {
            throw Complaint(
                "\(number) was issued before its signatures were told: they stood in the lost register only"
            )
        }
        return (document, reply.signatures)
    }

    /// Whom a certificate names; that it was read is noted.
    ///
    /// - Throws: `Complaint`, where the register no longer has it.
    public func holder(of number: String, asking: Asking) throws -> HolderFile {
        self.asking = asking
        let reply = try ask("certification", ReadHolderProof(number: number))
        guard let proof = reply.proof else { throw Complaint("the register no longer has whom \(number) names") }
        return HolderFile(proof, checkCode: reply.checkCode)
    }

    /// What the register says now of the certificate of that number.
    public func standing(of number: String) throws -> RegisterAnswer {
        asking.purpose = .verification
        // Before it is asked: what changes meanwhile is told or not, but never dated earlier than it was known.
        let moment = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        let entries = try ask("certification", SearchRegister(number: number)).entries
        let signatures = try ask("certification", ReadSignatures(number: number))
        return .told(entries.first, signatures, asOf: moment)
    }
}

extension CertificateNote {
    /// The note of a document.
    ///
    /// - Throws: `Complaint`, where it cannot be proved.
    public static func proved(
        _ document: CertificateContent,
        _ signatures: [CertificateSignature],
        in trust: TrustFile
    ) throws -> CertificateNote {
        do {
            return try CertificateNote(document, signatures, in: trust)
        } catch {
            switch error {
            case .mandate(let mandate):
                throw Complaint("the trust file has the mandate \(mandate) otherwise: nothing was written")
            case .signature(let mandate):
                throw Complaint("the signature under the mandate \(mandate) is not genuine")
            }
        }
    }
}

extension PaperSheet {
    /// The sheet of a document.
    ///
    /// - Throws: `Complaint`, where the scheme data is not the one under which it was awarded.
    public static func worded(
        _ document: CertificateContent,
        _ signatures: [CertificateSignature],
        holder: HolderFile,
        trust: TrustFile,
        in scheme: Scheme
    ) throws -> PaperSheet {
        do {
            return try PaperSheet(document, signatures, holder: holder, trust: trust, in: scheme)
        } catch {
            switch error {
            case .unknown(let what):
                throw Complaint("the scheme data has no \(what): give those under which it was awarded")
            case .otherDomains:
                throw Complaint(
                    "the scheme data words the domains otherwise than was signed: give those under which it was awarded"
                )
            }
        }
    }
}
