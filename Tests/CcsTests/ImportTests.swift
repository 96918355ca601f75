import ContractBook
import Contracts
import Foundation
import OperatorClient
import Testing

@Suite("Une feuille de tableur") struct SpreadsheetTests {
    private func read(_ text: String, _ encoding: String.Encoding = .utf8) throws -> Spreadsheet {
        try Spreadsheet(#require(text.data(using: encoding)))
    }

    @Test(
        "Elle se lit de même, quel que soit le tableur qui l'a écrite",
        arguments: [
            "nom;né à\nHélène;L'Haÿ\n", "\u{FEFF}nom;né à\r\nHélène;L'Haÿ\r\n", "nom,né à\rHélène,L'Haÿ",
            "nom\tné à\nHélène\tL'Haÿ\n\n\n", "sep=,\r\nnom,né à\r\nHélène,L'Haÿ\r\n",
            "nom;né à;;\n \"Hélène\" ; L'Haÿ ;;\n;;;\n".replacing(" \"Hélène\" ", with: "\"Hélène\""),
        ]
    )
    func anySpreadsheet(text: String) throws {
        for encoding in [String.Encoding.utf8, .windowsCP1252, .utf16] {
            if encoding != .utf8, text.hasPrefix("\u{FEFF}") { continue }
            let sheet = try read(text, encoding)
            #expect(sheet.head == ["nom", "né à"], "\(encoding)")
            #expect(sheet.rows.map(\.cells) == [["Hélène", "L'Haÿ"]], "\(encoding)")
            #expect(sheet.faults == [])
        }
    }

    @Test("Une cellule entre guillemets garde tout ; chaque ligne garde son numéro")
    func quotedCells() throws {
        let sheet = try read("a;b\r\n\"dit \"\"oui\"\"; puis\r\nnon\";2\r\n\r\n3\r\n4;5;6\r\n")
        #expect(sheet.rows.map(\.cells) == [["dit \"oui\"; puis\r\nnon", "2"], ["3", ""]])
        #expect(sheet.rows.map(\.line) == [2, 5])
        #expect(sheet.faults.map(\.line) == [6])
    }

    @Test("Ce qui n'est pas une feuille se dit", arguments: ["", "\n;\n", "a;b\n\"1;2\n", "a;b\n\"1\"x;2\n"])
    func noSheet(text: String) throws {
        #expect(throws: FileFaults.self) { try read(text) }
        #expect(throws: FileFaults.self) { try Spreadsheet(Data([0x61, 0x0A, 0x81])) }
    }
}

@Suite("L'import d'un tableau") struct ImportSheetTests {
    private let authority = Actor(.authority, "P-autorite", of: "p2st")

    private func sheet(_ kind: ImportSheet.Kind, _ text: String, given: [String: String] = [:]) throws -> ImportSheet {
        try ImportSheet(kind, Data(text.utf8), by: authority, given: given, book: ContractBook())
    }

    @Test("Le tableau d'exemple est juste", arguments: ImportSheet.Kind.allCases)
    func exampleIsSound(kind: ImportSheet.Kind) throws {
        let sheet = try sheet(kind, ImportSheet.example(kind))
        #expect(sheet.faults == [])
        #expect(sheet.lines.count == 1 && sheet.lines[0].message != nil)
        #expect(
            ImportSheet.help(kind).count
                == ImportSheet.example(kind).split(separator: "\r\n")[0].split(separator: ";").count
        )
    }

    @Test("Une ligne devient la commande que le contrat veut")
    func lineIsACommand() throws {
        let text = """
            Nom;E-mail;SORTE;siren;Certificats;Référence du courrier;Courrier du
            Nadia Berger;n.berger@exemple.fr;Formateur;552 100 554;relation-client;HAB-31;2/4/2025
            """
        let line = try #require(sheet(.evaluators, text).lines.first)
        let message = try #require(line.message, "\(line.faults)")
        let command = try JSONDecoder().decode(AccreditEvaluator.self, from: Data(message.body.utf8))
        #expect(command.branch == "p2st" && command.letterOn == Day("2025-04-02") && command.letter == "HAB-31")
        #expect(command.situation == EvaluatorSituation(kind: .trainer, employerSiren: "552100554"))
        #expect(command.certificateKinds == ["relation-client"])
        #expect(command.personal?.name == "Nadia Berger")
        // The same person under the same identifier, however the name is written.
        let again = try #require(
            sheet(.evaluators, text.replacing("Nadia Berger", with: "NADIA  BERGER")).lines[0].message
        )
        #expect(
            try JSONDecoder().decode(AccreditEvaluator.self, from: Data(again.body.utf8)).evaluator == command.evaluator
        )
        let other = try #require(sheet(.evaluators, text.replacing("n.berger", with: "nadia")).lines[0].message)
        #expect(
            try JSONDecoder().decode(AccreditEvaluator.self, from: Data(other.body.utf8)).evaluator != command.evaluator
        )
    }

    @Test("Tout ce qui est faux se dit, ligne par ligne, par le titre de la colonne")
    func everyFaultOfEveryLine() throws {
        let text = """
            jury;identifiant;collège;siège;organisation;du;au;acte
            p2st-1;P-1;employeurs;titulaire;O-1;01/09/2026;31/08/2029;CPNE-7
            p2st-1;P 2;patrons;titulaire;O-1;01/09/2026;31/02/2029;CPNE-7
            p2st-1;P-3;salariés;;O-1;01/09/2026;31/08/2029;
            p2st-1;P-1;employeurs;titulaire;O-1;01/09/2026;31/08/2029;CPNE-7
            """
        let sheet = try sheet(.members, text)
        #expect(
            Set(sheet.faults.map { "\($0.line ?? 0) \($0.path)" }) == [
                "3 identifiant", "3 collège", "3 au", "4 siège", "4 acte", "5 ",
            ]
        )
        #expect(sheet.lines.filter { $0.message != nil }.map(\.line) == [2])
        #expect(throws: FileFaults.self) { try self.sheet(.members, "jury;couleur\np2st-1;bleu\n") }
        #expect(throws: FileFaults.self) { try self.sheet(.members, "jury;Jury\np2st-1;p2st-1\n") }
        #expect(throws: FileFaults.self) { try self.sheet(.members, "jury;identifiant\n") }
    }

    @Test("Qui agit est l'autorité, ou confirme ce que l'autorité nommée a proposé")
    func authorityIsKnown() throws {
        let text =
            "jury;identifiant;collège;siège;organisation;du;au;acte\n"
            + "p2st-1;P-1;employeurs;titulaire;O-1;2026-09-01;2029-08-31;CPNE-7\n"
        let proposed = try #require(sheet(.members, text).lines[0].message)
        let officer = Actor(.officer, "P-agent", of: "p2st")
        let book = try ContractBook()
        let unsaid = try ImportSheet(.members, Data(text.utf8), by: officer, book: book)
        #expect(unsaid.faults.map(\.path) == ["autorité"])
        let given = ["authority": "P-autorite"]
        let confirmed = try ImportSheet(.members, Data(text.utf8), by: officer, given: given, book: book)
        #expect(confirmed.lines[0].message?.body == proposed.body)
        #expect(
            confirmed.lines[0].message?.id(by: officer, to: "jury.p2st-1", occasion: 1)
                != proposed.id(by: authority, to: "jury.p2st-1", occasion: 1)
        )
    }
}
