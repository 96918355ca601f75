import Contracts
import Kernel
import RegistrationDomain
import RuleTrait
import Scheme
import Testing

@Suite("La réclamation")
struct ComplaintTests {
    // One complaint, driven as its service will drive it.
    struct Desk {
        var state: Complaint?
        var now = Example.now
        var published: [any Event] = []

        mutating func apply(_ decision: Decision) -> Decision {
            if case .accepted(let events) = decision {
                for event in events { state = Complaint.evolve(state, event) }
                published += events
            }
            return decision
        }

        mutating func lodge(
            _ subject: ComplaintSubject = .person,
            concerned: PersonID? = "P-9",
            words: String? = "Le ton de l'entretien.",
            by actor: Actor = Example.asCandidate,
            branch: BranchID = "p2st",
            in file: RegistrationFile? = nil
        ) -> Decision {
            let command = LodgeComplaint(
                complaint: "C-1",
                branch: branch,
                dossier: Example.dossier,
                subject: subject,
                concerned: concerned,
                complainant: "P-1",
                personal: words.map { ComplaintPersonal(words: $0) }
            )
            return apply(decide(command, on: state, in: file, scheme: Example.scheme(), by: By(actor, at: now)))
        }

        mutating func hear(
            _ party: ComplaintParty,
            _ heard: PersonID? = nil,
            by officer: PersonID = "O-1",
            words: String = "Sa version."
        ) -> Decision {
            let command = HearParty(
                complaint: "C-1",
                party: party,
                heard: heard ?? (party == .complainant ? "P-1" : "P-9"),
                instructor: officer,
                personal: ComplaintPersonal(words: words)
            )
            return apply(decide(command, on: state, by: By(Actor(.officer, officer.value, of: "p2st"), at: now)))
        }

        mutating func ask(_ party: ComplaintParty, by officer: PersonID = "O-1") -> Decision {
            let command = AskParty(complaint: "C-1", party: party, instructor: officer)
            let by = By(Actor(.officer, officer.value, of: "p2st"), at: now)
            return apply(decide(command, on: state, scheme: Example.scheme(), by: by))
        }

        mutating func decideIt(_ upheld: Bool = true, by authority: PersonID = "A-1", words: String = "Vu.") -> Decision
        {
            let command = DecideComplaint(
                complaint: "C-1",
                complainant: "P-1",
                upheld: upheld,
                authority: authority,
                personal: ComplaintPersonal(words: words)
            )
            let actor = Actor(.authority, authority.value, of: "p2st")
            return apply(decide(command, on: state, in: nil, scheme: Example.scheme(), by: By(actor, at: now)))
        }
    }

    static func code(_ decision: Decision) -> String? {
        if case .refused(let refusal) = decision { return refusal.code.value }
        return nil
    }

    static func count(_ decision: Decision) -> Int? {
        if case .accepted(let events) = decision { return events.count }
        return nil
    }

    @Test(
        "Reçue, les deux côtés entendus, fondée ou non, avec un motif",
        .rule("bothAreHeard"),
        arguments: [true, false]
    )
    func course(upheld: Bool) {
        var desk = Desk()
        #expect(Self.code(desk.hear(.complainant)) == "unknownComplaint")
        #expect(Self.count(desk.lodge()) == 1)
        #expect(Self.count(desk.lodge()) == 0)
        #expect(Self.code(desk.lodge(concerned: "P-8")) == "complaintExists")
        #expect(Self.code(desk.decideIt(upheld)) == "bothAreHeard")
        #expect(Self.count(desk.hear(.complainant)) == 1)
        #expect(Self.code(desk.decideIt(upheld)) == "bothAreHeard")
        #expect(Self.count(desk.hear(.concerned, words: "Invitée deux fois, n'est pas venue.")) == 1)
        #expect(Self.code(desk.decideIt(upheld, words: " ")) == "complaintIsSaid")
        #expect(Self.count(desk.decideIt(upheld)) == 1)
        #expect(Self.count(desk.decideIt(upheld)) == 0)
        #expect(Self.code(desk.decideIt(!upheld)) == "notNow")
        #expect(Self.code(desk.hear(.concerned)) == "notNow")
        #expect(desk.state?.dueTimes.map(\.name) == [Complaint.retentionEnd])
    }

    @Test("Qui a été interrogé et n'a pas répondu dans le délai n'empêche pas de décider", .rule("bothAreHeard"))
    func askedAndSilent() {
        var desk = Desk()
        #expect(Self.code(desk.ask(.concerned)) == "unknownComplaint")
        #expect(Self.count(desk.lodge()) == 1)
        #expect(Self.count(desk.hear(.complainant)) == 1)
        #expect(Self.count(desk.ask(.complainant)) == 0)
        #expect(Self.code(desk.ask(.concerned, by: "P-9")) == "complaintIsInstructedByAnother")
        #expect(Self.count(desk.ask(.concerned)) == 1)
        #expect(Self.count(desk.ask(.concerned)) == 0)
        let last = desk.published.compactMap { $0 as? PartyAsked }.first?.answerBy
        #expect(last == Example.scheme().policy(of: "p2st")?.due.deadline(15, after: Example.today).lastDay)
        desk.now = (last ?? Example.today).startInParis
        #expect(Self.code(desk.decideIt()) == "bothAreHeard")
        desk.now = (last ?? Example.today).adding(days: 1).startInParis
        #expect(Self.count(desk.decideIt()) == 1)
        #expect(Self.code(desk.ask(.concerned)) == "notNow")
    }

    @Test(
        "Nul n'instruit ni ne décide une réclamation qui le concerne",
        .rule("complaintIsInstructedByAnother"),
        arguments: [("P-1", false), ("P-9", false), ("O-1", true), ("O-2", true)] as [(PersonID, Bool)]
    )
    func byAnother(person: PersonID, may: Bool) {
        var desk = Desk()
        _ = desk.lodge()
        #expect(Self.code(desk.hear(.complainant, by: person)) == (may ? nil : "complaintIsInstructedByAnother"))
        _ = desk.hear(.complainant)
        _ = desk.hear(.concerned)
        #expect(Self.code(desk.decideIt(by: person)) == (may ? nil : "complaintIsInstructedByAnother"))
    }

    @Test(
        "Qui répond du processus est entendu, et n'instruit alors ni avant ni après",
        .rule("complaintIsInstructedByAnother")
    )
    func process() {
        var desk = Desk()
        #expect(Self.count(desk.lodge(.process, concerned: nil)) == 1)
        #expect(Self.code(desk.hear(.concerned, "P-1")) == "heardForTheirSide")
        #expect(Self.code(desk.hear(.concerned, "O-1", by: "O-1")) == "complaintIsInstructedByAnother")
        #expect(Self.count(desk.hear(.complainant, by: "O-1")) == 1)
        #expect(Self.code(desk.hear(.concerned, "O-1", by: "O-2")) == "complaintIsInstructedByAnother")
        #expect(Self.count(desk.hear(.concerned, "O-3", by: "O-2")) == 1)
        #expect(Self.code(desk.hear(.complainant, by: "O-3")) == "complaintIsInstructedByAnother")
        #expect(Self.code(desk.decideIt(by: "O-3")) == "complaintIsInstructedByAnother")
        #expect(Self.count(desk.decideIt(by: "O-2")) == 1)
    }

    @Test("Une réclamation dit de qui ou de quoi, par qui elle est faite")
    func lodged() {
        var desk = Desk()
        #expect(Self.code(desk.lodge(concerned: nil)) == "complaintIsSaid")
        #expect(Self.code(desk.lodge(.process)) == "complaintIsSaid")
        #expect(Self.code(desk.lodge(concerned: "P-1")) == "complaintIsSaid")
        #expect(Self.code(desk.lodge(words: nil)) == "complaintIsSaid")
        #expect(Self.code(desk.lodge(by: Actor(.candidate, "P-2"))) == "actorMayNot")
        #expect(Self.code(desk.lodge(by: Actor(.officer, "O-1", of: "logi"))) == "actorMayNot")
        #expect(Self.code(desk.lodge(branch: "gone", in: Example.registered)) == "complaintIsSaid")
        #expect(Self.code(desk.lodge(branch: "absente")) == "unknownBranch")
        #expect(Self.count(desk.lodge(by: Example.asOfficer)) == 1)
        #expect(Self.code(desk.hear(.complainant, "P-9")) == "heardForTheirSide")
        #expect(Self.code(desk.hear(.concerned, "P-8")) == "heardForTheirSide")
        #expect(Self.code(desk.hear(.concerned, words: "\n")) == "complaintIsSaid")
    }

    @Test("Une réclamation qui tarde est rappelée, puis signalée une fois, au terme que dit la branche")
    func overdue() throws {
        var desk = Desk()
        _ = desk.lodge()
        let days = try #require(Example.scheme().policy(of: "p2st")).due
        #expect(desk.state?.decideBy == days.deadline(days.complaint, after: Example.today).endsAt)
        var told: [String] = []
        while let next = desk.state?.dueTimes.min(by: { $0.at < $1.at }) {
            let decision = decide(next, on: try #require(desk.state))
            #expect(Self.count(decision) == 1)
            guard Self.count(desk.apply(decision)) == 1 else { break }
            told.append(next.name)
        }
        #expect(told == days.reminderDays.map { _ in Complaint.reminder } + [Complaint.decision])
        #expect(desk.published.count { $0 is ComplaintFellDue } == 1)
    }
}
