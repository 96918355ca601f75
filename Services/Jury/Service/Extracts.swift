import Contracts
import JuryDomain
import Messaging

/// What a panel is asked about the files that it has decided.
@Listening func askingForExtracts() -> [any ListeningEntry] {
    Answering(ReadExtract.self) { question, context in
        let file = try context.file(question.dossier)
        let session = try file?.standing.flatMap { try context.session($0.session) }
        return ReadExtract.Reply(extract: extract(of: file, in: session, for: question.reader))
    } shows: { question, reply, _ in
        reply.extract.map { [Shown(dossier: question.dossier, person: $0.candidate, branch: $0.branch)] } ?? []
    }
}
