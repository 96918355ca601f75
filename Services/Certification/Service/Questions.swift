import CertificationDomain
import Contracts
import Kernel
import Messaging
import Scheme

/// What it is asked.
@Listening func answering(_ scheme: Scheme) -> [any ListeningEntry] {
    Answering(ReadSurvey.self) { question, context in
        try context.survey(question.survey)?.reply ?? ReadSurvey.Reply(asked: 0, shown: 0, counts: [:])
    }
    answeringAboutPersons()
    Answering(ReadErasureObstacles.self) { question, context in
        ReadErasureObstacles.Reply(obstacles: try context.obstacles(toErasing: question.person, scheme))
    }
    Answering(ReadOpenSteps.self) { question, context in
        try context.openSteps(question) { ($0 as? Certificate)?.openSteps ?? [] }
    }
    Answering(VerifyCertificate.self) { question, context in
        guard let certificate = try context.certificate(numbered: question.number),
            let number = CertificateNumber(question.number)?.description,
            let code = CheckCode(question.checkCode)
        else { return VerifyCertificate.Reply(.unknown) }
        return certificate.verified(
            number: number,
            checkCodeDigest: Digest(of: code.digestInput(number: number)).hexadecimal,
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
    Answering(ReadHolderProof.self) { question, context in
        guard let certificate = try context.certificate(numbered: question.number),
            let number = CertificateNumber(question.number)?.description,
            certificate.editions.contains(where: { $0.content.number == number && $0.issuedAt != nil })
        else { return ReadHolderProof.Reply(proof: nil, checkCode: nil) }
        return try context.holderProof(under: number, of: certificate)
    } shows: { question, reply, context in
        guard reply.proof != nil, let certificate = try context.certificate(numbered: question.number) else {
            return []
        }
        let content = certificate.content
        return [Shown(dossier: certificate.dossier, person: content.holder, branch: content.branch)]
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
