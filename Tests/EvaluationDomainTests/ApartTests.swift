import Contracts
import EvaluationDomain
import Foundation
import RuleTrait
import Scheme
import Testing

@Suite("Chacun pour soi, jusqu'à ce que les deux aient enregistré")
struct ApartTests {
    /// Everything that the referent, the officer or the company can have answered while only the evaluator has recorded.
    private func answers(_ it: Assessment) -> [Decision] {
        var tries: [(inout Assessment) -> Decision] = []
        tries.append { $0.save(referentID, "poste", 1, ["E1.1": DraftChange(mark: .met)]) }
        tries.append { $0.record(referentID, ["E1": marks("+")]) }
        tries.append { $0.record(referentID) }
        tries.append { $0.annotate(referentID) }
        tries.append { $0.annotate(evaluatorID, by: Actor(.referent, referentID.value)) }
        tries.append { $0.fill(by: referentID) }
        tries.append { $0.sign(referentID, digest: "d") }
        tries.append { $0.refuse(referentID, digest: "d") }
        tries.append { $0.reopen(referentID) }
        tries.append { $0.designate(otherEvaluator, reason: "Empêché") }
        tries.append {
            $0.propose(Appointment(number: 1, on: day(3), mode: .remote, situation: .simulated), by: officer)
        }
        tries.append { $0.withdraw() }
        return tries.map { attempt in
            var copy = it
            return attempt(&copy)
        }
    }

    /// What an accepted answer makes known, word for word.
    private func said(_ decision: Decision) throws -> [String] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        func text<E: Event>(_ event: E) throws -> String {
            E.type.value + String(decoding: try encoder.encode(event), as: UTF8.self)
        }
        return try (decision.events ?? []).map { try text($0) }
    }

    @Test(
        "Ni réponse ni refus ne dit à l'autre ce que l'un a noté, en brouillon ou pour de bon",
        .rule("observationsStayApart"),
        arguments: UInt64(1)...50
    )
    func nothingLeaks(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        func evaluated() -> Assessment {
            var it = Assessment.ready
            let first = marks(String((0..<2).map { _ in random.one(of: ["+", "-", "o"]) }.joined()))
            let second = marks(String((0..<3).map { _ in random.one(of: ["+", "-", "o"]) }.joined()))
            it.save(evaluatorID, "a", 1, ["E1.1": DraftChange(mark: first.marks[0])], notes: ["E1.1": "\(seed)"])
            it.record(evaluatorID, ["E1": first, "E2": second], draftSeen: ["a": 1])
            return it
        }
        let (one, other) = (evaluated(), evaluated())
        for (left, right) in zip(answers(one), answers(other)) {
            #expect(left.refusal == right.refusal)
            #expect(try said(left) == said(right))
        }
        let policy = ObservationPolicy()
        #expect(one.file?.visibleObservations(for: referentID, policy) == [])
        #expect(one.file?.showsDraft(of: evaluatorID, to: referentID) == false)
    }

    @Test("Ni observation, ni brouillon, ni annotation n'est publié", .rule("observationsStayApart"))
    func nothingIsPublished() {
        let listeners = Routes.ccs(panels: ["p2st-1"]).listeners
        for type in [
            ObservationRecorded.type, ObservationDraftSaved.type, ObservationDraftClosed.type,
            ObservationAnnotated.type,
            BookletFilled.type,
        ] {
            #expect(listeners[type] == nil, "\(type)")
        }
    }

    @Test("Une fois les deux enregistrées, chacun voit l'autre", .rule("observationsStayApart"))
    func thenBoth() {
        let it = Assessment.observed()
        #expect(it.file?.visibleObservations(for: referentID, ObservationPolicy()).count == 2)
        #expect(it.file?.visibleObservations(for: otherReferent, ObservationPolicy()).isEmpty == true)
    }
}
