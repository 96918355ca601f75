import Contracts
import Messaging
import Testing

/// What time it is for a store, as far as that is borne out.
@Suite struct ClockGuardTests {
    private static let friday = Instant(milliseconds: 1_800_000_000_000)
    private static let hour: Int64 = 3_600_000
    private static let weekend: Int64 = 60 * hour
    private static let decade: Int64 = 3652 * 24 * hour

    private func moment(_ wall: Int64, steady: Int64) -> Moment {
        Moment(wall: Self.friday.adding(milliseconds: wall), steady: steady)
    }

    /// A guard that has believed its clock on Friday, when the machine had run for a second.
    private func watch(start: String = "boot-1", now: Moment? = nil) -> ClockGuard {
        let first = ClockGuard(kept: nil, last: Self.friday, at: moment(0, steady: 1000), start: "boot-1")
        guard let now else { return first }
        return ClockGuard(kept: first.anchor, last: Self.friday, at: now, start: start)
    }

    /// The time in milliseconds after that Friday, and by how many the wall clock is off.
    private struct Told: Equatable {
        var now: Int64
        var off: Int64
        init(_ now: Int64, _ off: Int64) { (self.now, self.off) = (now, off) }
    }

    private func time(_ watch: inout ClockGuard, _ moment: Moment, kept: Instant? = nil) -> Told {
        let time = watch.time(at: moment) { kept }
        return Told(time.now.milliseconds - Self.friday.milliseconds, time.off)
    }

    @Test(
        "Dix ans d’avance pendant que la machine marche: le temps continue à son pas, puis l’horloge est crue de nouveau"
    )
    func jump() {
        var watch = watch()
        #expect(time(&watch, moment(5000, steady: 6000)) == Told(5000, 0))
        let ahead = time(&watch, moment(Self.decade + 6000, steady: 7000))
        #expect(ahead == Told(6000, Self.decade))
        #expect(time(&watch, moment(Self.decade + 9000, steady: 10_000)).now == 9000)
        #expect(time(&watch, moment(10_000, steady: 11_000)) == Told(10_000, 0))
    }

    @Test("Un arrêt d’un week-end, la machine allumée: ce qu’elle a marché suffit, sans exploitant")
    func stopOfTheProcess() {
        let monday = moment(Self.weekend, steady: Self.weekend + 1000)
        var watch = watch(now: monday)
        #expect(time(&watch, monday) == Told(Self.weekend, 0))
    }

    @Test("Une machine éteinte un week-end: il faut qu’un serveur de temps, un voisin ou un exploitant en réponde")
    func stopOfTheMachine() {
        let monday = moment(Self.weekend, steady: 20_000)
        var alone = watch(start: "boot-2", now: monday)
        #expect(time(&alone, monday) == Told(0, Self.weekend))
        // Meanwhile the time goes on with the machine.
        #expect(time(&alone, moment(Self.weekend + 5000, steady: 25_000)) == Told(5000, Self.weekend))
        alone.settle(at: moment(Self.weekend + 6000, steady: 26_000))
        #expect(time(&alone, moment(Self.weekend + 6000, steady: 26_000)) == Told(Self.weekend + 6000, 0))

        var kept = watch(start: "boot-2", now: monday)
        #expect(time(&kept, monday, kept: monday.wall) == Told(Self.weekend, 0))
        // Borne out once, it stays so while the machine runs.
        #expect(time(&kept, moment(Self.weekend + 10, steady: 20_010)) == Told(Self.weekend + 10, 0))

        var neighbour = watch(start: "boot-2", now: monday)
        neighbour.hear(Self.friday.adding(milliseconds: Self.hour))
        #expect(time(&neighbour, monday) == Told(Self.hour, Self.weekend - Self.hour))
        neighbour.hear(Self.friday.adding(milliseconds: Self.weekend - Self.hour / 2))
        #expect(time(&neighbour, monday) == Told(Self.weekend, 0))
    }

    @Test("Un serveur de temps qui dit autre chose que l’horloge du processus ne la confirme pas")
    func keptOtherwise() {
        var watch = watch()
        let kept = Self.friday.adding(milliseconds: 2000)
        #expect(time(&watch, moment(Self.decade, steady: 3000), kept: kept) == Told(2000, Self.decade - 2000))
    }

    @Test("En retard de moins d’une heure, une horloge est crue; de plus, le temps continue à son pas")
    func backward() {
        var watch = watch()
        #expect(time(&watch, moment(2000 - Self.hour, steady: 3000)) == Told(2000 - Self.hour, 0))
        #expect(time(&watch, moment(-5 * Self.hour, steady: 4000)) == Told(3000, -5 * Self.hour - 3000))
        // What the neighbours write does not make it later than it would be.
        watch.hear(Self.friday.adding(milliseconds: Self.weekend))
        #expect(time(&watch, moment(1000 - 5 * Self.hour, steady: 5000)).now == 4000)
        #expect(time(&watch, moment(5000, steady: 6000)) == Told(5000, 0))
    }

    @Test(
        "Une machine repartie en 1970, sa pile étant vide: le temps continue où il en était, jusqu’à ce qu’un serveur le dise"
    )
    func emptyBattery() {
        let epoch = Moment(wall: Instant(milliseconds: 5000), steady: 5000)
        var watch = watch(start: "boot-2", now: epoch)
        let told = time(&watch, epoch)
        #expect(told.now == 0)
        #expect(told.off < -Self.decade)
        let served = moment(Self.weekend, steady: 9000)
        #expect(time(&watch, served, kept: served.wall) == Told(Self.weekend, 0))
    }

    @Test("Un premier départ à une heure fausse, corrigée ensuite: un serveur de temps ou un exploitant en répond")
    func corrected() {
        var watch = ClockGuard(
            kept: nil,
            last: Instant(milliseconds: 0),
            at: moment(Self.decade, steady: 1000),
            start: "boot-1"
        )
        var alone = watch
        let right = moment(2000, steady: 3000)
        #expect(time(&alone, right) == Told(Self.decade + 2000, -Self.decade))
        alone.settle(at: right)
        #expect(time(&alone, right) == Told(2000, 0))
        #expect(time(&watch, right, kept: right.wall) == Told(2000, 0))
    }

    @Test("Un voisin dont l’heure dépasse celle de l’horloge n’emmène pas le temps plus loin qu’elle")
    func neighbourFurtherAhead() {
        var watch = watch()
        watch.hear(Self.friday.adding(milliseconds: Self.decade))
        // That it is right nobody says, and it is told: it is doubted until they agree.
        let wall = 3 * Self.hour
        #expect(time(&watch, moment(wall, steady: 2000)) == Told(wall, wall - Self.decade))
        #expect(time(&watch, moment(3000, steady: 4000)) == Told(3000, 0))
    }

    @Test("Des sauts d’un peu moins que la limite ne s’additionnent pas")
    func smallJumps() {
        var watch = watch()
        let most = ClockGuard.limit
        var furthest: Int64 = 0
        for step in 1...100 {
            let steady = Int64(step) * 1000
            furthest = max(
                furthest,
                time(&watch, moment(steady + Int64(step) * most * 9 / 10, steady: steady)).now - steady
            )
        }
        #expect(furthest <= most)
    }

    @Test("Une horloge qui va trop vite n’emporte le temps que d’un centième")
    func fastClock() {
        var watch = watch()
        var now: Int64 = 0
        // A year in which it runs at twice its pace.
        for step in 1...(24 * 365) {
            let steady = Int64(step) * Self.hour
            now = time(&watch, moment(2 * steady, steady: steady + 1000)).now
        }
        let run = Int64(24 * 365) * Self.hour
        #expect(now - run <= run / 100 + ClockGuard.limit)
    }

    @Test("Un magasin d’avant cela: jusqu’à un mois d’arrêt, l’horloge est crue; dix ans, non")
    func neverNoted() {
        let month = moment(30 * 24 * Self.hour, steady: 5000)
        var watch = ClockGuard(kept: nil, last: Self.friday, at: month, start: "boot-1")
        #expect(time(&watch, month).off == 0)
        let decade = moment(Self.decade, steady: 5000)
        watch = ClockGuard(kept: nil, last: Self.friday, at: decade, start: "boot-1")
        #expect(time(&watch, decade) == Told(0, Self.decade))
        let earlier = moment(-5 * Self.hour, steady: 5000)
        watch = ClockGuard(kept: nil, last: Self.friday, at: earlier, start: "boot-1")
        #expect(time(&watch, earlier) == Told(0, -5 * Self.hour))
        watch = ClockGuard(kept: nil, last: Instant(milliseconds: 0), at: decade, start: "boot-1")
        #expect(time(&watch, decade).off == 0)
    }
}
