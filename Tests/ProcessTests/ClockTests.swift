import Contracts
import Foundation
import Messaging
import RabbitMQ
import Testing

extension ProcessTests {
    /// A service whose machine's clock is wrong.
    @Suite(.serialized) struct Clocks {
        private let system: LiveSystem

        init() throws { system = try LiveSystem.get() }

        private func start(_ folder: String, _ changes: [String: String] = [:]) throws -> Launched {
            let usual = ["CCS_BROKER_URL": system.url("ccs-registration"), "CCS_DATA": folder]
            let service = try Launched(
                "registration",
                environment: usual.merging(changes) { $1 },
                log: system.folder
            )
            #expect(service.says("holds registration"), "\(service.log)")
            return service
        }

        /// A wall clock that is wrong by so many seconds, for what is started with the settings.
        private final class WrongClock {
            private let path: String
            private let library: String

            init(_ folder: String, seconds: Int64) throws {
                path = "\(folder)/clock"
                library = "\(folder)/clock.so"
                let source = "\(LiveSystem.root)/ops/lib/clock.c"
                let built = try Launched.run("/usr/bin/cc", ["-shared", "-fPIC", "-o", library, source])
                guard built.status == 0 else { throw Launched.Failure(text: built.output) }
                try withUnsafeBytes(of: seconds) { try Data($0).write(to: URL(filePath: path)) }
            }

            var settings: [String: String] { ["LD_PRELOAD": library, "CCS_WRONG_CLOCK": path] }

            /// From now on it is wrong by so much.
            func set(seconds: Int64) throws {
                let file = try FileHandle(forUpdating: URL(filePath: path))
                try withUnsafeBytes(of: seconds) { try file.write(contentsOf: Data($0)) }
                try file.close()
            }
        }

        private func register(_ count: Int) throws {
            let portal = try system.requester()
            defer { portal.close() }
            for number in 0..<count {
                let command = soundRegistration(number)
                let answer = try portal.ask(
                    command,
                    to: "registration",
                    by: Actor(.candidate, command.candidate.value)
                )
                guard case .accepted = answer else {
                    Issue.record("\(answer)")
                    return
                }
            }
        }

        private func status() throws -> StoreStatus? {
            let asked = try system.requester("ccs-operator")
            defer { asked.close() }
            guard case .status(let status, _) = try asked.inquire(.status, of: "registration") else { return nil }
            return status
        }

        @Test("Dix ans d’avance pendant quatre secondes: rien n’échoit, et rien n’est daté en 2036")
        func tenYears() throws {
            let folder = try system.newStores("registration")
            let first = try start(folder)
            try register(5)
            first.signal(SIGTERM)
            #expect(first.exit(within: 10) == 0)
            let journal = try Launched.run(
                "/usr/bin/sqlite3",
                ["\(folder)/registration.sqlite", "SELECT count(*) FROM timer"]
            )
            // There is something that would fall due.
            #expect((Int(journal.output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0) > 0)
            let clock = try WrongClock(system.newFolder(), seconds: 315_360_000)
            let wrong = try start(folder, clock.settings)
            #expect(wrong.says("is not believed"), "\(wrong.log)")
            let before = try #require(try status())
            #expect((before.clockOff ?? 0) > 300_000_000_000)
            try register(1)
            Thread.sleep(forTimeInterval: 3)
            try clock.set(seconds: 0)
            #expect(wrong.says("is borne out again"), "\(wrong.log)")
            let after = try #require(try status())
            #expect(after.clockOff == nil)
            // What came of the one command, and nothing else.
            let latest = try Launched.run(
                "/usr/bin/sqlite3",
                [
                    "-readonly", "\(folder)/registration.sqlite",
                    "SELECT max(at) / 1000, count(*) FROM journal WHERE cause LIKE 'due:%'",
                ]
            ).output.split(separator: "|")
            #expect(latest.last?.trimmingCharacters(in: .whitespacesAndNewlines) == "0")
            let dated = try Launched.run(
                "/usr/bin/sqlite3",
                ["-readonly", "\(folder)/registration.sqlite", "SELECT max(at) / 1000 FROM journal"]
            ).output.trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(abs((Double(dated) ?? 0) - Date().timeIntervalSince1970) < 60)
        }

        @Test(
            "Une horloge revenue en 1996: les commandes d’aujourd’hui sont prises, datées d’aujourd’hui, et c’est dit"
        )
        func thirtyYearsBack() throws {
            let folder = try system.newStores("registration")
            let clock = try WrongClock(system.newFolder(), seconds: 0)
            let service = try start(folder, clock.settings)
            try register(1)
            try clock.set(seconds: -946_080_000)
            #expect(service.says("behind what bears it out"), "\(service.log)")
            try register(2)
            #expect((try status()?.clockOff ?? 0) < -900_000_000_000)
            service.signal(SIGTERM)
            #expect(service.exit(within: 10) == 0)
            let dated = try Launched.run(
                "/usr/bin/sqlite3",
                ["-readonly", "\(folder)/registration.sqlite", "SELECT min(at) / 1000, count(*) FROM journal"]
            ).output.split(separator: "|")
            #expect(abs((dated.first.flatMap { Double($0) } ?? 0) - Date().timeIntervalSince1970) < 60)
        }

        @Test("Un exploitant dont l’horloge dit autre chose n’en répond pas")
        func confirmedByNobody() throws {
            let folder = try system.newStores("registration")
            let first = try start(folder)
            first.signal(SIGTERM)
            #expect(first.exit(within: 10) == 0)
            let wrong = try start(folder, try WrongClock(system.newFolder(), seconds: 7200).settings)
            #expect(wrong.says("is not believed"), "\(wrong.log)")
            let asked = try system.requester("ccs-operator")
            let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
            guard case .failed = try asked.inquire(.confirmClock(now), of: "registration") else {
                Issue.record("the clock was confirmed")
                return
            }
            // One who has the same time does.
            #expect(try asked.inquire(.confirmClock(now.adding(milliseconds: 7_200_000)), of: "registration") == .done)
            #expect(try status()?.clockOff == nil)
            #expect(wrong.log.contains("an operator answers"))
        }
    }
}
