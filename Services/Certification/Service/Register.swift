import CertificationDomain
import Contracts
import Messaging

/// What the register of holders is asked: by the C4S, and by anyone who has a certificate before them.
@Listening func askingTheRegister() -> [any ListeningEntry] {
    Answering(VerifyCertificate.self) { question, context in
        guard let certificate = try context.certificate(numbered: question.number),
            let number = CertificateNumber(question.number)?.description,
            let code = CheckCode(question.checkCode)
        else { return VerifyCertificate.Reply(.unknown) }
        return certificate.verified(
            number: number,
            checkCodeDigest: hexadecimal(sha256(code.digestInput(number: number))),
            name: try context.name(on: certificate),
            on: context.now.parisDay
        )
    } shows: { _, reply, context in
        guard let number = reply.shown?.number, reply.shown?.name != nil,
            let certificate = try context.certificate(numbered: number)
        else { return [] }
        let content = certificate.content
        return [Shown(dossier: certificate.dossier, person: content.holder, branch: content.branch)]
    }
    Answering(ReadSignatures.self) { question, context in
        guard let certificate = try context.certificate(numbered: question.number),
            let number = CertificateNumber(question.number)?.description,
            let content = certificate.editions.first(where: { $0.content.number == number && $0.issuedAt != nil })?
                .content
        else { return ReadSignatures.Reply(document: nil, signatures: []) }
        return ReadSignatures.Reply(
            document: content,
            signatures: try context.signatures(under: number, of: certificate)
        )
    }
    Answering(CountRegister.self) { question, context in
        let (first, end) = RegisterKey.range(question.filter)
        let keys = try context.claims(from: first, before: end, limit: .max).lazy.compactMap { RegisterKey($0.claim) }
        return count(keys.filter { $0.passes(question.filter) })
    }
    Answering(SearchRegister.self) { question, context in
        if let number = question.number {
            let certificate = try context.certificate(numbered: number)
            let entry = try certificate.flatMap { $0.registerEntry(name: try context.name(on: $0)) }
            return SearchRegister.Reply(entries: [entry].compactMap { $0 }, next: nil)
        }
        return try context.page(question)
    } shows: { _, reply, context in
        try reply.entries.filter { $0.name != nil }.map { entry in
            let certificate = try context.certificate(numbered: entry.number)
            return Shown(dossier: certificate?.dossier, person: entry.holder, branch: entry.branch)
        }
    }
}

extension Context {
    /// How many entries are looked at for one page: the loop waits that long and no longer.
    private static let pageLength = 200

    fileprivate func page(_ question: SearchRegister) throws -> SearchRegister.Reply {
        let (first, end) = RegisterKey.range(question.filter)
        // No key has a character below the ones of identifiers: with one added, a key's place is just passed.
        let from = max(first, question.after.map { $0 + "\u{1}" } ?? first)
        let found = try claims(from: from, before: end, limit: Context.pageLength)
        let entries = try found.compactMap { found -> RegisterEntry? in
            guard let key = RegisterKey(found.claim), key.passes(question.filter),
                let certificate = try certificate(key.certificate),
                let entry = certificate.registerEntry(name: try name(on: certificate)),
                question.holderName.map({ entry.isNamed($0) }) ?? true
            else { return nil }
            return entry
        }
        let isLast = found.count < Context.pageLength
        return SearchRegister.Reply(entries: entries, next: isLast ? nil : found.last?.claim.value)
    }
}
