import Contracts
import JuryDomain
import Messaging

/// What it is asked.
@Listening func answering(_ panels: Panels) -> [any ListeningEntry] {
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
    answeringAboutPersons()
    Answering(ReadErasureObstacles.self) { question, context in
        ReadErasureObstacles.Reply(obstacles: try context.obstacles(toErasing: question.person))
    }
    Answering(ReadOpenSteps.self) { question, context in
        guard let branch = panels.branch(ofStore: context.store) else {
            return ReadOpenSteps.Reply(steps: [], next: nil)
        }
        return try context.openSteps(question) { state in
            switch state {
            case let file as Case: file.openSteps(of: branch)
            case let appeal as Appeal: appeal.openSteps(of: branch)
            case let session as JurySession: session.openSteps
            default: []
            }
        }
    }
    Answering(ReadExtract.self) { question, context in
        let file = try context.file(question.dossier)
        let session = try file?.standing.flatMap { try context.session($0.session) }
        return ReadExtract.Reply(extract: extract(of: file, in: session, for: question.reader))
    } shows: { question, reply, _ in
        reply.extract.map { [Shown(dossier: question.dossier, person: $0.candidate, branch: $0.branch)] } ?? []
    }
}
