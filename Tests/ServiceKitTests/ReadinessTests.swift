import Messaging
import Testing

@testable import ServiceKit

/// A process says that it is ready only while it can do all of its work.
@Suite struct ReadinessTests {
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        var events: [WorkerEvent] = []
        var pulse: StorePulse?
        let faults: [String]
    }

    static func pulse(_ change: (inout StorePulse) -> Void) -> StorePulse {
        var pulse = StorePulse(store: "jury.p2st-1")
        change(&pulse)
        return pulse
    }

    static let store = "jury.p2st-1"

    static let cases = [
        Case(testDescription: "all is well", faults: []),
        Case(
            testDescription: "its publishing connection is lost",
            events: [.publisherLost("gone")],
            faults: ["it has no connection that publishes"]
        ),
        Case(
            testDescription: "it is there again",
            events: [.publisherLost("gone"), .publisherConnected],
            faults: []
        ),
        Case(
            testDescription: "the broker is short of disk",
            events: [.blocked("low on disk")],
            faults: ["the broker takes nothing for now: low on disk"]
        ),
        Case(
            testDescription: "a block ends with the connection",
            events: [.blocked("low on disk"), .publisherLost("gone"), .publisherConnected],
            faults: []
        ),
        Case(
            testDescription: "its queue is missing",
            events: [.consumerLost(store: store, why: "no queue")],
            faults: ["jury.p2st-1: takes nothing: no queue"]
        ),
        Case(
            testDescription: "its disk is full",
            events: [.storeFailed(store: store, why: "database or disk is full")],
            faults: ["jury.p2st-1: commits nothing: database or disk is full"]
        ),
        Case(
            testDescription: "there is room again",
            events: [.storeFailed(store: store, why: "database or disk is full"), .storeWorks(store: store)],
            faults: []
        ),
        Case(
            testDescription: "its clock is doubted",
            events: [.clockOff(store: store, milliseconds: 90_000)],
            faults: ["jury.p2st-1: its machine's clock is doubted, and nothing falls due"]
        ),
        Case(
            testDescription: "it waits for an audit",
            pulse: pulse { $0.isRecovering = true },
            faults: ["jury.p2st-1: restored, and waits for an audit"]
        ),
        Case(
            testDescription: "its relay is not heard of",
            pulse: pulse { $0.unheardMilliseconds = 12_000 },
            faults: ["jury.p2st-1: nothing is heard of what it publishes since 12 s"]
        ),
        Case(
            testDescription: "its relay is behind",
            pulse: pulse { $0.journal = 30_000 },
            faults: ["jury.p2st-1: 30000 rows of its journal are not published yet"]
        ),
        Case(
            testDescription: "it gave the store back",
            events: [.storeFailed(store: store, why: "full"), .panelGiven(store, why: "another is there")],
            faults: ["jury.p2st-1 is not held: another worker holds it, or nobody can"]
        ),
        Case(
            testDescription: "it stops",
            events: [.draining],
            faults: ["it stops"]
        ),
    ]

    @Test(arguments: cases) func saysWhatKeepsItFromItsWork(_ given: Case) {
        let readiness = Readiness(named: [Self.store])
        readiness.stepped(at: 1)
        for event in [.publisherConnected, .panelTaken(Self.store), .consumerConnected(store: Self.store)]
            + given.events
        {
            readiness.heard(event)
            if case .panelGiven(let store, _) = event { readiness.left(store) }
        }
        if let pulse = given.pulse { readiness.stands(pulse) }
        #expect(readiness.faults(at: 2) == given.faults)
    }

    @Test func aStoreOfItsOwnThatItCannotOpenIsNamedWithTheReason() {
        let readiness = Readiness(named: ["evaluation"])
        readiness.stepped(at: 1)
        readiness.heard(.publisherConnected)
        readiness.heard(.storeRefused(store: "evaluation", why: "the file is older than its mark"))
        #expect(readiness.faults(at: 2) == ["evaluation is not held: the file is older than its mark"])
    }

    @Test func aWorkerThatSharesPanelsIsReadyWithoutAny() {
        let readiness = Readiness(named: [])
        readiness.stepped(at: 1)
        readiness.heard(.publisherConnected)
        #expect(readiness.faults(at: 2).isEmpty)
    }

    @Test func aLoopThatStandsStillLivesNoMore() {
        let readiness = Readiness(named: [])
        #expect(readiness.lives(at: 0))
        #expect(readiness.faults(at: 0).contains("it is starting"))
        readiness.stepped(at: 5)
        #expect(readiness.lives(at: 5 + Readiness.patience - 1))
        #expect(!readiness.lives(at: 5 + Readiness.patience))
    }

    @Test(
        arguments: [
            ("127.0.0.1:9464", "127.0.0.1", 9464), (":9464", "127.0.0.1", 9464), ("9464", "127.0.0.1", 9464),
            ("[::1]:80", "::1", 80),
        ] as [(String, String, UInt16)]
    )
    func anAddressIsRead(_ text: String, _ host: String, _ port: UInt16) {
        let address = StatusEndpoint.Address(text)
        #expect(address?.host == host)
        #expect(address?.port == port)
    }

    @Test(arguments: ["", "localhost", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:99999", "here:80", "1.2.3:80"])
    func whatIsNoAddressIsNone(_ text: String) { #expect(StatusEndpoint.Address(text) == nil) }
}
