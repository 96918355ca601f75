public import Contracts
import Scheme

/// The minutes of a session (*procès-verbal*), complete: who was there by college, recusals, and for each file what
/// became of it with the votes by college, never those of a member (specification, step 6).
public struct Minutes: Sendable, Equatable {
    /// The session.
    public let session: JurySession
    /// What they say of each file, in the order of the agenda.
    public let entries: [Entry]

    /// What they say of one file.
    public struct Entry: Sendable, Equatable {
        /// The file, and what became of it.
        public let line: MinutesLine
        /// Who was recused from it.
        public let recusals: [Recusal]
        /// What the jury found; `nil` where it did not examine the file.
        public let examination: Examination?
        /// The jury's words on it.
        public let words: ExaminationPersonal?
        /// The decision that is taken back; `nil` where none is.
        public let rescinded: DecisionID?
        /// The votes for taking it back, and why.
        public let rescission: Rescission?
        /// What is asked before the jury decides, and the votes for it; `nil` where nothing is.
        public let deferral: Deferral?
        /// Why the candidate is excluded, and the votes for it; `nil` where nobody is.
        public let exclusion: Exclusion?
    }

    /// The minutes of a session as its files stand. Files that have left the agenda since (withdrawn, reassessed) are
    /// not in them.
    public init(of session: JurySession, _ files: [DossierID: Case], under rules: PanelRules) {
        self.session = session
        entries = session.agenda.compactMap { item in
            files[item.dossier].flatMap { Entry($0, item.matter, in: session, under: rules) }
        }
    }

    /// The bytes that both signatories sign the digest of: UTF-8 lines, a keyword first, then identifiers, codes and
    /// counts with a space between; a text of the jury is preceded by its length in bytes, so that nothing in it can be
    /// taken for a line. Collections without order are sorted by code.
    public var canonicalBytes: [UInt8] {
        var lines = [
            "ccs-minutes 1", "session \(session.session)", "panel \(session.panel)", "branch \(session.branch)",
            "day \(session.day)", "chair \(session.presidency.chair)",
            "vice-chair \(session.presidency.viceChair)",
        ]
        for member in session.members {
            let presence = session.present.contains(member.person) ? "present" : "absent"
            lines.append("member \(member.person) \(member.college.rawValue) \(member.seat.rawValue) \(presence)")
            if let holder = session.proxies[member.person] { lines.append("proxy \(member.person) \(holder)") }
        }
        // Said only where somebody left: other minutes read as they always did.
        for departed in session.departures ?? [] where departed.whileSitting {
            let back = departed.isBack ? " back" : ""
            lines.append("left \(departed.member) \(departed.at) \(departed.cause.rawValue)\(back)")
        }
        for entry in entries { lines += entry.canonicalLines }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }
}

extension Minutes.Entry {
    init?(_ file: Case, _ matter: AgendaMatter, in session: JurySession, under rules: PanelRules) {
        func line(_ outcome: MinutesLine.Outcome) -> MinutesLine {
            MinutesLine(dossier: file.dossier, attempt: file.attempt, outcome: outcome)
        }
        switch (matter, file.stage) {
        case (.examination, .examined(_, let finding)) where finding.session == session.session:
            self.init(
                line: line(finding.examination.outcome.inMinutes),
                recusals: finding.recusals,
                examination: finding.examination,
                words: finding.words,
                rescinded: nil,
                rescission: nil,
                deferral: nil,
                exclusion: nil
            )
        case (.examination, .deferred(_, let deferral)) where deferral.session == session.session:
            self.init(
                line: line(.supplementAsked),
                recusals: deferral.recusals,
                examination: nil,
                words: nil,
                rescinded: nil,
                rescission: nil,
                deferral: deferral,
                exclusion: nil
            )
        case (.examination, .excluding(_, let exclusion)) where exclusion.session == session.session:
            self.init(
                line: line(.excluded),
                recusals: exclusion.recusals,
                examination: nil,
                words: nil,
                rescinded: nil,
                rescission: nil,
                deferral: nil,
                exclusion: exclusion
            )
        case (.examination, .placed(_, let sitting)) where sitting.session == session.session:
            let possible = countByCollege(membersSitting(on: sitting, in: session))
            let reached = quorumIsReached(possible, rules.policy.jury) == nil
            self.init(
                line: line(reached ? .notVoted : .quorumMissing),
                recusals: sitting.recusals,
                examination: nil,
                words: nil,
                rescinded: nil,
                rescission: nil,
                deferral: nil,
                exclusion: nil
            )
        case (.rescission, .decided(let decided)):
            guard case .rescissionVoted(let rescission) = decided.standing,
                rescission.session == session.session, let kept = decided.kept
            else { return nil }
            self.init(
                line: line(.rescinded),
                recusals: JuryDomain.recusals(among: session.members, from: kept, rules.policy.jury),
                examination: nil,
                words: nil,
                rescinded: decided.decision,
                rescission: rescission,
                deferral: nil,
                exclusion: nil
            )
        default: return nil
        }
    }

    var canonicalLines: [String] {
        var lines = ["file \(line.dossier) \(line.attempt) \(line.outcome.rawValue)"]
        for recusal in recusals {
            let ties = recusal.ties.map(\.rawValue).joined(separator: " ")
            lines.append("recused \(recusal.member) \(recusal.source.rawValue) \(ties)")
        }
        if let examination { lines += examination.canonicalLines }
        if let words {
            lines += canonicalTexts("reason", words.reasons)
            lines += canonicalTexts("recommendation", words.recommendations)
        }
        if let deferral {
            let asked = deferral.asked.map(\.rawValue).joined(separator: " ")
            lines.append("asked \(asked) \(deferral.votes.canonicalForm)")
            for (party, ask) in (deferral.words?.asks ?? [:]).sorted(by: { $0.key < $1.key }) {
                lines.append("ask \(party) \(ask.utf8.count) \(ask)")
            }
        }
        if let exclusion {
            lines.append("excluded \(exclusion.votes.canonicalForm)")
            let reason = exclusion.reason?.reason ?? ""
            lines.append("why \(reason.utf8.count) \(reason)")
        }
        if let rescinded, let rescission {
            lines.append("rescinded \(rescinded) \(rescission.votes.canonicalForm)")
            let reason = rescission.reason?.reason ?? ""
            lines.append("why \(reason.utf8.count) \(reason)")
        }
        return lines
    }
}

extension Examination {
    fileprivate var canonicalLines: [String] {
        func codes(_ keyword: String, _ codes: [ElementCode]) -> String {
            ([keyword] + codes.map(\.value)).joined(separator: " ")
        }
        return [
            "voters \(voters.employers) \(voters.employees)", codes("acquired", acquired),
            codes("missing", missing), codes("drawn", drawn), codes("overturned", overturned),
            codes("casting-vote", byCastingVote ?? []),
        ]
            + tallies.sorted { $0.key < $1.key }.map { element, tally in
                "tally \(element) \(tally.votes.canonicalForm) \(tally.weightInFavour) \(tally.weightAgainst)"
            }
    }
}

extension Examination.Outcome {
    var inMinutes: MinutesLine.Outcome {
        switch self {
        case .awarded: .awarded
        case .notAwarded: .notAwarded
        case .drawn: .drawn
        }
    }
}

extension ByCollege<VoteCount> {
    fileprivate var canonicalForm: String {
        [employers, employees].map { "\($0.inFavour)/\($0.against)/\($0.abstained)" }.joined(separator: " ")
    }
}
