import ArgumentParser

struct CertificateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificate",
        abstract: "Writes what a holder is given: a certificate that proves itself, without the register.",
        subcommands: [CertificateNoteCommand.self, CertificatePageCommand.self]
    )
}
