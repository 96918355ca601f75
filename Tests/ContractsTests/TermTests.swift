import Contracts
import Testing

/// Whatever is personal ends: in a file with the file, and elsewhere with an event of its own.
@Suite struct TermTests {
    /// The kinds of streams outside of files that have personal groups, and the event that empties them.
    private static let terms: [String: String] = [
        "evaluator": "AccreditationRetentionEnded",
        "accreditation-application": "ApplicationRetentionEnded",
        "signatory": "SignatoryRetentionEnded",
        "session": "SessionWordsRetentionEnded",
        "complaint": "ComplaintRetentionEnded",
        "person-key": "KeyRetentionEnded",
        "noted-key": "KeyRetentionEnded",
        "evaluator-correspondent": "EvaluatorLettersErased",
        "letter": "EvaluatorLettersErased",
    ]

    @Test("Tout événement qui porte du personnel est d'un dossier, ou d'une histoire qui a son terme")
    func everythingPersonalEnds() {
        for example in Example.all where example.hasPersonalGroup {
            guard let event = example.message as? any Event, event.about == nil else { continue }
            #expect(Self.terms[String(event.stream.kind)] != nil, "\(example.type) is kept for ever")
        }
        for (kind, name) in Self.terms {
            let ends = Example.all.filter { $0.name == name }.compactMap { $0.message as? any Event }
            let histories = ends.compactMap { $0.erasesPersonal?.histories }.flatMap(\.self)
            #expect(histories.contains { $0.kind == kind }, "\(kind)")
        }
    }
}
