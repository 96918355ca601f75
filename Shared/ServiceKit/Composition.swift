import Contracts
public import Messaging
public import Scheme

/// What an executable is made of: a service, the stores it holds, and the scheme data it reads.
public struct Composition {
    /// The service.
    public let definition: ServiceDefinition
    /// The stores.
    public let stores: Worker.Stores
    /// The scheme data.
    public let scheme: Scheme

    /// A composition.
    public init(_ definition: ServiceDefinition, _ stores: Worker.Stores, _ scheme: Scheme) {
        self.definition = definition
        self.stores = stores
        self.scheme = scheme
    }
}
