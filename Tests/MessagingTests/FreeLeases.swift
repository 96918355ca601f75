import Messaging

/// Every lease is to be had, and no store has a mark: for what is not about either.
final class FreeLeases: LeaseKeeper {
    func acquire(_ name: String) throws -> Acquisition { .taken }
    func release(_ name: String) {}
    func workers(presence queue: String, isThere: Bool) throws -> Int { 1 }
    func isTaken(_ queue: String) throws -> Bool? { nil }
    func mark(of store: String) throws -> StoreMark? { nil }
    func write(_ mark: StoreMark) throws {}
    func pump() -> [String] { [] }
    func close() {}
}
