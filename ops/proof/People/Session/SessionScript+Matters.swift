import Contracts
import Messaging

// What a session does with a file.
extension SessionScript {
    /// What it is to do with one.
    enum Matter: Sendable, Equatable {
        /// Votes on it and decides; the recused take no part, and it sits as that bench.
        case examination(recused: [PersonID], by: Cast.Bench)
        /// These members declare a tie; too few are left to vote.
        case recusal([PersonID])
        /// Asks the candidate for something more.
        case supplement
        /// Takes that decision back.
        case rescission(DecisionID)
        /// Excludes the candidate.
        case exclusion

        /// As whom the session is to sit for it.
        var bench: Cast.Bench {
            if case .examination(_, let bench) = self { bench } else { .usual }
        }
    }

    /// The files that come on the agenda to be examined; one whose decision is taken back comes with the vote on that.
    var toExamine: [DossierID] { cases.filter(\.isExamined).map(\.dossier) }

    /// What is left to be done with one.
    func wishes(on file: Case) -> [Wish] {
        switch file.matter {
        case .examination(let recused, _):
            let missing = voters(recused).map { Wish.vote(file.dossier, $0) }.filter { !votes.contains($0) }
            return missing.isEmpty ? [.close(file.dossier)] : missing
        case .recusal(let tied):
            return tied.map { Wish.declareTie(file.dossier, $0) }.filter { !votes.contains($0) }
        case .supplement: return [.ask(file.dossier)]
        case .rescission: return [.rescind(file.dossier)]
        case .exclusion: return [.exclude(file.dossier)]
        }
    }

    /// The full members who are not recused, and as many substitutes of a college as are recused of it.
    private func voters(_ recused: [PersonID]) -> [PersonID] {
        College.allCases.flatMap { college in
            let own = members.filter { $0.college == college }
            let full = own.filter { $0.seat == .full }
            let free = full.filter { !recused.contains($0.person) }
            let substitutes = own.filter { $0.seat == .substitute }.prefix(full.count - free.count)
            return (free + substitutes).map(\.person)
        }
    }

    /// Who presides over a file: the chair, or the vice-chair where the chair is recused.
    func presiding(over file: Case) -> PersonID {
        guard case .examination(let recused, _) = file.matter, recused.contains(presidency.chair) else {
            return presidency.chair
        }
        return presidency.viceChair
    }

    /// All that sit in favour.
    private var votesInFavour: ByCollege<VoteCount> {
        func count(_ college: College) -> VoteCount {
            let full = members.count { $0.college == college && $0.seat == .full }
            return VoteCount(inFavour: full, against: 0, abstained: 0)
        }
        return ByCollege(employers: count(.employers), employees: count(.employees))
    }

    func act(_ wish: Wish, on file: Case) -> (Actor, any Command) {
        let chair = presidency.chair
        switch (wish, file.matter) {
        case (.declareTie(_, let member), _):
            let command = DeclareTie(
                dossier: file.dossier,
                attempt: file.attempt,
                panel: panel,
                session: session,
                member: member,
                ties: [.candidate],
                personal: ReasonPersonal(reason: "Nous avons travaillé ensemble.")
            )
            return (Actor(.juryMember, member.value, of: branch), command)
        case (_, .rescission(let decision)):
            let command = RescindDecision(
                dossier: file.dossier,
                attempt: file.attempt,
                panel: panel,
                session: session,
                decision: decision,
                presentedBy: chair,
                votes: votesInFavour,
                candidate: file.candidate,
                personal: ReasonPersonal(reason: "Le dossier examiné n'était pas complet.")
            )
            return (Actor(.juryMember, chair.value, of: branch), command)
        case (_, .exclusion):
            let command = ExcludeCandidate(
                dossier: file.dossier,
                attempt: file.attempt,
                panel: panel,
                session: session,
                presentedBy: chair,
                votes: votesInFavour,
                candidate: file.candidate,
                personal: ReasonPersonal(reason: "Une autre personne s'est présentée à l'observation.")
            )
            return (Actor(.juryMember, chair.value, of: branch), command)
        default:
            let command = AskForSupplement(
                dossier: file.dossier,
                attempt: file.attempt,
                panel: panel,
                session: session,
                presentedBy: chair,
                asked: [.candidate],
                votes: votesInFavour,
                candidate: file.candidate,
                personal: SupplementPersonal(asks: [SupplementParty.candidate.rawValue: "L'attestation de l'employeur."]
                )
            )
            return (Actor(.juryMember, chair.value, of: branch), command)
        }
    }

    /// Of what types the events are that say what came of a file.
    static let results: [MessageType] = [
        CertificateAwarded.type, CertificateNotAwarded.type, CaseAdjourned.type, DecisionRescinded.type,
        CandidateExcluded.type,
    ]

    /// What came of a file, the last word of its panel on the attempt; other sessions' adjournments are not this one's.
    func result(on file: Case, _ events: [JournalledEvent]) -> Result? {
        var result: Result?
        for event in events {
            if let found = event.decoded(CertificateAwarded.self), found.isOf(file) {
                result = .decided(.awarded(event.id), found.decision)
            }
            if let found = event.decoded(CertificateNotAwarded.self), found.isOf(file) {
                result = .decided(.notAwarded(event.id), found.decision)
            }
            if let found = event.decoded(DecisionRescinded.self), found.dossier == file.dossier {
                result = found.session == session ? .rescinded(event.id) : nil
            }
            if let found = event.decoded(CandidateExcluded.self), found.dossier == file.dossier { result = .excluded }
            if let found = event.decoded(CaseAdjourned.self), found.dossier == file.dossier, found.session == session,
                found.cause != .rescinded
            {
                result = .adjourned(found.cause)
            }
        }
        return result
    }
}

extension SessionScript.Case {
    /// Whether it comes on the agenda to be examined.
    var isExamined: Bool {
        if case .rescission = matter { false } else { true }
    }
}

extension CertificateAwarded {
    fileprivate func isOf(_ file: SessionScript.Case) -> Bool { dossier == file.dossier && attempt == file.attempt }
}

extension CertificateNotAwarded {
    fileprivate func isOf(_ file: SessionScript.Case) -> Bool { dossier == file.dossier && attempt == file.attempt }
}
