import Contracts
import CorrespondenceDomain
import Messaging
import Scheme

/// What it is asked.
@Listening func answering(_ scheme: Scheme) -> [any ListeningEntry] {
    answeringAboutPersons()
    // Whatever may be held of a letter is no obstacle: it has been sent, or is not sent any more.
    Answering(ReadErasureObstacles.self) { _, _ in ReadErasureObstacles.Reply(obstacles: []) }
    Answering(ReadOpenSteps.self) { question, context in
        try context.openSteps(question) { ($0 as? Letter)?.openSteps ?? [] }
    }
    Answering(ReadWaitingLetters.self) { question, context in
        let limit = max(1, min(question.limit, 100))
        let letters =
            if let means = question.means, let branch = question.branch {
                try context.ready(means, of: branch, limit: limit)
            } else {
                try context.toBeHandedOver(by: question.sender, limit: limit)
            }
        return ReadWaitingLetters.Reply(
            letters: try letters.compactMap { try context.sheet(of: $0, scheme) },
            next: try context.claims(from: Letter.waiting(from: context.now), before: Letter.waitingEnd, limit: 1)
                .first.flatMap { try context.load(Letter.self, String($0.stream.key))?.at }
        )
    } shows: { _, reply, context in
        try reply.letters.map { sheet in
            Shown(
                dossier: sheet.dossier,
                person: sheet.subject,
                branch: try context.letter(sheet.letter)?.branch
            )
        }
    }
}

extension Context {
    /// The letters that lie ready for a branch to post them, or to hand them over.
    fileprivate func ready(_ means: DispatchMeans, of branch: BranchID, limit: Int) throws -> [Letter] {
        let prefix = Letter.ready(means, of: branch)
        return try claims(from: prefix, before: prefix + "~", limit: limit).compactMap {
            try load(Letter.self, String($0.stream.key))
        }
    }

    /// The letters whose time has come, and those that another sender had begun with.
    fileprivate func toBeHandedOver(by sender: String, limit: Int) throws -> [Letter] {
        let now = Letter.waiting(from: self.now.adding(milliseconds: 1))
        let due = try claims(from: Letter.waiting(from: Instant(milliseconds: 0)), before: now, limit: limit)
        let begun = try claims(from: Letter.sendingStart, before: Letter.sendingEnd, limit: limit)
        let left = try begun.compactMap { try load(Letter.self, String($0.stream.key)) }.filter { $0.sender != sender }
        let waiting = try due.compactMap { try load(Letter.self, String($0.stream.key)) }
        return Array((left + waiting).prefix(limit))
    }

    /// What a letter is made of; `nil` where nobody knows its addressee any more.
    fileprivate func sheet(of letter: Letter, _ scheme: Scheme) throws -> LetterSheet? {
        let stream = StreamID(Letter.kind, letter.letter.value)
        guard let composed = try last(LetterComposed.self, in: stream), let branch = scheme.branch(letter.branch),
            let known = try known(to: letter)
        else { return nil }
        // Where an officer says another address, it goes there.
        let other = try last(LetterOrdered.self, in: stream)?.personal
        return LetterSheet(letter, composed, known: known, other: other, branch, scheme)
    }

    /// Name and address of the candidate whom a letter is about, or of the evaluator.
    private func known(to letter: Letter) throws -> AddressPersonal? {
        if let dossier = letter.dossier {
            return try last(AddressNoted.self, in: StreamID(Correspondent.kind, dossier.value))?.personal
        }
        let stream = StreamID(EvaluatorCorrespondent.kind, letter.subject.value)
        return try last(EvaluatorAddressNoted.self, in: stream)?.personal
    }
}
