import ArgumentParser
import Contracts
import OperatorClient

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Says whether a certificate is genuine and how it stands.",
        discussion: """
            One and the same answer for a number that there is not, a wrong code, and a certificate that was never \
            issued. Exit codes: 0 valid; 1 the register does not answer; 2 anything but valid.
            """
    )

    @Argument(help: "The certificate's number, as it stands there.")
    var number: String

    @Argument(help: "The check code, as it stands there.")
    var code: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let reply = try await plainly {
            let enquirer = try Enquirer(Surroundings().broker())
            defer { enquirer.close() }
            enquirer.asking.purpose = .verification
            return try enquirer.ask("certification", VerifyCertificate(number: number, checkCode: code))
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
        case .revoked: return "revoked"
        case .unknown: return "unknown: there is no such certificate, or the code is not its own"
        }
    }
}
