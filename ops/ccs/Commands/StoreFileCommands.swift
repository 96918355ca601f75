import ArgumentParser
import Foundation
import Messaging
import OperatorClient

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Has every service copy its store, consistent, while it works.",
        discussion: """
            Each service puts its copy into the folder that its host names in CCS_BACKUP, as FOLDER/NAME/STORE.sqlite, \
            readable by its own user only; nothing that is there is written over. A copy holds all that the store does, what \
            is personal included: with CCS_BACKUP_KEY it is sealed, and ccs unseal opens it. After a copy has been put back, \
            ccs restored tells the store so.

            Exit codes: 0 all are copied; 1 one is not.
            """
    )

    @Argument(help: "What the copies are called: letters, digits, - and _; as 2027-01-15.")
    var name: String

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
            for store in try StoreNames(surroundings.scheme()).chosen(store) {
                guard case .copied(let path) = try enquirer.ask(store, .backup(name: name, asking: enquirer.asking))
                else {
                    throw Complaint(
                        "\(store)'s answer cannot be read: its service is of another version than this tool"
                    )
                }
                Output.line("\(store): \(path)")
            }
        }
    }
}

struct UnsealCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unseal",
        abstract: "Opens a sealed copy of a store.",
        discussion: """
            Services seal the copies that ccs backup has them make where their host names a key, CCS_BACKUP_KEY: a file of 64 \
            hexadecimal digits (openssl rand -hex 32) that its owner alone may read.

            Exit codes: 0 opened; 1 another key, or the copy was changed or is not whole: then nothing is written.
            """
    )

    @Argument(help: "The sealed copy, as registration.sqlite.sealed.")
    var file: String

    @Option(help: "The file of the key.")
    var key: String

    @Option(help: "Where the store is written; nothing may be there.")
    var to: String

    func run() async throws {
        try await plainly {
            try SealedFile.open(file, into: to, keyIn: key)
            Output.line(to)
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
