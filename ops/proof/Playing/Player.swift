public import Campaign
public import Contracts
import Foundation
import JSONCoding
import Messaging
import OperatorClient
public import RabbitMQ

/// Drives a campaign over the queues: many commands at a time, each answer told at once, a command whose answer is lost
/// sent again under the same id. Used by one thread.
public final class Player {
    /// How a campaign is driven.
    public struct Settings: Sendable {
        /// Commands a second at most; as many as can be when `nil`.
        public var commandsPerSecond: Double?
        /// How long an answer may take before the command is sent again, in milliseconds.
        public var resendAfter: Int64 = 5_000
        /// How long nothing may be answered at all, in milliseconds, before it is given up.
        public var patience: Int64 = 60_000
        /// The longest that it waits for a day to come, in milliseconds.
        public var longestWait: Int64 = 60_000
        /// The usual settings.
        public init() {}
    }

    /// What was done so far.
    public struct Tally: Sendable, Equatable {
        /// Commands sent, without those sent again.
        public var commands = 0
        /// Bytes of their bodies.
        public var bytes = 0
        /// Commands sent again.
        public var resent = 0
        /// Inquiries sent.
        public var inquiries = 0
        /// Connections made after the first.
        public var reconnections = 0
        /// From a command's first sending to its answer, in microseconds.
        public var latencies: [Int64] = []
    }

    private struct InFlight {
        let errand: Int
        let request: Request
        let firstSent: Int64
        var lastSent: Int64
    }

    private let people: BrokerAddress
    private let asker: BrokerAddress
    private let settings: Settings
    private var connection: RequestConnection
    private var desk: RequestConnection
    /// With what the people of the campaign sign that is played.
    private var keychain: Keychain?
    private var inFlight: [MessageID: InFlight] = [:]
    private var held: [Errand] = []
    private var heldFrom = 0
    private var looks: [LookGroup: [Errand]] = [:]
    private var asking: [MessageID: (group: LookGroup, errands: [Errand], sent: Int64)] = [:]
    private var asked = 0
    private let decoder = JSONBytesDecoder()
    private let run = UInt32.random(in: 0...UInt32.max)
    private var allowance = 0.0
    private var allowanceAt: Int64
    private var lastOutcome: Int64
    private var lastSweep: Int64 = 0
    /// What was done so far.
    public private(set) var tally = Tally()
    /// Told of each command when it is sent for the first time.
    public var sending: ((Request) -> Void)?
    /// Told of each answer.
    public var answered: ((Request, Answer) -> Void)?
    /// Asked each round; `true` ends the play before the campaign is over.
    public var isToStop: (() -> Bool)?
    /// Asked each round; once `true`, no further file is begun, and those under way are brought to their end.
    public var beginsNoMore: (() -> Bool)?

    /// Looks that one inquiry can answer.
    private struct LookGroup: Hashable {
        let store: String
        let types: [MessageType]
    }

    /// Connects: commands are sent as `people`, who act for everybody, and inquiries as `asker`, the operator.
    public init(people: BrokerAddress, asker: BrokerAddress, settings: Settings = Settings()) throws {
        self.people = people
        self.asker = asker
        self.settings = settings
        do {
            connection = try RequestConnection(people)
            desk = try RequestConnection(asker)
        } catch {
            throw Complaint("\(error)")
        }
        allowanceAt = Self.microseconds
        lastOutcome = Self.microseconds
    }

    private static var microseconds: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    }

    private static var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    /// Plays until the campaign is over; `progress` is told about every tenth of a second.
    ///
    /// - Throws: `Complaint`, when nothing is answered for long, or a day has to be waited for that is too far away.
    public func play(_ campaign: inout Campaign, progress: (Campaign) -> Void = { _ in }) throws {
        var shown: Int64 = 0
        lastOutcome = Self.microseconds
        keychain = campaign.keychain
        while !campaign.isFinished {
            if isToStop?() == true { break }
            if beginsNoMore?() == true { campaign.beginNoMore() }
            let now = Self.now
            held += campaign.due(at: now)
            let sentSomething = try sendHeld()
            try ask()
            let pause = sentSomething ? 0 : pause(campaign, now)
            // Whoever waits for both looks at each in short turns.
            let isAsking = !asking.isEmpty
            if isAsking { take(desk.replies(timeoutMilliseconds: inFlight.isEmpty ? pause : min(pause, 1)), &campaign) }
            take(connection.replies(timeoutMilliseconds: isAsking ? 0 : pause), &campaign)
            try sweep()
            let time = Self.microseconds
            if time - shown > 100_000 {
                shown = time
                progress(campaign)
                try mayGoOn(campaign, time)
            }
        }
        progress(campaign)
    }

    /// Closes the connection.
    public func close() {
        connection.close()
        desk.close()
    }

    private func pause(_ campaign: Campaign, _ now: Instant) -> Int {
        var pause = 50
        if heldFrom < held.count { pause = 2 }
        if let wakes = campaign.wakesAt {
            pause = min(pause, max(0, Int(clamping: wakes.milliseconds - now.milliseconds)))
        }
        return pause
    }

    private func mayGoOn(_ campaign: Campaign, _ time: Int64) throws {
        if inFlight.isEmpty, asking.isEmpty, held.isEmpty, let wakes = campaign.wakesAt {
            let wait = wakes.milliseconds - Self.now.milliseconds
            if wait > settings.longestWait {
                throw Complaint(
                    "nothing can be done before \(wakes): the branch's policy asks for a notice before a jury sits. "
                        + "Play with scheme data whose notice is 0 days: CCS_SCHEME=$(ops/demo/scheme DIR), for the services too"
                )
            }
            lastOutcome = time
        }
        guard time - lastOutcome > settings.patience * 1000 else { return }
        let stores = Set(inFlight.values.map(\.request.store) + asking.values.map(\.group.store)).sorted()
        let (ended, all) = campaign.progress
        throw Complaint(
            "no answer for \(settings.patience / 1000) s from \(stores.isEmpty ? "anybody" : stores.joined(separator: ", ")), "
                + "with \(ended) of \(all) files ended: see ccs status"
        )
    }

    // MARK: sending

    private func sendHeld() throws -> Bool {
        let time = Self.microseconds
        if let rate = settings.commandsPerSecond {
            allowance = min(rate / 10, allowance + rate * Double(time - allowanceAt) / 1_000_000)
            allowanceAt = time
        }
        var sent = false
        while heldFrom < held.count {
            let errand = held[heldFrom]
            switch errand.matter {
            case .look(let look):
                looks[LookGroup(store: look.store, types: look.types), default: []].append(errand)
            case .send(let request):
                if settings.commandsPerSecond != nil {
                    guard allowance >= 1 else { return sent }
                    allowance -= 1
                }
                sending?(request)
                tally.commands += 1
                tally.bytes += request.body.count
                inFlight[request.id] = InFlight(
                    errand: errand.number,
                    request: request,
                    firstSent: time,
                    lastSent: time
                )
                try send(request)
                sent = true
            }
            heldFrom += 1
        }
        held.removeAll(keepingCapacity: true)
        heldFrom = 0
        return sent
    }

    private func send(_ request: Request) throws {
        guard let keychain else { return }
        do {
            try connection.send(request.message(at: Self.now, source: "ccs", user: people.user, keychain))
        } catch BrokerError.unsendable(let why) {
            throw Complaint("\(request.type) cannot be sent: \(why)")
        } catch {
            try reconnect()
        }
    }

    private func ask() throws {
        guard !looks.isEmpty else { return }
        let stores = Set(asking.values.map(\.group))
        for (group, errands) in looks where !stores.contains(group) {
            looks[group] = nil
            try ask(group, errands)
        }
    }

    private func ask(_ group: LookGroup, _ errands: [Errand]) throws {
        let now = errands.prefix(64)
        if errands.count > now.count { looks[group] = Array(errands.dropFirst(now.count)) }
        var ids: [MessageID] = []
        var dossiers: [DossierID] = []
        for case .look(let look) in now.map(\.matter) {
            ids += look.ids
            dossiers += look.dossiers
        }
        asked += 1
        tally.inquiries += 1
        let id = "l-\(run)-\(asked)"
        let message = try Enquirer.message(.events(ids, of: dossiers, types: group.types), to: group.store, id: id)
        asking[message.envelope.id] = (group, Array(now), Self.microseconds)
        do {
            try desk.send(message)
        } catch {
            try reconnect()
        }
    }

    /// Sends again what has had no answer for long.
    private func sweep() throws {
        let time = Self.microseconds
        guard time - lastSweep > 500_000 else { return }
        lastSweep = time
        for (id, entry) in asking where time - entry.sent > settings.resendAfter * 1000 {
            asking[id] = nil
            looks[entry.group, default: []] += entry.errands
        }
        for (id, entry) in inFlight where time - entry.lastSent > settings.resendAfter * 1000 {
            inFlight[id]?.lastSent = time
            tally.resent += 1
            try send(entry.request)
        }
    }

    private func reconnect() throws {
        close()
        let giveUp = Self.microseconds + settings.patience * 1000
        var pause = 0.05
        while true {
            do {
                connection = try RequestConnection(people)
                desk = try RequestConnection(asker)
                break
            } catch {
                guard Self.microseconds < giveUp, isToStop?() != true else { throw Complaint("\(error)") }
                Thread.sleep(forTimeInterval: pause)
                pause = min(1, pause * 2)
            }
        }
        tally.reconnections += 1
        for entry in asking.values { looks[entry.group, default: []] += entry.errands }
        asking = [:]
        // Every answer that was to come is lost: all of it is sent again at the next sweep.
        for id in inFlight.keys { inFlight[id]?.lastSent = 0 }
        lastSweep = 0
    }

    // MARK: taking

    private func take(_ replies: [RequestConnection.Answer], _ campaign: inout Campaign) {
        for reply in replies {
            switch reply {
            case .reply(let envelope, let body):
                guard let id = envelope.inReplyTo else { continue }
                if let entry = inFlight[id] {
                    guard envelope.user == Routes.user(ofStore: entry.request.store) else { continue }
                    answer(entry, body, &campaign)
                } else if let entry = asking[id] {
                    guard envelope.user == Routes.user(ofStore: entry.group.store) else { continue }
                    asking[id] = nil
                    found(entry.group, entry.errands, body, &campaign)
                }
            case .returned(let command, _):
                // Sent again later: somebody may be mending the topology.
                inFlight[command]?.lastSent = Self.microseconds
            case .unreadable, .blocked: continue
            case .lost: try? reconnect()
            }
        }
    }

    private func answer(_ entry: InFlight, _ body: [UInt8], _ campaign: inout Campaign) {
        guard let answer = try? decoder.decode(Answer.self, from: Data(body)), !answer.isOpen else { return }
        let time = Self.microseconds
        lastOutcome = time
        tally.latencies.append(time - entry.firstSent)
        inFlight[entry.request.id] = nil
        answered?(entry.request, answer)
        campaign.take(.answer(answer), of: entry.errand, at: Self.now)
    }

    private func found(_ group: LookGroup, _ errands: [Errand], _ body: [UInt8], _ campaign: inout Campaign) {
        let answer = try? JSONDecoder().decode(InquiryAnswer.self, from: Data(body))
        guard case .events(let events)? = answer else {
            looks[group, default: []] += errands
            return
        }
        lastOutcome = Self.microseconds
        let now = Self.now
        let byID = Dictionary(events.map { ($0.id, $0) }) { first, _ in first }
        let byDossier = Dictionary(grouping: events.filter { $0.dossier != nil }) { $0.dossier }
        for errand in errands {
            guard case .look(let look) = errand.matter else { continue }
            var own = look.ids.compactMap { byID[$0] }
            for dossier in look.dossiers { own += byDossier[dossier] ?? [] }
            campaign.take(.events(own), of: errand.number, at: now)
        }
    }
}
