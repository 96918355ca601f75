import Contracts
import Kernel
import RuleTrait
import Scheme
import Testing

@testable import CorrespondenceDomain

@Suite("Une lettre part, une fois")
struct SendingTests {
    @Test("Une lettre n'est remise qu'après l'avoir noté", .rule("handingOverIsNotedFirst"))
    func noted() throws {
        let letter = try Example.letter()
        let begun = Example.begin(letter)
        let sending = try letter.after(begun)
        #expect(begun.event(SendingBegun.self)?.inDoubt == false && sending.stage == .sending)
        // Said twice by the same sender it is begun once; another number, and another's turn, are none.
        #expect(Example.begin(sending).events.isEmpty && Example.begin(sending).code == nil)
        #expect(Example.begin(letter, number: 2).code == "handingOverIsNotedFirst")
        #expect(Example.begin(sending, number: 2).code == "handingOverIsNotedFirst")
        let sent = try sending.after(Example.note(.accepted, sending))
        #expect(sent.stage == .sent && sent.claims.isEmpty)
        #expect(Example.begin(sent, number: 2, by: "s-2").code == "handingOverIsNotedFirst")
        // Told again, it stays sent.
        #expect(Example.note(.accepted, sent).events.isEmpty)
        #expect(Example.note(.deferred, sent).events.isEmpty)
    }

    @Test("Ce qu'un expéditeur tué a laissé ouvert part encore, et se compte", .rule("handingOverIsNotedFirst"))
    func doubt() throws {
        let letter = try Example.letter()
        let left = try letter.after(Example.begin(letter))
        let taken = Example.begin(left, number: 2, by: "s-2")
        #expect(taken.event(SendingBegun.self)?.inDoubt == true)
        let sending = try left.after(taken)
        let sent = try #require(Example.note(.accepted, sending, number: 2).event(LetterSent.self))
        #expect(sent.inDoubt == 1 && sent.edition == 1 && sent.digest == "d")
        // What the first one had written down is told late: it was sent, and that is all.
        let late = try #require(Example.note(.accepted, sending, number: 1).event(LetterSent.self))
        #expect(late.letter == letter.letter)
        #expect(Example.note(.refused, sending, number: 1).events.isEmpty)
    }

    @Test("Nul autre que l'expéditeur ne dit ce qu'une lettre est devenue")
    func others() throws {
        let letter = try Example.letter()
        for actor in [Actor(.officer, "P-agent", of: "p2st"), Actor(.system, "x"), Actor(.candidate, "P-12")] {
            let begin = BeginSending(letter: letter.letter, number: 1, sender: "s-1")
            #expect(decide(begin, on: letter, by: By(actor, at: Example.now)).code == "actorMayNot")
        }
        let unknown = BeginSending(letter: "M-none", number: 1, sender: "s-1")
        #expect(
            decide(unknown, on: nil, by: By(Actor(.system, "correspondence"), at: Example.now)).code == "unknownMail"
        )
    }

    @Test("Remise en vain, elle l'est de plus en plus tard, puis un gestionnaire s'en occupe")
    func backoff() throws {
        var letter = try Example.letter()
        var now = Example.now
        var waits: [Int64] = []
        for number in 1...60 {
            letter = try letter.after(Example.begin(letter, number: number, at: now))
            letter = try letter.after(Example.note(.deferred, letter, number: number, at: now))
            guard letter.stage == .waiting else { break }
            waits.append((letter.at.milliseconds - now.milliseconds) / 60_000)
            #expect(letter.claims.contains { $0.value.hasPrefix("letter-waiting/") })
            now = letter.at
        }
        #expect(waits.prefix(10) == [1, 2, 4, 8, 16, 32, 64, 128, 240, 240])
        #expect(letter.stage == .refused && letter.openSteps.map(\.step) == ["letterIsRefused"])
        #expect(letter.openSteps.first?.responsible == .officer)
        let refused = try Example.letter().after(Example.begin(try Example.letter()))
        #expect(try refused.after(Example.note(.refused, refused)).stage == .refused)
        let unknown = try #require(Example.note(.unknown, refused).event(SendingDeferred.self))
        #expect(unknown.inDoubt)
    }

    @Test("Une lettre dont la cause a disparu ne part plus", .rule("withdrawnLetterStays"))
    func withdrawn() throws {
        let letter = try Example.letter()
        let rescinded = DecisionRescinded(
            decision: Example.decision,
            dossier: Example.dossier,
            attempt: 1,
            session: "S-2",
            rescindedOn: Example.day("2026-03-03"),
            candidate: Example.candidate,
            personal: ReasonPersonal(reason: "Une erreur.")
        )
        let decision = decide(rescinded, on: Example.correspondent, open: [letter], Example.told)
        #expect(decision.event(LetterWithdrawn.self)?.letter == letter.letter)
        #expect(Example.letters(decision).map(\.kind) == [.decisionRescinded])
        let gone = try letter.after(.accepted([try #require(decision.event(LetterWithdrawn.self))]))
        #expect(gone.claims.isEmpty && Example.begin(gone).code == "withdrawnLetterStays")
        // One about another decision stays; one that is sent is not called back.
        var other = rescinded
        other.decision = "D-other"
        #expect(
            decide(other, on: Example.correspondent, open: [letter], Example.told).event(LetterWithdrawn.self) == nil
        )
        let sending = try letter.after(Example.begin(letter))
        let sent = try sending.after(Example.note(.accepted, sending))
        #expect(
            decide(rescinded, on: Example.correspondent, open: [sent], Example.told).event(LetterWithdrawn.self) == nil
        )
        // Withdrawn while it was handed over: what came of it is known all the same, and it is not tried again.
        let late = try sending.after(.accepted([try #require(decision.event(LetterWithdrawn.self))]))
        #expect(try late.after(Example.note(.accepted, late)).stage == .sent)
        let failed = try late.after(Example.note(.deferred, late))
        #expect(failed.claims.isEmpty && Example.begin(failed, number: 2).code == "withdrawnLetterStays")
    }

    @Test(
        "Un dossier fini n'a plus rien à demander, une personne effacée plus rien à recevoir",
        .rule("withdrawnLetterStays")
    )
    func ended() throws {
        let letter = try Example.letter()
        let withdrew = CandidateWithdrew(dossier: Example.dossier)
        #expect(decide(withdrew, open: [letter]).events.isEmpty)
        let erased = PersonErased(subject: Example.candidate, through: Example.now)
        #expect(decide(erased, open: [letter]).event(LetterWithdrawn.self)?.because == .erased)
    }
}

@Suite("Ce qu'un gestionnaire fait des lettres")
struct HandlingTests {
    private let officer = By(Actor(.officer, "P-agent", of: "p2st"), at: Example.now)

    private func resend(_ letter: Letter, _ means: DispatchMeans = .electronicMail, by: By? = nil) -> Decision {
        decide(
            ResendLetter(letter: letter.letter, officer: "P-agent", means: means, personal: nil),
            on: letter,
            by: by ?? officer
        )
    }

    private func sent() throws -> Letter {
        let sending = try Example.letter().after(Example.begin(try Example.letter()))
        return try sending.after(Example.note(.accepted, sending))
    }

    @Test("Renvoyer est un acte, et aucun délai ne recommence", .rule("resendingChangesNoTerm"))
    func again() throws {
        let sent = try sent()
        let ordered = try #require(resend(sent).event(LetterOrdered.self))
        #expect(ordered.edition == 2)
        let letter = try sent.after(.accepted([ordered]))
        #expect(letter.stage == .waiting && letter.claims.contains { $0.value.hasPrefix("letter-waiting/") })
        // What it says stands in what was composed, which nothing changes: there is no second one.
        #expect(Letter.events.count { $0 is LetterComposed.Type } == 1)
        #expect(!letterIsWrittenOnce(try #require(composed), known: letter))
        let begun = try letter.after(Example.begin(letter, number: 2))
        #expect(Example.note(.accepted, begun, number: 2).event(LetterSent.self)?.edition == 2)
        // One that had not gone is the same edition still.
        #expect(resend(try Example.letter()).event(LetterOrdered.self)?.edition == 1)
        #expect(resend(begun).code == "handingOverIsNotedFirst")
    }

    private var composed: LetterComposed? {
        Example.letters(decide(Example.notAwarded, on: Example.correspondent, scheme: Example.scheme, Example.told))
            .first
    }

    @Test("Nul autre que le gestionnaire de la branche", .rule("postingIsOfLettersThatWait"))
    func others() throws {
        let letter = try Example.letter()
        let strangers = [
            Actor(.officer, "P-agent", of: "logi"), Actor(.officer, "P-other", of: "p2st"), Actor(.candidate, "P-12"),
        ]
        for actor in strangers {
            let by = By(actor, at: Example.now)
            #expect(resend(letter, by: by).code == "actorMayNot")
            #expect(posting(letter, by: by).code == "actorMayNot")
            let withdraw = WithdrawLetter(letter: letter.letter, officer: "P-agent")
            #expect(decide(withdraw, on: letter, by: by).code == "actorMayNot")
            let returned = NoteReturnedLetter(letter: letter.letter, officer: "P-agent", cause: .notTaken)
            #expect(decide(returned, on: letter, by: by).code == "actorMayNot")
        }
    }

    private func posting(_ letter: Letter, _ means: DispatchMeans = .post, on day: Day? = nil, by: By? = nil)
        -> Decision
    {
        decide(
            RecordPosting(
                letters: [letter.letter],
                officer: "P-agent",
                means: means,
                postedOn: day ?? Example.now.parisDay,
                reference: "RC-1"
            ),
            on: [letter],
            by: by ?? officer
        )
    }

    @Test("Une lettre postée l'est le jour que dit le gestionnaire", .rule("postingIsOfLettersThatWait"))
    func post() throws {
        let letter = try Example.letter()
        #expect(posting(letter).code == "postingIsOfLettersThatWait")
        let ready = try letter.after(resend(letter, .post))
        #expect(ready.openSteps.map(\.step) == ["letterIsToBePosted"])
        #expect(ready.claims.contains { $0.value.hasPrefix("letter-ready/p2st/post/") })
        #expect(!ready.claims.contains { $0.value.hasPrefix("letter-waiting/") })
        #expect(posting(ready, .handedOver).code == "postingIsOfLettersThatWait")
        #expect(posting(ready, on: Example.now.parisDay.adding(days: 1)).code == "postingIsOfLettersThatWait")
        let sent = try #require(posting(ready).event(LetterSent.self))
        #expect(sent.means == .post && sent.reference == "RC-1" && sent.sentAt == Example.now)
        let gone = try ready.after(posting(ready))
        #expect(gone.stage == .sent && posting(gone).code == "postingIsOfLettersThatWait")
        let back = NoteReturnedLetter(letter: letter.letter, officer: "P-agent", cause: .unknownAddress)
        let returned = try gone.after(decide(back, on: gone, by: officer))
        #expect(returned.openSteps.map(\.step) == ["letterIsReturned"])
        #expect(resend(returned, .post).event(LetterOrdered.self)?.edition == 2)
        #expect(decide(back, on: ready, by: officer).code == "postingIsOfLettersThatWait")
    }

    @Test("Un lot nomme chaque lettre une fois ; rien n'en est enregistré sinon", .rule("postingIsOfLettersThatWait"))
    func batchNamesEachOnce() throws {
        let ready = try Example.letter().after(resend(Example.letter(), .post))
        for (letters, fault) in [([], "missing"), ([ready, ready], "duplicate")] as [([Letter], String)] {
            let command = RecordPosting(
                letters: letters.map(\.letter),
                officer: "P-agent",
                means: .post,
                postedOn: Example.now.parisDay
            )
            let faults = decide(command, on: letters, by: officer).faults
            #expect(faults.map(\.path) == ["letters"] && faults.map { "\($0.code)" } == [fault])
        }
    }

    @Test("Une lettre que le gestionnaire retire ne part plus", .rule("withdrawnLetterStays"))
    func withdrawn() throws {
        let letter = try Example.letter()
        let decision = decide(WithdrawLetter(letter: letter.letter, officer: "P-agent"), on: letter, by: officer)
        #expect(decision.event(LetterWithdrawn.self)?.because == .byOfficer)
        #expect(resend(try letter.after(decision)).code == "withdrawnLetterStays")
    }
}
