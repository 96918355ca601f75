import Contracts
import Foundation
import Testing

/// The answer to a command, the one message of the wire that is neither command nor event.
struct AnswerTests {
    static let goldenNames: Set<String> = [
        "ccs.answer.v1.accepted.json", "ccs.answer.v1.refused.json", "ccs.answer.v1.notYet.json",
    ]

    static let answers: [(name: String, answer: Answer)] = [
        ("accepted", .accepted(events: ["E-01hx-1", "E-01hx-2"])),
        (
            "refused",
            .refused(
                Refusal(
                    "registrationIsComplete",
                    ["dossier": "D-2026-000417"],
                    faults: [Fault("employment.siret", "checkDigit", expected: "14 chiffres, clé comprise")]
                )
            )
        ),
        ("notYet", .notYet(waitingFor: ["E-01hx-3"])),
    ]

    @Test("Une réponse se lit et se réécrit à l'identique", arguments: answers)
    func goldenIsTheAnswer(_ name: String, _ answer: Answer) throws {
        let file = GoldenFolder.shipped.url.appending(path: "ccs.answer.v1.\(name).json")
        if GoldenFolder.isRecording && !FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) {
            try Wire.encode(answer).write(to: file)
        }
        let golden = try Data(contentsOf: file)
        #expect(try JSONDecoder().decode(Answer.self, from: golden) == answer)
        #expect(String(decoding: try Wire.encode(answer), as: UTF8.self) == String(decoding: golden, as: UTF8.self))
        #expect(Wire.losses(of: golden, readAs: Answer.self) == [])
    }

    @Test(
        "Une réponse qui n'en est pas une ne se lit pas",
        arguments: [
            "{}", #"{"status":"perhaps"}"#, #"{"status":"accepted"}"#, #"{"status":"refused","events":[]}"#,
            #"{"status":"notYet","events":[]}"#, #"{"status":"accepted","events":["a b"]}"#, "[]",
        ]
    )
    func malformedAnswersDoNotDecode(_ text: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Answer.self, from: Data(text.utf8)) }
    }
}
