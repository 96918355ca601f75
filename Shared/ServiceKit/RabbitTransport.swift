import Messaging
import RabbitMQ

/// RabbitMQ as a worker's transport.
struct RabbitTransport {
    let transport: Transport

    init(url: String, name: String, admission: Admission) throws {
        let wakeConsumer = try WakeUp()
        let wakePublisher = try WakeUp()
        var publisherLimits = LinkLimits()
        publisherLimits.window = 8192
        // Asked on the thread that takes messages, which leases must not hold up.
        var leaseLimits = LinkLimits()
        leaseLimits.answerMilliseconds = 5_000
        let limits = (publisher: publisherLimits, leases: leaseLimits)
        func address(_ purpose: String) throws -> BrokerAddress {
            try BrokerAddress(url: url, name: "\(name) \(purpose)")
        }
        let (taking, publishing, leasing) = (try address("takes"), try address("publishes"), try address("leases"))
        let answering = try address("answers")
        transport = Transport(
            consumer: { store in
                var own = taking
                own.name += " \(store)"
                let connection = try ConsumingConnection(own, wakeUp: wakeConsumer)
                try admission.enter(connection)
                return connection
            },
            publisher: { try PublishingConnection(publishing, wakeUp: wakePublisher, limits: limits.publisher) },
            answers: { AnswerLinks(answering, limits: limits.publisher, report: $0) },
            leases: { try LeaseConnection(leasing, limits: limits.leases) },
            rest: { connections, milliseconds in
                ConsumingConnection.rest(
                    on: connections.compactMap { $0 as? ConsumingConnection },
                    wakeUp: wakeConsumer,
                    milliseconds: milliseconds
                )
            },
            wakeConsumer: { wakeConsumer.signal() },
            wakePublisher: { wakePublisher.signal() }
        )
    }
}
