public import Contracts
public import Messaging
public import Scheme

/// What works beside a service's loop in the same process, for as long as the process holds the service's store.
public protocol Companion: Sendable {
    /// Something has happened to the loop.
    func heard(_ event: WorkerEvent)
    /// The process ends: it is to end what it does, within a few seconds.
    func end()
}

/// What an executable is made of: a service, the stores it holds, and the scheme data it reads.
public struct Composition {
    /// The service.
    public let definition: ServiceDefinition
    /// The stores.
    public let stores: Worker.Stores
    /// The scheme data.
    public let scheme: Scheme
    /// What works beside the loop, where something does.
    public var beside: (any Companion)?

    /// A service with one store, of the service's name.
    public init(_ definition: ServiceDefinition, _ scheme: Scheme) {
        self.definition = definition
        self.scheme = scheme
        stores = .single(name: definition.name)
    }

    /// A service with a store a panel: these panels, or, when they are shared with other workers, a fair share of them.
    public init(_ definition: ServiceDefinition, panels: [PanelID], shared: Bool, _ scheme: Scheme) {
        self.definition = definition
        self.scheme = scheme
        stores = shared ? .shared(panels) : .panels(panels)
    }

    /// The stores that a process is there for; empty where it takes a share.
    var namedStores: [String] {
        switch stores {
        case .single(let name): [name]
        case .panels(let panels): panels.map(Routes.store(ofPanel:))
        case .shared: []
        }
    }
}
