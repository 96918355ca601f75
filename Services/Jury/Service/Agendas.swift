import Contracts
import JuryDomain
import Messaging

/// What a panel is asked about the agenda of a session.
@Listening func askingForAgendas(_ panels: Panels) -> [any ListeningEntry] {
    Answering(ReadAgenda.self) { question, context in
        let nothing = ReadAgenda.Reply(session: nil, agenda: [], others: [], next: nil)
        guard let session = try context.session(askedFor: question), let rules = panels.rules(ofStore: context.store)
        else { return nothing }
        let page = try context.undecidedFiles(after: question.after, limit: 200)
        let others = try page.found.compactMap { file in
            agendaEntry(
                of: file,
                besides: session,
                decidedIn: file.reexamination == nil ? nil : try context.sessionThatDecided(file),
                under: rules
            )
        }
        return ReadAgenda.Reply(
            session: session.onAgenda,
            agenda: question.after == nil ? session.agendaEntries(try context.files(of: session)) : [],
            others: others,
            next: page.next
        )
    }
}

extension Context {
    fileprivate func session(askedFor question: ReadAgenda) throws -> JurySession? {
        if let id = question.session, let session = try session(id) { return session }
        if let dossier = question.dossier {
            guard let file = try file(dossier) else { return nil }
            if let session = try session(of: file) { return session }
        } else if question.session != nil {
            return nil
        }
        return try streamOfLast(SessionConvened.self).flatMap { try load(JurySession.self, String($0.key)) }
    }

    /// The files before the panel that are not decided, a page at a time, and where the next one begins.
    fileprivate func undecidedFiles(after: String?, limit: Int) throws -> (found: [Case], next: String?) {
        let (first, end) = Case.evaluatedRange
        // No key has a character below the ones of identifiers: with one added, a key's place is just passed.
        let keys = try claims(from: after.map { $0 + "\u{1}" } ?? first, before: end, limit: limit)
        let found = try keys.compactMap { try load(Case.self, String($0.stream.key)) }
        return (found, keys.count < limit ? nil : keys.last?.claim.value)
    }
}
