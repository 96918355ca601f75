import ArgumentParser
import CertificateNote
import Contracts
import Foundation
import OperatorClient

struct CertificateNoteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract:
            "Writes a certificate as a signed note (C2SP): the text that both signed, with their signatures under it.",
        discussion: """
            Nothing is signed by this: the signatures are those of the register, each verified first. The note names nobody.

            --trust takes the mandates and keys of both signatories up in a trust file, which is made where there is none. Who \
            verifies the certificate gives it to ccs verify: it is to be had from the C4S, and holds as much as it is kept. A \
            mandate that stands there otherwise is not written over. --holder writes the name with its salt for the holder \
            themselves; that it was read is noted.

            Exit codes: 0 written; 1 there is no such certificate, a signature is not genuine, or the register does not answer.
            """
    )

    @Argument(help: "The certificate's number.")
    var number: String

    @Option(help: "The note's file; without it the note is printed.", completion: .file())
    var to: String?

    @Option(help: "The trust file in which the keys are taken up.", completion: .file())
    var trust: String?

    @Option(help: "A file to make, with the name that the certificate bears, for its holder only.", completion: .file())
    var holder: String?

    @Option(
        help:
            "What the names of the keys begin with, as registre.ccs.example; without it CCS_ORIGIN, or the trust file's."
    )
    var origin: String?

    @Option(
        help: "A file to make, with what the certificate says on paper, for ops/paper/certificate.",
        completion: .file()
    )
    var sheet: String?

    @OptionGroup var reading: ReadingOptions

    func run() async throws {
        try await plainly {
            let surroundings = Surroundings()
            let asking = try reading.asking(for: .personsRequest)
            let trusted = try TrustFile.begun(at: trust, origin: origin ?? surroundings.origin)
            let enquirer = try Enquirer(surroundings.broker())
            defer { enquirer.close() }
            let (document, signatures) = try enquirer.signed(under: number)
            let note = try CertificateNote.proved(document, signatures, in: trusted)
            if holder != nil || sheet != nil {
                let named = try enquirer.holder(of: number, asking: asking)
                if let sheet {
                    let scheme = try surroundings.scheme()
                    let paper = try PaperSheet.worded(
                        document,
                        signatures,
                        holder: named,
                        trust: note.trust,
                        in: scheme
                    )
                    try PrivateFile.write(paper.document(), to: sheet, of: "a sheet with somebody's name")
                }
                if let holder {
                    try PrivateFile.write(named.document(), to: holder, of: "what was written for a holder")
                }
            }
            if let trust { try OpenFile.write(note.trust.document(), to: trust) }
            guard let to else { return FileHandle.standardOutput.write(Data(note.bytes)) }
            try OpenFile.write(Data(note.bytes), to: to)
        }
    }
}
