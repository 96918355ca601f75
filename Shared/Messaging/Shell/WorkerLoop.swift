import Contracts
import Foundation

/// The loop of a worker: lives on one thread, and is thrown away with it.
final class WorkerLoop {
    private let worker: Worker
    private let setup: Worker.Setup
    private let mailbox: Mailbox
    private let answers: any AnswerSender
    private var consumer: (any MessageConsumer)?
    private var consumerPause = Backoff.ofLoop
    private var desks: [String: Desk] = [:]
    private var deskOfQueue: [String: Desk] = [:]
    private var panels: PanelHolder?
    /// Whether the worker was named for its stores and ends without one of them.
    private var needsAll = false
    /// Stores that could not be opened, with what was said of it last.
    private var refusals: [String: String] = [:]
    private var tokens: UInt64 = 0
    private var entropy = Entropy.system
    private var publisherBlocked: String?
    /// The publishing connection, by its number, for which messages are handed over.
    private var publisherConnection = 0
    private var publisherConnected = false

    init(_ worker: Worker, mailbox: Mailbox, answers: any AnswerSender) {
        self.worker = worker
        self.answers = answers
        setup = worker.setup
        self.mailbox = mailbox
    }

    func run() throws {
        switch setup.stores {
        case .single(let name): try hold([name])
        case .panels(let names): try hold(names.map(Routes.store(ofPanel:)))
        case .shared(let names):
            panels = PanelHolder(.fairShare(PanelShare(panels: names.map(Routes.store(ofPanel:)))), worker)
        }
        while !worker.isStopping {
            guard connect() else { continue }
            try sharePanels()
            turn(wait: idleTime())
        }
        drain()
    }

    private var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    // MARK: stores

    /// Is to hold these and no others: without one of them the worker ends. What is wrong with a file is said before the
    /// broker is there.
    private func hold(_ stores: [String]) throws {
        for store in stores { try Desk(setup, store: store).core.store.close() }
        needsAll = true
        panels = PanelHolder(.all(stores), worker)
    }

    /// Opens a store whose lease is held, unless its file is not the one that worked under its name last.
    private func open(_ store: String) throws {
        let desk = try Desk(setup, store: store)
        do {
            if let mark = try panels?.mark(of: store), let why = try desk.core.contradiction(to: mark) { throw why }
        } catch {
            try? desk.core.store.close()
            throw error
        }
        mark(desk, now: true)
        desks[store] = desk
        deskOfQueue[desk.queue] = desk
        deskOfQueue[desk.inquiryQueue] = desk
        shareMemory()
        if consumer != nil { try subscribe(desk) }
    }

    /// A store that cannot be told keeps more in memory, and shows at its next transaction what ails it.
    private func shareMemory() {
        for desk in desks.values { try? desk.core.shareMemory(among: desks.count) }
    }

    private func subscribe(_ desk: Desk) throws {
        guard let consumer else { return }
        try consumer.subscribe(to: desk.inquiryQueue, prefetch: 8)
        guard !desk.subscribed, !(try desk.core.recovering()) else { return }
        try consumer.subscribe(to: desk.queue, prefetch: setup.prefetch)
        desk.subscribed = true
    }

    private func sharePanels() throws {
        guard let panels else { return }
        let change = panels.tick(held: Set(desks.keys))
        for store in change.lost { close(store, why: "the lease is lost", drained: false) }
        for store in change.give {
            close(store, why: "another worker is there to hold it", drained: true)
            panels.release(store)
        }
        for store in change.taken {
            do {
                try open(store)
                refusals[store] = nil
                worker.report(.panelTaken(store))
            } catch {
                panels.refuse(store)
                let isLasting = error is MarkContradiction || (error as? StoreFault)?.isLasting == true
                if needsAll, isLasting { throw error }
                let why = "\(error)"
                if refusals[store] != why { worker.report(.storeRefused(store: store, why: why)) }
                refusals[store] = why
            }
        }
    }

    /// Has it written down how far the store has come: once a second at most.
    private func mark(_ desk: Desk, now isUrgent: Bool) {
        guard desk.marked != desk.core.journalledUpTo, isUrgent || desk.nextMark <= Date() else { return }
        desk.nextMark = Date().addingTimeInterval(1)
        if panels?.write(desk.core.mark(by: setup.name, at: now)) == true { desk.marked = desk.core.journalledUpTo }
    }

    /// Gives a store back: what was taken is committed, acknowledged and published first, where there is time.
    private func close(_ store: String, why: String, drained: Bool) {
        guard let desk = desks[store] else { return }
        if let consumer {
            try? consumer.unsubscribe(from: desk.queue)
            try? consumer.unsubscribe(from: desk.inquiryQueue)
        }
        if drained {
            let until = Date().addingTimeInterval(3)
            repeat { turn(wait: 20) } while Date() < until && (desk.relay.unconfirmed > 0 || !desk.held.isEmpty)
            try? desk.core.saveCursor()
            mark(desk, now: true)
        }
        desks[store] = nil
        deskOfQueue[desk.queue] = nil
        deskOfQueue[desk.inquiryQueue] = nil
        try? desk.core.store.close()
        shareMemory()
        worker.report(.panelGiven(store, why: why))
    }

    // MARK: connection

    private func connect() -> Bool {
        if consumer != nil { return true }
        do {
            let made = try worker.transport.consumer()
            consumer = made
            for desk in desks.values {
                desk.subscribed = false
                desk.held = []
                try subscribe(desk)
            }
            consumerPause.reset()
            worker.report(.consumerConnected)
            return true
        } catch {
            lose("\(error)")
            consumerPause.rest { worker.isStopping }
            return false
        }
    }

    private func lose(_ why: String) {
        consumer?.close()
        consumer = nil
        for desk in desks.values {
            desk.subscribed = false
            // The broker delivers it again.
            desk.held = []
            desk.retriesAtOnce()
        }
        worker.report(.consumerLost(why))
    }

    // MARK: one turn

    private func idleTime() -> Int {
        var wait = needsAll && !desks.isEmpty ? 1000 : 250
        for desk in desks.values {
            if desk.retryAt != nil || desk.relayRestsUntil != nil { wait = min(wait, 50) }
            // What is due there is not looked at before.
            if desk.rests || !desk.subscribed && (try? desk.core.recovering()) != false { continue }
            if let due = try? desk.core.nextDue() {
                wait = min(wait, max(0, Int(clamping: due.milliseconds - now.milliseconds)))
            }
        }
        return wait
    }

    private func turn(wait: Int) {
        guard let consumer else { return }
        let events = consumer.wait(limit: setup.batch * max(1, min(desks.count, 4)), timeoutMilliseconds: wait)
        settleConfirmations()
        let isQuiet = events.isEmpty
        var batches: [String: [Delivery]] = [:]
        for event in events {
            switch event {
            case .delivered(let delivery):
                if let desk = deskOfQueue[delivery.queue], delivery.queue == desk.inquiryQueue {
                    answer(delivery, desk)
                } else {
                    batches[delivery.queue, default: []].append(delivery)
                }
            case .cancelled(let queue):
                worker.report(.queueCancelled(queue))
                return lose("the broker ended the consumption of \(queue)")
            case .lost(let why): return lose(why)
            }
        }
        // What a panel had on its way when it was given back is its next holder's.
        for (queue, deliveries) in batches where deskOfQueue[queue] == nil {
            do { try consumer.giveBack(deliveries.map(\.tag)) } catch { return lose("\(error)") }
        }
        for desk in desks.values where !desk.held.isEmpty || batches[desk.queue] != nil {
            desk.held += batches[desk.queue] ?? []
            while !desk.held.isEmpty, !desk.rests { guard decide(desk) else { break } }
        }
        for desk in desks.values { look(after: desk, isQuiet: isQuiet) }
    }

    /// One batch of one store; `false` when the store failed.
    private func decide(_ desk: Desk) -> Bool {
        let batch = Array(desk.held.prefix(setup.batch))
        do {
            if setup.weakness == .acknowledgeBeforeCommit { try consumer?.acknowledge(batch.map(\.tag)) }
            let outcome = try desk.core.receive(batch, now: now, entropy: &entropy)
            desk.held.removeFirst(batch.count)
            works(desk)
            publish(desk)
            setup.crash(.beforeReply)
            send(outcome)
            setup.crash(.afterReply)
            setup.crash(.beforeAcknowledge)
            return acknowledge(outcome.settled)
        } catch {
            fails(desk, "\(error)")
        }
        return false
    }

    /// `false` when the connection is lost: what was committed comes again, and is known.
    private func acknowledge(_ tags: [UInt64]) -> Bool {
        do {
            if setup.weakness != .acknowledgeBeforeCommit { try consumer?.acknowledge(tags) }
            setup.crash(.afterAcknowledge)
            return true
        } catch {
            lose("\(error)")
            return false
        }
    }

    /// - Parameter isQuiet: whether no message has come. Only then is the cursor worth a transaction, and a sync, of its own:
    ///   while messages come, theirs carry it. Where one comes at a time, it is saved in between, and delays none.
    private func look(after desk: Desk, isQuiet: Bool) {
        guard !desk.rests else { return }
        do {
            // A store that waits for an audit after a restore does not know yet what is still due.
            if !desk.subscribed, try desk.core.recovering() { return }
            let outcome = try desk.core.due(now: now, entropy: &entropy)
            send(outcome)
            publish(desk)
            watch(desk)
            if isQuiet, desk.relay.unconfirmed == 0 { try desk.core.saveCursor() }
            if !desk.subscribed, consumer != nil { try subscribe(desk) }
            mark(desk, now: false)
            if desk.failing != nil, desk.held.isEmpty { works(desk) }
        } catch {
            fails(desk, "\(error)")
        }
    }

    private func fails(_ desk: Desk, _ why: String) {
        desk.storeFailed(why)
        worker.report(.storeFailed(store: desk.core.store.name, why: why))
    }

    private func works(_ desk: Desk) {
        let failed = desk.failing != nil
        desk.storeWorks()
        if failed { worker.report(.storeWorks(store: desk.core.store.name)) }
    }

    // MARK: publishing

    private func send(_ outcome: Core.Outcome) {
        guard !outcome.replies.isEmpty else { return }
        answer(outcome.replies)
        let letters = outcome.replies.filter { $0.envelope.type == DeadLetterNotice.type }
        if let first = letters.first { worker.report(.buried(store: first.envelope.source, count: letters.count)) }
    }

    private func publish(_ desk: Desk) {
        guard publisherBlocked == nil else { return }
        if let rest = desk.relayRestsUntil {
            guard rest <= Date() else { return }
            desk.relayRestsUntil = nil
        }
        do {
            hand(try desk.relay.next(from: desk.core, tokens: &tokens))
            hand(try desk.relay.nextRepublications(from: desk.core, tokens: &tokens))
        } catch {
            fails(desk, "\(error)")
        }
    }

    private func answer(_ messages: [Outgoing]) {
        answers.send(messages)
    }

    private func hand(_ messages: [(token: UInt64, message: Outgoing)]) {
        guard !messages.isEmpty else { return }
        mailbox.put(messages, for: publisherConnection)
        worker.transport.wakePublisher()
    }

    /// A relay of whose publishes nothing is heard begins again at its cursor; the second time over another connection.
    private func watch(_ desk: Desk) {
        guard publisherConnected, publisherBlocked == nil, setup.weakness != .relayUnwatched else {
            return desk.watch.rest()
        }
        let underWay = desk.relay.unconfirmed
        guard desk.watch.isStalled(underWay: desk.relay.isBusy, now: Moment.ofMachine.steady) else { return }
        worker.report(.relayStalled(store: desk.core.store.name, unconfirmed: underWay))
        desk.relay.startOver(desk.core)
        if desk.watch.stalls > 1 {
            mailbox.renew("nothing is heard of what \(desk.core.store.name) publishes")
            worker.transport.wakePublisher()
        }
    }

    private func settleConfirmations() {
        let said = mailbox.takeReport()
        publisherConnection = said.connection
        publisherConnected = said.isConnected
        guard !said.confirmations.isEmpty else { return }
        setup.crash(.afterConfirm)
        for confirmation in said.confirmations {
            switch confirmation {
            case .confirmed(let token):
                for desk in desks.values where (try? desk.relay.confirmed(token, desk.core)) == true {
                    desk.watch.heard()
                    break
                }
            case .failed(let token, let reason):
                for desk in desks.values where desk.relay.owns(token) {
                    desk.watch.heard()
                    desk.relay.startOver(desk.core)
                    desk.relayRestsUntil = Date().addingTimeInterval(1)
                    worker.report(.publishFailed(reason))
                }
            case .lost:
                for desk in desks.values { desk.relay.startOver(desk.core) }
                publisherBlocked = nil
            case .blocked(let why):
                publisherBlocked = why
                worker.report(.blocked(why))
            }
        }
    }

    // MARK: inquiries

    private func answer(_ delivery: Delivery, _ desk: Desk) {
        defer { try? consumer?.acknowledge([delivery.tag]) }
        let asker = delivery.envelope?.user ?? delivery.misread?.user
        guard let replyTo = delivery.envelope?.replyTo ?? delivery.misread?.replyTo else { return }
        let asking = Asked(asker: asker, replyTo: replyTo, id: delivery.envelope?.id ?? delivery.misread?.id)
        let answer: InquiryAnswer
        if asker != Routes.operatorUser {
            answer = .failed("\(asker ?? "nobody") may not ask")
        } else if let misread = delivery.misread {
            answer = .failed(misread.text)
        } else if (try? desk.core.isAnswerable(delivery)) == false {
            answer = .failed("it came back too often: the service ended each time that it was asked; see its log")
        } else if let inquiry = try? JSONDecoder().decode(Inquiry.self, from: Data(delivery.body)) {
            let inquiries = InquiryDesk(core: desk.core, worker: setup.name)
            if let work = inquiries.longWork(for: inquiry, now: now) {
                // It is acknowledged now: it does not come back.
                try? desk.core.forgetAttempts(delivery)
                let (answers, store) = (answers, desk.core.store.name)
                return Self.longInquiries.async {
                    if let message = Self.message(work(), to: asking, of: store) { answers.send([message]) }
                }
            }
            let (made, outcome) = inquiries.answer(inquiry, now: now, entropy: &entropy)
            answer = standing(desk, in: made)
            send(outcome)
        } else {
            answer = .failed("not an inquiry that this program knows")
        }
        try? desk.core.forgetAttempts(delivery)
        let message = Self.message(answer, to: asking, of: desk.core.store.name)
        self.answer(message.map { [$0] } ?? [])
    }

    /// What takes long, one after the other.
    private static let longInquiries = DispatchQueue(label: "long inquiries")

    /// Who asked, where the answer is awaited, and which inquiry it was, where that can be read.
    private struct Asked {
        var asker: String?
        var replyTo: String
        var id: MessageID?
    }

    private static func message(_ answer: InquiryAnswer, to inquiry: Asked, of store: String) -> Outgoing? {
        guard let body = try? InquiryDesk.body(of: answer) else { return nil }
        var head = Envelope(
            id: MessageID("i-\(inquiry.id?.value.prefix(60) ?? "")") ?? "inquiry",
            type: Inquiry.type,
            source: store,
            time: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        )
        head.inReplyTo = inquiry.id
        return Outgoing(
            exchange: "",
            key: inquiry.replyTo,
            mandatory: false,
            envelope: head,
            body: [UInt8](body),
            asker: inquiry.asker
        )
    }

    /// Adds what only the worker knows of a store.
    private func standing(_ desk: Desk, in answer: InquiryAnswer) -> InquiryAnswer {
        guard case .status(var status, let worker) = answer else { return answer }
        status.failing = desk.failing
        status.blocked = publisherBlocked
        if let since = desk.watch.since {
            let waited = Moment.ofMachine.steady - since
            status.unheardSince = Instant(milliseconds: now.milliseconds - waited)
        }
        status.publishes = publisherConnected
        if !refusals.isEmpty { status.refused = refusals }
        return .status(status, worker: worker)
    }

    // MARK: the end

    private func drain() {
        worker.report(.draining)
        for desk in desks.values { try? consumer?.unsubscribe(from: desk.queue) }
        let until = Date().addingTimeInterval(4)
        turn(wait: 0)
        while Date() < until, consumer != nil,
            desks.values.contains(where: { $0.relay.unconfirmed > 0 || !$0.held.isEmpty })
        {
            turn(wait: 20)
        }
        for desk in desks.values {
            try? desk.core.saveCursor()
            mark(desk, now: true)
        }
        consumer?.close()
        panels?.close()
        for desk in desks.values { try? desk.core.store.close() }
    }
}
