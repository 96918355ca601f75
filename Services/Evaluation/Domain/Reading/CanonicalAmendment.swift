public import Contracts
import Kernel

// What both observers sign of a rectification or an addendum, in the manner of the booklet's own form:
//
//     ccs-booklet-amendment/1
//     kind <rectification | addendum>
//     dossier <dossier>
//     attempt <number>
//     previous <digest that it follows>
//     session <session>                              of an addendum
//     situation <real | simulated> <day> <jointly | apart>   one line a situation
//     element <code> <joint marks> <judgement>       one line an element that it touches, in the order of the codes' bytes
//     words <digest of the words, hexadecimal>
//
// and of its words: `ccs-booklet-amendment-words/1`, `reason <bytes>` with the reason on the next line, and then the
// booklet's words in their own form.

/// The bytes that both sign, out of the amendment alone.
public func canonicalAmendment(_ amendment: BookletAmendment, of dossier: DossierID, attempt: Int) -> [UInt8] {
    var text = """
        ccs-booklet-amendment/1
        kind \(amendment.kind.rawValue)
        dossier \(dossier)
        attempt \(attempt)
        previous \(amendment.previous)

        """
    if let session = amendment.session { text += "session \(session)\n" }
    for situation in amendment.situations {
        let how = situation.jointly == true ? "jointly" : "apart"
        text += "situation \(situation.kind.rawValue) \(situation.on) \(how)\n"
    }
    for (element, assessment) in amendment.elements.sorted(by: { $0.key < $1.key }) {
        let marks = String(assessment.marks.marks.map(\.rawValue))
        text += "element \(element) \(marks) \(assessment.judgement.rawValue)\n"
    }
    text += "words \(amendment.notesDigest)\n"
    return Array(text.utf8)
}

/// The words of an amendment in their canonical form.
public func canonicalWords(_ words: AmendmentPersonal, salt: String) -> [UInt8] {
    Array("ccs-booklet-amendment-words/1\nreason \(words.reason.utf8.count)\n\(words.reason)\n".utf8)
        + canonicalWords(words.booklet, salt: salt)
}

/// The seal of a rectification that is about to be drawn up.
public func bookletSeal(
    for command: RectifyBooklet,
    on file: AssessmentFile?,
    salt: String
) -> BookletSeal {
    seal(AmendmentDraft(command), file, salt)
}

/// The seal of an addendum that is about to be drawn up.
public func bookletSeal(
    for command: AddToBooklet,
    on file: AssessmentFile?,
    salt: String
) -> BookletSeal {
    seal(AmendmentDraft(command), file, salt)
}

private func seal(
    _ draft: AmendmentDraft,
    _ file: AssessmentFile?,
    _ salt: String
) -> BookletSeal {
    let notesDigest = Digest(of: canonicalWords(draft.words ?? AmendmentPersonal(reason: ""), salt: salt)).hexadecimal
    let unsealed = draft.amendment(BookletSeal(salt: salt, notesDigest: notesDigest, digest: ""))
    let bytes = canonicalAmendment(unsealed, of: draft.dossier, attempt: file?.lastAttempt ?? 0)
    return BookletSeal(salt: salt, notesDigest: notesDigest, digest: Digest(of: bytes).hexadecimal)
}
