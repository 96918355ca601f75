import Contracts
import Kernel
import RuleTrait
import Testing

@testable import CertificationDomain

@Suite("L'enquête de suivi")
struct SurveyTests {
    private func asked(_ certificate: Certificate?, _ at: String) -> [any Event] {
        guard let certificate else { return [] }
        let now = Instant(at)!
        return (decideSurvey(certificate, at: now).events ?? []).flatMap {
            [$0] + Certificate.follow($0, from: certificate, to: certificate, (), at: now)
        }
    }

    @Test("Seul est interrogé qui a déclaré y participer", .rule("surveyNeedsDeclaration"))
    func onlyWhoDeclared() throws {
        let certificate = try #require(Example.issued)
        #expect(!certificate.dueTimes.contains { $0.name == "survey" })
        #expect(asked(certificate, "2028-01-01T00:00:00Z").isEmpty)
        let takingPart = try #require(Example.takingPart)
        // Six months after the award of 1 March, at midnight in Paris.
        #expect(takingPart.dueTimes.contains(DueTime("survey", at: Instant("2026-08-31T22:00:00Z")!)))
        #expect(asked(takingPart, "2026-08-31T21:59:59Z").isEmpty)
        let events = asked(takingPart, "2026-08-31T22:00:00Z")
        #expect(events.count == 2 && events.last is SurveyInvitationCounted)
        #expect((events.first as? SurveyAsked)?.survey.afterMonths == 6)
        let after = try #require(events.reduce(takingPart) { Certificate.evolve($0, $1) })
        #expect(after.dueTimes.contains(DueTime("survey", at: Instant("2027-08-31T22:00:00Z")!)))
        let last = asked(after, "2027-09-01T08:00:00Z").reduce(after) { Certificate.evolve($0, $1) ?? $0 }
        #expect(!last.dueTimes.contains { $0.name == "survey" })
    }

    @Test("Le titulaire déclare lui-même, et peut se retirer", .rule("surveyNeedsDeclaration"))
    func declaredByTheHolder() throws {
        #expect(Example.declareSurvey(Example.issued).event(SurveyParticipationDeclared.self)?.takesPart == true)
        for actor in [Example.asOfficer, Actor(.candidate, "P-2"), Actor(.company, "P-1")] {
            #expect(Example.declareSurvey(Example.issued, by: actor).code == "surveyNeedsDeclaration")
        }
        #expect(Example.declareSurvey(Example.prepared).code == "unknownCertificate")
        #expect(Example.declareSurvey(Example.takingPart).changesNothing)
        let out = try #require(state(Example.takingPart, Example.declareSurvey(Example.takingPart, false)))
        #expect(!out.dueTimes.contains { $0.name == "survey" })
        #expect(asked(out, "2026-10-01T00:00:00Z").isEmpty)
        // Back in, later: what has passed is not asked.
        let back = state(out, Example.declareSurvey(out, at: Instant("2026-10-01T00:00:00Z")!))
        #expect(back?.surveyRounds.map(\.afterMonths) == [18])
    }

    @Test("Qui n'a plus de certificat valide n'est plus interrogé")
    func notAfterRevocation() {
        let demanded = state(Example.takingPart, Example.rescind(Example.takingPart))
        #expect(demanded?.dueTimes.map(\.name) == [Certificate.step])
        #expect(asked(demanded, "2026-10-01T00:00:00Z").isEmpty)
    }

    private let survey = FollowUpSurvey(certificateKind: "relation-client", branch: "p2st", afterMonths: 6)

    private func results(asked: Int, answers: [SurveyAnswers]) -> SurveyResults? {
        var results: SurveyResults?
        for _ in 0..<asked { results = SurveyResults.evolve(results, SurveyInvitationCounted(survey: survey)) }
        for given in answers { results = SurveyResults.evolve(results, SurveyAnswered(survey: survey, answers: given)) }
        return results
    }

    private func answer(_ results: SurveyResults?, by actor: Actor = Actor(.system, "portal")) -> Decision {
        decide(
            AnswerSurvey(
                survey: survey,
                answers: SurveyAnswers(situation: .selfEmployed, benefit: .recognition, wouldAdvise: true)
            ),
            on: results,
            by: By(actor)
        )
    }

    @Test("Une réponse ne dit pas de qui elle vient", .rule("surveyAnswerIsAnonymous"))
    func anonymous() {
        let open = results(asked: 1, answers: [])
        #expect(answer(open).event(SurveyAnswered.self)?.survey == survey)
        for actor in [Example.asHolder, Example.asOfficer, Example.asPresident] {
            #expect(answer(open, by: actor).code == "surveyAnswerIsAnonymous")
        }
        let given = SurveyAnswers(situation: .jobseeker, benefit: .nothing, wouldAdvise: false)
        #expect(answer(results(asked: 1, answers: [given])).code == "surveyAnswerIsAnonymous")
        #expect(answer(nil).code == "unknownSurvey")
    }

    @Test("Les réponses se lisent par agrégats de cinq au moins", .rule("surveyIsShownInAggregates"), arguments: 0...23)
    func fiveAtLeast(_ count: Int) throws {
        let situations = SurveyAnswers.Situation.allCases
        let answers = (0..<count).map {
            SurveyAnswers(situation: situations[$0 % situations.count], benefit: .newJob, wouldAdvise: $0 % 3 > 0)
        }
        let reply = try #require(results(asked: 30, answers: answers)).reply
        #expect(reply.asked == 30)
        #expect(reply.shown == count / 5 * 5)
        for question in reply.counts.values { #expect(question.values.reduce(0, +) == reply.shown) }
        #expect(reply.counts.isEmpty == (count < 5))
        // What is shown is what the first of them answered.
        let expected = answers.prefix(reply.shown).count { $0.wouldAdvise }
        #expect(reply.counts["wouldAdvise"]?["yes"] ?? 0 == expected)
    }
}
