import Contracts
import EvaluationDomain
import RuleTrait
import Testing

@Suite("Brouillons")
struct DraftTests {
    @Test("Un brouillon s'enregistre au fil de l'eau, et chaque appareil dans l'ordre", .rule("draftSavesComeInOrder"))
    func savesInOrder() {
        var it = Assessment.ready
        #expect(it.save(evaluatorID, "tablette", 1, ["E1.1": DraftChange(mark: .met)]).events?.count == 1)
        #expect(it.save(evaluatorID, "tablette", 1, ["E1.1": DraftChange()]).code == "draftSavesComeInOrder")
        let unknown = it.save(evaluatorID, "poste", 1, seen: ["tablette": 2], ["E1.2": DraftChange()])
        #expect(unknown.refusal?.facts["unknown"] == "tablette")
        #expect(it.save(evaluatorID, "poste", 1, seen: ["tablette": 1], ["E1.2": DraftChange()]).events?.count == 1)
        // What was saved offline may be one save where it would have been three.
        #expect(it.save(evaluatorID, "tablette", 4, ["E2.1": DraftChange(mark: .notMet)]).events?.count == 1)
        #expect(it.drafts[evaluatorID]?.lines.keys.sorted() == ["E1.1", "E1.2", "E2.1"])
    }

    @Test(
        "Un brouillon porte sur les critères évalués, avec les marques d'un observateur",
        .rule("draftIsOnCriteriaUnderAssessment")
    )
    func onCriteria() {
        var it = Assessment.ready
        let refusal = it.save(
            evaluatorID,
            "a",
            1,
            ["E1.1": DraftChange(mark: .divergent), "E9.1": DraftChange(), "E1.2": DraftChange(mark: .notObserved)],
            notes: ["E2.1": "…"]
        ).refusal
        #expect(refusal?.code == "draftIsOnCriteriaUnderAssessment")
        #expect(refusal?.faults.map(\.path) == ["changes.E1.1", "changes.E9.1", "personal.notes.E2.1"])
    }

    @Test(
        "Deux appareils qui s'ignoraient: les deux notes restent, en conflit, et l'on n'enregistre qu'une fois tranché",
        .rule("draftConflictsAreSettled", "recordingRestsOnTheWholeDraft")
    )
    func conflict() {
        var it = Assessment.ready
        it.save(evaluatorID, "tablette", 1, ["E1.1": DraftChange(mark: .met)], notes: ["E1.1": "Salue"])
        it.save(evaluatorID, "poste", 1, ["E1.1": DraftChange(mark: .notMet)], notes: ["E1.1": "Ne salue pas"])
        #expect(it.drafts[evaluatorID]?.lines["E1.1"]?.versions.compactMap(\.note) == ["Ne salue pas", "Salue"])
        let refusal = it.record(evaluatorID, draftSeen: ["tablette": 1, "poste": 1]).refusal
        #expect(refusal?.code == "draftConflictsAreSettled")
        #expect(refusal?.faults.map(\.path) == ["draft.E1.1"])
        it.save(evaluatorID, "poste", 2, seen: ["tablette": 1], ["E1.1": DraftChange(mark: .met)], notes: [:])
        #expect(it.drafts[evaluatorID]?.conflicts == [])
        #expect(it.record(evaluatorID).code == "recordingRestsOnTheWholeDraft")
        #expect(it.record(evaluatorID, draftSeen: ["tablette": 1, "poste": 1]).refusal?.facts["unseen"] == "poste")
        #expect(it.record(evaluatorID, draftSeen: ["tablette": 1, "poste": 2]).events?.count == 2)
        #expect(it.drafts[evaluatorID]?.lines.isEmpty == true)
        #expect(it.save(evaluatorID, "poste", 3, ["E1.1": DraftChange()]).code == "observerRecordsOnce")
    }

    @Test("Écrire deux fois la même chose n'est pas un conflit", .rule("draftConflictsAreSettled"))
    func sameTwice() {
        var it = Assessment.ready
        it.save(evaluatorID, "a", 1, ["E1.1": DraftChange(mark: .met)])
        it.save(evaluatorID, "b", 1, ["E1.1": DraftChange(mark: .met)])
        #expect(it.drafts[evaluatorID]?.conflicts == [])
        #expect(it.record(evaluatorID, draftSeen: ["a": 1, "b": 1]).events?.count == 2)
    }

    @Test("Un brouillon est à son observateur seul, déclaré et désigné")
    func personal() {
        var it = Assessment.designated
        #expect(it.save(evaluatorID, "a", 1, [:]).code == "observerHasDeclaredNoTie")
        it = .ready
        #expect(
            it.save(evaluatorID, "a", 1, [:], by: Actor(.referent, referentID.value)).code == "actorMayNot"
        )
        #expect(it.file?.showsDraft(of: evaluatorID, to: evaluatorID) == true)
        #expect(it.file?.showsDraft(of: evaluatorID, to: referentID) == false)
        #expect(it.file?.showsDraft(of: otherEvaluator, to: otherEvaluator) == false)
    }

    @Test("Dans tout ordre d'arrivée: le même brouillon, et aucune note perdue", arguments: UInt64(1)...200)
    func nothingIsLost(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let written = twoDevices(&random)
        let expected = merged(written)
        for _ in 0..<6 {
            var shuffled = written
            shuffled.shuffle(using: &random)
            // At least once, and never in the order in which they were made: a save may come again.
            shuffled.append(written[Int(random.next() % UInt64(written.count))])
            #expect(merged(shuffled) == expected)
        }
        for save in written {
            for (criterion, _) in save.changes {
                let note = save.personal?.notes[criterion]
                let line = expected.lines[criterion]
                let stands = line?.versions.contains { $0.note == note && $0.save == save.save } == true
                let supersededBy = written.contains { later in
                    later.changes[criterion] != nil
                        && (later.device == save.device
                            ? later.save > save.save : (later.seen[save.device] ?? 0) >= save.save)
                }
                #expect(stands != supersededBy, "\(save.device) \(save.save) \(criterion)")
            }
        }
    }

    @Test("La fusion est commutative, associative et idempotente", arguments: UInt64(1)...200)
    func mergeLaws(seed: UInt64) {
        var random = SplitMix(seed: seed &* 977)
        let lines = twoDevices(&random).compactMap { merged([$0]).lines["E1.1"] }
        guard lines.count > 2 else { return }
        for (a, b, c) in zip(lines, zip(lines.dropFirst(), lines.dropFirst(2))).map({ ($0, $1.0, $1.1) }) {
            #expect(a.merged(with: b) == b.merged(with: a))
            #expect(a.merged(with: b).merged(with: c) == a.merged(with: b.merged(with: c)))
            #expect(a.merged(with: b).merged(with: b) == a.merged(with: b))
        }
    }
}

private func merged(_ saves: [ObservationDraftSaved]) -> ObservationDraft {
    saves.reduce(nil) { ObservationDraft.evolve($0, $1) }
        ?? ObservationDraft(dossier: dossier, attempt: 1, observer: evaluatorID, candidate: candidate)
}

/// What two devices of one observer save, each now and then having seen what the other has saved so far.
private func twoDevices(_ random: inout SplitMix) -> [ObservationDraftSaved] {
    let devices: [DeviceID] = ["a", "b"]
    let criteria: [CriterionCode] = ["E1.1", "E1.2", "E2.1"]
    var counts: [DeviceID: Int] = [:]
    var seen: [DeviceID: [DeviceID: Int]] = [:]
    return (0..<Int(4 + random.next() % 8)).map { _ in
        let own = Int(random.next() % 2)
        let device = devices[own]
        let other = devices[1 - own]
        if random.next() % 3 == 0 { seen[device] = counts[other].map { [other: $0] } }
        counts[device, default: 0] += 1
        let changed = criteria.filter { _ in random.next() % 2 == 0 }
        let number = counts[device] ?? 0
        return ObservationDraftSaved(
            dossier: dossier,
            attempt: 1,
            candidate: candidate,
            observer: evaluatorID,
            device: device,
            save: number,
            seen: seen[device] ?? [:],
            savedAt: noon,
            changes: Dictionary(uniqueKeysWithValues: changed.map { ($0, DraftChange(mark: .met)) }),
            personal: ObservationPersonal(
                notes: Dictionary(uniqueKeysWithValues: changed.map { ($0, "\(device)-\(number)-\($0)") })
            )
        )
    }
}
