import CoreMetrics
import Metering
import Testing

/// What Prometheus reads of what swift-metrics counts; `ops/dashboards/check` holds it against Prometheus' own reader.
@Suite struct MetricRegistryTests {
    private static let families = [
        MetricFamily("things_total", .counter, "Things."), MetricFamily("level", .gauge, "A level."),
        MetricFamily("waits_seconds", .histogram([0.5, 1]), "Waits."),
    ]

    @Test func countersGaugesAndHistogramsAreShown() {
        let registry = MetricRegistry(Self.families)
        Counter(label: "things_total", dimensions: [("kind", "b")], factory: registry).increment(by: 2)
        Counter(label: "things_total", dimensions: [("kind", "a")], factory: registry).increment()
        Meter(label: "level", dimensions: [], factory: registry).set(1.5)
        let waits = Recorder(label: "waits_seconds", dimensions: [], aggregate: true, factory: registry)
        for wait in [0.25, 0.5, 0.75, 9] { waits.record(wait) }
        #expect(
            registry.text() == """
                # HELP things_total Things.
                # TYPE things_total counter
                things_total{kind="a"} 1
                things_total{kind="b"} 2
                # HELP level A level.
                # TYPE level gauge
                level 1.5
                # HELP waits_seconds Waits.
                # TYPE waits_seconds histogram
                waits_seconds_bucket{le="0.5"} 2
                waits_seconds_bucket{le="1"} 3
                waits_seconds_bucket{le="+Inf"} 4
                waits_seconds_sum 10.5
                waits_seconds_count 4

                """
        )
    }

    @Test func theSameLabelsAreTheSameSeries() {
        let registry = MetricRegistry(Self.families)
        for _ in 0..<3 { Counter(label: "things_total", dimensions: [("kind", "a")], factory: registry).increment() }
        #expect(registry.text().contains("things_total{kind=\"a\"} 3\n"))
    }

    @Test func aLabelCannotBreakOutOfItsLine() {
        let registry = MetricRegistry(Self.families)
        Counter(label: "things_total", dimensions: [("kind", "a\"\\\nb")], factory: registry).increment()
        #expect(registry.text().contains(#"things_total{kind="a\"\\\nb"} 1"#))
    }

    @Test func aNameThatNobodyDescribedIsTold() {
        let registry = MetricRegistry(Self.families)
        Counter(label: "thing_total", dimensions: [], factory: registry).increment()
        Counter(label: "level", dimensions: [], factory: registry).increment()
        #expect(registry.strays == ["thing_total", "level"])
        #expect(registry.text().isEmpty)
    }

    @Test func whatIsDestroyedIsShownNoMore() {
        let registry = MetricRegistry(Self.families)
        let meter = Meter(label: "level", dimensions: [("store", "jury.a")], factory: registry)
        meter.set(1)
        meter.destroy()
        #expect(registry.text().isEmpty)
    }
}
