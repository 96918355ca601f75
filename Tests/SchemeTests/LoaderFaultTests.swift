import Foundation
import RuleTrait
import SchemeLoading
import Testing

/// What the loader says of faulty data: each fault, at its place, and no other.
struct LoaderFaultTests {
    @Test(
        "Chaque faute est signalée à sa place, et aucune autre",
        .rule("standardIsComplete", "toolsAreTheCommonOnes", "adhesionRestsOnCPNEDecision"),
        arguments: plants
    )
    func eachFaultIsReportedAlone(_ plant: Plant) throws {
        let copy = try SchemeCopy()
        try copy.replace(plant.old, by: plant.new, in: plant.file)
        let faults = copy.faults()
        #expect(faults.count == 1, "\(faults)")
        let fault = try #require(faults.first)
        #expect(fault.file == plant.file)
        #expect(fault.problem == plant.problem)
        #expect(fault.path == plant.path)
        #expect(fault.line == (try copy.line(of: plant.at, in: plant.file)))
        #expect(!fault.expected.isEmpty)
    }

    @Test("Cinq fautes dans un fichier donnent cinq fautes, chacune avec sa ligne")
    func fiveFaultsAtOnce() throws {
        let copy = try SchemeCopy()
        let file = "policies/p2st.yaml"
        try copy.replace("observers: 2", by: "observers: 1", in: file)
        try copy.replace("objectionDays: 8", by: "objectionDays: eight", in: file)
        try copy.replace("abstention: notCast", by: "abstenion: notCast", in: file)
        try copy.replace("  hearingDays: 15\n", by: "", in: file)
        try copy.replace("majority: votesCast", by: "majority: all", in: file)
        let found = copy.faults().map { "\($0.line ?? 0) \($0.path) \($0.problem.rawValue)" }
        let expected = [
            ("observers: 1", "principles.observers belowNationalFloor"),
            ("objectionDays", "designation.objectionDays wrongKind"), ("majority", "jury.majority notAllowed"),
            ("abstenion", "jury.abstenion unknownKey"), ("evaluatorKinds", "accreditation.hearingDays missing"),
        ]
        #expect(found == (try expected.map { "\(try copy.line(of: $0.0, in: file)) \($0.1)" }))
    }

    @Test("Des fautes dans tous les fichiers sont signalées en une fois, fichier par fichier")
    func faultsInEveryFile() throws {
        let copy = try SchemeCopy()
        try copy.replace("nationalReporting: false", by: "nationalReporting: 0", in: "kinds/relation-client.yaml")
        try copy.replace("  criteria: 90", by: "  criteria: 9", in: "standards/relation-client-demo-1.yaml")
        try copy.replace(
            "code: RA.5",
            by: "code: RA.4",
            in: "occupational-standards/relation-client-activities-demo-1.yaml"
        )
        try copy.replace("code: traduction", by: "code: animation", in: "branches/p2st.yaml")
        try copy.replace("name: \"Branche", by: "nom: \"Branche", in: "branches/logi.yaml")
        try copy.replace("noticeDays: 15", by: "noticeDays: 0.5", in: "policies/p2st.yaml")
        try copy.replace("observers: 2", by: "observers: 1", in: "policies/logi.yaml")
        #expect(copy.faults().map(\.file) == SchemeCopy.files)
    }

    @Test("Aucune valeur d'une politique n'a de défaut : chaque ligne qui manque est signalée, elle seule")
    func everyValueMustBeWritten() throws {
        let copy = try SchemeCopy()
        let file = "policies/logi.yaml"
        let lines = try copy.text(file).components(separatedBy: "\n")
        var section = ""
        var values = 0
        for (index, line) in lines.enumerated() {
            guard line.hasPrefix("  ") else {
                section = line.hasSuffix(":") ? String(line.dropLast()) : section
                continue
            }
            values += 1
            var rest = lines
            rest.remove(at: index)
            // A section with one value only stays, with nothing in it.
            let isAlone = !lines[index - 1].hasPrefix("  ") && !lines[index + 1].hasPrefix("  ")
            try copy.write(rest.joined(separator: "\n"), to: file)
            let key = line.trimmingPrefix("  ").prefix { $0 != ":" }
            let expected = isAlone ? "\(section) empty" : "\(section).\(key) missing"
            #expect(copy.faults().map { "\($0.path) \($0.problem)" } == [expected])
        }
        #expect(values >= 70)
    }

    @Test("Les fautes se lisent : fichier, ligne, endroit, ce qui ne va pas, ce qui irait")
    func faultsAreReadable() throws {
        let copy = try SchemeCopy()
        let file = "policies/p2st.yaml"
        try copy.replace("noticeDays: 15", by: "noticeDays: soon", in: file)
        let line = try copy.line(of: "soon", in: file)
        #expect(
            copy.faults().map(\.description) == [
                "policies/p2st.yaml:\(line): jury.noticeDays: wrongKind, found \"soon\"; "
                    + "expected a whole number from 0 to 365"
            ]
        )
    }

    @Test("Un fichier qui n'est pas du YAML, ou dont une clé est double, est signalé à sa ligne, les autres sont lus")
    func unreadableFiles() throws {
        let copy = try SchemeCopy()
        try copy.replace("name: \"Branche", by: "name: \"Bran\"che", in: "branches/logi.yaml")
        try copy.replace("observers: 2", by: "observers: 2\n  observers: 2", in: "policies/p2st.yaml")
        try copy.replace("code: RA.5", by: "code: RA.4", in: SchemeCopy.files[3])
        let faults = copy.faults()
        #expect(faults.map(\.problem) == [.syntax, .duplicate, .duplicateKey])
        #expect(faults[0].line == (try copy.line(of: "Bran\"che", in: "branches/logi.yaml")))
        #expect(faults[2].found == "observers")
        let first = try copy.line(of: "observers: 2", in: "policies/p2st.yaml")
        #expect((first...first + 1).contains(try #require(faults[2].line)))
    }

    @Test("Une branche sans politique, une politique sans branche, un certificat sans référentiel ne se chargent pas")
    func filesThatBelongTogether() throws {
        var copy = try SchemeCopy()
        try copy.remove("policies/logi.yaml")
        #expect(copy.faults().map { "\($0.file) \($0.problem)" } == ["branches/logi.yaml withoutPolicy"])

        copy = try SchemeCopy()
        try copy.remove("branches/logi.yaml")
        #expect(copy.faults().map { "\($0.file) \($0.problem)" } == ["policies/logi.yaml withoutBranch"])

        copy = try SchemeCopy()
        let kind = try copy.text("kinds/relation-client.yaml")
        try copy.write(
            kind.replacing("id: relation-client\n", with: "id: vente\n"),
            to: "kinds/vente.yaml"
        )
        #expect(copy.faults().map { "\($0.file) \($0.problem)" } == ["kinds/vente.yaml withoutStandard"])
    }

    @Test("Deux référentiels d'un certificat n'entrent pas en vigueur le même jour")
    func twoStandardsOfOneDay() throws {
        let copy = try SchemeCopy()
        let standard = try copy.text("standards/relation-client-demo-1.yaml")
        let second = standard.replacing("id: relation-client-demo-1", with: "id: relation-client-demo-2")
        try copy.write(second, to: "standards/relation-client-demo-2.yaml")
        let faults = copy.faults()
        #expect(
            faults.map { "\($0.file) \($0.path) \($0.problem)" } == [
                "standards/relation-client-demo-2.yaml inForceFrom duplicate"
            ]
        )
        try copy.write(
            second.replacing("inForceFrom: 2015-01-01", with: "inForceFrom: 2026-01-01"),
            to: "standards/relation-client-demo-2.yaml"
        )
        #expect(copy.faults() == [])
    }

    @Test("Un fichier que rien ne lit est signalé, les fichiers cachés et README.md non")
    func unknownFiles() throws {
        let copy = try SchemeCopy()
        try copy.write("x: 1", to: "policies/p2st.yml")
        try copy.write("x: 1", to: "politics.yaml")
        try copy.write("x: 1", to: "policies/.p2st.yaml.swp")
        try copy.write("x: 1", to: "README.md")
        #expect(
            copy.faults().map { "\($0.file) \($0.problem)" } == [
                "policies/p2st.yml unknownFile", "politics.yaml unknownFile",
            ]
        )
    }

    @Test("Un répertoire absent ou un dossier manquant se dit")
    func missingFolders() throws {
        let copy = try SchemeCopy()
        try copy.remove("policies")
        #expect(copy.faults().contains { $0.file == "policies" && $0.problem == .unreadable })
        #expect(throws: SchemeFaults.self) { try SchemeLoader.load(directory: "\(copy.directory.path)/nowhere") }
    }
}
