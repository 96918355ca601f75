import ArgumentParser
import CertificateNote
import Foundation
import OperatorClient

struct CertificatePageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "page",
        abstract:
            "Writes the page on which anybody verifies a certificate's note: one file of HTML that asks no server.",
        discussion: """
            The page believes the keys of the trust file, which stands in it. It is opened from the disk, or put on any web \
            server; a note that is given to it is read in the browser and never sent. A page that is there is written over. No \
            broker is asked.

            Exit codes: 0 written; 1 the trust file cannot be read, or the page not written.
            """
    )

    @Argument(help: "The file of the page.", completion: .file())
    var page: String

    @Option(help: "Whose keys are believed (ccs-trust-v1).", completion: .file())
    var trust: String

    func run() async throws {
        try await plainly {
            let html = try VerificationPage(trusting: TrustFile(at: trust), in: Surroundings().scheme()).html
            try OpenFile.write(Data(html.utf8), to: page)
        }
    }
}
