/// A store that this worker alone may write, until it lets go of it.
public final class HeldStore {
    /// The store.
    public let store: Store
    /// The store's key; the one that everybody knows, where there is none.
    let key: StoreKey?
    private var letGo: ((Store) -> Void)?

    /// A store that is held; `letGo` is called once, at the latest when nobody has this any more.
    public init(_ store: Store, key: StoreKey? = nil, letGo: @escaping (Store) -> Void) {
        self.store = store
        self.key = key
        self.letGo = letGo
    }

    deinit { close() }

    /// Lets go of it; idempotent.
    public func close() {
        letGo?(store)
        letGo = nil
    }
}

/// Where a worker's stores are.
public protocol StoreSource {
    /// Whether there is such a store here, sound or not.
    func has(_ name: String) -> Bool
    /// Opens a store for this worker alone; throws when another holds it, or it cannot be used.
    func open(_ name: String) throws -> HeldStore
}

/// Stores that are files of one folder, each with a lock.
struct StoresInFolder: StoreSource {
    let folder: String
    /// The folder of their keys.
    let keys: String

    private func path(_ name: String) -> String { "\(folder)/\(name).sqlite" }

    func has(_ name: String) -> Bool { Store.hasContent(path(name)) }

    func open(_ name: String) throws -> HeldStore {
        let path = path(name)
        guard Store.hasContent(path) else { throw StoreFault.absent(store: name, path: path) }
        guard let lock = StoreLock(path: path) else {
            throw StoreFault.unusable(path: path, why: "another process of this machine holds it")
        }
        let store = try Store(name: name, path: path)
        return HeldStore(store, key: try StoreKey(ofStore: name, in: keys)) { store in
            try? store.close()
            withExtendedLifetime(lock) {}
        }
    }
}
