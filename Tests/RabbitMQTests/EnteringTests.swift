import Contracts
import Foundation
import Messaging
import RabbitMQ
import RabbitMQManagement
import Testing

extension BrokerTests {
    @Suite struct Entering {
        @Test("Ce qui manque est nommé en entier, et la connexion sert encore")
        func missing() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("there")
            let consumer = try ConsumingConnection(broker.address())
            let publisher = try PublishingConnection(broker.address())
            defer { consumer.close(); publisher.close() }
            #expect(throws: BrokerError.missing(queues: ["no-1", "no-2"], exchanges: ["ccs.no"])) {
                try consumer.check(queues: ["no-1", queue, "no-2"], exchanges: ["amq.topic", "ccs.no", ""])
            }
            #expect(throws: BrokerError.missing(queues: [], exchanges: ["ccs.no"])) {
                try publisher.check(exchanges: ["ccs.no", "amq.topic"])
            }
            try consumer.check(queues: [queue], exchanges: ["amq.topic"])
            try publisher.check(exchanges: ["amq.topic"])
            try consumer.subscribe(to: queue, prefetch: 10)
            #expect(try publisher.publishAll([message("m-1", to: queue)]) == [.confirmed(token: 1)])
            #expect(consumer.deliveries(1).count == 1)
        }

        @Test("S'abonner à une file absente échoue, et l'erreur la nomme")
        func subscribingToNothing() throws {
            let broker = try TestBroker.get()
            let consumer = try ConsumingConnection(broker.address())
            defer { consumer.close() }
            let failure = #expect(throws: BrokerError.self) { try consumer.subscribe(to: "not-there", prefetch: 10) }
            #expect("\(try #require(failure))".contains("not-there"))
            #expect(consumer.events(1).last?.lostReason?.contains("404") == true)
        }

        @Test("Mauvais mot de passe, hôte virtuel inconnu : refusé, sans montrer le mot de passe")
        func refused() throws {
            let broker = try TestBroker.get()
            var address = broker.address()
            address.password = "wrong-secret"
            let wrong = #expect(throws: BrokerError.self) { try ConsumingConnection(address) }
            guard case .refused(let text)? = wrong else {
                Issue.record("\(String(describing: wrong))")
                return
            }
            #expect(text.contains("tester") && text.contains("403") && !text.contains("wrong-secret"))
            address = broker.address()
            address.vhost = "/nowhere"
            let nowhere = #expect(throws: BrokerError.self) { try PublishingConnection(address) }
            guard case .refused(let text)? = nowhere else {
                Issue.record("\(String(describing: nowhere))")
                return
            }
            #expect(text.contains("/nowhere") && text.contains("530"))
        }

        @Test("Sans le droit de lire, l'abonnement est refusé")
        func accessRefused() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("closed-to-vera")
            try broker.management.put(.init("vera", write: ".*"), password: "for-this-test-only")
            var address = broker.address(user: "vera")
            address.password = "for-this-test-only"
            let consumer = try ConsumingConnection(address)
            defer { consumer.close() }
            let failure = #expect(throws: BrokerError.self) { try consumer.subscribe(to: queue, prefetch: 10) }
            guard case .refused(let text)? = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
            #expect(text.contains(queue) && text.contains("ACCESS_REFUSED"))
        }

        @Test("Personne à cette adresse, ou quelqu'un qui ne parle pas AMQP : l'erreur vient à temps")
        func nobody() throws {
            var limits = LinkLimits()
            limits.connectMilliseconds = 1000
            let silent = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            defer { close(silent) }
            var place = sockaddr_in()
            place.sin_family = sa_family_t(AF_INET)
            place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            withUnsafeMutablePointer(to: &place) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    _ = bind(silent, $0, length)
                    _ = getsockname(silent, $0, &length)
                }
            }
            var address = BrokerAddress(
                host: "127.0.0.1",
                port: Int(UInt16(bigEndian: place.sin_port)),
                user: "u",
                password: "p",
                name: "test"
            )
            // Bound and not listening: refused.
            let refused = #expect(throws: BrokerError.self) { try ConsumingConnection(address, limits: limits) }
            guard case .unreachable? = refused else {
                Issue.record("\(String(describing: refused))")
                return
            }
            // Listening and never answering.
            listen(silent, 5)
            let begin = now()
            let mute = #expect(throws: BrokerError.self) { try ConsumingConnection(address, limits: limits) }
            guard case .noAnswer? = mute else {
                Issue.record("\(String(describing: mute))")
                return
            }
            #expect(now() - begin < 5000)
            address.host = "no-such-host.invalid"
            let unknown = #expect(throws: BrokerError.self) { try ConsumingConnection(address, limits: limits) }
            guard case .unreachable(let text)? = unknown else {
                Issue.record("\(String(describing: unknown))")
                return
            }
            #expect(text.contains("no-such-host.invalid"))
        }

        @Test("De plusieurs nœuds, le premier qui répond est pris, et vite")
        func severalNodes() throws {
            let broker = try TestBroker.get()
            // One that takes connections and never says anything, and one that is not there.
            let silent = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            defer { close(silent) }
            var place = sockaddr_in()
            place.sin_family = sa_family_t(AF_INET)
            place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            withUnsafeMutablePointer(to: &place) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    _ = bind(silent, $0, length)
                    _ = getsockname(silent, $0, &length)
                }
            }
            listen(silent, 5)
            var address = broker.address()
            let real = BrokerAddress.Place(host: address.host, port: address.port)
            address.port = Int(UInt16(bigEndian: place.sin_port))
            address.others = [.init(host: "127.0.0.1", port: 1), real]
            let begin = now()
            let connection = try ConsumingConnection(address)
            connection.close()
            #expect(now() - begin < 6000)
            // Nobody: all of them are named.
            address.others = [.init(host: "127.0.0.1", port: 1)]
            let failure = #expect(throws: BrokerError.self) { try ConsumingConnection(address) }
            guard case .unreachable(let text)? = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
            #expect(text.contains("127.0.0.1:1:") && text.contains(":\(address.port)"), "\(text)")
        }

        @Test("TLS : l'autorité connue et le bon nom, sinon rien")
        func tls() throws {
            let broker = try TestBroker.get()
            let folder = URL(filePath: broker.folder).deletingLastPathComponent().appending(path: "tls").path
            let queue = try broker.queue("tls")
            let address = broker.address(tls: .init(authorities: "\(folder)/ca.pem"))
            let publisher = try PublishingConnection(address)
            let consumer = try ConsumingConnection(address)
            defer { publisher.close(); consumer.close() }
            try consumer.subscribe(to: queue, prefetch: 100)
            let sizes = [0, 5, 16_384, 131_064, 262_128, 1_000_000]
            let bodies = sizes.map { size in (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) } }
            let messages = bodies.enumerated().map { message("m-\($0.offset)", to: queue, body: $0.element) }
            #expect(try publisher.publishAll(messages).allSatisfy { $0.isConfirmed })
            #expect(consumer.deliveries(6).map(\.body) == bodies)

            let stranger = broker.address(tls: .init(authorities: "\(folder)/stranger.pem"))
            expectTLS(stranger, "authority")
            expectTLS(broker.address(tls: .init(authorities: "\(folder)/absent.pem")), "absent.pem")
            var toClear = address
            toClear.port = broker.ports["amqp"] ?? 0
            expectTLS(toClear, "localhost")
        }

        @Test("TLS : un certificat pour un autre nom, ou un protocole ancien, est refusé")
        func tlsOfAnother() throws {
            let broker = try TestBroker.get()
            let folder = URL(filePath: broker.folder).deletingLastPathComponent().appending(path: "tls").path
            for (certificate, further, expected) in [
                ("other-", [], "not for that name"), ("", ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"], "localhost"),
            ] {
                let port = Int.random(in: 33_000..<60_000)
                let server = try launch(
                    "/usr/bin/openssl",
                    [
                        "s_server", "-quiet", "-accept", "127.0.0.1:\(port)", "-cert",
                        "\(folder)/\(certificate)cert.pem", "-key", "\(folder)/\(certificate)key.pem",
                    ] + further
                )
                // The test process may have SIGTERM blocked, and its children with it.
                defer { kill(server.processIdentifier, SIGKILL) }
                var address = broker.address(tls: .init(authorities: "\(folder)/ca.pem"))
                address.port = port
                // Until it listens.
                var failure: BrokerError?
                for _ in 0..<50 {
                    do {
                        let connection = try ConsumingConnection(address)
                        connection.close()
                        Issue.record("entered")
                    } catch { failure = error }
                    guard case .unreachable? = failure else { break }
                    usleep(100_000)
                }
                guard case .tls(let text)? = failure else {
                    Issue.record("\(String(describing: failure))")
                    return
                }
                #expect(text.contains(expected))
            }
        }

        private func expectTLS(_ address: BrokerAddress, _ part: String) {
            do {
                let connection = try ConsumingConnection(address)
                connection.close()
                Issue.record("entered")
            } catch .tls(let text) {
                #expect(text.contains(part))
            } catch {
                Issue.record("\(error)")
            }
        }
    }
}
