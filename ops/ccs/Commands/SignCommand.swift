import ArgumentParser
import ContractBook
import Contracts
import Foundation
import OperatorClient

struct SignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract:
            "Shows the certificates of files that wait for a signatory, signs them with the signatory's key, and sends it.",
        discussion: """
            What is shown is what is signed, to the letter (ccs-certificate-v1): the holder stands in it as a digest. All \
            are signed, or none. It asks as CCS_BROKER_URL names and sends as CCS_PORTAL_URL names (see ccs send).

            Exit codes: 0 signed, and accepted; 1 it could not be done, or who was asked did not say yes; 2 refused; 3 there is \
            no answer yet: sign the same again.
            """
    )

    @Argument(help: "The files.")
    var dossiers: [String]

    @Option(name: .customLong("as"), help: "The signatory, as authority@p2st:P-3 or committee:P-1.")
    var actor: String

    @Option(help: "The mandate under which the signatory signs.")
    var mandate: String

    @OptionGroup var signing: SigningOptions

    @Option(help: "How long an answer is waited for, in seconds.")
    var patience = 30

    @Flag(help: "Sign without asking: for who has read them before.")
    var yes = false

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard signing.key != nil else { throw ValidationError("with which key? --key FILE") }
        guard Set(dossiers).count == dossiers.count else { throw ValidationError("each file once") }
    }

    func run() async throws {
        try await plainly {
            guard let actor = Actor(actor), let signatory = PersonID(actor.id) else {
                throw Complaint("--as “\(self.actor)” is nobody: expected role@branch:identifier")
            }
            guard let mandate = SigningMandateID(mandate) else {
                throw Complaint("--mandate “\(self.mandate)” is not an identifier")
            }
            let files = try dossiers.map { text in
                guard let dossier = DossierID(text) else { throw Complaint("“\(text)” is not an identifier") }
                return dossier
            }
            let contents = try prepared(files)
            for (file, content) in zip(files, contents) {
                Output.remark("— \(file) —\n" + textToSign(content))
            }
            guard try yes || agrees(contents.count) else { throw Complaint("nothing was signed") }
            guard let key = try signing.keyFile() else { throw Complaint("there is no key") }
            let command = SignCertificates(
                signatory: signatory,
                mandate: mandate,
                signatures: try contents.map { content in
                    let text = Array(textToSign(content).utf8)
                    return OfferedSignature(certificate: content.certificate, value: try key.signature(over: text))
                }
            )
            let message = try WrittenMessage(command, book: ContractBook())
            try SendCommand.send(message, by: actor, to: "certification", patience: patience, from: "", json: json)
        }
    }

    private func prepared(_ files: [DossierID]) throws -> [CertificateContent] {
        let enquirer = try Enquirer(Surroundings().broker())
        defer { enquirer.close() }
        return try enquirer.preparedCertificates(of: files)
    }

    private func agrees(_ count: Int) throws -> Bool {
        guard isatty(STDIN_FILENO) == 1 else { throw Complaint("nobody can be asked: read them, and give --yes") }
        Output.remark(count == 1 ? "Signer ce certificat ? (oui)" : "Signer ces \(count) certificats ? (oui)")
        return readLine()?.trimmingCharacters(in: .whitespaces).lowercased() == "oui"
    }
}
