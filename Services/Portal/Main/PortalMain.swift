import ArgumentParser
import Contracts
import Foundation
import PortalSite
import PortalStore
import SchemeLoading

@main struct PortalMain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "portal",
        abstract: "The portal: the pages on which people do their part.",
        discussion: """
            Environment:
              CCS_PORTAL_URL            amqps://ccs-portal:password@host:port/ccs, or CCS_PORTAL_URL_FILE with a file of it
              CCS_DATA                  the folder of its store
              CCS_PORTAL_LISTEN         127.0.0.1:8480: where it listens; what ends TLS stands before it
              CCS_PORTAL_TLS            yes, where browsers reach it over TLS: its cookies go over nothing else then
              CCS_PORTAL_PROXY          yes, where a proxy stands before it that says where a request comes from
              CCS_PORTAL_LOOK           a folder of templates and styles in the place of those built in
              CCS_PORTAL_DEMONSTRATION  yes: fictional accounts, and a banner on every page
              CCS_SCHEME, CCS_LOG_LEVEL as the services have them
            """,
        subcommands: [Serve.self, Invite.self, EmptyLists.self],
        defaultSubcommand: Serve.self
    )

    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Serves pages until it is told to stop.")

        func run() async throws {
            umask(0o077)
            do {
                try await host().run()
            } catch {
                FileHandle.standardError.write(Data("portal cannot run:\n\(error)\n".utf8))
                throw ExitCode(78)
            }
        }
    }

    struct Invite: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Opens an account, or adds roles to it, and prints the path of the invitation to it."
        )
        @Argument(help: "The address with which they sign in.") var login: String
        @Argument(help: "Their name.") var name: String
        @Option(name: .customLong("as"), help: "A role, as officer@p2st:P-3; may be given several times.")
        var roles: [String]

        func run() throws {
            umask(0o077)
            let actors = try roles.map { text in
                guard let actor = Actor(text) else { throw ValidationError("“\(text)” is nobody: as officer@p2st:P-3") }
                return actor
            }
            guard let first = actors.first else { throw ValidationError("in which role? --as officer@p2st:P-3") }
            let store = try host().store
            let account = try store.openAccount(login: login, name: name, actors: actors)
            print("/invitation/\(try store.invite(account, by: first))")
        }
    }

    struct EmptyLists: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Empties the lists, before the services publish all events again."
        )

        func run() throws { try host().store.emptyLists() }
    }

    private static func host() throws -> PortalHost {
        try PortalHost(
            PortalSettings(environment: ProcessInfo.processInfo.environment),
            SchemeLoader.bundled()
        )
    }
}
