import ArgumentParser
import OperatorClient

/// With which key who acts signs.
struct SigningOptions: ParsableArguments {
    @Option(help: "The key file of who acts, to sign with.", completion: .file())
    var key: String?

    @Option(
        help: "The file whose first line is the key's passphrase; without it, it is asked for.",
        completion: .file()
    )
    var passphraseFile: String?

    /// The key; `nil` where nothing is signed.
    func keyFile() throws -> KeyFile? {
        try key.map { path in try KeyFile(path: path) { try Passphrase.existing(in: passphraseFile, of: path) } }
    }
}
