import Contracts
import Foundation
import JSONCoding

/// The loop of a worker, one step at a time: takes, decides, commits and acknowledges for all the stores it holds, and hands
/// over what is to be published. Everything outside is given to it; what befalls one store is no other's.
final class WorkerLoop {
    private let setup: Worker.Setup
    private let outside: Outside
    private let mailbox: Mailbox
    /// In the order of their names.
    private(set) var desks: [Desk] = []
    private var panels: PanelHolder?
    /// The stores that the worker is named for; without any of them it ends.
    private var named: Set<String> = []
    /// Stores that could not be opened, with what was said of it last.
    private var refusals: [String: String] = [:]
    /// Those of them that only somebody who acts can mend.
    private var lastingly: Set<String> = []
    private var tokens: UInt64 = 0
    private var entropy: Entropy
    private var publisherBlocked: String?
    /// The publishing connection, by its number, for which messages are handed over.
    private var publisherConnection = 0
    private var publisherConnected = false
    private var isDraining = false
    /// The batch that is being decided on.
    private(set) var inHand: [Delivery] = []

    init(_ setup: Worker.Setup, _ outside: Outside, mailbox: Mailbox) {
        self.setup = setup
        self.outside = outside
        self.mailbox = mailbox
        entropy = outside.entropy
    }

    /// Looks at the files of the stores that it is named for. What is wrong with one is said before the broker is there.
    /// - Throws: when none of them can be opened.
    func begin() throws {
        switch setup.stores {
        case .single(let name): try hold([name])
        case .panels(let names): try hold(names.map(Routes.store(ofPanel:)))
        case .shared(let names):
            let share = PanelShare(panels: names.map(Routes.store(ofPanel:)))
            panels = PanelHolder(.fairShare(share), outside, entropy: entropy.branch())
        }
    }

    private func hold(_ stores: [String]) throws {
        var first: (any Error)?
        var sound = 0
        for store in stores {
            do {
                try Desk(setup, store: store, outside, entropy: entropy).file.close()
                sound += 1
            } catch let crash as SimulatedCrash {
                throw crash
            } catch {
                first = first ?? error
            }
        }
        if sound == 0, let first { throw first }
        named = Set(stores)
        panels = PanelHolder(.all(stores), outside, entropy: entropy.branch())
    }

    /// One step, which waits for messages as long as there is nothing else to do. How many milliseconds to rest before the
    /// next one, where there is no connection to wait on.
    /// - Throws: `SimulatedCrash`; and why none of the stores that it is named for can be opened.
    func step() throws -> Int {
        setup.meter?.stepped()
        if !isDraining {
            try sharePanels()
            try connect()
        }
        let rest = try turn(wait: isDraining || desks.contains { $0.closing != nil } ? 20 : idleTime())
        try finishClosing()
        return rest
    }

    // MARK: stores

    /// Opens a store whose lease is held, unless its file is not the one that worked under its name last.
    private func open(_ store: String, why: String) throws {
        let desk = try Desk(setup, store: store, outside, entropy: entropy.branch())
        var before: String?
        do {
            if let mark = try panels?.mark(of: store) {
                if mark.distrust == nil { before = mark.worker }
                if let why = try desk.core.contradiction(to: mark) { throw why }
                desk.markedAt = mark.at
                desk.hear(mark.at)
            }
        } catch {
            desk.file.close()
            throw error
        }
        desk.holding = (now(desk, outside.clock()), why, before)
        mark(desk, isUrgent: true)
        desks.insert(desk, at: desks.firstIndex { $0.name > store } ?? desks.count)
        shareMemory()
        feelPulse(desk)
    }

    /// Has it written down how far the store has come: once a second at most.
    private func mark(_ desk: Desk, isUrgent: Bool) {
        guard desk.marked != desk.core.journalledUpTo else { return }
        let now = outside.clock()
        guard isUrgent || desk.nextMark <= now.steady else { return }
        desk.nextMark = now.steady + 1_000
        let time = self.now(desk, now)
        // What bears out how late it is does not become earlier by a clock that is doubted.
        let at = desk.clockOff == 0 ? time : max(time, desk.markedAt)
        if panels?.write(desk.core.mark(by: setup.name, at: at)) == true {
            (desk.marked, desk.markedAt) = (desk.core.journalledUpTo, at)
        }
    }

    /// What time it is for a store; tells when its clock is no longer believed, or again.
    private func now(_ desk: Desk, _ moment: Moment) -> Instant {
        let time = desk.time(moment)
        if (time.off != 0) != (desk.clockOff != 0) {
            outside.report(.clockOff(store: desk.name, milliseconds: time.off))
        }
        desk.clockOff = time.off
        return time.now
    }

    /// What time it is for a store, on both clocks.
    private func moment(_ desk: Desk) -> Moment {
        let moment = outside.clock()
        return Moment(wall: now(desk, moment), steady: moment.steady)
    }

    /// A store that cannot be told keeps more in memory, and shows at its next transaction what ails it.
    private func shareMemory() {
        for desk in desks { try? desk.core.shareMemory(among: desks.count) }
    }

    private func sharePanels() throws {
        guard let panels else { return }
        let now = outside.clock().steady
        let change = panels.tick(now: now)
        for store in change.lost { try close(store, why: "the lease is lost") }
        for store in change.give { beginClosing(store, why: "another worker is there to hold it") }
        for (store, reason) in change.taken {
            do {
                try open(store, why: reason)
                panels.opened(store)
                refusals[store] = nil
                lastingly.remove(store)
                outside.report(.panelTaken(store))
            } catch let crash as SimulatedCrash {
                throw crash
            } catch {
                // Undone whole: what is not open is not held.
                panels.refuse(store, now: now)
                let why = "\(error)"
                if refusals[store] != why { outside.report(.storeRefused(store: store, why: why)) }
                refusals[store] = why
                let isLasting = error is MarkContradiction || (error as? StoreFault)?.isLasting == true
                if isLasting { lastingly.insert(store) } else { lastingly.remove(store) }
                if !named.isEmpty, named.isSubset(of: lastingly) { throw error }
            }
        }
    }

    /// Begins to give a store back: what was taken is committed, acknowledged and published first, where there is time.
    private func beginClosing(_ store: String, why: String) {
        guard let desk = desks.first(where: { $0.name == store }), desk.closing == nil else { return }
        desk.closing = (outside.clock().steady + 3_000, why)
        try? desk.consumer?.unsubscribe(from: desk.queue)
        try? desk.consumer?.unsubscribe(from: desk.inquiryQueue)
    }

    private func finishClosing() throws {
        let now = outside.clock().steady
        for desk in desks {
            guard let closing = desk.closing, desk.isIdle || closing.until <= now else { continue }
            try unlessStoreFails { try desk.core.saveCursor() }
            mark(desk, isUrgent: true)
            try close(desk.name, why: closing.why)
            panels?.release(desk.name)
        }
    }

    /// Lets go of a store. What was taken and not acknowledged goes back with the connection.
    private func close(_ store: String, why: String) throws {
        guard let place = desks.firstIndex(where: { $0.name == store }) else { return }
        let desk = desks.remove(at: place)
        desk.consumer?.close()
        desk.file.close()
        shareMemory()
        setup.meter?.left(store)
        outside.report(.panelGiven(store, why: why))
    }

    // MARK: connections

    /// Connects one desk that is not connected, or not subscribed: one at a step, since that may take long.
    private func connect() throws {
        let now = outside.clock().steady
        let wanting = desks.filter { $0.closing == nil && $0.connectsAt <= now && wantsConnection($0) }
        guard let desk = wanting.min(by: { $0.connectsAt < $1.connectsAt }) else { return }
        do {
            if desk.consumer == nil {
                let made = try outside.connections.consumer(of: desk.name)
                desk.consumer = made
                try made.subscribe(to: desk.inquiryQueue, prefetch: 8)
            }
            if try !desk.core.recovering() {
                try desk.consumer?.subscribe(to: desk.queue, prefetch: setup.prefetch)
                desk.subscribed = true
            }
            desk.connectPause.reset()
            desk.told = nil
            outside.report(.consumerConnected(store: desk.name))
        } catch let crash as SimulatedCrash {
            throw crash
        } catch {
            lose(desk, "\(error)")
        }
    }

    /// A store that waits for an audit after a restore answers inquiries, and takes nothing.
    private func wantsConnection(_ desk: Desk) -> Bool {
        desk.consumer == nil || !desk.subscribed && (try? desk.core.recovering()) == false
    }

    private func lose(_ desk: Desk, _ why: String) {
        desk.disconnect(now: outside.clock().steady, &entropy)
        if desk.isToldAnew(why) { outside.report(.consumerLost(store: desk.name, why: why)) }
    }

    // MARK: one turn

    /// The steady time at which something is to be done that nothing outside says; `nil` when nothing is.
    var timer: Int64? {
        var times: [Int64] = []
        let now = outside.clock().steady
        let isTaken = publisherConnected && publisherBlocked == nil
        for desk in desks {
            if let closing = desk.closing { times.append(closing.until) }
            if desk.closing == nil, wantsConnection(desk) { times.append(desk.connectsAt) }
            if let retry = desk.retryAt, retry > now || desk.subscribed { times.append(retry) }
            // Only what the next look does about it is a reason to look.
            guard !desk.rests(now), isTaken, desk.subscribed else { continue }
            if let again = desk.relay.triesAt { times.append(again) }
            times += [desk.watch.looksAt, desk.partners.triesAt, desk.partnersWatch.looksAt].compactMap(\.self)
        }
        return times.min()
    }

    private func idleTime() -> Int {
        let now = outside.clock()
        var wait: Int64 = !named.isEmpty && desks.count == named.count ? 1000 : 250
        if let timer { wait = min(wait, timer == .min ? 0 : timer - now.steady) }
        for desk in desks where desk.closing == nil {
            // What is due there is not looked at before.
            if desk.rests(now.steady) || !desk.subscribed && (try? desk.core.recovering()) != false { continue }
            guard let due = try? desk.core.nextDue() else { continue }
            wait = min(wait, due.milliseconds - self.now(desk, now).milliseconds)
        }
        return Int(max(0, wait))
    }

    private func turn(wait: Int) throws -> Int {
        let (arrived, rest) = take(wait: wait)
        try settle()
        for (desk, events) in arrived { try hear(events, desk) }
        for desk in desks {
            while !desk.held.isEmpty, !desk.rests(outside.clock().steady) { guard try decide(desk) else { break } }
        }
        for desk in desks {
            try look(after: desk, isQuiet: arrived.isEmpty)
            feelPulse(desk)
        }
        return rest
    }

    /// What has arrived for each desk, and, where none has a connection, how long to rest.
    private func take(wait: Int) -> ([(Desk, [ConsumerEvent])], rest: Int) {
        let connected = desks.compactMap { desk in desk.consumer.map { (desk, $0) } }
        func arrived(within wait: Int) -> [(Desk, [ConsumerEvent])] {
            connected.compactMap { desk, consumer in
                let events = consumer.wait(limit: setup.batch, timeoutMilliseconds: wait)
                return events.isEmpty ? nil : (desk, events)
            }
        }
        guard connected.count > 1 else { return (arrived(within: wait), connected.isEmpty ? wait : 0) }
        let first = arrived(within: 0)
        guard first.isEmpty, wait > 0 else { return (first, 0) }
        outside.connections.rest(on: connected.map(\.1), milliseconds: wait)
        return (arrived(within: 0), 0)
    }

    private func hear(_ events: [ConsumerEvent], _ desk: Desk) throws {
        for event in events {
            switch event {
            case .delivered(let delivery):
                if delivery.queue == desk.queue {
                    desk.hear(delivery)
                    desk.held.append(delivery)
                } else if delivery.queue == desk.inquiryQueue {
                    try answer(delivery, desk)
                } else {
                    do { try desk.consumer?.giveBack([delivery.tag]) } catch { return lose(desk, "\(error)") }
                }
            case .cancelled(let queue):
                return lose(desk, "the broker no longer lets it take from \(queue): is the queue there?")
            case .lost(let why): return lose(desk, why)
            }
        }
    }

    /// One batch of one store; `false` when the store failed.
    private func decide(_ desk: Desk) throws -> Bool {
        let batch = Array(desk.held.prefix(setup.batch))
        do {
            if setup.weakness == .acknowledgeBeforeCommit { try desk.consumer?.acknowledge(batch.map(\.tag)) }
            inHand = batch
            let begun = setup.meter?.stopwatch() ?? 0
            let now = now(desk, outside.clock())
            let outcome = try desk.core.receive(batch, now: now, entropy: &entropy)
            measure(outcome, of: batch, desk, since: begun, now)
            inHand = []
            desk.held.removeFirst(batch.count)
            works(desk)
            try publish(desk)
            try outside.crash(.beforeReply)
            send(outcome)
            try outside.crash(.afterReply)
            try outside.crash(.beforeAcknowledge)
            return try acknowledge(outcome.settled, desk)
        } catch let crash as SimulatedCrash {
            throw crash
        } catch {
            inHand = []
            fails(desk, "\(error)")
        }
        return false
    }

    /// Tells what came of a batch, or of what was done without one: of what fell due, and of a replayed letter.
    private func measure(
        _ outcome: Core.Outcome,
        of batch: [Delivery] = [],
        _ desk: Desk,
        since begun: UInt64,
        _ now: Instant
    ) {
        guard let meter = setup.meter, !batch.isEmpty || !outcome.met.isEmpty || outcome.events > 0 else { return }
        let made = DecidedBatch(
            store: desk.name,
            met: outcome.met,
            ages: batch.compactMap { $0.envelope.map { now.milliseconds - $0.time.milliseconds } },
            events: outcome.events,
            nanoseconds: meter.stopwatch() - begun
        )
        meter.decided(made)
    }

    /// Tells how a store stands: every ten seconds, since that is read out of it.
    private func feelPulse(_ desk: Desk) {
        guard let meter = setup.meter else { return }
        let moment = outside.clock()
        guard desk.nextPulse <= moment.steady else { return }
        desk.nextPulse = moment.steady + 10_000
        var pulse = desk.core.pulse(now: now(desk, moment))
        pulse.unheardMilliseconds = desk.watch.since.map { moment.steady - $0 } ?? 0
        pulse.partnersUnheardMilliseconds = desk.partners.unheardSince.map { moment.steady - $0 } ?? 0
        pulse.untold = max(0, desk.core.journalledUpTo - desk.core.toldUpTo)
        pulse.isTaking = desk.consumer != nil && desk.subscribed
        pulse.failing = desk.failing ?? pulse.failing
        meter.stands(pulse)
    }

    /// `false` when the connection is lost: what was committed comes again, and is known.
    private func acknowledge(_ tags: [UInt64], _ desk: Desk) throws -> Bool {
        do {
            if setup.weakness != .acknowledgeBeforeCommit { try desk.consumer?.acknowledge(tags) }
            try outside.crash(.afterAcknowledge)
            return true
        } catch let crash as SimulatedCrash {
            throw crash
        } catch {
            lose(desk, "\(error)")
            return false
        }
    }

    /// - Parameter isQuiet: whether no message has come. Only then is the cursor worth a transaction, and a sync, of its own:
    ///   while messages come, theirs carry it. Where one comes at a time, it is saved in between, and delays none.
    private func look(after desk: Desk, isQuiet: Bool) throws {
        guard !desk.rests(outside.clock().steady) else { return }
        do {
            // A store that waits for an audit after a restore does not know yet what is still due.
            if !desk.subscribed, try desk.core.recovering() { return }
            if desk.closing == nil, !isDraining {
                let begun = setup.meter?.stopwatch() ?? 0
                let now = now(desk, outside.clock())
                let outcome = try desk.core.due(now: now, entropy: &entropy)
                measure(outcome, desk, since: begun, now)
                send(outcome)
            }
            try publish(desk)
            try watch(desk)
            try watchPartners(desk)
            if isQuiet, desk.relay.unconfirmed == 0 { try desk.core.saveCursor() }
            mark(desk, isUrgent: false)
            try desk.noteClock(outside.clock().steady)
            if desk.failing != nil, desk.held.isEmpty { works(desk) }
        } catch let crash as SimulatedCrash {
            throw crash
        } catch {
            fails(desk, "\(error)")
        }
    }

    private func fails(_ desk: Desk, _ why: String) {
        if desk.storeFailed(why, now: outside.clock().steady, &entropy) {
            outside.report(.storeFailed(store: desk.name, why: why))
        }
    }

    private func works(_ desk: Desk) {
        if desk.storeWorks() { outside.report(.storeWorks(store: desk.name)) }
    }

    private func unlessStoreFails(_ body: () throws -> Void) throws {
        do { try body() } catch let crash as SimulatedCrash { throw crash } catch {}
    }

    // MARK: publishing

    private func send(_ outcome: Core.Outcome) {
        guard !outcome.replies.isEmpty else { return }
        answer(outcome.replies)
        let letters = outcome.replies.filter { $0.envelope.type == DeadLetterNotice.type }
        if let first = letters.first { outside.report(.buried(store: first.envelope.source, count: letters.count)) }
    }

    private func publish(_ desk: Desk) throws {
        guard publisherConnected, publisherBlocked == nil else { return }
        let now = outside.clock().steady
        // First: partners hear of it before anybody acts on it.
        hand(try desk.partners.next(from: desk.core, tokens: &tokens, now: now))
        hand(try desk.relay.next(from: desk.core, tokens: &tokens))
        hand(try desk.relay.nextRetries(from: desk.core, tokens: &tokens, now: now))
        hand(try desk.relay.nextRepublications(from: desk.core, tokens: &tokens, now: now))
    }

    private func answer(_ messages: [Outgoing]) {
        outside.answer(messages)
    }

    private func hand(_ messages: [(token: UInt64, message: Outgoing)]) {
        guard !messages.isEmpty else { return }
        mailbox.put(messages, for: publisherConnection)
        outside.connections.wakePublisher()
    }

    /// A relay of whose publishes nothing is heard begins again at its cursor; the second time over another connection; and
    /// from the third on its rows wait, so that those behind them go on.
    private func watch(_ desk: Desk) throws {
        let isUnwatched = setup.weakness == .relayUnwatched || setup.weakness == .lossReportedFirst
        guard publisherConnected, publisherBlocked == nil, !isUnwatched else { return desk.watch.rest() }
        let underWay = desk.relay.unconfirmed
        guard desk.watch.isStalled(underWay: desk.relay.isBusy, now: outside.clock().steady) else { return }
        outside.report(.relayStalled(store: desk.name, unconfirmed: underWay))
        if desk.watch.stalls > 2 {
            try desk.relay.giveUp(desk.core, now: moment(desk))
        } else {
            desk.relay.startOver(desk.core)
        }
        if desk.watch.stalls > 1 {
            mailbox.renew("nothing is heard of what \(desk.name) publishes")
            outside.connections.wakePublisher()
        } else {
            try publish(desk)
        }
    }

    /// The same for what partner branches are told. Nothing of it is passed over; another connection is made only now and
    /// then, since that holds back events.
    private func watchPartners(_ desk: Desk) throws {
        guard publisherConnected, publisherBlocked == nil else { return desk.partnersWatch.rest() }
        let underWay = desk.partners.unconfirmed
        guard desk.partnersWatch.isStalled(underWay: underWay > 0, now: outside.clock().steady) else { return }
        outside.report(.relayStalled(store: desk.name, unconfirmed: underWay))
        desk.partners.startOver(desk.core)
        if desk.partnersWatch.stalls % 8 == 0 {
            mailbox.renew("nothing is heard of what \(desk.name) tells partner branches")
            outside.connections.wakePublisher()
        } else {
            try publish(desk)
        }
    }

    private func settle() throws {
        let said = mailbox.takeReport()
        publisherConnection = said.connection
        publisherConnected = said.isConnected
        guard !said.confirmations.isEmpty else { return }
        try outside.crash(.afterConfirm)
        var faults: [String: [Relay.Fault]] = [:]
        func failed(_ fault: Relay.Fault) {
            guard let desk = desks.first(where: { $0.relay.owns(fault.token) }) else { return partnersFailed(fault) }
            desk.watch.heard()
            faults[desk.name, default: []].append(fault)
        }
        for confirmation in said.confirmations {
            switch confirmation {
            case .confirmed(let token): try confirm(token)
            case .failed(let token, let why): failed(Relay.Fault(token: token, why: why))
            case .unsendable(let token, let why): failed(Relay.Fault(token: token, why: why, isUnsendable: true))
            case .lost:
                try note(faults)
                faults = [:]
                for desk in desks {
                    desk.relay.startOver(desk.core)
                    desk.watch.rest()
                    desk.partners.startOver(desk.core)
                    desk.partnersWatch.rest()
                }
                publisherBlocked = nil
            case .blocked(let why):
                publisherBlocked = why
                outside.report(.blocked(why))
            }
        }
        try note(faults)
    }

    private func partnersFailed(_ fault: Relay.Fault) {
        let now = outside.clock().steady
        guard let desk = desks.first(where: { $0.partners.failed(fault.token, $0.core, now: now) }) else { return }
        desk.partnersWatch.heard()
        outside.report(.partnersWait(store: desk.name, why: fault.why))
    }

    private func confirm(_ token: UInt64) throws {
        for desk in desks {
            do {
                if desk.partners.confirmed(token, desk.core) { return desk.partnersWatch.heard() }
                guard try desk.relay.confirmed(token, desk.core) else { continue }
                return desk.watch.heard()
            } catch let crash as SimulatedCrash {
                throw crash
            } catch {
                return fails(desk, "\(error)")
            }
        }
    }

    /// Each row that was not sent waits for itself.
    private func note(_ faults: [String: [Relay.Fault]]) throws {
        guard !faults.isEmpty else { return }
        for desk in desks {
            guard let own = faults[desk.name], let first = own.first else { continue }
            do {
                let count = try desk.relay.failed(own, desk.core, now: moment(desk))
                if count > 0 { outside.report(.rowsWait(store: desk.name, count: count, why: first.why)) }
            } catch let crash as SimulatedCrash {
                throw crash
            } catch {
                desk.relay.startOver(desk.core)
                fails(desk, "\(error)")
            }
        }
    }

    // MARK: inquiries

    private func answer(_ delivery: Delivery, _ desk: Desk) throws {
        let now = outside.clock()
        defer { try? desk.consumer?.acknowledge([delivery.tag]) }
        guard let asking = Asked(delivery) else { return }
        let answer: InquiryAnswer
        let knows = [Routes.operatorUser, Routes.portalUser, Routes.user(ofStore: desk.name)]
        if !knows.contains(asking.user ?? "") {
            answer = .failed("\(asking.user ?? "nobody") may not ask")
        } else if let misread = delivery.misread {
            answer = .failed(misread.text)
        } else if (try? desk.core.isAnswerable(delivery)) == false {
            answer = .failed("it came back too often: the service ended each time that it was asked; see its log")
        } else if let inquiry = try? JSONBytesDecoder().decode(Inquiry.self, from: Data(delivery.body)) {
            if Self.isAnswered(inquiry, asking, desk) {
                guard let made = try self.answer(inquiry, of: delivery, asking, desk, now) else { return }
                answer = made
            } else {
                answer = .failed("\(asking.user ?? "nobody") may not ask for that")
            }
        } else {
            answer = .failed("not an inquiry that this program knows")
        }
        try? desk.core.forgetAttempts(delivery)
        let message = Self.message(answer, to: asking, of: desk.name, at: self.now(desk, now))
        self.answer(message.map { [$0] } ?? [])
    }

    /// Whether its sender is answered: the operator whatever it asks, others the questions that the table names.
    private static func isAnswered(_ inquiry: Inquiry, _ asking: Asked, _ desk: Desk) -> Bool {
        if asking.user == Routes.operatorUser { return true }
        guard case .question(let name, _, _) = inquiry else { return false }
        return Routes.mayAsk(user: asking.user, question: name, of: desk.name)
    }

    /// What takes long, one after the other.
    private static let longInquiries = DispatchQueue(label: "long inquiries")

    /// Who asked, and where the answer goes; `nil` where it goes nowhere.
    private struct Asked {
        var id: MessageID?
        var user: String?
        var replyTo: String

        init?(_ delivery: Delivery) {
            guard let replyTo = delivery.envelope?.replyTo ?? delivery.misread?.replyTo else { return nil }
            self.replyTo = replyTo
            id = delivery.envelope?.id ?? delivery.misread?.id
            user = delivery.envelope?.user ?? delivery.misread?.user
        }
    }

    private static func message(_ answer: InquiryAnswer, to asked: Asked, of store: String, at time: Instant)
        -> Outgoing?
    {
        guard let body = try? InquiryDesk.body(of: answer) else { return nil }
        var head = Envelope(
            id: MessageID("i-\(asked.id?.value.prefix(60) ?? "")") ?? "inquiry",
            type: Inquiry.type,
            source: store,
            time: time
        )
        head.inReplyTo = asked.id
        return Outgoing(
            exchange: "",
            key: asked.replyTo,
            mandatory: false,
            envelope: head,
            body: [UInt8](body),
            asker: asked.user
        )
    }

    /// The answer; `nil` where it is given later, by another thread.
    private func answer(_ inquiry: Inquiry, of delivery: Delivery, _ asking: Asked, _ desk: Desk, _ now: Moment) throws
        -> InquiryAnswer?
    {
        switch inquiry {
        case .confirmClock(let theirs): return confirmClock(theirs, desk, now)
        case .expectPanel(let store, let actor, let why):
            let refusal = panels?.expect(store, why: "\(actor) moved it here: \(why)", now: now.steady)
            return refusal.map { .failed($0) } ?? .done
        case .givePanel(let worker):
            if worker == setup.name { return .failed("it is held by \(worker) already") }
            if let refusal = panels?.leave(desk.name, now: now.steady) { return .failed(refusal) }
            beginClosing(desk.name, why: "an operator moves it to \(worker)")
            return .done
        default: break
        }
        let inquiries = InquiryDesk(core: desk.core, worker: setup.name)
        if let work = inquiries.longWork(for: inquiry, now: self.now(desk, now)) {
            // It is acknowledged now: it does not come back.
            try? desk.core.forgetAttempts(delivery)
            let (answerLater, store, time) = (outside.answerLater, desk.name, self.now(desk, now))
            Self.longInquiries.async {
                let message = Self.message(work(), to: asking, of: store, at: time)
                if let message { answerLater([message]) }
            }
            return nil
        }
        let begun = setup.meter?.stopwatch() ?? 0
        let (made, outcome) = try inquiries.answer(inquiry, now: self.now(desk, now), entropy: &entropy)
        measure(outcome, desk, since: begun, self.now(desk, now))
        if case .takeUp = inquiry { desk.relay.takenUp() }
        send(outcome)
        return standing(desk, in: made, now)
    }

    private func confirmClock(_ theirs: Instant, _ desk: Desk, _ now: Moment) -> InquiryAnswer {
        do {
            if let why = try desk.confirmClock(theirs, at: now) { return .failed(why) }
        } catch {
            return .failed("\(error)")
        }
        outside.report(.clockConfirmed(store: desk.name))
        return .done
    }

    /// Adds what only the worker knows of a store.
    private func standing(_ desk: Desk, in answer: InquiryAnswer, _ now: Moment) -> InquiryAnswer {
        guard case .status(var status, let worker) = answer else { return answer }
        status.failing = desk.failing
        status.blocked = publisherBlocked
        if let since = desk.watch.since {
            status.unheardSince = self.now(desk, now).adding(milliseconds: since - now.steady)
        }
        if let since = desk.partners.unheardSince {
            status.partnersUnheardSince = self.now(desk, now).adding(milliseconds: since - now.steady)
        }
        status.publishes = publisherConnected
        status.heldSince = desk.holding?.since
        status.heldBecause = desk.holding?.why
        status.heldBefore = desk.holding?.before
        if desk.clockOff != 0 { status.clockOff = desk.clockOff }
        if !refusals.isEmpty { status.refused = refusals }
        return .status(status, worker: worker)
    }

    // MARK: the end

    /// From now on nothing more is taken: what was is committed, acknowledged and published.
    func beginDraining() {
        outside.report(.draining)
        isDraining = true
        for desk in desks { try? desk.consumer?.unsubscribe(from: desk.queue) }
    }

    /// Whether nothing of what was taken is left to do, or nothing can be done about it.
    var isDrained: Bool {
        desks.allSatisfy {
            $0.consumer == nil || $0.held.isEmpty && $0.relay.unconfirmed == 0 && $0.partners.unconfirmed == 0
        }
    }

    /// Lets go of everything.
    func end() throws {
        for desk in desks {
            try unlessStoreFails { try desk.core.saveCursor() }
            mark(desk, isUrgent: true)
        }
        for desk in desks { desk.consumer?.close() }
        panels?.close()
        for desk in desks { desk.file.close() }
        desks = []
    }
}
