public import Contracts
public import Messaging
public import Simulation

/// Requests through a desk and two panels: granted at once or at the second attempt, dropped before, during or after.
public struct ToyScenario: Scenario {
    public enum Goal: Sendable {
        case bench(PanelID)
        case request(RequestGoal)
    }

    public struct RequestGoal: Sendable {
        public var dossier: DossierID
        public var candidate: PersonID
        public var panel: PanelID
        /// At which attempt the jury says yes; 0 for never.
        public var grantedAt: Int
        /// Whether the candidate tries to drop it while the panel has it.
        public var drops: Bool
    }

    public init() {}

    public var services: [(definition: ServiceDefinition, stores: [String])] {
        [(Toy.desk(telling: true), ["desk"]), (Toy.jury, Toy.panels.map(Routes.store(ofPanel:)))]
    }
    public var routes: Routes { Toy.routes }
    public var user: String { "ccs-portal" }

    public func goals(files: Int, entropy: inout Entropy) -> [Goal] {
        Toy.panels.map { .bench($0) }
            + (1...files).map { number in
                .request(
                    RequestGoal(
                        dossier: DossierID("D-\(number)") ?? "D",
                        candidate: PersonID("P-\(number)") ?? "P",
                        panel: Toy.panels[Int.random(in: 0..<Toy.panels.count, using: &entropy)],
                        grantedAt: Int.random(in: 0...2, using: &entropy),
                        drops: Int.random(in: 0..<4, using: &entropy) == 0
                    )
                )
            }
    }

    private let officer = Actor(.officer, "o-1")

    public func errands(_ goal: Goal, _ sight: Sight) throws -> [Wanted] {
        switch goal {
        case .bench(let panel):
            let store = Routes.store(ofPanel: panel)
            guard try sight.state(Bench.self, panel.value, at: store) == nil else { return [] }
            return [try Wanted("open \(panel)", OpenBench(panel: panel), to: store, as: officer)]
        case .request(let goal): return try errands(goal, sight)
        }
    }

    private func errands(_ goal: RequestGoal, _ sight: Sight) throws -> [Wanted] {
        let dossier = goal.dossier
        guard let request = try sight.state(Request.self, dossier.value, at: "desk") else {
            return [
                try Wanted(
                    "\(dossier) open",
                    OpenRequest(dossier: dossier, candidate: goal.candidate, name: "Name of \(goal.candidate)"),
                    to: "desk",
                    as: officer
                )
            ]
        }
        switch request.stage {
        case .granted, .dropped: return []
        case .atDesk:
            if request.attempt == 2 || (request.attempt == 1 && goal.drops) {
                return [try Wanted("\(dossier) drop", DropRequest(dossier: dossier), to: "desk", as: officer)]
            }
            let attempt = request.attempt + 1
            return [
                try Wanted(
                    "\(dossier) send \(attempt)",
                    SendRequest(dossier: dossier, panel: goal.panel, attempt: attempt),
                    to: "desk",
                    as: officer
                )
            ]
        case .atPanel(let panel, _):
            let store = Routes.store(ofPanel: panel)
            let known = try sight.state(Case.self, dossier.value, at: store)
            if let known, known.attempt == request.attempt, known.stage != .waiting { return [] }
            let sent = try sight.lastEvent(RequestSent.type, about: dossier, at: "desk")
            var errands = [
                try Wanted(
                    "\(dossier) decide \(request.attempt)",
                    DecideCase(
                        dossier: dossier,
                        attempt: request.attempt,
                        awarded: request.attempt == goal.grantedAt
                    ),
                    to: store,
                    as: officer,
                    after: sent.map { [$0] } ?? []
                )
            ]
            if goal.drops, known != nil {
                errands.append(
                    try Wanted("\(dossier) drop", DropRequest(dossier: dossier), to: store, as: officer)
                )
            }
            return errands
        }
    }

    public func isReached(_ goal: Goal, _ sight: Sight) throws -> Bool {
        switch goal {
        case .bench(let panel):
            try sight.state(Bench.self, panel.value, at: Routes.store(ofPanel: panel)) != nil
        case .request(let goal):
            try sight.state(Request.self, goal.dossier.value, at: "desk")?.hasEnded == true
        }
    }

    public func faults(_ goals: [Goal], _ sight: Sight) throws -> [String] {
        var faults: [String] = []
        let granted = try sight.count(RequestGranted.type, at: "desk")
        let dropped = try sight.count(RequestDropped.type, at: "desk")
        let opened = try sight.count(RequestOpened.type, at: "desk")
        let returned = try sight.count(RequestReturned.type, at: "desk")
        let counted = try sight.count(ReturnCounted.type, at: "desk")
        if returned != counted { faults.append("returned \(returned), counted \(counted)") }
        var certificates: [Int] = []
        for case .request(let goal) in goals {
            let (wins, drops) = (granted[goal.dossier] ?? 0, dropped[goal.dossier] ?? 0)
            if wins + drops != 1 {
                faults.append("\(goal.dossier) ended \(wins) times granted, \(drops) times dropped")
            }
            if opened[goal.dossier] != 1, !sight.somethingWasLost {
                faults.append("\(goal.dossier) opened \(opened[goal.dossier] ?? 0) times")
            }
            let request = try sight.state(Request.self, goal.dossier.value, at: "desk")
            if case .granted(let certificate)? = request?.stage { certificates.append(certificate.number) }
        }
        if certificates.sorted() != Array(1...max(1, certificates.count)).prefix(certificates.count).map({ $0 }),
            !sight.somethingWasLost
        {
            faults.append("certificates are numbered \(certificates.sorted())")
        }
        if Set(certificates).count != certificates.count { faults.append("a certificate's number is there twice") }
        return faults
    }
}
