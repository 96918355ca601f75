import Contracts
import Foundation
import Synchronization

/// The program that makes a letter out of its sheet and hands it over. It reads sheets, a line each, and writes what came of
/// each, a line each.
final class Carrier: Sendable {
    /// What came of handing a letter over.
    struct Result: Codable {
        var letter: MailID
        var number: Int
        var outcome: SendingOutcome
        var code: Int?
        var digest: String?
        var messageID: String?
        var to: String?
        var answer: String?
        var dossier: DossierID?
        var subject: PersonID

        /// What the store is told.
        var command: NoteSending {
            NoteSending(
                letter: letter,
                dossier: dossier,
                subject: subject,
                number: number,
                outcome: outcome,
                code: code,
                digest: digest,
                messageID: messageID,
                personal: to.map { SendingPersonal(to: $0, answer: answer) }
            )
        }
    }

    /// The program has ended, or does not answer.
    struct Gone: Error, CustomStringConvertible {
        let description = "the program that makes and sends letters has ended"
    }

    private let process: Process
    private let input: FileHandle
    private let output: FileHandle
    private let read = Mutex(Data())

    /// Starts the program.
    ///
    /// - Parameter folder: where it writes down at once what a server has taken, so that it is not sent twice.
    init(_ program: String, folder: String) throws {
        process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = ["serve", "--ledger", "\(folder)/letters.ledger"]
        // It knows the mail server; what is the broker's is not its business.
        process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("CCS_BROKER") }
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        self.input = input.fileHandleForWriting
        self.output = output.fileHandleForReading
        signal(SIGPIPE, SIG_IGN)
        try process.run()
        try? output.fileHandleForWriting.close()
        try? input.fileHandleForReading.close()
    }

    /// Ends the program.
    func end() {
        try? input.close()
        if process.isRunning { process.terminate() }
    }

    /// What an earlier one had handed over, as the ledger says.
    func leftovers() throws -> [Result] {
        var results: [Result] = []
        while true {
            let line = try line()
            if line == Data("ready".utf8) { return results }
            results.append(try JSONDecoder().decode(Result.self, from: line))
        }
    }

    /// The store knows all that the ledger says.
    func forget() throws { try write(Data("forget".utf8)) }

    /// Gives it a letter.
    func take(_ sheet: LetterSheet) throws { try write(try JSONEncoder().encode(sheet)) }

    /// What came of one of those that it was given.
    func result() throws -> Result { try JSONDecoder().decode(Result.self, from: try line()) }

    private func write(_ line: Data) throws { try input.write(contentsOf: line + Data("\n".utf8)) }

    /// The next line; throws where the program has ended.
    private func line() throws -> Data {
        try read.withLock { read in
            while true {
                if let end = read.firstIndex(of: UInt8(ascii: "\n")) {
                    defer { read = Data(read[read.index(after: end)...]) }
                    return Data(read[..<end])
                }
                let more = output.availableData
                if more.isEmpty { throw Gone() }
                read.append(more)
            }
        }
    }
}
