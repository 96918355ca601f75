import Messaging
import RabbitMQ

/// RabbitMQ as a worker's transport.
struct RabbitTransport {
    let transport: Transport

    init(url: String, name: String, admission: Admission) throws {
        let wakeConsumer = try WakeUp()
        let wakePublisher = try WakeUp()
        var limits = LinkLimits()
        limits.window = 8192
        let publisherLimits = limits
        func address(_ purpose: String) throws -> BrokerAddress {
            try BrokerAddress(url: url, name: "\(name) \(purpose)")
        }
        let (taking, publishing, leasing) = (try address("takes"), try address("publishes"), try address("leases"))
        let answering = try address("answers")
        transport = Transport(
            consumer: {
                let connection = try ConsumingConnection(taking, wakeUp: wakeConsumer)
                try admission.enter(connection)
                return connection
            },
            publisher: { try PublishingConnection(publishing, wakeUp: wakePublisher, limits: publisherLimits) },
            answers: { AnswerLinks(answering, limits: publisherLimits, report: $0) },
            leases: { try LeaseConnection(leasing) },
            wakeConsumer: { wakeConsumer.signal() },
            wakePublisher: { wakePublisher.signal() }
        )
    }
}
