import ArgumentParser
import Foundation
import Messaging
import Operation

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Has every service copy its store into a folder, consistent, while it works.",
        discussion: """
            The folder is one of the machine on which the services run; each store becomes FOLDER/STORE.sqlite. After a \
            copy has been put back, ccs restored tells the store so.

            Exit codes: 0 all are copied; 1 one is not.
            """
    )

    @Argument(help: "The folder; the services may write there, and make it when it is missing.")
    var folder: String

    @Option(help: "A store; all of them without one.")
    var store: String?

    @Option(help: "How many seconds a store may take.")
    var timeout = 600

    func run() async throws {
        try await plainly {
            let surroundings = Surroundings()
            let enquirer = try Enquirer(surroundings.broker())
            defer { enquirer.close() }
            enquirer.patience = timeout * 1000
            let folder = URL(fileURLWithPath: folder).standardizedFileURL.path
            for name in try StoreNames(surroundings.scheme()).chosen(store) {
                let path = "\(folder)/\(name).sqlite"
                if FileManager.default.fileExists(atPath: path) {
                    throw Complaint("\(path) is there already: name an empty folder")
                }
                _ = try enquirer.ask(name, .backup(path: path))
                Output.line(path)
            }
        }
    }
}

/// A store's file that no service holds.
enum StoppedStore {
    static func open(_ path: String) throws -> Store {
        let file = URL(fileURLWithPath: path)
        guard FileManager.default.fileExists(atPath: path) else { throw Complaint("there is no file \(path)") }
        guard file.pathExtension == "sqlite" else {
            throw Complaint("\(path) is no store: expected STORE.sqlite, as evaluation.sqlite")
        }
        // The lock that a service holds for as long as it runs.
        let lock = Foundation.open(path + ".lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            throw Complaint("a service holds \(path): stop it first")
        }
        // Held until this program ends.
        return try Store(name: file.deletingPathExtension().lastPathComponent, path: path)
    }
}

struct RestoredCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restored",
        abstract: "Tells a stopped store that it is an older copy.",
        discussion: """
            Its epoch is raised, and it takes no message until ccs audit --repair has given back to it what the other stores \
            hold of its later history.

            Exit codes: 0 done; 1 a service holds the file, or it is no store.
            """
    )

    @Argument(help: "The store's file, as evaluation.sqlite.")
    var file: String

    func run() async throws {
        try await plainly {
            let store = try StoppedStore.open(file)
            try store.markRestored(epochAtLeast: Int(Date().timeIntervalSince1970))
            Output.line("\(store.name): epoch \(try store.epoch()); start its service, then ccs audit --repair")
            try store.close()
        }
    }
}

struct MovedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "moved",
        abstract: "Tells a stopped store that it has moved to another machine.",
        discussion: "Its epoch is raised. Exit codes: 0 done; 1 a service holds the file, or it is no store."
    )

    @Argument(help: "The store's file, as jury.p2st-2.sqlite.")
    var file: String

    func run() async throws {
        try await plainly {
            let store = try StoppedStore.open(file)
            try store.raiseEpoch()
            try store.checkpoint()
            Output.line("\(store.name): epoch \(try store.epoch())")
            try store.close()
        }
    }
}
