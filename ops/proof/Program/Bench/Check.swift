import ArgumentParser
import Campaign
import Contracts
import Foundation
import Messaging
import OperatorClient
import Scheme

/// Holds the ledgers of a load against the journals of the stores.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Holds ledgers against the journals: nothing acknowledged is lost, nothing doubled, no file stuck.",
        discussion: """
            requested: every command sent. acknowledged: those whose answer came, with the events that it named. issued: \
            certificates in the journal of certification.
            Checked: every event of an acknowledgement is in its store's journal; no decision has two certificates; every \
            awarded file has one that stands, a replaced one was replaced once, a revoked one stands no more, and no \
            other file ever had one; no file is stuck; the stores are at rest.

            Exit codes: 0 all holds; 1 it does not.
            """
    )

    @Argument(help: "The ledgers.") var ledgers: [String]

    func run() throws {
        // First: it takes longer to read than the broker lets a silent connection stay.
        let book = try Book(ledgers)
        let surroundings = Surroundings()
        let scheme = try surroundings.scheme()
        let enquirer = try Enquirer(surroundings.broker(as: "ccs-proof checks"))
        enquirer.patience = 60_000
        defer { enquirer.close() }
        let stores =
            ["registration", "evaluation"] + scheme.panels.map(Routes.store(ofPanel:)) + [
                "certification", "correspondence",
            ]
        _ = try Totals.atRest(stores, enquirer)
        var lost = 0
        for (store, events) in book.events.sorted(by: { $0.key < $1.key }) {
            for page in pages(Array(events), of: 500) {
                guard case .messages(let missing) = try enquirer.ask(store, .auditLacks(page)) else { continue }
                lost += missing.count
                for event in missing.prefix(5) { tell("\(store) has lost \(event), which it had acknowledged") }
            }
        }
        let (doubled, missing, strange) = try certificates(book, enquirer)
        let stuck = book.files.values.filter { $0.reached == "stuck" || $0.reached != $0.expected }
        for file in stuck.prefix(5) { tell("a file ended \(file.reached), not \(file.expected): \(file.why)") }
        try Line.print([
            "check": "ledgers", "requested": book.requested.count, "acknowledged": book.acknowledged.count,
            "files": book.files.count, "certified": book.certified, "issued": book.certified - missing,
            "endings": book.endings, "lost": lost + missing, "doubled": doubled + strange + book.contradictions,
            "stuck": stuck.count,
        ])
        if lost + missing + doubled + strange + book.contradictions + stuck.count > 0 { throw ExitCode(1) }
    }

    /// Files that lack the certificate that they must have, and certificates that nobody may have.
    private func certificates(_ book: Book, _ enquirer: Enquirer) throws -> (doubled: Int, missing: Int, strange: Int) {
        var (doubled, missing, strange) = (0, 0, 0)
        let types = [CertificateIssued.type, CertificateReplaced.type, CertificateRevoked.type]
        for page in pages(Array(book.files.keys), of: 200) {
            guard case .events(let events) = try enquirer.ask("certification", .events([], of: page, types: types))
            else { continue }
            let found = Dictionary(grouping: events.filter { $0.dossier != nil }) { $0.dossier }
                .mapValues(CertificatesOfFile.init)
            for dossier in page {
                let certificates = found[dossier] ?? CertificatesOfFile([])
                let ending = book.files[dossier].flatMap { FilePlan.Ending(rawValue: $0.reached) }
                switch certificates.judged(for: ending) {
                case .asItMustBe: continue
                case .missing: missing += 1
                case .doubled: doubled += 1
                case .strange: strange += 1
                }
                tell("file \(dossier), which ended \(ending.map(\.rawValue) ?? "stuck"): \(certificates)")
            }
        }
        return (doubled, missing, strange)
    }

    private func pages<T>(_ values: [T], of size: Int) -> [[T]] {
        stride(from: 0, to: values.count, by: size).map { Array(values[$0..<min(values.count, $0 + size)]) }
    }

    private func tell(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}

/// The ledgers of one or more loads.
private struct Book {
    struct File {
        var expected: String
        var reached: String
        var why: String
    }

    var requested: Set<String> = []
    var acknowledged: [String: String] = [:]
    var events: [String: Set<MessageID>] = [:]
    var files: [DossierID: File] = [:]
    /// The same command answered twice, and otherwise.
    var contradictions = 0

    /// How many files have ended in which way.
    var endings: [String: Int] { Dictionary(grouping: files.values, by: \.reached).mapValues(\.count) }

    /// How many files must have a certificate, whatever has become of it.
    var certified: Int {
        files.values.count { FilePlan.Ending(rawValue: $0.reached).map(CertificatesOfFile.isCertified) == true }
    }

    init(_ paths: [String]) throws {
        for path in paths {
            guard let data = FileManager.default.contents(atPath: path) else {
                throw Complaint("there is no ledger \(path)")
            }
            for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
                read(line.split(separator: " ").map(String.init))
            }
        }
    }

    private mutating func read(_ words: [String]) {
        switch words.first {
        case "requested" where words.count == 4: requested.insert(words[1])
        case "acknowledged" where words.count == 5:
            let answer = words[3] + " " + words[4]
            if let before = acknowledged.updateValue(answer, forKey: words[1]), before != answer { contradictions += 1 }
            // An acceptance that changed nothing names no event.
            guard words[3] == "accepted", words[4] != "-" else { return }
            events[words[2], default: []].formUnion(words[4].split(separator: ",").compactMap { MessageID(String($0)) })
        case "file" where words.count == 5:
            if let dossier = DossierID(words[1]) {
                files[dossier] = File(expected: words[2], reached: words[3], why: words[4])
            }
        default: break
        }
    }
}
