import CertificationDomain
public import Contracts
import Foundation
import Kernel

/// A certificate as a signed note, looked at in every respect.
public struct NoteCheck: Sendable, Equatable {
    /// What comes of it.
    public var verdict: NoteVerdict { NoteVerdict(findings) }
    /// What was found, a finding an aspect, in their order.
    public let findings: [Finding]
    /// What the text says, whether it is to be believed or not; `nil` where it is no certificate.
    public let content: CertificateContent?

    /// Looks at a certificate.
    ///
    /// - Parameters:
    ///   - file: the bytes of the note, or of the paper that it is attached to.
    ///   - trust: whom one believes.
    ///   - holder: whom it is to name, with the salt; `nil` where nobody says: then whom the paper has attached.
    ///   - register: what the register said of the number that ``number(in:)`` finds; `nil` where it was not asked.
    ///   - day: the day for which it is asked.
    public init(
        of file: [UInt8],
        trusting trust: TrustFile,
        holder: IssuedPersonal? = nil,
        register: RegisterAnswer? = nil,
        on day: Day
    ) {
        let paper = PaperFile(reading: file)
        guard let note = paper == nil ? file : paper?.note else {
            let findings = NoteCheck.unreadable("withoutNote", .unknown)
            (self.findings, content) = (findings, nil)
            return
        }
        let signed: SignedNote
        do {
            signed = try SignedNote(reading: note)
        } catch {
            (findings, content) = (NoteCheck.unreadable(error.rawValue), nil)
            return
        }
        guard let content = CanonicalForm.content(of: signed.text) else {
            (findings, self.content) = (NoteCheck.unreadable("noCertificate"), nil)
            return
        }
        self.content = content
        let known = KnownSignatures(signed, trust)
        let signatures = known.signatures(for: content.branch)
        // What nobody has signed says nothing of whom it names, nor until when it is valid.
        let isSigned = signatures.weight == .holds
        func asSigned(_ finding: Finding) -> Finding {
            isSigned ? finding : Finding(finding.aspect, .notAsked, "notExamined")
        }
        findings = [
            Finding(.document, .holds, content.official ? "certificate" : "demonstration"),
            signatures,
            asSigned(known.mandates(of: content, register, on: day)),
            asSigned(NoteCheck.holder(holder ?? paper?.holder?.holder, content)),
            asSigned(NoteCheck.expiry(content, on: day)),
            NoteCheck.register(register, signed.text, content),
        ]
    }

    /// The number that a note, or a paper, says it has; `nil` where it is no certificate.
    public static func number(in file: [UInt8]) -> String? {
        let paper = PaperFile(reading: file)
        guard let note = paper == nil ? file : paper?.note else { return nil }
        return (try? SignedNote(reading: note)).flatMap { CanonicalForm.content(of: $0.text)?.number }
    }

    private static func unreadable(_ why: String, _ weight: Finding.Weight = .fails) -> [Finding] {
        Finding.Aspect.allCases.map { aspect in
            aspect == .document ? Finding(aspect, weight, why) : Finding(aspect, .notAsked, "notExamined")
        }
    }

    private static func holder(_ holder: IssuedPersonal?, _ content: CertificateContent) -> Finding {
        guard let holder else { return Finding(.holder, .notAsked, "notGiven") }
        let digest = Digest(of: CanonicalForm.holderBytes(holder.identity, salt: holder.salt)).hexadecimal
        let identity = holder.identity
        var facts = [
            "name": "\(identity.firstNames) \(identity.birthName)", "born": identity.birthDate.description,
        ]
        facts["usage"] = identity.usageName
        return digest == content.holderDigest
            ? Finding(.holder, .holds, "named", facts) : Finding(.holder, .fails, "otherHolder", facts)
    }

    private static func expiry(_ content: CertificateContent, on day: Day) -> Finding {
        // Nothing is awarded in advance.
        if day < content.awardedOn {
            return Finding(.expiry, .fails, "notYet", ["awardedOn": content.awardedOn.description])
        }
        guard let expiresOn = content.expiresOn else { return Finding(.expiry, .holds, "withoutEnd") }
        let last = ["lastDay": expiresOn.adding(days: -1).description]
        return day < expiresOn ? Finding(.expiry, .holds, "runs", last) : Finding(.expiry, .fails, "expired", last)
    }

    private static func register(_ answer: RegisterAnswer?, _ text: [UInt8], _ content: CertificateContent) -> Finding {
        guard let answer else { return Finding(.register, .notAsked, "notAsked") }
        guard case .told(let entry, let signed, let moment) = answer else {
            return Finding(.register, .unknown, "silent")
        }
        let facts = ["asOf": moment.parisDay.description]
        func finding(_ weight: Finding.Weight, _ code: String, _ more: [String: String] = [:]) -> Finding {
            Finding(.register, weight, code, facts.merging(more) { first, _ in first })
        }
        guard let entry, let document = signed.document else { return finding(.fails, "unknownThere") }
        guard CanonicalForm.bytes(of: document) == text else { return finding(.fails, "otherDocument") }
        if let day = entry.revokedOn { return finding(.fails, "revoked", ["on": day.description]) }
        if let day = entry.suspendedOn { return finding(.fails, "suspended", ["on": day.description]) }
        guard entry.number == content.number else { return finding(.fails, "replaced", ["by": entry.number]) }
        return finding(.holds, "stands")
    }
}
