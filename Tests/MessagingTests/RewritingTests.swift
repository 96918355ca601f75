import Contracts
import Foundation
import GRDB
import Messaging
import Testing
import ToyServices

/// A file out of which something was erased is rewritten once, at a quiet time, and nobody waits for it.
@Suite struct RewritingTests {
    static let name = "Marguerite-Zéphyrine Quatrebarbes"

    /// A desk that erases a candidate's data when it is told to drop the request.
    private func desk(path: String) throws -> Rig {
        let rig = try Rig.desk(path: path)
        try rig.restart(Self.erasing)
        return rig
    }

    static let erasing = ServiceDefinition("desk", scheme: "toy", aggregates: [Request.self, Forgotten.self]) {
        On(OpenRequest.self) { command, context in
            .accepted([
                RequestOpened(
                    dossier: command.dossier,
                    candidate: command.candidate,
                    number: TakenNumber(series: "requests", number: try context.nextNumber("requests")),
                    personal: command.personal
                )
            ])
        }
        On(DropRequest.self) { command, _ in .accepted([RequestForgotten(dossier: command.dossier)]) }
    }

    private func open(_ rig: Rig, _ number: Int, name: String? = nil) throws {
        let answer = try rig.send(
            OpenRequest(dossier: DossierID("D-\(number)")!, candidate: PersonID("P-\(number)")!, name: name),
            id: MessageID("o-\(number)")!
        )
        #expect(answer?.events.count == 1)
    }

    private func stands(_ path: String) -> Bool {
        ["", "-wal"].contains { suffix in
            FileManager.default.contents(atPath: path + suffix)?.range(of: Data(Self.name.utf8)) != nil
        }
    }

    private func size(_ path: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    }

    @Test("Le fichier est réécrit quand rien ne vient, pas avant; l’état dit depuis quand il doit l’être")
    func atAQuietTime() throws {
        let folder = try Folder()
        let path = folder.file("desk.sqlite")
        let desk = try desk(path: path)
        try open(desk, 1, name: Self.name)
        #expect(stands(path), "the search finds what is there")
        try desk.send(DropRequest(dossier: "D-1"), id: "x")
        let since = desk.clock
        #expect(try desk.core.status().rewriteSince == since)
        for number in 2...5 {
            desk.wait(desk.limits.rewriteQuiet - 1)
            try open(desk, number)
            _ = try desk.due()
            #expect(try desk.core.status().rewriteSince == since)
        }
        desk.wait(desk.limits.rewriteQuiet)
        _ = try desk.due()
        #expect(try desk.core.status().rewriteSince == nil)
        #expect(!stands(path))
        #expect(try desk.core.verify() == [])
    }

    @Test("Sans un moment de calme, il est réécrit quand même au plus tard")
    func atTheLatest() throws {
        let folder = try Folder()
        let path = folder.file("desk.sqlite")
        let desk = try desk(path: path)
        try open(desk, 1, name: Self.name)
        try desk.send(DropRequest(dossier: "D-1"), id: "x")
        desk.wait(desk.limits.rewriteLatest)
        try open(desk, 2)
        _ = try desk.due()
        #expect(!stands(path))
    }

    @Test("À côté d’un lecteur tout se décide, le journal d’écriture reste petit, l’état le dit; après lui, c’est fait")
    func besideAReader() throws {
        let folder = try Folder()
        let path = folder.file("desk.sqlite")
        let desk = try desk(path: path)
        for number in 1...200 { try open(desk, number, name: String(repeating: "x", count: 20_000)) }
        try open(desk, 201, name: Self.name)
        try desk.store.checkpoint()
        let whole = try size(path)
        #expect(whole > 4_000_000)
        var configuration = Configuration()
        configuration.readonly = true
        configuration.allowsUnsafeTransactions = true
        let reader = try DatabaseQueue(path: path, configuration: configuration)
        try reader.inDatabase { try $0.execute(sql: "BEGIN; SELECT count(*) FROM journal") }
        try desk.send(DropRequest(dossier: "D-201"), id: "x")
        for number in 300..<330 {
            try open(desk, number)
            desk.wait(desk.limits.rewriteQuiet)
            _ = try desk.due()
        }
        #expect(try size(path + "-wal") < whole)
        let status = try desk.core.status()
        #expect(status.rewriteSince != nil)
        #expect(status.rewriteTrouble?.contains("reads") == true)
        #expect(stands(path))

        try reader.inDatabase { try $0.execute(sql: "ROLLBACK") }
        try reader.close()
        desk.wait(3_600_000)
        _ = try desk.due()
        #expect(try desk.core.status().rewriteSince == nil)
        #expect(!stands(path))
        #expect(try desk.core.verify() == [])
    }

    @Test(
        "Un processus mort avant la réécriture la laisse à celui qui vient après, qui le sait s’il y regarde",
        arguments: [nil, Weakness.logNotOverwritten]
    )
    func afterACrash(weakness: Weakness?) throws {
        let folder = try Folder()
        let path = folder.file("desk.sqlite")
        let first = try desk(path: path)
        try open(first, 1, name: Self.name)
        try first.send(DropRequest(dossier: "D-1"), id: "x")
        let second = try Rig(Self.erasing, "desk", path: path, weakness: weakness)
        second.clock = first.clock
        #expect(try second.core.status().rewriteSince == (weakness == nil ? first.clock : nil))
        _ = try second.due()
        second.wait(second.limits.rewriteQuiet)
        _ = try second.due()
        #expect(try second.core.status().rewriteSince == nil)
        if weakness == nil { #expect(!stands(path)) }
    }

    @Test(
        "Ce qu’un processus mort après l’effacement laisse dans le fichier, celui qui vient après l’ôte; sans la garde, cela reste",
        arguments: [nil, Weakness.logNotOverwritten]
    )
    func bytesAfterACrash(weakness: Weakness?) throws {
        let folder = try Folder()
        let path = folder.file("jury.sqlite")
        let desk = try Rig.desk()
        // It dies before the file is rewritten.
        let first = try Rig(Toy.jury, "jury.north", path: path, weakness: .fileNotRewritten)
        try first.send(OpenBench(panel: "north"), id: "b")
        // Rows of many lengths, erased in the order of no key: pages are joined, and rows that move leave bytes behind.
        for number in 0..<300 {
            let sent = try desk.handOver(
                DossierID("D-\(number)")!,
                candidate: PersonID("P-\(number)")!,
                name: "Quatrebarbes\(1000 + number)" + String(repeating: "-é", count: number * 7919 % 401)
            )
            try first.take(first.delivery(sent))
        }
        // Some stay, so that no page is given up whole.
        let erased = (0..<300).map { $0 * 7919 % 300 }.filter { $0 % 10 != 1 }
        for number in erased { try first.core.erase(PersonID("P-\(number)")!) }
        let second = try Rig(Toy.jury, "jury.north", path: path, weakness: weakness)
        second.clock = first.clock
        _ = try second.due()
        second.wait(second.limits.rewriteQuiet)
        _ = try second.due()
        let bytes = try #require(FileManager.default.contents(atPath: path))
        let found = erased.filter { bytes.range(of: Data("Quatrebarbes\(1000 + $0)".utf8)) != nil }
        #expect(found.isEmpty == (weakness == nil), "\(found.count) of \(erased.count) names are left")
        #expect(try second.core.verify() == [])
    }

    @Test("Vérifier, sauver et reconstruire se font ailleurs; ce qui vient entre-temps est décidé, ou attend")
    func longInquiries() throws {
        let folder = try Folder()
        let path = folder.file("desk.sqlite")
        let desk = try desk(path: path)
        try open(desk, 1)
        let inquiries = InquiryDesk(core: desk.core, worker: "test")
        let verify = try #require(inquiries.longWork(for: .verify, now: desk.clock))
        let noFolder = try #require(inquiries.longWork(for: .backup(name: "one"), now: desk.clock))
        try open(desk, 2)
        // On the store as it was when it was asked, in memory too.
        #expect(verify() == .faults([]))
        #expect(noFolder() == .failed("\(BackupFolder.Fault.none)"))

        let rebuild = try #require(inquiries.longWork(for: .rebuild, now: desk.clock))
        let waiting = try desk.delivery(OpenRequest(dossier: "D-3", candidate: "P-3", name: nil), id: "o-3")
        let fault = #expect(throws: StoreFault.self) { try desk.take(waiting) }
        #expect("\(String(describing: fault))".contains("rebuilt"))
        #expect(try desk.core.status().journal == 2, "it is read meanwhile")
        #expect(try desk.due().events == 0)
        #expect(rebuild() == .done)
        #expect(try desk.take(waiting).events == 1)
        #expect(try desk.core.verify() == [])
        #expect(inquiries.longWork(for: .status, now: desk.clock) == nil)
    }

    @Test("Un état faux en mémoire se voit aussi quand on vérifie ailleurs")
    func faultsAreFound() throws {
        let folder = try Folder()
        let path = folder.file("desk.sqlite")
        let desk = try desk(path: path)
        try open(desk, 1)
        try DatabaseQueue(path: path).write { try $0.execute(sql: "DELETE FROM claim") }
        let verify = try #require(InquiryDesk(core: desk.core, worker: "test").longWork(for: .verify, now: desk.clock))
        #expect(verify() == .faults(["claim: the unique keys are not what the states hold"]))
    }
}

/// A page of the file is not what SQLite wrote.
@Suite struct DamageTests {
    @Test("Sur une page abîmée, plus rien n’est écrit; la faute et l’état disent quoi faire")
    func damagedPage() throws {
        let folder = try Folder()
        let path = folder.file("desk.sqlite")
        var desk: Rig? = try Rig.desk(path: path)
        for number in 1...300 {
            try desk?.send(
                OpenRequest(
                    dossier: DossierID("D-\(number)")!,
                    candidate: PersonID("P-\(number)")!,
                    name: String(repeating: "x", count: 500)
                ),
                id: MessageID("o-\(number)")!
            )
        }
        try desk?.store.close()
        desk = nil
        let root = try DatabaseQueue(path: path).read {
            try Int.fetchOne($0, sql: "SELECT rootpage FROM sqlite_master WHERE name = 'inbox'") ?? 0
        }
        let file = try FileHandle(forUpdating: URL(filePath: path))
        try file.seek(toOffset: UInt64(root - 1) * 4096)
        try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
        try file.close()

        let damaged = try Rig.desk(path: path)
        let delivery = try damaged.delivery(OpenRequest(dossier: "D-900", candidate: "P-900", name: nil), id: "o-900")
        for _ in 1...3 {
            let fault = #expect(throws: StoreFault.self) { try damaged.take(delivery) }
            #expect("\(String(describing: fault))".contains("runbook"))
        }
        #expect(throws: StoreFault.self) { try damaged.core.fence("jury.north", epoch: 2) }
        #expect(try damaged.core.status().damage != nil)
    }
}

/// A request's candidate is forgotten.
struct RequestForgotten: Event {
    static let type: MessageType = "desk.request-forgotten.v1"
    var dossier: DossierID
    var stream: StreamID { StreamID("forgotten", dossier.value) }
    var about: DossierID? { dossier }
    var erases: ErasedFile? { ErasedFile(dossier, of: "P-0") }
}

/// That it was.
struct Forgotten: Aggregate {
    static let kind = "forgotten"
    static let events: [any Event.Type] = [RequestForgotten.self]
    var dossier: DossierID
    static func evolve(_ state: Forgotten?, _ event: any Event) -> Forgotten? {
        (event as? RequestForgotten).map { Forgotten(dossier: $0.dossier) } ?? state
    }

    static func follow(_ event: any Event, from before: Self?, to after: Self, _: Void, at now: Instant)
        -> [any Event]
    { [] }
}
