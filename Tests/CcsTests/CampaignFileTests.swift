import Campaign
import CampaignReading
import Contracts
import Foundation
import OperatorClient
import Testing

@Suite("Le fichier d'une campagne")
struct CampaignFileTests {
    @Test("La campagne de démonstration se lit, et montre chaque issue promise")
    func demonstration() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let plan = try CampaignFile.read(file: root.appendingPathComponent("ops/demo/campaign.yaml").path)
        #expect(plan.files.count >= 8)
        #expect(Set(plan.files.compactMap(\.panel)) == ["p2st-1", "p2st-2", "logi-1"])
        #expect(plan.files.contains { $0.attempts == 2 && $0.ending == .awarded })
        #expect(plan.files.contains { $0.ending == .registrationFaulty && $0.faults.count > 1 })
        #expect(plan.files.contains { $0.wrongDesignation == .trainer })
        #expect(plan.files.contains { $0.ending == .unconfirmed })
        #expect(plan.files.contains { $0.situation == .jobseeker && $0.preparation == .signedForm })
        #expect(plan.files.contains { $0.asksTwice })
        #expect(plan.accreditingBranch == "p2st")
        #expect(Set(plan.files.compactMap(\.withdrawsAt)).isSuperset(of: [.evaluation, .jury]))
    }

    @Test("Tout se lit")
    func everything() throws {
        let plan = try CampaignFile.read(
            """
            title: essai
            seed: 7
            accreditation: logi
            outstanding: 3
            filesPerSession: 2
            files:
              - name: a
                branch: p2st
                panel: p2st-2
                missing: [[RC.1.1, RC.2.1], [RC.2.1]]
                reassessed: false
                divergent: [RC.3.1]
                wrongDesignation: stranger
                ends: notAwarded
              - {name: b, branch: logi, faults: [siret, email], ends: registrationFaulty}
              - {name: c, branch: logi, officerRefuses: true, ends: registrationRefused}
              - {name: d, branch: logi, withdrawsAt: jury, ends: withdrawn}
              - {name: e, branch: p2st, preparation: signedForm, situation: jobseeker, asksTwice: true, correctsName: true,
                 ends: awarded}
              - {name: f, branch: p2st, preparation: company, ends: unconfirmed}
              - {name: g, branch: p2st, rectified: [RC.1.1], jury: recusal, delegatedSignature: true, ends: revoked}
            """,
            from: "essai.yaml"
        )
        #expect(plan.accreditingBranch == "logi")
        #expect(plan.seed == 7 && plan.outstanding == 3 && plan.filesPerSession == 2 && plan.title == "essai")
        #expect(
            plan.files == [
                FilePlan(
                    name: "a",
                    branch: "p2st",
                    panel: "p2st-2",
                    missing: [["RC.1.1", "RC.2.1"], ["RC.2.1"]],
                    divergent: ["RC.3.1"],
                    wrongDesignation: .stranger,
                    isReassessed: false,
                    ending: .notAwarded
                ),
                FilePlan(name: "b", branch: "logi", faults: [.siret, .email], ending: .registrationFaulty),
                FilePlan(name: "c", branch: "logi", officerRefuses: true, ending: .registrationRefused),
                FilePlan(name: "d", branch: "logi", withdrawsAt: .jury, ending: .withdrawn),
                FilePlan(
                    name: "e",
                    branch: "p2st",
                    preparation: .signedForm,
                    situation: .jobseeker,
                    asksTwice: true,
                    correctsName: true
                ),
                FilePlan(name: "f", branch: "p2st", preparation: .company, ending: .unconfirmed),
                FilePlan(
                    name: "g",
                    branch: "p2st",
                    rectified: ["RC.1.1"],
                    jury: .recusal,
                    isDelegated: true,
                    ending: .revoked
                ),
            ]
        )
        #expect(plan.files[0].attempts == 2)
    }

    @Test(
        "Chaque faute est dite avec sa place",
        arguments: [
            ("files: []", "files: expected a list"),
            ("- a", "expected a mapping"),
            ("files: [{name: a, ends: awarded}]", "files.1.branch: expected an identifier"),
            ("files: [{branch: p2st}]", "files.1.ends: missing"),
            ("files: [{branch: p2st, ends: gone}]", "files.1.ends: expected one of awarded"),
            ("files: [{branch: p2st, ends: awarded, color: red}]", "files.1.color: unknown"),
            ("files: [{branch: p2st, ends: awarded, missing: RC.1.1}]", "files.1.missing: expected a list"),
            ("files: [{branch: p2st, ends: awarded, missing: [['é']]}]", "files.1.missing.1.1: expected an identifier"),
            ("files: [{branch: p2st, ends: awarded, faults: [x]}]", "files.1.faults.1: expected one of siret"),
            ("files: [{branch: p2st, ends: awarded, officerRefuses: 3}]", "files.1.officerRefuses: expected true"),
            ("files: [{branch: p2st, ends: awarded, preparation: me}]", "files.1.preparation: expected one of company"),
            ("files: [{branch: p2st, ends: awarded, situation: me}]", "files.1.situation: expected one of employee"),
            ("accreditation: 3\nfiles: [{branch: p2st, ends: awarded}]", "accreditation: expected an identifier"),
            ("seed: -1\nfiles: [{branch: p2st, ends: awarded}]", "seed: expected a number"),
            ("files: [", "not YAML"),
        ]
    )
    func faults(text: String, said: String) {
        #expect {
            _ = try CampaignFile.read(text, from: "essai.yaml")
        } throws: { error in "\(error)".contains("essai.yaml: \(said)") || "\(error)".contains("essai.yaml: not YAML") }
    }

    @Test("Toutes les fautes sont dites d'un coup")
    func allAtOnce() {
        #expect {
            _ = try CampaignFile.read("colour: 1\nfiles: [{branch: 4, ends: x}, {branch: p2st, ends: y}]", from: "f")
        } throws: { error in (error as? CampaignFile.Faults)?.lines.count == 3 }
    }
}
