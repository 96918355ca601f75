import Campaign
import CertificationService
public import Contracts
import EvaluationService
import Foundation
import JuryService
public import Messaging
import RegistrationService
public import Scheme
public import Simulation

/// The four services of this system, and people who take files through all six steps: awarded at once or after a
/// reassessment, not awarded, refused, withdrawn while each service holds the file.
public struct CCSSystem: SimulatedSystem {
    /// The services, with their stores.
    public let services: [(definition: ServiceDefinition, stores: [String])]
    /// How they are connected.
    public let routes: Routes
    private let scheme: Scheme

    /// The system under that scheme, with these panels of its branches.
    public init(_ scheme: Scheme) {
        self.scheme = scheme
        routes = .ccs(panels: scheme.panels)
        services = [
            (registration(scheme), ["registration"]),
            (evaluation(scheme), ["evaluation"]),
            (jury(scheme), scheme.panels.map(Routes.store(ofPanel:))),
            (certification(scheme), ["certification"]),
        ]
    }

    /// How many steps a world of this system lives with faults: enough to come to the jury, and past it.
    public static let steps = 3_000...9_000

    /// The stages of a file, at which faults are counted.
    public static var stages: [String] { CampaignDriver.stages }

    /// The program that people use.
    public var user: String { Routes.operatorUser }

    /// A simulated session is weeks away and comes within a few steps: nothing dies of its age in between.
    public var limits: Core.Limits {
        var limits = Core.Limits()
        limits.eventWait = 20 * 365 * 86_400_000
        return limits
    }

    /// A campaign of files of every kind.
    public func people(files: Int, startingAt now: Instant, entropy: inout Entropy) throws -> any Driver {
        var plan = CampaignPlan.mixture(
            files,
            in: scheme.branches.map(\.id),
            elements: scheme.standards.first?.elementCodes ?? [],
            seed: entropy.next()
        )
        // In small worlds every kind of file is to come, not three awards in four.
        for index in plan.files.indices { plan.files[index] = varied(plan.files[index], &entropy) }
        plan.filesPerSession = Int.random(in: 1...4, using: &entropy)
        plan.sessionsAtOnce = Int.random(in: 1...2, using: &entropy)
        return CampaignDriver(
            campaign: try Campaign(plan, scheme: scheme, startingAt: now),
            routes: routes,
            races: Bool.random(using: &entropy)
        )
    }

    private func varied(_ file: FilePlan, _ entropy: inout Entropy) -> FilePlan {
        guard file == FilePlan(name: file.name, branch: file.branch), Bool.random(using: &entropy) else { return file }
        var file = file
        let elements = scheme.standards.first?.elementCodes ?? []
        switch Int.random(in: 0..<4, using: &entropy) {
        case 0:
            file.withdrawsAt = FilePlan.Holder.allCases.randomElement(using: &entropy)
            file.ending = .withdrawn
        case 1: file.missing = elements.randomElement(using: &entropy).map { [[$0]] } ?? []
        case 2:
            file.missing = elements.randomElement(using: &entropy).map { [[$0]] } ?? []
            file.isReassessed = false
            file.ending = .notAwarded
        default: break
        }
        return file
    }
}

/// A campaign as the people of a simulated world.
struct CampaignDriver: Driver {
    var campaign: Campaign
    let routes: Routes
    /// Whether candidates think better of it while the jury decides.
    let races: Bool
    /// The files whose candidate has given up before the jury.
    private var raced: Set<DossierID> = []
    private var looks: [(number: Int, look: Look)] = []

    init(campaign: Campaign, routes: Routes, races: Bool) {
        self.campaign = campaign
        self.routes = routes
        self.races = races
    }

    static var stages: [String] { Whereabouts.Stage.allCases.map(\.rawValue) }

    var stagesByStore: [String: Set<String>] {
        campaign.whereabouts().reduce(into: [:]) { $0[$1.store, default: []].insert($1.stage.rawValue) }
    }

    var wakesAt: Instant? { campaign.wakesAt }

    /// A file under way needs what it holds of its people, and a certificate its holder's name: an award that comes
    /// again, after certification was restored, is refused without it.
    var erasable: Set<DossierID>? {
        Set(
            campaign.verdicts().filter { verdict in verdict.reached.map { $0 != .awarded } ?? false }.map(\.dossier)
        )
    }

    mutating func wanted(
        _ sight: Sight,
        everything: Bool,
        isFree: (String) -> Bool,
        entropy: inout Entropy
    ) throws -> [Wanted] {
        var wanted: [Wanted] = []
        repeat {
            wanted += begin(campaign.due(at: sight.now, limit: everything ? 512 : 8))
        } while try lookAround(sight) && everything
        if races, let withdrawal = try withdrawal(&entropy) { wanted.append(withdrawal) }
        return wanted
    }

    /// A candidate gives up while the jury has the file: withdrawal and decision race, and one of them comes first.
    private mutating func withdrawal(_ entropy: inout Entropy) throws -> Wanted? {
        let before = campaign.whereabouts().filter {
            ($0.stage == .session || $0.stage == .minutes) && !raced.contains($0.dossier)
        }
        // Rather while the minutes are signed: that is when either can come first.
        guard let file = before.randomElement(using: &entropy),
            Int.random(in: 0..<(file.stage == .minutes ? 4 : 60), using: &entropy) == 0
        else { return nil }
        raced.insert(file.dossier)
        return try Wanted(
            "withdrawal of \(file.dossier)",
            WithdrawCandidate(dossier: file.dossier, candidate: file.candidate),
            to: file.store,
            as: Actor(.candidate, file.candidate.value)
        )
    }

    private mutating func begin(_ errands: [Errand]) -> [Wanted] {
        errands.compactMap { errand in
            switch errand.matter {
            case .look(let look):
                looks.append((errand.number, look))
                return nil
            case .send(let request):
                return Wanted(
                    "errand \(errand.number)",
                    id: request.id,
                    type: request.type,
                    body: Data(request.body),
                    to: request.store,
                    as: request.actor,
                    about: request.command.about,
                    after: request.after
                )
            }
        }
    }

    /// Reads what people want to read, where a process holds the store; `false` when they read nothing.
    private mutating func lookAround(_ sight: Sight) throws -> Bool {
        let asked = looks
        looks = []
        for (number, look) in asked {
            if let events = try sight.events(look.ids, of: look.dossiers, types: look.types, at: look.store) {
                campaign.take(.events(events), of: number, at: sight.now)
            } else {
                looks.append((number, look))
            }
        }
        return looks.count < asked.count
    }

    mutating func take(_ answer: Answer, to key: String, _ sight: Sight) {
        guard let number = Int(key.dropFirst("errand ".count)) else { return }
        campaign.take(.answer(answer), of: number, at: sight.now)
    }

    func unfinished(_ sight: Sight) throws -> [String] {
        if let obstacle = campaign.obstacle { return [obstacle] }
        guard !campaign.isFinished else { return [] }
        let begun = campaign.verdicts().filter { $0.reached == nil }.map { "\($0.name) (\($0.dossier)): \($0)" }
        return begun.isEmpty ? ["files are still to be begun"] : begun
    }

    /// After a restore the campaign's people do not find their way back from everywhere: a registering that is gone
    /// while its acceptance was given back; a withdrawal that is gone; a session convened anew while its files stand on
    /// the agenda of one that nobody opens any more. They give up, and that is told; what holds for every file holds
    /// for these as well.
    private static let givingUp = [
        "register: dossierExists", "prepare: dossierExists", "the last: no decision",
        "registration does not know how the file ended",
    ]

    private func isExcused(_ stuck: String, _ sight: Sight) -> Bool {
        sight.somethingWasLost && Self.givingUp.contains { stuck.hasSuffix($0) }
    }

    func excused(_ sight: Sight) -> [String] {
        campaign.verdicts().compactMap { verdict in
            verdict.stuck.flatMap { isExcused($0, sight) ? "\(verdict.name) (\(verdict.dossier)): \($0)" : nil }
        }
    }

    func faults(_ sight: Sight) throws -> [String] {
        var faults: [String] = []
        let panels = routes.panels.map(Routes.store(ofPanel:))
        func count(_ type: MessageType, _ stores: [String]) throws -> [DossierID: Int] {
            try stores.reduce(into: [:]) { sum, store in
                for (dossier, count) in try sight.count(type, at: store) { sum[dossier, default: 0] += count }
            }
        }
        let awarded = try count(CertificateAwarded.type, panels)
        let prepared = try count(CertificatePrepared.type, ["certification"])
        let issued = try count(CertificateIssued.type, ["certification"])
        let recorded = try count(CertificateRecorded.type, ["registration"])
        let refused = try count(RegistrationRefused.type, ["registration"])
        let withdrawn = try count(CandidateWithdrew.type, ["registration"])
        let withdrawnElsewhere = try count(FileWithdrawn.type, ["registration"])
        for verdict in campaign.verdicts() {
            let dossier = verdict.dossier
            let name = "\(verdict.name) (\(dossier))"
            if let stuck = verdict.stuck, !isExcused(stuck, sight) { faults.append("\(name) is stuck: \(stuck)") }
            let gaveUp = raced.contains(dossier) && verdict.reached == .withdrawn
            if !verdict.isAsPlanned, !gaveUp, !sight.somethingWasLost {
                faults.append("\(name) is not as planned: \(verdict)")
            }
            let awards = awarded[dossier] ?? 0
            if awards > 1 { faults.append("\(name) was awarded \(awards) times") }
            // A restored register has a certificate that was issued back with its issue alone.
            let certificates = max(prepared[dossier] ?? 0, issued[dossier] ?? 0)
            if certificates != awards { faults.append("\(name): \(awards) awards, \(certificates) certificates") }
            let ends =
                (recorded[dossier] ?? 0) + (refused[dossier] ?? 0) + (withdrawn[dossier] ?? 0)
                + (withdrawnElsewhere[dossier] ?? 0)
            if (withdrawn[dossier] ?? 0) + (withdrawnElsewhere[dossier] ?? 0) > 0, issued[dossier] ?? 0 > 0 {
                faults.append("\(name) is withdrawn, and its certificate issued")
            }
            if ends > 1 { faults.append("\(name) has \(ends) ends") }
            // A campaign that has seen the end does not look again when a store is restored after that.
            let (issues, records) = (issued[dossier] ?? 0, recorded[dossier] ?? 0)
            let isLost = sight.somethingWasLost && issues + records < 2
            if verdict.reached == .awarded, issues != 1 || records != 1, !isLost {
                faults.append("\(name) is awarded, issued \(issues), recorded \(records) times")
            }
            if issues > awards { faults.append("\(name): \(awards) awards, issued \(issues) times") }
            if verdict.reached == .withdrawn, ends != 1, !sight.somethingWasLost {
                faults.append("\(name) is withdrawn, and registration does not know")
            }
        }
        return faults
    }
}
