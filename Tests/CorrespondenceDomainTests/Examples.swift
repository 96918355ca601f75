import Contracts
import Kernel
import Scheme
import Testing

@testable import CorrespondenceDomain

/// A file and those who are told of it.
enum Example {
    static let dossier: DossierID = "D-17"
    static let candidate: PersonID = "P-12"
    static let branch: BranchID = "p2st"
    static let decision: DecisionID = "D-decision"
    static let siret = "73282932000074"
    static let now = Instant(milliseconds: 1_772_442_000_000)
    static let told = Told("event-1", at: now, now: now)
    static let personal = CandidatePersonal(
        identity: Identity(
            birthName: "Dłuższa",
            usageName: "Nguyễn",
            firstNames: "Zoé Anne",
            birthDate: day("1990-01-31"),
            birthPlace: "Hà Nội"
        ),
        contact: Contact(email: "zoe@courriel.example", address: "12 bis, rue de l’Église\n75011 Paris"),
        arrangements: "une table"
    )

    static func day(_ text: String) -> Day { Day(text) ?? Day(year: 2000, month: 1, day: 1)! }

    static var scheme: Scheme {
        Scheme(
            kinds: [],
            standards: [],
            occupationalStandards: [],
            branches: [],
            policies: [branch: BranchPolicy()],
            digest: ""
        )
    }

    /// One whose file is accepted.
    static var correspondent: Correspondent {
        Correspondent(
            dossier: dossier,
            candidate: candidate,
            branch: branch,
            certificateKind: "relation-client",
            number: "P2ST-2026-00017",
            standard: "relation-client-demo-1",
            companySiret: siret,
            hasEmail: true,
            hasDied: false
        )
    }

    static var notAwarded: CertificateNotAwarded {
        CertificateNotAwarded(
            decision: decision,
            dossier: dossier,
            attempt: 1,
            panel: "p2st-1",
            session: "S-1",
            decidedOn: day("2026-02-26"),
            candidate: candidate,
            missing: ["RC.2.3"],
            acquired: [],
            notifiedOn: day("2026-03-02"),
            personal: RecommendationsPersonal(recommendations: ["RC.2.3": "Reformulez la demande."])
        )
    }

    static var awarded: CertificateAwarded {
        CertificateAwarded(
            decision: decision,
            dossier: dossier,
            attempt: 1,
            panel: "p2st-1",
            session: "S-1",
            decidedOn: day("2026-02-26"),
            branch: branch,
            certificateKind: "relation-client",
            standard: "relation-client-demo-1",
            candidate: candidate,
            notifiedOn: day("2026-03-02"),
            personal: personal.withoutArrangements
        )
    }

    static func letters(_ decision: Decision) -> [LetterComposed] {
        decision.events.compactMap { $0 as? LetterComposed }
    }

    /// A letter after these events of its own.
    static func letter(_ events: any Event...) throws -> Letter {
        let composed = try #require(
            letters(decide(notAwarded, on: correspondent, scheme: scheme, told)).first
        )
        let all: [any Event] = [composed] + events
        return try #require(all.reduce(nil as Letter?, Letter.evolve))
    }

    static func begin(_ letter: Letter, number: Int = 1, by sender: String = "s-1", at now: Instant = now) -> Decision {
        decide(
            BeginSending(letter: letter.letter, number: number, sender: sender),
            on: letter,
            by: By(Actor(.system, "correspondence"), at: now)
        )
    }

    static func note(_ outcome: SendingOutcome, _ letter: Letter, number: Int = 1, at now: Instant = now) -> Decision {
        decide(
            NoteSending(
                letter: letter.letter,
                dossier: dossier,
                subject: candidate,
                number: number,
                outcome: outcome,
                digest: "d",
                messageID: "<m>",
                personal: SendingPersonal(to: "zoe@courriel.example")
            ),
            on: letter,
            by: By(Actor(.system, "correspondence"), at: now)
        )
    }
}

extension Decision {
    var events: [any Event] { if case .accepted(let events) = self { events } else { [] } }
    var code: String? { if case .refused(let refusal) = self { refusal.code.value } else { nil } }
    var faults: [Fault] { if case .refused(let refusal) = self { refusal.faults } else { [] } }
    func event<E: Event>(_ type: E.Type) -> E? { events.compactMap { $0 as? E }.first }
}

extension Letter {
    func after(_ decision: Decision) throws -> Letter {
        try #require(decision.events.reduce(self as Letter?, Letter.evolve))
    }
}
