import Contracts
import JuryDomain
import RuleTrait
import Scheme
import Testing

@Suite("Les motifs qui ne sont d'aucun dossier")
struct SessionWordsTests {
    @Test(
        "Pourquoi un procès-verbal est rectifié, ou signé par un autre, se garde autant que lui, et pas au-delà",
        .rule("wordsAreKeptWithTheMinutes")
    )
    func kept() throws {
        for isReplaced in [true, false] {
            var world = World.refused()
            #expect(world.sessions["S1"]?.wordsKeptUntil == nil)
            let decision =
                isReplaced ? world.replace("e1", with: "e2") : world.rectify(present: ["e1", "e2", "s1", "s2"])
            #expect(decision.isDone)
            let session = try #require(world.sessions["S1"])
            let years = world.rules.policy.retention.minutesAndRegister
            let until = session.day.adding(months: 12 * years).startInParis
            #expect(session.dueTimes.contains(DueTime(JurySession.retentionEnd, at: until)))
            #expect(decideRetention(of: session, at: until.adding(milliseconds: -1)).changesNothing)
            let end = try #require(
                decideRetention(of: session, at: until).events?.first as? SessionWordsRetentionEnded
            )
            #expect(end.erasesPersonal?.histories == [StreamID("session", "S1")] && end.through == until)
            let over = try #require(JurySession.evolve(session, end))
            #expect(over.wordsKeptUntil == nil && over.stage == session.stage)
            #expect(decideRetention(of: over, at: until).changesNothing)
        }
        // What is mended in a file goes with the file.
        var world = World.refused()
        world.rectify(words: RectificationTests.file, text: RectificationTests.text("Reformuler"))
        #expect(world.sessions["S1"]?.wordsKeptUntil == nil)
    }
}
