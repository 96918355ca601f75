import ArgumentParser
import Contracts
import OperatorClient

struct ReadSignaturesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "signatures",
        abstract: "Shows who signed a certificate, and verifies each signature with the key of its mandate.",
        discussion: """
            Nobody is named but the signatories, by identifier. Exit codes: 0 every signature is genuine; 1 one is not, \
            there is none, or the register does not answer.
            """
    )

    @Argument(help: "The certificate's number.")
    var number: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        try await plainly {
            let enquirer = try Enquirer(Surroundings().broker())
            defer { enquirer.close() }
            let reply = try enquirer.ask("certification", ReadSignatures(number: number))
            guard let document = reply.document else { throw Complaint("no certificate was issued under \(number)") }
            if json {
                try Output.json(reply)
            } else {
                Output.text(SignatureSheet(document, reply.signatures).text)
            }
            guard !reply.signatures.isEmpty else {
                throw Complaint(
                    "\(number) was issued before its signatures were told: they stood in the lost register only"
                )
            }
            let forged = reply.signatures.filter { !isGenuine($0, under: document) }
            guard forged.isEmpty else { throw Complaint("\(forged.count) of the signatures are not genuine") }
        }
    }
}
