import Contracts
import Messaging
import Metering
import Testing

@testable import ServiceKit

/// What a service counts of its work.
@Suite struct ServiceMeterTests {
    private static let type: MessageType = "jury.cast-ballot.v1"

    private func meter() -> ServiceMeter {
        ServiceMeter(folder: "/nowhere", types: [Self.type], readiness: Readiness(named: []))
    }

    private func batch(_ met: [MetMessage]) -> DecidedBatch {
        DecidedBatch(store: "jury.a", met: met, ages: [1500], events: 2, nanoseconds: 3_000_000)
    }

    @Test func messagesAreCountedByWhatBecameOfThem() {
        let meter = meter()
        meter.decided(
            batch([
                MetMessage(type: Self.type, end: .accepted), MetMessage(type: Self.type, end: .refused("notSeated")),
            ])
        )
        let text = meter.text()
        let consumed = "messaging_client_consumed_messages_total{store=\"jury.a\",type=\"jury.cast-ballot.v1\""
        #expect(text.contains("\(consumed),outcome=\"accepted\"} 1\n"))
        #expect(text.contains("\(consumed),outcome=\"refused\"} 1\n"))
        #expect(text.contains("ccs_refusals_total{type=\"jury.cast-ballot.v1\",code=\"notSeated\"} 1\n"))
        #expect(
            text.contains("messaging_process_duration_seconds_bucket{type=\"jury.cast-ballot.v1\",le=\"0.004\"} 2\n")
        )
        #expect(text.contains("ccs_message_age_seconds_bucket{store=\"jury.a\",le=\"5\"} 1\n"))
        #expect(text.contains("ccs_events_total{store=\"jury.a\"} 2\n"))
    }

    @Test func whatAStrangerMakesUpGetsNoSeries() {
        let meter = meter()
        for number in 0..<100 {
            meter.decided(batch([MetMessage(type: MessageType("made.up-\(number).v1"), end: .buried("unknownType"))]))
        }
        let text = meter.text()
        #expect(!text.contains("made.up"))
        #expect(text.contains("type=\"unknown\",outcome=\"buried\"} 100\n"))
    }

    @Test func everythingThatIsCountedIsDescribed() {
        let meter = meter()
        meter.decided(
            batch([MetMessage(type: nil, end: .buried("malformed")), MetMessage(type: Self.type, end: .refused("no"))])
        )
        meter.stands(StorePulse(store: "jury.a"))
        meter.reached(.beforeCommit)
        meter.reached(.afterCommit)
        for event: WorkerEvent in [
            .consumerLost(store: "jury.a", why: ""), .publisherLost(""), .leaseLost("jury.a"),
            .relayStalled(store: "jury.a", unconfirmed: 1), .panelGiven("jury.a", why: ""),
        ] { meter.heard(event) }
        let text = meter.text()
        #expect(meter.registry.strays.isEmpty)
        for family in Instruments.families where family.name != Instruments.dead.name {
            #expect(text.contains("# TYPE \(family.name) "), "nothing counts \(family.name)")
        }
    }

    @Test func aStoreThatWasGivenBackIsShownNoMore() {
        let meter = meter()
        var pulse = StorePulse(store: "jury.a")
        pulse.dead = ["refused": 2]
        meter.stands(pulse)
        #expect(meter.text().contains("ccs_dead_letters{store=\"jury.a\",reason=\"refused\"} 2\n"))
        meter.left("jury.a")
        #expect(!meter.text().contains("ccs_dead_letters"))
        #expect(!meter.text().contains("ccs_store_held"))
    }

    @Test func aReasonWithoutLettersIsShownAsNone() {
        let meter = meter()
        var pulse = StorePulse(store: "jury.a")
        pulse.dead = ["refused": 2]
        meter.stands(pulse)
        pulse.dead = [:]
        meter.stands(pulse)
        #expect(meter.text().contains("ccs_dead_letters{store=\"jury.a\",reason=\"refused\"} 0\n"))
    }
}
