import Contracts
import Foundation
import Messaging
import RabbitMQ
import RabbitMQManagement
import Testing

extension ProcessTests {
    /// A store is held by one worker, with its own file, or by none.
    @Suite(.serialized) struct Fencing {
        private let system: LiveSystem
        private let files = FileManager.default

        init() throws { system = try LiveSystem.get() }

        private func start(_ service: String, _ folder: String, _ arguments: [String] = []) throws -> Launched {
            try Launched(
                service,
                arguments,
                environment: [
                    "CCS_BROKER_URL": system.url(service == "jury" ? "ccs-jury-p2st" : "ccs-\(service)"),
                    "CCS_DATA": folder,
                ],
                log: system.folder
            )
        }

        /// The operator's tool, until it ends: what it said.
        private func ccs(_ arguments: String...) throws -> (exit: Int32?, said: String) {
            let environment = ["CCS_BROKER_URL": system.url("ccs-operator")]
            let tool = try Launched("ccs", arguments, environment: environment, log: system.folder)
            return (tool.exit(within: 30), tool.log)
        }

        /// A service that does not start, and what it says.
        private func refused(_ service: String, _ folder: String) throws -> String {
            let refused = try start(service, folder)
            #expect(refused.exit(within: 20) == 78, "\(refused.log)")
            return refused.log
        }

        private func register(_ count: Int) throws -> [Contracts.Answer] {
            let portal = try system.requester()
            defer { portal.close() }
            return try (0..<count).map { number in
                let command = soundRegistration(number)
                return try portal.ask(command, to: "registration", by: Actor(.candidate, command.candidate.value))
            }
        }

        private func mark(_ store: String) throws -> StoreMark? {
            let marks = try MarkConnection(try BrokerAddress(url: system.url("ccs-operator"), name: "process tests"))
            defer { marks.close() }
            return try marks.mark(of: store)
        }

        private func copy(_ folder: String) throws -> String {
            let copy = try system.newFolder("copy")
            for name in try files.contentsOfDirectory(atPath: folder) where !name.hasSuffix(".lock") {
                try? files.removeItem(atPath: "\(copy)/\(name)")
                try files.copyItem(atPath: "\(folder)/\(name)", toPath: "\(copy)/\(name)")
            }
            return copy
        }

        @Test(
            "Tué et son fichier disparu, un service ne recommence pas à neuf: le numéro un n’est pas donné deux fois",
            arguments: ["certification", "registration", "evaluation"]
        )
        func lostFile(service: String) throws {
            let folder = try system.newStores(service)
            let first = try start(service, folder)
            #expect(first.says("holds \(service)"), "\(first.log)")
            first.signal(SIGKILL)
            _ = first.exit(within: 10)
            let away = try system.newFolder("away")
            try files.moveItem(atPath: folder, toPath: "\(away)/data")
            try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
            #expect(try refused(service, folder).contains("ccs init \(service)"))
            // Nor does an operator make another one by mistake, or a program of an earlier version.
            let made = try ccs("init", service, "--data", folder)
            #expect(made.exit == 1)
            #expect(made.said.contains("has worked before"))
            try Store.lay(name: service, path: "\(folder)/\(service).sqlite")
            #expect(try refused(service, folder).contains("another store of that name"))
            // Its own file, and it goes on.
            try files.removeItem(atPath: folder)
            try files.moveItem(atPath: "\(away)/data", toPath: folder)
            let again = try start(service, folder)
            #expect(again.says("holds \(service)"), "\(again.log)")
        }

        @Test("Perdu pour de bon, un magasin est fait à la place du sien, et attend ce que les autres savent")
        func replaced() throws {
            let folder = try system.newStores("registration")
            let first = try start("registration", folder)
            #expect(first.says("holds registration"), "\(first.log)")
            first.signal(SIGTERM)
            _ = first.exit(within: 10)
            try files.removeItem(atPath: "\(folder)/registration.sqlite")
            let made = try ccs("init", "registration", "--data", folder, "--lost")
            #expect(made.exit == 0, "\(made.said)")
            let again = try start("registration", folder)
            #expect(again.says("holds registration"), "\(again.log)")
            let asked = try system.requester("ccs-operator")
            #expect(try asked.inquire(.auditRecovering, of: "registration") == .flag(true))
        }

        @Test("Un second hôte, avec une copie ou un dossier vide, ne prend rien de la file")
        func secondHost() throws {
            let folder = try system.newStores("registration")
            let copy = try copy(folder)
            let first = try start("registration", folder)
            #expect(first.says("holds registration"), "\(first.log)")
            let second = try start("registration", copy)
            #expect(second.says("is held by another worker (last known: registration@"), "\(second.log)")
            #expect(try refused("registration", system.newFolder()).contains("ccs init registration"))
            let answers = try register(40)
            #expect(answers.count { if case .accepted = $0 { true } else { false } } == 40, "\(answers)")
            let journal = { (path: String) in
                try Launched.run("/usr/bin/sqlite3", ["\(path)/registration.sqlite", "SELECT count(*) FROM inbox"])
                    .output
            }
            #expect(try journal(folder) == "40\n")
            #expect(try journal(copy) == "0\n")
            // The first one gone, the copy is too old to take its place: it ends, and says so.
            #expect(eventually(within: 10) { (try? mark("registration"))??.seq ?? 0 >= 40 })
            first.signal(SIGKILL)
            #expect(second.exit(within: 30) == 78, "\(second.log)")
            #expect(second.log.contains("older than what was already told"))
        }

        @Test("Une copie remise sans le dire est refusée; dite telle, elle attend la réparation")
        func olderCopy() throws {
            let folder = try system.newStores("registration")
            let first = try start("registration", folder)
            #expect(first.says("holds registration"), "\(first.log)")
            _ = try register(3)
            first.signal(SIGTERM)
            #expect(first.exit(within: 10) == 0)
            let older = try copy(folder)
            let second = try start("registration", folder)
            #expect(second.says("holds registration"), "\(second.log)")
            _ = try register(3)
            second.signal(SIGTERM)
            #expect(second.exit(within: 10) == 0)
            #expect(try refused("registration", older).contains("older than what was already told"))
            let told = try ccs("restored", "\(older)/registration.sqlite")
            #expect(told.exit == 0, "\(told.said)")
            let restored = try start("registration", older)
            #expect(restored.says("holds registration"), "\(restored.log)")
            restored.signal(SIGTERM)
            #expect(restored.exit(within: 10) == 0)
            // And now the newer file is the one that was left behind.
            #expect(try refused("registration", folder).contains("older than what was already told"))
        }

        @Test("Une copie à côté du journal d’écriture d’un autre fichier est refusée, avec le remède")
        func foreignLog() throws {
            let folder = try system.newStores("registration")
            let older = try copy(folder)
            let first = try start("registration", folder)
            #expect(first.says("holds registration"), "\(first.log)")
            _ = try register(3)
            first.signal(SIGKILL)
            _ = first.exit(within: 10)
            try files.removeItem(atPath: "\(folder)/registration.sqlite")
            try files.copyItem(atPath: "\(older)/registration.sqlite", toPath: "\(folder)/registration.sqlite")
            #expect(try refused("registration", folder).contains("registration.sqlite-wal is not that of the file"))
        }

        @Test(
            "Un processus du jury sans le fichier d’une commission sert les autres, et l’état dit laquelle et pourquoi"
        )
        func absentPanel() throws {
            let folder = try system.newStores("jury.p2st-1")
            let worker = try start("jury", folder)
            #expect(worker.says("holds jury.p2st-1"), "\(worker.log)")
            #expect(worker.says("does not serve jury.p2st-2: there is no store"), "\(worker.log)")
            let asked = try system.requester("ccs-operator")
            guard case .status(let status, _) = try asked.inquire(.status, of: "jury.p2st-1") else {
                Issue.record("no status")
                return
            }
            #expect(status.refused?.keys.sorted() == ["jury.p2st-2"])
            #expect(worker.isRunning)
        }

        @Test("Une marque écrite par un autre n’arrête pas le service, et ne lui fait pas prendre une copie ancienne")
        func foreignMark() throws {
            let folder = try system.newStores("registration")
            let older = try copy(folder)
            let first = try start("registration", folder)
            #expect(first.says("holds registration"), "\(first.log)")
            _ = try register(3)
            first.signal(SIGKILL)
            _ = first.exit(within: 10)
            let own = try #require(try mark("registration"))
            try overwrite(own)
            let again = try start("registration", folder)
            #expect(again.says("holds registration"), "\(again.log)")
            #expect(again.says("it was written by ccs-evaluation"), "\(again.log)")
            _ = try register(1)
            again.signal(SIGTERM)
            #expect(again.exit(within: 10) == 0)
            // Its keys are the host's; the file alone is the older one.
            try overwrite(own)
            for ending in ["", "-wal", "-shm"] {
                try? files.removeItem(atPath: "\(folder)/registration.sqlite\(ending)")
                try? files.copyItem(
                    atPath: "\(older)/registration.sqlite\(ending)",
                    toPath: "\(folder)/registration.sqlite\(ending)"
                )
            }
            #expect(try refused("registration", folder).contains("older than what was already told"))
            // Somebody who knows that it is the right one says so.
            let told = try ccs("mark", "forget", "registration")
            #expect(told.exit == 0, "\(told.said)")
            let taken = try start("registration", folder)
            #expect(taken.says("holds registration"), "\(taken.log)")
            taken.signal(SIGTERM)
            #expect(taken.exit(within: 10) == 0)
        }

        /// Writes into the place of a store's mark as another service.
        private func overwrite(_ mark: StoreMark) throws {
            var forged = mark
            forged.seq += 1000
            let address = try BrokerAddress(url: system.url("ccs-evaluation"), name: "process tests")
            let connection = try MarkConnection(address)
            defer { connection.close() }
            #expect(try connection.write(forged))
        }

        @Test("Une file mise à la place d’un bail est dite, et non attendue en silence")
        func squattedLease() throws {
            let management = try system.management()
            try management.put(BrokerTopology.Queue("ccs.lease.registration"), vhost: "ccs")
            defer { try? management.deleteQueue("ccs.lease.registration", vhost: "ccs") }
            let service = try start("registration", system.newStores("registration"))
            #expect(service.says("a queue ccs.lease.registration that is no lease"), "\(service.log)")
            try management.deleteQueue("ccs.lease.registration", vhost: "ccs")
            #expect(service.says("holds registration"), "\(service.log)")
        }
    }
}
