import Contracts
import Foundation
import Messaging
import RabbitMQ
import RabbitMQManagement
import Testing

extension BrokerTests {
    @Suite struct Losing {
        @Test("Les battements tiennent une liaison inactive comme une liaison chargée")
        func heartbeats() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("beats")
            let address = broker.address(heartbeat: 2)
            let idle = try ConsumingConnection(address)
            let idlePublisher = try PublishingConnection(address)
            let busy = try ConsumingConnection(address)
            let publisher = try PublishingConnection(address)
            defer { idle.close(); idlePublisher.close(); busy.close(); publisher.close() }
            try busy.subscribe(to: queue, prefetch: 50)
            let end = now() + 9000
            var (sent, seen) = (0, 0)
            while now() < end {
                // Busy links, and between two looks at the idle ones as much time as the contract allows here.
                let until = now() + 500
                while now() < until {
                    sent += 20
                    #expect(try publisher.publishAll((0..<20).map { message("m-\($0)", to: queue) }).count == 20)
                    let tags = busy.deliveries(20).map(\.tag)
                    seen += tags.count
                    try busy.acknowledge(tags)
                }
                #expect(idle.wait(limit: 10, timeoutMilliseconds: 0) == [])
                #expect(idlePublisher.wait(timeoutMilliseconds: 0) == [])
            }
            #expect(sent == seen && sent > 100)
            // And one long wait, much longer than the broker's patience of four seconds.
            #expect(idle.wait(limit: 10, timeoutMilliseconds: 6000) == [])
            #expect(idle.wait(limit: 10, timeoutMilliseconds: 1000) == [])
            // The control: who did not look after his link for as long has lost it.
            #expect(publisher.confirmations(1, within: 1000).last?.lostReason != nil)
        }

        @Test("La file supprimée, l'abonné le sait, et la connexion vit")
        func queueDeleted() throws {
            let broker = try TestBroker.get()
            let (gone, stays) = (try broker.queue("gone"), try broker.queue("stays"))
            let publisher = try PublishingConnection(broker.address())
            let consumer = try ConsumingConnection(broker.address())
            defer { publisher.close(); consumer.close() }
            try consumer.subscribe(to: gone, prefetch: 10)
            try consumer.subscribe(to: stays, prefetch: 10)
            try broker.management.deleteQueue(gone)
            #expect(consumer.events(1) == [.cancelled(queue: gone)])
            _ = try publisher.publishAll([message("m-1", to: stays)])
            #expect(consumer.deliveries(1).first?.envelope?.id == "m-1")
            // Made again, it can be subscribed to again.
            try broker.management.put(.init(gone))
            try consumer.subscribe(to: gone, prefetch: 10)
            _ = try publisher.publishAll([message("m-2", to: gone)])
            #expect(consumer.deliveries(1).first?.envelope?.id == "m-2")
        }

        @Test("À court de mémoire, le courtier bloque : on le sait, rien ne se perd, tout repart")
        func blocked() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("blocked")
            let publisher = try PublishingConnection(broker.address(heartbeat: 2))
            let requests = try RequestConnection(broker.address())
            defer { publisher.close(); requests.close() }
            try broker.node("ctl", "set_vm_memory_high_watermark", "0.000001")
            defer { _ = try? broker.node("ctl", "set_vm_memory_high_watermark", "0.4") }
            // On a busy machine the alarm comes after a first message has been taken: the next ones try it.
            var reason: Messaging.Confirmation?
            for token in UInt64(1000)..<1050 {
                try publisher.publish(message("m-\(token)", to: queue), token: token)
                reason = publisher.confirmations(1).first
                guard reason == .confirmed(token: token) else { break }
                usleep(100_000)
            }
            guard case .blocked(let text?) = reason else {
                Issue.record("not blocked: \(String(describing: reason))")
                return
            }
            #expect(text.contains("memory"))
            // Far more than the socket would take: kept here.
            let body = [UInt8](repeating: 1, count: 100_000)
            for index in 2...200 {
                try publisher.publish(message("m-\(index)", to: queue, body: body), token: UInt64(index))
            }
            #expect(publisher.confirmations(1, within: 5000) == [])
            #expect(publisher.unconfirmed == 200)
            try requests.send(message("q-1", to: queue))
            guard case .blocked(_?)? = requests.replies(timeoutMilliseconds: 5000).first else {
                Issue.record("the asking connection does not say that it is blocked")
                return
            }
            try broker.node("ctl", "set_vm_memory_high_watermark", "0.4")
            let outcomes = publisher.confirmations(201, within: 20_000)
            #expect(outcomes.first == .blocked(nil))
            #expect(outcomes.count { $0.isConfirmed } == 200)
            #expect(requests.replies(timeoutMilliseconds: 5000) == [.blocked(nil)])
        }

        @Test("Courtier tué : la perte est dite, et après le redémarrage rien de confirmé ne manque")
        func killed() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("killed")
            let publisher = try PublishingConnection(broker.address())
            let consumer = try ConsumingConnection(broker.address())
            _ = try publisher.publishAll((1...50).map { message("m-\($0)", to: queue) })
            try consumer.subscribe(to: queue, prefetch: 10)
            let before = consumer.deliveries(10)
            #expect(before.count == 10)
            // RabbitMQ 3.10 writes a new quorum queue's own files late: one that is killed in its first moments comes
            // back without a leader, for ever. Queues that services use are older than that.
            usleep(3_000_000)
            try broker.node("kill")
            #expect(consumer.events(1).last?.lostReason != nil)
            #expect(consumer.wait(limit: 10, timeoutMilliseconds: 1000).last?.lostReason != nil)
            #expect(publisher.confirmations(1).last?.lostReason != nil)
            #expect(throws: BrokerError.self) { try consumer.acknowledge(before.map(\.tag)) }
            #expect(throws: BrokerError.self) { try publisher.publish(message("m-51", to: queue), token: 51) }
            #expect(throws: BrokerError.self) { try ConsumingConnection(broker.address()) }
            consumer.close()
            publisher.close()
            try broker.node("start")
            // As a service does it: again, with growing pauses, until the queues have their leaders back.
            var backoff = Backoff(first: 100, most: 1000)
            var random = SystemRandomNumberGenerator()
            var again: ConsumingConnection?
            while again == nil, backoff.failures < 20 {
                do {
                    let connection = try ConsumingConnection(broker.address())
                    try connection.check(queues: [queue])
                    try connection.subscribe(to: queue, prefetch: 100)
                    again = connection
                } catch { usleep(UInt32(backoff.next(using: &random)) * 1000) }
            }
            let consumerAgain = try #require(again)
            defer { consumerAgain.close() }
            #expect(
                Set(consumerAgain.deliveries(50).compactMap { $0.envelope?.id.value })
                    == Set((1...50).map { "m-\($0)" })
            )
        }

        @Test("Fermée par l'opérateur, la connexion dit pourquoi")
        func closedByOperator() throws {
            let broker = try TestBroker.get()
            let consumer = try ConsumingConnection(broker.address(name: "to-be-closed"))
            let publisher = try PublishingConnection(broker.address(name: "to-be-closed"))
            defer { consumer.close(); publisher.close() }
            var closed: Set<String> = []
            let deadline = now() + 20_000
            while closed.count < 2, now() < deadline {
                _ = consumer.wait(limit: 1, timeoutMilliseconds: 100)
                _ = publisher.wait(timeoutMilliseconds: 100)
                for one in try broker.management.connections() where one.ownName == "to-be-closed" {
                    if closed.insert(one.name).inserted {
                        try broker.management.closeConnection(one.name, reason: "maintenance")
                    }
                }
            }
            #expect(closed.count == 2)
            #expect(consumer.events(1).last?.lostReason?.contains("maintenance") == true)
            #expect(publisher.confirmations(1).last?.lostReason?.contains("maintenance") == true)
        }

        @Test("Une liaison à demi ouverte, sous la charge, est perdue avant que la bibliothèque n'y reste")
        func halfOpen() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("half-open")
            let publisher = try PublishingConnection(broker.address(heartbeat: 2))
            defer { publisher.close() }
            #expect(try publisher.publishAll((1...10).map { message("m-\($0)", to: queue) }).count == 10)
            try broker.signal(SIGSTOP)
            defer { try? broker.signal(SIGCONT) }
            let begin = now()
            var reason: String?
            var token: UInt64 = 100
            while reason == nil, now() - begin < 30_000 {
                token += 1
                do {
                    try publisher.publish(message("n-\(token)", to: queue), token: token)
                } catch {
                    reason = "\(error)"
                }
                for case .lost(let why) in publisher.wait(timeoutMilliseconds: 50) { reason = why }
            }
            #expect(reason?.contains("nothing has come from the broker") == true)
        }

        @Test("Un bail est à une seule liaison, et sa perte n'en coûte pas un autre")
        func leases() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("presence")
            let (one, other) = ("ccs.lease.test-1", "ccs.lease.test-2")
            let first = try LeaseConnection(broker.address(name: "first-leases"))
            let second = try LeaseConnection(broker.address(name: "second-leases"))
            defer { first.close(); second.close() }
            #expect(try first.acquire(one) == .taken)
            #expect(try first.acquire(other) == .taken)
            #expect(try second.acquire(one) == .held)
            #expect(try first.isTaken(queue) == false)
            #expect(try first.workers(presence: queue, isThere: true) == 1)
            #expect(try second.isTaken(queue) == true)
            #expect(try second.workers(presence: queue, isThere: false) == 1)
            #expect(try second.workers(presence: queue, isThere: true) == 2)
            #expect(throws: BrokerError.self) {
                try first.workers(presence: "no-such-queue-\(queue)", isThere: true)
            }
            #expect(try first.isTaken("no-such-queue-\(queue)") == nil)
            #expect(first.pump().isEmpty)
            first.release(other)
            #expect(try second.acquire(other) == .taken)
            // One of the links of the second is closed: the lease that it had goes, and no other.
            #expect(try second.acquire(one) == .held)
            first.release(one)
            #expect(try second.acquire(one) == .taken)
            var closed = ""
            var lost: [String] = []
            let deadline = now() + 20_000
            while lost.isEmpty, now() < deadline {
                usleep(50_000)
                _ = first.pump()
                let links = try broker.management.connections().filter { $0.ownName == "second-leases" }
                if closed.isEmpty, links.count >= 2, let link = links.first {
                    closed = link.name
                    try broker.management.closeConnection(link.name, reason: "maintenance")
                }
                lost += second.pump()
            }
            #expect(lost.count == 1)
            #expect(second.pump().isEmpty)
            let gone = try #require(lost.first)
            var isFree = false
            while !isFree, now() < deadline { isFree = try first.acquire(gone) == .taken }
            #expect(isFree)
            #expect(try first.acquire(gone == one ? other : one) == .held)
        }

        @Test("Qui attend sur plusieurs liaisons se réveille dès que l'une a quelque chose")
        func restsOnSeveral() throws {
            let broker = try TestBroker.get()
            let (quiet, busy) = (try broker.queue("quiet"), try broker.queue("busy"))
            let wakeUp = try WakeUp()
            let waiting = try [quiet, busy].map { queue in
                let connection = try ConsumingConnection(broker.address(), wakeUp: wakeUp)
                try connection.subscribe(to: queue, prefetch: 10)
                return connection
            }
            let publisher = try PublishingConnection(broker.address())
            defer { publisher.close(); for connection in waiting { connection.close() } }
            #expect(try publisher.publishAll([message("m-1", to: busy)]).count == 1)
            var taken: [String] = []
            for _ in 0..<10 where taken.isEmpty {
                ConsumingConnection.rest(on: waiting, wakeUp: wakeUp, milliseconds: 5_000)
                for connection in waiting {
                    for case .delivered(let delivery) in connection.wait(limit: 9, timeoutMilliseconds: 0) {
                        taken.append(delivery.queue)
                        try connection.acknowledge([delivery.tag])
                    }
                }
            }
            #expect(taken == [busy])
            // Another thread's wake-up ends the wait too; one that came before is not lost.
            wakeUp.signal()
            let begin = now()
            ConsumingConnection.rest(on: waiting, wakeUp: wakeUp, milliseconds: 20_000)
            #expect(now() - begin < 10_000)
        }

        @Test("Un courtier figé ne fige personne")
        func frozen() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("frozen")
            var limits = LinkLimits()
            limits.sendMilliseconds = 1500
            limits.connectMilliseconds = 1500
            limits.answerMilliseconds = 1500
            limits.window = 1000
            let publisher = try PublishingConnection(broker.address(), limits: limits)
            let consumer = try ConsumingConnection(broker.address(heartbeat: 1), limits: limits)
            let asking = try ConsumingConnection(broker.address(), limits: limits)
            try consumer.subscribe(to: queue, prefetch: 10)
            try broker.signal(SIGSTOP)
            defer { try? broker.signal(SIGCONT) }
            // The sockets' buffers fill, and then a send does not return by itself.
            let body = [UInt8](repeating: 1, count: 1_000_000)
            var begin = now()
            let failure = #expect(throws: BrokerError.self) {
                for index in 1...100 {
                    try publisher.publish(message("m-\(index)", to: queue, body: body), token: UInt64(index))
                }
            }
            #expect("\(try #require(failure))".contains("1500 ms"))
            #expect(now() - begin < 10_000)
            // Heartbeats that stay away are noticed: twice one second.
            begin = now()
            #expect(consumer.events(1).last?.lostReason != nil)
            #expect(now() - begin < 8000)
            // A question has a limit too, and so has a log-in.
            #expect(throws: BrokerError.self) { try asking.subscribe(to: queue, prefetch: 10) }
            begin = now()
            let late = #expect(throws: BrokerError.self) {
                try ConsumingConnection(broker.address(), limits: limits)
            }
            guard case .noAnswer? = late else {
                Issue.record("\(String(describing: late))")
                return
            }
            #expect(now() - begin < 6000)
            begin = now()
            publisher.close()
            consumer.close()
            asking.close()
            #expect(now() - begin < 6000)
        }
    }
}
