import Contracts
import Kernel
import Testing

@testable import RegistrationDomain

@Suite("Un nom, de quelque façon qu'il soit écrit") struct PlainWordsTests {
    @Test(
        "Les façons d'écrire un même nom sont un seul nom",
        arguments: [
            [
                "O'Brien", "O’Brien", "O\u{2BC}Brien", "O`Brien", "O\u{2018}Brien", "O\u{FF07}Brien", "OBRIEN",
                "o'brien",
            ],
            ["Nguyễn Thị Hường", "Nguye\u{302}\u{303}n Thi\u{323} Hu\u{31B}o\u{31B}\u{300}ng", "NGUYEN-THI HUONG"],
            ["Łukasz Żółć", "lukasz zolc", "ŁUKASZ  ŻÓŁĆ"], ["Françoise d'Œuvre", "FRANCOISE D'OEUVRE"],
            ["Groß", "GROSS", "gross"],
        ]
    )
    func oneName(_ spellings: [String]) {
        #expect(Set(spellings.map { plainWords(of: $0) }).count == 1)
    }

    @Test("Deux noms restent deux noms")
    func twoNames() {
        #expect(plainWords(of: "Martin") != plainWords(of: "Marin"))
        #expect(plainWords(of: "Anne Marie") != plainWords(of: "Annemarie"))
        #expect(plainWords(of: " - ’ ") == [])
    }

    @Test("Une personne reste une personne, quelle que soit l'apostrophe de son nom")
    func oneApostrophe() {
        let keys = ["'", "’", "\u{2BC}"].map { apostrophe in
            identityKeys(
                Identity(
                    birthName: "D\(apostrophe)Arc",
                    firstNames: "Jeanne",
                    birthDate: Day(number: 5_000),
                    birthPlace: "Domrémy"
                )
            )
        }
        #expect(Set(keys).count == 1 && keys[0].count == 1)
    }
}
