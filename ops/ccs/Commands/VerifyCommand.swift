import ArgumentParser
import CertificateNote
import Contracts
import Foundation
import OperatorClient

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Says whether a certificate is genuine and how it stands: by its number and code, or by its file.",
        discussion: """
            ccs verify NUMBER CODE asks the register. One and the same answer for a number that there is not, a wrong code, \
            and a certificate that was never issued. Exit codes: 0 valid; 1 the register does not answer; 2 anything but \
            valid.

            ccs verify FILE --trust FILE looks at a certificate's note, or at the one that is attached to its PDF: both signatures, the mandates, the holder's name where \
            --holder gives it, and its term. No network is used. It then says “authentique”: whether it was revoked since is \
            not known. With --register the register is asked as well; where that does not answer, it cannot be told. Exit \
            codes: 0 authentic, or with --register valid; 1 a file cannot be read; 2 not valid; 3 it cannot be told.
            """
    )

    @Argument(
        help: "The certificate's number, as it stands there; or the file of its note, or its PDF.",
        completion: .file()
    )
    var certificate: String

    @Argument(help: "The check code, as it stands there; none with a file.")
    var code: String?

    @Option(help: "With a file: whose keys are believed (ccs-trust-v1), as the C4S publishes it.", completion: .file())
    var trust: String?

    @Option(help: "With a file: the name that the certificate is to bear, as its holder has it.", completion: .file())
    var holder: String?

    @Flag(help: "With a file: ask the register how the certificate stands.")
    var register = false

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if code == nil, trust == nil {
            throw ValidationError("give the check code behind the number; or, with a file, --trust FILE")
        }
        if code != nil, trust != nil || holder != nil || register {
            throw ValidationError("--trust, --holder and --register go with a file, and a code with a number")
        }
    }

    func run() async throws {
        guard let code else { return try await verifyFile() }
        let reply = try await plainly {
            let enquirer = try Enquirer(Surroundings().broker())
            defer { enquirer.close() }
            enquirer.asking.purpose = .verification
            return try enquirer.ask("certification", VerifyCertificate(number: certificate, checkCode: code))
        }
        if json { try Output.json(reply) } else { Output.text(sentence(reply)) }
        guard reply.standing == .valid else { throw leftToDo }
    }

    private func sentence(_ reply: VerifyCertificate.Reply) -> String {
        switch reply.standing {
        case .valid, .expired:
            guard let shown = reply.shown else { return reply.standing.rawValue }
            let name = shown.name.map { "\($0.firstNames) \($0.usageName ?? $0.birthName)" } ?? "(name erased)"
            let wording = shown.official ? "" : ", on a standard worded for demonstration"
            let until = shown.expiresOn.map { ", until \($0)" } ?? ""
            return "\(reply.standing.rawValue): \(shown.number), \(shown.certificateKind), \(name), awarded by "
                + "\(shown.branch) on \(shown.awardedOn)\(until)\(wording)"
        case .replaced: return "replaced by \(reply.replacedBy ?? "another")"
        case .suspended: return "suspended: the jury has taken the award back; its revocation is due"
        case .revoked: return "revoked"
        case .unknown: return "unknown: there is no such certificate, or the code is not its own"
        }
    }

    // ---- by its file ----

    private func verifyFile() async throws {
        let (check, isPaper) = try await plainly {
            let note = [UInt8](try OpenFile.read(certificate))
            let trusted = try TrustFile(at: trust ?? "")
            let named = try holder.map { path in
                guard let file = HolderFile(reading: [UInt8](try OpenFile.read(path))) else {
                    throw Complaint(
                        "\(path) does not say whom a certificate names: ccs certificate note --holder writes it"
                    )
                }
                return file.holder
            }
            let check = NoteCheck(
                of: note,
                trusting: trusted,
                holder: named,
                register: register ? standing(of: NoteCheck.number(in: note)) : nil,
                on: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).parisDay
            )
            return (check, PaperFile(reading: note) != nil)
        }
        if json {
            try Output.json(NoteReport(check))
        } else {
            Output.text(NoteSheet(check, in: try? Surroundings().scheme()).text)
            if isPaper {
                Output.remark("ccs: ce qui est imprimé sur les pages n'est pas vérifié : comparez-le à ces lignes")
            }
        }
        switch check.verdict {
        case .valid, .authentic: return
        case .invalid: throw leftToDo
        case .undetermined: throw ExitCode(3)
        }
    }

    /// What the register says; that it says nothing is no complaint, but cannot be told.
    private func standing(of number: String?) -> RegisterAnswer {
        guard let number else { return .none }
        do {
            let enquirer = try Enquirer(Surroundings().broker())
            defer { enquirer.close() }
            return try enquirer.standing(of: number)
        } catch {
            Output.remark("ccs: \(error)")
            return .none
        }
    }
}
