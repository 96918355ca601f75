import Contracts
import Testing

/// What partner branches are told says nothing about whom, and to other branches not even about which file.
@Suite(.disabled(if: GoldenFolder.isRecording)) struct PartnerTests {
    private let told = Example.all.filter { $0.message is any PartnerEvent }

    /// The names under which contracts have a person.
    private static let persons = [
        "candidate", "holder", "signatory", "officer", "authority", "actor", "person", "personal",
    ]

    @Test("Ce que les branches apprennent ne nomme personne") func nobodyIsNamed() throws {
        #expect(told.count >= 15)
        let ours: [PersonID] = [
            candidate, officer, evaluator, referent, trainer, chair, viceChair, branchSignatory, committeeSignatory,
        ]
        for example in told {
            let text = String(decoding: try GoldenFolder.shipped.golden(example.type), as: UTF8.self)
            for person in ours { #expect(!text.contains("\"\(person)\""), "\(example.type) names \(person)") }
            for line in try GoldenFolder.shipped.fields(of: example.type) {
                let path = line.split(separator: " ").dropFirst().first.map(String.init) ?? ""
                let names = path.split { ".?[]".contains($0) }.map { $0.lowercased() }
                #expect(names.allSatisfy { !Self.persons.contains($0) }, "\(line)")
            }
        }
    }

    @Test("Ce que toutes les branches lisent ne dit pas de quel dossier il s'agit") func nothingJoinsFiles() throws {
        let types = Set(told.map(\.type))
        for type in Routes.toldToAllBranches {
            #expect(types.contains(type), "\(type)")
            let fields = try GoldenFolder.shipped.fields(of: type)
            #expect(!fields.isEmpty)
            for word in ["dossier", "decision", "session", "evaluator"] {
                #expect(!fields.contains { $0.hasPrefix("\(type) \(word)") }, "\(type) \(word)")
            }
        }
        for example in told where Routes.toldToAllBranches.contains(example.type) {
            #expect((example.message as? any PartnerEvent)?.about == nil)
        }
    }

    @Test("La clé dit service, événement et branche") func keyOfPartners() {
        #expect(
            Routes.routingKey(of: PartnerCertificateIssued.type, branch: "p2st")
                == "certification.partner-certificate-issued.p2st"
        )
    }
}
