public import Contracts
import Kernel

// The byte form that both observers sign (specification, step 4). It is made of what the handover to the jury carries
// and nothing else, so that whoever has a `BookletTransmitted` can compute the digest again; the words enter by their
// own salted digest, so that the signed digest stays verifiable once the words and the salt are erased.
//
// The form is text in UTF-8, every line ended by a line feed:
//
//     ccs-booklet/1
//     dossier <dossier>
//     attempt <number>
//     standard <standard>
//     candidate <person>
//     evaluator <person>
//     referent <person>
//     observed <first day> <last day>
//     element <code> <joint marks> <judgement>      one line an element under assessment, in the order of the scope
//     words <digest of the words, hexadecimal>
//
// Identifiers have neither spaces nor line feeds, so that the form can be read in one way only. The words' own form is
//
//     ccs-booklet-words/1
//     salt <salt>
//     note <criterion> <bytes>, and on the next line that many bytes of UTF-8, then a line feed
//     evaluator-reason <criterion> <bytes> …
//     referent-reason <criterion> <bytes> …
//     justification <element> <bytes> …
//
// in this order of kinds, and within a kind in the order of the codes' bytes. A version of the form never changes.

/// What a booklet's signatures rest on: computed by the service, which has the hash function and the entropy.
public struct BookletSeal: Sendable, Equatable {
    /// Random, hexadecimal, of 128 bits or more.
    public var salt: String
    /// SHA-256, hexadecimal, of ``canonicalWords(_:salt:)``.
    public var notesDigest: String
    /// SHA-256, hexadecimal, of the canonical booklet.
    public var digest: String

    /// A seal.
    public init(salt: String, notesDigest: String, digest: String) {
        self.salt = salt
        self.notesDigest = notesDigest
        self.digest = digest
    }
}

/// The seal of a booklet that is about to be filled. Total: for a booklet that is going to be refused anyway, some seal.
///
/// - Parameter salt: random, hexadecimal, of 128 bits or more.
public func bookletSeal(
    for command: FillBooklet,
    on file: AssessmentFile?,
    salt: String
) -> BookletSeal {
    let notesDigest = Digest(of: canonicalWords(command.personal ?? BookletPersonal(), salt: salt)).hexadecimal
    guard let attempt = file?.attemptUnderWay, let designation = attempt.designation else {
        return BookletSeal(salt: salt, notesDigest: notesDigest, digest: "")
    }
    let days = attempt.recorded.flatMap(\.days)
    let bytes = canonicalBooklet(
        file: attempt.file,
        evaluator: designation.evaluator.person,
        referent: designation.referent.person,
        observedFrom: days.min() ?? command.conferredOn,
        observedUntil: days.max() ?? command.conferredOn,
        elements: command.elements,
        notesDigest: notesDigest
    )
    return BookletSeal(salt: salt, notesDigest: notesDigest, digest: Digest(of: bytes).hexadecimal)
}

/// The bytes that both signed, out of the handover alone; `nil` when it does not carry the words' digest.
public func canonicalBooklet(_ event: BookletTransmitted) -> [UInt8]? {
    guard let notesDigest = event.notesDigest else { return nil }
    return canonicalBooklet(
        file: event.file,
        evaluator: event.evaluator.person,
        referent: event.referent.person,
        observedFrom: event.booklet.observedFrom,
        observedUntil: event.booklet.observedUntil,
        elements: event.booklet.elements,
        notesDigest: notesDigest
    )
}

/// The words of a booklet in their canonical form.
public func canonicalWords(_ words: BookletPersonal, salt: String) -> [UInt8] {
    var text = "ccs-booklet-words/1\nsalt \(salt)\n"
    func append(_ kind: String, _ code: String, _ words: String) {
        text += "\(kind) \(code) \(words.utf8.count)\n\(words)\n"
    }
    for (code, note) in words.notes.sorted(by: { $0.key < $1.key }) { append("note", code.value, note) }
    let divergences = words.divergences.sorted { $0.key < $1.key }
    for (code, reasons) in divergences { append("evaluator-reason", code.value, reasons.evaluator) }
    for (code, reasons) in divergences { append("referent-reason", code.value, reasons.referent) }
    for (code, why) in words.justifications.sorted(by: { $0.key < $1.key }) { append("justification", code.value, why) }
    return Array(text.utf8)
}

private func canonicalBooklet(
    file: FileForAssessment,
    evaluator: PersonID,
    referent: PersonID,
    observedFrom: Day,
    observedUntil: Day,
    elements: [ElementCode: ElementAssessment],
    notesDigest: String
) -> [UInt8] {
    var text = """
        ccs-booklet/1
        dossier \(file.dossier)
        attempt \(file.scope.attempt)
        standard \(file.standard)
        candidate \(file.candidate)
        evaluator \(evaluator)
        referent \(referent)
        observed \(observedFrom) \(observedUntil)

        """
    for element in file.scope.elements {
        guard let assessment = elements[element] else { continue }
        let marks = String(assessment.marks.marks.map(\.rawValue))
        text += "element \(element) \(marks) \(assessment.judgement.rawValue)\n"
    }
    text += "words \(notesDigest)\n"
    return Array(text.utf8)
}
