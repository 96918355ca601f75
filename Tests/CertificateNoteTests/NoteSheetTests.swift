import CertificateNote
import Contracts
import Foundation
import SchemeLoading
import Testing

@Suite("Ce qu'on lit d'un certificat vérifié tient en six lignes")
struct NoteSheetTests {
    private let branch = "Branche des prestataires de services dans le domaine du secteur tertiaire"

    private func sheet(_ register: RegisterAnswer?, holder: IssuedPersonal? = nil, on day: Day = Example.today) throws
        -> [String]
    {
        let note = try Example.note()
        let check = NoteCheck(of: note.bytes, trusting: note.trust, holder: holder, register: register, on: day)
        return NoteSheet(check, in: try SchemeLoader.bundled()).text.split(separator: "\n").map(String.init)
    }

    @Test("Sans le registre : authentique, et ce qu'on n'en sait pas")
    func withoutRegister() throws {
        #expect(
            try sheet(nil, holder: Example.holder) == [
                "Certificat  authentique : CCS-2026-000123-T, CCS Relation Client, octroyé le 1er mars 2026 "
                    + "(\(branch)) ; référentiel de démonstration, non officiel",
                "Signatures  authentiques toutes deux : pour la branche et pour le C4S",
                "Mandats     en vigueur le jour de l'octroi : 2026-1 (CPNE-2026-04), 2026-1 (C4S-2026-02)",
                "Titulaire   Anne Thị Ánh Małgorzata Łukasiewicz-Nguyễn (nom d'usage : d'Aubigné de la Tour), né(e) le "
                    + "28 février 1991 : c'est bien le nom du certificat",
                "Validité    jusqu'au 28 février 2126 inclus",
                "Registre    non consulté : rien ne dit ici s'il a été annulé ou remplacé depuis",
            ]
        )
    }

    @Test("Avec le registre : valide à une date, annulé, remplacé, ou sans réponse")
    func withRegister() throws {
        #expect(try sheet(Example.answer())[0].hasPrefix("Certificat  valide : CCS-2026-000123-T"))
        #expect(try sheet(Example.answer())[5] == "Registre    au 30 novembre 2026 : inscrit, ni annulé ni remplacé")
        let revoked = try sheet(Example.answer(revokedOn: Day("2026-05-01")))
        #expect(revoked[0].hasPrefix("Certificat  NON VALIDE : se présente comme"))
        #expect(revoked[5] == "Registre    au 30 novembre 2026 : ANNULÉ le 1er mai 2026")
        let silent = try sheet(RegisterAnswer.none)
        #expect(silent[0].hasPrefix("Certificat  INDÉTERMINÉ"))
        #expect(silent[5].contains("NE RÉPOND PAS"))
    }

    @Test("Ce qui n'est pas une note garde ses six lignes, et le rapport dit la même chose")
    func noNote() throws {
        let check = NoteCheck(of: Array("bonjour".utf8), trusting: try Example.trust(), on: Example.today)
        let lines = NoteSheet(check, in: nil).text.split(separator: "\n")
        #expect(lines.count == 6)
        #expect(lines[0] == "Certificat  NON VALIDE : le fichier ne porte pas de signature")
        #expect(lines[1] == "Signatures  —")
        let report = try JSONSerialization.jsonObject(with: JSONEncoder().encode(NoteReport(check))) as? [String: Any]
        #expect(report?["verdict"] as? String == "invalid")
        #expect((report?["findings"] as? [[String: Any]])?.count == 6)
    }
}
