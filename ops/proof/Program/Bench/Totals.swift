import Contracts
import Foundation
import Messaging
import OperatorClient

/// What all stores together hold.
struct Totals {
    var hops = 0
    var events: Int64 = 0
    var isAtRest = true
    var files = 0
    var hopsByStore: [String: Int] = [:]

    /// - Throws: when a store does not answer.
    init(_ stores: [String], _ enquirer: Enquirer) throws {
        for store in stores {
            guard case .status(let status, _) = try enquirer.ask(store, .status) else { continue }
            hops += status.inbox
            events += status.journal
            hopsByStore[store] = status.inbox
            files += status.streams["file"] ?? 0
            if status.confirmed < status.journal || status.parked > 0 { isAtRest = false }
        }
    }

    /// Asks until nothing moves any more; how long it took to see that, in seconds, is left out of `seconds`.
    static func atRest(_ stores: [String], _ enquirer: Enquirer, within seconds: Double = 120) throws -> (
        totals: Totals, settled: Date
    ) {
        let end = Date().addingTimeInterval(seconds)
        var last = try Totals(stores, enquirer)
        var settled = Date()
        while Date() < end {
            let now = try Totals(stores, enquirer)
            if now.isAtRest, now.hops == last.hops, now.events == last.events { return (now, settled) }
            if now.hops != last.hops || now.events != last.events || !now.isAtRest { settled = Date() }
            last = now
            Thread.sleep(forTimeInterval: 0.02)
        }
        throw Complaint("after \(Int(seconds)) s the stores have not come to rest")
    }
}
