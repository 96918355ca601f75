import ArgumentParser
import Contracts
import Foundation
import OperatorClient

struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "The keys with which people sign what they do.",
        subcommands: [List.self, New.self, Sign.self, Prove.self, Check.self]
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "The keys of a branch's people: whose, by whom registered, and which are revoked.",
            discussion: "Exit codes: 0 listed; 1 the service does not answer."
        )

        @Option(help: "The branch.")
        var branch: String

        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            try await plainly {
                guard let branch = BranchID(branch) else {
                    throw Complaint("--branch “\(branch)” is not an identifier")
                }
                let enquirer = try Enquirer(Surroundings().broker())
                defer { enquirer.close() }
                let keys = try enquirer.personKeys(of: branch)
                if json { return try Output.json(keys) }
                var table = Table(["key", "role", "holder", "kind", "proposed by", "confirmed by", "since", "revoked"])
                for key in keys {
                    let revoked = key.revokedAt.map { "\($0) by \(key.revokedBy?.value ?? "?")" } ?? "-"
                    table.add([
                        key.key.value, key.role.rawValue, key.holder.value, key.kind?.rawValue ?? "?",
                        key.proposedBy?.value ?? "?", key.confirmedBy?.value ?? "?",
                        key.registeredAt?.description ?? "?", revoked,
                    ])
                }
                Output.table(table)
            }
        }
    }

    struct New: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "new",
            abstract: "Makes a key file, and prints the key's name and its public half.",
            discussion: """
                The file is the person's, and stays with them, under a passphrase that is asked for twice (PKCS #8 with scrypt \
                and AES-256, which OpenSSL reads). Only its owner can read it. What is printed is what two persons of the branch \
                register (evaluation.register-person-key).

                Exit codes: 0 made; 1 there is a file already, or none can be made.
                """
        )

        @Argument(help: "The file to make.")
        var file: String

        @Option(
            help: "The file whose first line is the passphrase, where nobody sits at a terminal.",
            completion: .file()
        )
        var passphraseFile: String?

        @Flag(help: "Write the key in clear: for programs that are guarded otherwise.")
        var noPassphrase = false

        func validate() throws {
            if noPassphrase, passphraseFile != nil { throw ValidationError("either a passphrase or none") }
        }

        func run() async throws {
            try await plainly {
                let key = KeyFile()
                try key.write(to: file, under: noPassphrase ? nil : Passphrase.new(in: passphraseFile))
                Output.line("key     \(key.id)")
                Output.line("public  \(key.publicKey)")
            }
        }
    }

    struct Sign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign",
            abstract: "Signs the statement of an act, as it comes in, and prints the command's two headers.",
            discussion: """
                The statement is what the record on signed acts says (ops/decisions), each line with its line break. Read it before \
                you sign it: it is the act.

                Exit codes: 0 signed; 1 there is no key in the file, or what comes in is no statement.
                """
        )

        @Argument(help: "The key file.")
        var file: String

        @Option(help: "The file whose first line is the key's passphrase.", completion: .file())
        var passphraseFile: String?

        func run() async throws {
            try await plainly {
                let key = try KeyFile(path: file) { try Passphrase.existing(in: passphraseFile, of: file) }
                let statement = FileHandle.standardInput.readDataToEndOfFile()
                let forms = [ActStatement.form, ActStatement.recordingForm]
                guard forms.contains(where: { statement.starts(with: Data(($0 + "\n").utf8)) }), statement.last == 0x0A
                else { throw Complaint("what comes in is no statement: its first line is one of \(forms)") }
                let signature = try key.sign(statement: [UInt8](statement))
                Output.line("ccs_key        \(signature.key)")
                Output.line("ccs_signature  \(signature.value)")
            }
        }
    }

    struct Prove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "prove",
            abstract: "Prints the proof that a key is somebody's, for those who register it.",
            discussion: """
                The key's holder gives it to the two who register the key: they see that who asks has the private half, and in \
                whose name.

                Exit codes: 0 printed; 1 there is no key in the file.
                """
        )

        @Argument(help: "The key file.")
        var file: String

        @Option(name: .customLong("as"), help: "Whose key it is, as juryMember@p2st:P-12.")
        var actor: String

        @Option(help: "The file whose first line is the key's passphrase.", completion: .file())
        var passphraseFile: String?

        func run() async throws {
            try await plainly {
                guard let holder = Actor(actor) else {
                    throw Complaint("--as “\(actor)” is nobody: expected role:identifier, as juryMember@p2st:P-12")
                }
                let key = try KeyFile(path: file) { try Passphrase.existing(in: passphraseFile, of: file) }
                let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
                print(try KeyProof(key, of: holder, at: now).text, terminator: "")
            }
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract:
                "Verifies a proof that a key is somebody's, as ccs key prove prints it, and shows what to register.",
            discussion: "Exit codes: 0 it is; 1 it is not."
        )

        @Argument(help: "The file with the proof.", completion: .file())
        var file: String

        func run() async throws {
            try await plainly {
                guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                    throw Complaint("\(file) cannot be read")
                }
                let proof = try KeyProof(text)
                Output.line("holder  \(proof.holder)")
                Output.line("key     \(proof.key)")
                Output.line("public  \(proof.publicKey)")
                Output.line("signed  \(proof.time)")
            }
        }
    }
}
