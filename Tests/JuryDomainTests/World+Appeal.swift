import Contracts
import JuryDomain
import Kernel
import Scheme

extension World {
    func decided(_ dossier: DossierID = "D1") -> DecidedFile? {
        guard case .decided(let decided) = cases[dossier]?.stage else { return nil }
        return decided
    }

    private static let text = ReasonPersonal(reason: "Un motif")

    @discardableResult
    mutating func lodge(
        _ ground: AppealGround = .procedure,
        decision: DecisionID? = nil,
        by candidate: PersonID = "candidate",
        on day: Day? = nil
    ) -> Decision {
        if let day { now = max(now, day.startOfDayUTC.adding(milliseconds: 36_000_000)) }
        let file = cases["D1"]
        let command = LodgeAppeal(
            decision: decision ?? decided()?.decision ?? "D-unknown",
            dossier: "D1",
            panel: "p2st-1",
            candidate: candidate,
            ground: ground,
            personal: Self.text
        )
        return apply(
            decide(
                command,
                on: appeals[command.decision],
                against: file,
                of: decided().flatMap { sessions[$0.session] },
                under: rules,
                by: By(Actor(.candidate, candidate.value), at: now)
            )
        )
    }

    @discardableResult
    mutating func admit(_ decision: DecisionID, instructor: PersonID = "officer-2") -> Decision {
        let command = AdmitAppeal(
            decision: decision,
            dossier: "D1",
            panel: "p2st-1",
            instructor: instructor,
            officer: "officer-1"
        )
        return apply(decide(command, on: appeals[decision], against: cases["D1"], under: rules, by: By(officer)))
    }

    @discardableResult
    mutating func refuse(
        _ decision: DecisionID,
        _ cause: AppealRefusalCause,
        text: ReasonPersonal? = World.text
    ) -> Decision {
        let command = RefuseAppeal(
            decision: decision,
            dossier: "D1",
            panel: "p2st-1",
            candidate: "candidate",
            cause: cause,
            officer: "officer-1",
            personal: text
        )
        return apply(decide(command, on: appeals[decision], under: rules, by: By(officer)))
    }

    @discardableResult
    mutating func instruct(_ decision: DecisionID, by instructor: PersonID = "officer-2") -> Decision {
        let command = InstructAppeal(
            decision: decision,
            dossier: "D1",
            panel: "p2st-1",
            candidate: "candidate",
            instructor: instructor,
            personal: Self.text
        )
        let actor = Actor(.officer, instructor.value, of: "p2st")
        return apply(decide(command, on: appeals[decision], under: rules, by: By(actor)))
    }

    @discardableResult
    mutating func uphold(_ decision: DecisionID, _ upheld: Bool = true, by authority: PersonID = "authority")
        -> Decision
    {
        let command = DecideAppeal(
            decision: decision,
            dossier: "D1",
            panel: "p2st-1",
            candidate: "candidate",
            upheld: upheld,
            authority: authority,
            personal: Self.text
        )
        return apply(
            decide(
                command,
                on: appeals[decision],
                against: cases["D1"],
                under: rules,
                by: By(Actor(.authority, authority.value, of: "p2st"), at: now)
            )
        )
    }

    mutating func reassess() {
        let file = cases["D1"]
        var next = transmitted("D1").file
        next.scope.attempt = 2
        let event = ReassessmentOpened(file: next, lapsesAt: now, personal: nil)
        apply(decide(event, on: file))
    }

    // An appeal upheld against the decision on D1, and a later session of which only s3 and e3 did not decide it.
    static func reexamined(awarded: Bool, policy: (inout BranchPolicyChange) -> Void = { _ in }) -> World {
        var change = BranchPolicyChange()
        policy(&change)
        var world = World.sitting { $0.appeal.reexaminedByOthers = change.byOthers }
        world.voteAll(awarded ? [:] : ["B.2": .notAcquired])
        world.closeWithWords()
        world.signBoth()
        guard let decision = world.decided()?.decision else { return world }
        world.lodge()
        world.admit(decision)
        world.instruct(decision)
        world.uphold(decision)
        world.convene(
            "S2",
            day: World.sessionDay.adding(days: 30),
            presidency: Presidency(chair: "e3", viceChair: "s3")
        )
        world.place(["D1"], in: "S2")
        let presidency = Presidency(chair: "e3", viceChair: "s3")
        world.open("S2", present: standardJury.map(\.person), presidency: presidency)
        return world
    }
}

struct BranchPolicyChange { var byOthers = true }
