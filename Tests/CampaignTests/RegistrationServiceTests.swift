import Contracts
import Messaging
import RegistrationDomain
import RuleTrait
import Scheme
import Testing

@Suite("L'inscription, beaucoup à la fois")
struct RegistrationServiceTests {
    private let start = Instant("2026-12-31T21:00:00Z")!

    private func register(_ command: RegisterCandidate, _ desk: RegistrationDesk) throws -> Delivery {
        try desk.delivery(command, by: Actor(.candidate, command.candidate.value))
    }

    private func accept(_ command: RegisterCandidate, _ desk: RegistrationDesk) throws -> Delivery {
        try desk.delivery(
            AcceptRegistration(dossier: command.dossier, officer: RegistrationDesk.officer),
            by: Actor(.officer, RegistrationDesk.officer.value, of: command.branch)
        )
    }

    @Test(
        "Acceptés ensemble, en double, après un refus ou suspendus : les numéros d'une branche et d'une année se suivent",
        arguments: UInt64(1)...12
    )
    func numbersHaveNoHoles(_ seed: UInt64) throws {
        let desk = try RegistrationDesk(now: start, seed: seed)
        var chance = SplitMix(seed: seed)
        var dossiers: [DossierID] = []
        var expected: [String: Int] = [:]
        // Before midnight in Paris, after it, and after a restart.
        for round in 0..<4 {
            let commands = try (1...40).map {
                try desk.whole(round * 100 + $0, branch: Bool.random(using: &chance) ? "p2st" : "logi")
            }
            dossiers += commands.map(\.dossier)
            let registered = try desk.take(try commands.map { try register($0, desk) })
            #expect(registered.allSatisfy { $0 == "accepted" })
            var batch: [Delivery] = []
            for command in commands {
                let branch = command.branch
                switch Int.random(in: 0..<6, using: &chance) {
                case 0:
                    batch.append(
                        try desk.delivery(
                            RefuseRegistration(
                                dossier: command.dossier,
                                candidate: command.candidate,
                                officer: RegistrationDesk.officer,
                                personal: ReasonPersonal(reason: "Hors du champ.")
                            ),
                            by: Actor(.officer, RegistrationDesk.officer.value, of: branch)
                        )
                    )
                    batch.append(try accept(command, desk))
                case 1:
                    batch.append(
                        try desk.delivery(
                            HoldFile(
                                dossier: command.dossier,
                                candidate: command.candidate,
                                personal: HoldPersonal(reason: "Plainte.")
                            ),
                            by: Actor(.officer, RegistrationDesk.officer.value, of: branch)
                        )
                    )
                    batch.append(try accept(command, desk))
                case 2:
                    batch += [try accept(command, desk), try accept(command, desk)]
                    expected["\(branch)/\(desk.now.parisDay.year)", default: 0] += 1
                default:
                    batch.append(try accept(command, desk))
                    expected["\(branch)/\(desk.now.parisDay.year)", default: 0] += 1
                }
            }
            try desk.take(batch)
            if round == 1 { try desk.restart() }
            desk.now = desk.now.adding(milliseconds: 70 * 60 * 1000)
        }
        let taken = try desk.events(RegistrationAccepted.self, of: dossiers).map(\.taken)
        let bySeries = Dictionary(grouping: taken, by: \.series).mapValues { $0.map(\.number) }
        #expect(bySeries.count == 4)
        for (series, numbers) in bySeries { #expect(numbers == Array(1...numbers.count), "\(series)") }
        #expect(
            bySeries.mapValues(\.count) == Dictionary(uniqueKeysWithValues: expected.map { ("registration/\($0)", $1) })
        )
        #expect(try desk.core.verify() == [])
    }

    @Test(
        "Tombé avant ou après une validation, puis repris, le service ne laisse aucun trou et ne donne aucun numéro deux fois",
        arguments: UInt64(1)...8
    )
    func numbersSurviveCrashes(_ seed: UInt64) throws {
        let desk = try RegistrationDesk(now: start, seed: seed)
        var chance = SplitMix(seed: seed)
        let commands = try (1...60).map { try desk.whole($0, branch: $0 % 3 == 0 ? "logi" : "p2st") }
        var crashes = 0
        for send in [register, accept] {
            // What was not answered is delivered again, in any order and with others.
            var waiting = try commands.map { try send($0, desk) }
            while !waiting.isEmpty {
                waiting.shuffle(using: &chance)
                let batch = Array(waiting.prefix(Int.random(in: 1...15, using: &chance)))
                let point = [CrashPoint.beforeCommit, .afterCommit, nil].randomElement(using: &chance) ?? nil
                try desk.restart { if $0 == point { throw SimulatedCrash(at: $0) } }
                do {
                    #expect(try desk.take(batch).allSatisfy { $0 == "accepted" })
                    waiting.removeFirst(batch.count)
                } catch is SimulatedCrash {
                    crashes += 1
                }
            }
        }
        try desk.restart()
        #expect(crashes > 3)
        let taken = try desk.events(RegistrationAccepted.self, of: commands.map(\.dossier)).map(\.taken)
        let bySeries = Dictionary(grouping: taken, by: \.series).mapValues { $0.map(\.number) }
        #expect(bySeries == ["registration/p2st/2026": Array(1...40), "registration/logi/2026": Array(1...20)])
        #expect(try desk.core.verify() == [])
    }

    @Test(
        "La même personne sous une autre orthographe, dans un même lot ou plus tard, n'ouvre pas un second dossier",
        .rule("noOtherOpenFile")
    )
    func spellingVariantsAreOnePerson() throws {
        let desk = try RegistrationDesk(now: start)
        let first = try desk.whole(1)
        var variant = try desk.whole(2)
        variant.personal?.identity = IdentityForm(
            birthName: "LE-GOFF",
            firstNames: "Heloise",
            birthDate: try #require(first.personal?.identity?.birthDate),
            birthPlace: "BREST"
        )
        #expect(try desk.take([register(first, desk), register(variant, desk)]) == ["accepted", "noOtherOpenFile"])
        variant.dossier = "D-3"
        #expect(try desk.take([register(variant, desk)]) == ["noOtherOpenFile"])
        // A correction does not get there either.
        let other = try desk.whole(4)
        #expect(try desk.take([register(other, desk)]) == ["accepted"])
        let correction = CorrectRegistration(
            dossier: other.dossier,
            candidate: other.candidate,
            personal: CorrectionFormPersonal(identity: variant.personal?.identity)
        )
        #expect(try desk.send(correction, by: Actor(.candidate, other.candidate.value)) == "noOtherOpenFile")
        // Once the first file is over, the other spelling may ask.
        let withdrawal = WithdrawCandidate(dossier: first.dossier, candidate: first.candidate)
        #expect(try desk.send(withdrawal, by: Actor(.candidate, first.candidate.value)) == "accepted")
        #expect(try desk.take([register(variant, desk)]) == ["accepted"])
        #expect(try desk.core.verify() == [])
    }

    @Test("Avec l'état civil s'effacent les clés qui en sont faites, et rien ne les retient")
    func identityKeysAreErased() throws {
        let desk = try RegistrationDesk(now: start)
        let first = try desk.whole(1)
        #expect(try desk.take([register(first, desk)]) == ["accepted"])
        var namesake = first
        namesake.dossier = "D-2"
        namesake.candidate = "P-2"
        #expect(try desk.take([register(namesake, desk)]) == ["noOtherOpenFile"])
        try desk.core.erase(first.candidate)
        #expect(try desk.core.verify() == [])
        #expect(try desk.take([register(namesake, desk)]) == ["accepted"])
        // The person's own key does not go: it is made of no name.
        var again = first
        again.dossier = "D-3"
        #expect(try desk.take([register(again, desk)]) == ["noOtherOpenFile"])
        #expect(try desk.core.verify() == [])
    }

    @Test(
        "Préparé par l'entreprise, confirmé par le candidat : un dossier comme un autre ; jamais confirmé, il devient caduc"
    )
    func preparedFiles() throws {
        let desk = try RegistrationDesk(now: start)
        let days = try #require(desk.scheme.policy(of: "p2st")).due.registrationConfirmation
        var prepared: [RegisterCandidate] = []
        for number in 1...2 {
            let whole = try desk.whole(number)
            var form = whole.form
            form.noticeAcknowledgedOn = nil
            let command = PrepareRegistration(
                dossier: whole.dossier,
                branch: whole.branch,
                certificateKind: whole.certificateKind,
                candidate: whole.candidate,
                form: form,
                personal: whole.personal
            )
            #expect(try desk.send(command, by: Actor(.company, "73282932000074")) == "accepted")
            prepared.append(whole)
        }
        let confirmation = ConfirmRegistration(
            dossier: prepared[0].dossier,
            candidate: prepared[0].candidate,
            form: RegistrationForm(noticeAcknowledgedOn: desk.now.parisDay.description),
            personal: nil
        )
        #expect(try desk.send(confirmation, by: Actor(.candidate, prepared[0].candidate.value)) == "accepted")
        #expect(try desk.take([accept(prepared[0], desk), accept(prepared[1], desk)]) == ["accepted", "notNow"])
        let due = try #require(desk.scheme.policy(of: "p2st")).due
        desk.now = due.deadline(days, after: start.parisDay).endsAt
        try desk.comeDue()
        let lapsed = try desk.events(FileLapsed.self, of: prepared.map(\.dossier))
        #expect(lapsed.map(\.dossier) == [prepared[1].dossier])
        let reminded = try desk.events(RegistrationStepReminded.self, of: [prepared[1].dossier])
        #expect(!reminded.isEmpty && reminded.allSatisfy { $0.step == .confirmation && $0.responsible == .candidate })
        #expect(try desk.core.verify() == [])
    }
}

/// SplitMix64: the same numbers for the same seed, everywhere.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
