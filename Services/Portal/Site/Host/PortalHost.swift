import ContractBook
import Contracts
import Hummingbird
import Logging
import Messaging
public import PortalStore
import RabbitMQ
public import Scheme
import ServiceLifecycle
import UnixSignals

/// The portal as one program: its store, what keeps its lists, and its pages.
public struct PortalHost: Sendable {
    private let settings: PortalSettings
    private let scheme: Scheme
    private let log: Logger
    /// What it keeps.
    public let store: PortalStore

    /// Opens the store.
    public init(_ settings: PortalSettings, _ scheme: Scheme) throws {
        self.settings = settings
        self.scheme = scheme
        var log = Logger(label: "portal") { StreamLogHandler.standardError(label: $0) }
        log.logLevel = settings.logLevel
        self.log = log
        store = try PortalStore(folder: settings.folder) { Moment.ofMachine.wall }
        if settings.isDemonstration { try DemonstrationAccounts.open(in: store) }
    }

    /// Serves until it is told to stop.
    public func run() async throws {
        let routes = Routes.ccs(panels: scheme.panels).heardByPortal()
        let desk = ServiceDesk(
            try BrokerAddress(url: settings.brokerURL, name: "portal"),
            book: try ContractBook(),
            routes: routes
        )
        let keeper = ListKeeper(
            try BrokerAddress(url: settings.brokerURL, name: "portal lists"),
            into: store,
            routes,
            log: log
        )
        let site = try Self.site(
            store,
            desk,
            scheme,
            look: Look(folder: settings.look),
            isDemonstration: settings.isDemonstration,
            isSecure: settings.isSecure,
            isBehindProxy: settings.isBehindProxy,
            log: log
        )
        let pages = Application(
            router: site.router(),
            configuration: .init(address: .hostname(settings.host, port: settings.port), serverName: "ccs-portal"),
            logger: log
        )
        log.info("serves pages", metadata: ["address": "http://\(settings.host):\(settings.port)/"])
        try await ServiceGroup(
            configuration: .init(
                services: [keeper, pages],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: log
            )
        ).run()
    }

    /// All pages.
    static func site(
        _ store: PortalStore,
        _ desk: ServiceDesk,
        _ scheme: Scheme,
        look: Look,
        isDemonstration: Bool,
        isSecure: Bool = false,
        isBehindProxy: Bool = false,
        log: Logger
    ) throws -> Site {
        var site = Site(
            store,
            look,
            isDemonstration: isDemonstration,
            isSecure: isSecure,
            isBehindProxy: isBehindProxy,
            log: log
        )
        Homes(store: store, scheme: scheme).add(to: &site)
        Entrance(store: store, isDemonstration: isDemonstration).add(to: &site)
        PublicPages(desk: desk, scheme: scheme).add(to: &site)
        Registering(store: store, desk: desk, steps: RegistrationSteps(scheme: scheme)).add(to: &site)
        FileDesk(store: store, desk: desk, scheme: scheme).add(to: &site)
        RoleHomes(store: store, scheme: scheme).add(to: &site)
        Designating(store: store, desk: desk, scheme: scheme).add(to: &site)
        Observing(store: store, desk: desk, scheme: scheme).add(to: &site)
        Voting(store: store, desk: desk, scheme: scheme).add(to: &site)
        Acts(store: store, desk: desk, scheme: scheme).add(to: &site)
        return site
    }
}
