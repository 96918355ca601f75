import Contracts
import Foundation
import Messaging
import RabbitMQ
import RabbitMQManagement

/// Reads how the stores stand, with their queues, and judges it.
public struct StandingReader: Sendable {
    private let surroundings: Surroundings
    private let stores: [String]

    /// A reader of these stores.
    public init(_ surroundings: Surroundings, stores: [String]) {
        self.surroundings = surroundings
        self.stores = stores
    }

    /// How each stands; a store that does not answer within `patience` milliseconds says so.
    public func reports(patience: Int, withQueues: Bool = true) throws -> [StoreReport] {
        let enquirer = try Enquirer(surroundings.broker())
        defer { enquirer.close() }
        var reports = ask(stores, enquirer, patience: patience)
        if withQueues, surroundings.hasManagement { try addQueues(to: &reports) }
        return Judgement.judge(reports, now: Self.now.milliseconds)
    }

    /// Everything that is watched. What cannot be read is told in its place.
    public func reading(patience: Int) throws -> WatchReading {
        let enquirer = try Enquirer(surroundings.broker())
        defer { enquirer.close() }
        var reports = ask(stores, enquirer, patience: patience)
        var trouble: String?
        if surroundings.hasManagement {
            do { try addQueues(to: &reports) } catch { trouble = "\(error)" }
        } else {
            trouble = "CCS_MANAGEMENT_URL is not set"
        }
        var reading = WatchReading(at: Self.now, reports: Judgement.judge(reports, now: Self.now.milliseconds))
        reading.trouble = trouble
        var overdue: [OpenStep]? = []
        for report in reports where report.answers {
            if let steps = try? enquirer.openSteps(in: report.store, dueBefore: nil) {
                overdue? += steps
            } else {
                overdue = nil
            }
        }
        reading.overdue = reports.allSatisfy(\.answers) ? overdue?.filter(\.isOverdue) : nil
        return reading
    }

    private static var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    private func ask(_ stores: [String], _ enquirer: Enquirer, patience: Int) -> [StoreReport] {
        enquirer.patience = patience
        return stores.map { store in
            switch enquirer.attempt(store, .status) {
            case .success(.status(let status, let worker)):
                StoreReport(store: store, worker: worker, status: status)
            case .success: StoreReport(store: store, trouble: "its answer is no status")
            case .failure(let complaint): StoreReport(store: store, trouble: complaint.description)
            }
        }
    }

    private func addQueues(to reports: inout [StoreReport]) throws {
        let queues = try surroundings.management().queues(vhost: surroundings.broker().vhost)
        let known = Dictionary(queues.map { ($0.name, $0) }) { first, _ in first }
        for place in reports.indices {
            let queue = known[Routes.queue(ofStore: reports[place].store)]
            reports[place].ready = queue?.ready
            reports[place].unacknowledged = queue?.unacknowledged
            reports[place].consumers = queue?.consumers
        }
    }
}
