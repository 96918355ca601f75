import Contracts
import Foundation
import Testing

@testable import Messaging

@Suite("Ce qui, d'un groupe personnel, finit avant lui")
struct EarlyEndingTests {
    @Test(
        "Le membre s'en va où qu'il soit, avec une virgule, et rien d'autre",
        arguments: [
            (#"{"arrangements":"un siège","name":"A"}"#, #"{"name":"A"}"#),
            (#"{"name":"A","arrangements":"un siège"}"#, #"{"name":"A"}"#),
            (#"{"a":1,"arrangements":"un \"siège\", réglable","z":[1,2]}"#, #"{"a":1,"z":[1,2]}"#),
            (#"{"arrangements":"seul"}"#, "{}"),
            (
                #"{"before":{"arrangements":"x"},"after":{"n":1,"arrangements":{"a":[1,"}"]}}}"#,
                #"{"before":{},"after":{"n":1}}"#
            ),
            (#"{"text":"\"arrangements\":1","n":2}"#, #"{"text":"\"arrangements\":1","n":2}"#),
            (#"{"list":[{"arrangements":null},{"n":true}]}"#, #"{"list":[{},{"n":true}]}"#),
            ("{}", "{}"), ("", ""), (#"{"arrangements":"#, "{"),
        ]
    )
    func memberGoes(_ whole: String, _ rest: String) {
        #expect(EarlyEnding.member == "arrangements")
        #expect(String(decoding: withoutEarlyEnding(Data(whole.utf8)), as: UTF8.self) == rest)
        #expect(String(decoding: withoutEarlyEnding(Data(rest.utf8)), as: UTF8.self) == rest)
    }
}
