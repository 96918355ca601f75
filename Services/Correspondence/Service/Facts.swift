import Contracts
import CorrespondenceDomain
import Kernel
import Messaging

extension Context {
    /// Who acts, when.
    var by: By { By(actor, at: now, on: day, recordedBy: recorder) }

    func correspondent(_ dossier: DossierID) throws -> Correspondent? { try load(Correspondent.self, dossier.value) }

    func evaluator(_ person: PersonID) throws -> EvaluatorCorrespondent? {
        try load(EvaluatorCorrespondent.self, person.value)
    }

    func letter(_ id: MailID) throws -> Letter? { try load(Letter.self, id.value) }

    /// The letters about a file that may still go out.
    func openLetters(about dossier: DossierID) throws -> [Letter] { try letters(under: Letter.open(about: dossier)) }

    /// Those in whose personal part somebody stands.
    func openLetters(of person: PersonID) throws -> [Letter] { try letters(under: Letter.open(of: person)) }

    private func letters(under prefix: String) throws -> [Letter] {
        try claims(from: prefix, before: prefix + "~", limit: .max).compactMap {
            try load(Letter.self, String($0.stream.key))
        }
    }

    /// The event that is decided on, as letters name it.
    var told: Told { Told(envelope.id, at: envelope.time, now: now) }

    /// What was decided, without the letters that were written before.
    func onlyNew(_ decision: Decision) throws -> Decision {
        guard case .accepted(let events) = decision else { return decision }
        return .accepted(
            try events.filter { event in
                guard let composed = event as? LetterComposed else { return true }
                return letterIsWrittenOnce(composed, known: try letter(composed.letter))
            }
        )
    }
}
