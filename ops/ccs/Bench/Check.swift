import ArgumentParser
import Contracts
import Foundation
import Messaging
import Operation
import Scheme

/// Holds the ledgers of a load against the journals of the stores.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Holds ledgers against the journals: nothing acknowledged is lost, nothing doubled, no file stuck.",
        discussion: """
            requested: every command sent. acknowledged: those whose answer came, with the events that it named. issued: \
            certificates in the journal of certification.
            Checked: every event of an acknowledgement is in its store's journal; every awarded file has one certificate, \
            issued once, and no other file has one; no file is stuck; the stores are at rest.

            Exit codes: 0 all holds; 1 it does not.
            """
    )

    @Argument(help: "The ledgers.") var ledgers: [String]

    func run() throws {
        let surroundings = Surroundings()
        let scheme = try surroundings.scheme()
        let enquirer = try Enquirer(surroundings.broker(as: "ccs-bench checks"))
        enquirer.patience = 60_000
        defer { enquirer.close() }
        let stores = ["registration", "evaluation"] + scheme.panels.map(Routes.store(ofPanel:)) + ["certification"]
        _ = try Totals.atRest(stores, enquirer)
        let book = try Book(ledgers)
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
            "files": book.files.count, "awarded": book.awarded.count, "issued": book.awarded.count - missing,
            "lost": lost + missing, "doubled": doubled + strange + book.contradictions, "stuck": stuck.count,
        ])
        if lost + missing + doubled + strange + book.contradictions + stuck.count > 0 { throw ExitCode(1) }
    }

    /// Awarded files without exactly one certificate, and others that have one.
    private func certificates(_ book: Book, _ enquirer: Enquirer) throws -> (doubled: Int, missing: Int, strange: Int) {
        var (doubled, missing, strange) = (0, 0, 0)
        for page in pages(Array(book.files.keys), of: 200) {
            let inquiry = Inquiry.events([], of: page, types: [CertificateIssued.type])
            guard case .events(let events) = try enquirer.ask("certification", inquiry) else { continue }
            let counts = Dictionary(grouping: events.compactMap(\.dossier)) { $0 }.mapValues(\.count)
            for dossier in page {
                let count = counts[dossier] ?? 0
                let isAwarded = book.awarded.contains(dossier)
                if isAwarded, count == 0 { missing += 1 }
                if count > 1 { doubled += 1 }
                if !isAwarded, count > 0 { strange += 1 }
                if isAwarded != (count == 1) { tell("file \(dossier): \(count) certificates issued") }
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

    var awarded: Set<DossierID> { Set(files.filter { $0.value.reached == "awarded" }.keys) }

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
            guard words[3] == "accepted" else { return }
            events[words[2], default: []].formUnion(words[4].split(separator: ",").compactMap { MessageID(String($0)) })
        case "file" where words.count == 5:
            if let dossier = DossierID(words[1]) {
                files[dossier] = File(expected: words[2], reached: words[3], why: words[4])
            }
        default: break
        }
    }
}
