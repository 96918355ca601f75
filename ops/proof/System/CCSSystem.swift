public import Campaign
import CertificationService
public import Contracts
import CorrespondenceService
import EvaluationService
import Foundation
import JuryService
public import Messaging
import RegistrationService
public import Scheme
public import Simulation

/// The five services of this system, and people who take files through all six steps: awarded at once or after a
/// reassessment, not awarded, refused, withdrawn while each service holds the file.
public struct CCSSystem: SimulatedSystem {
    /// The services, with their stores.
    public let services: [(definition: ServiceDefinition, stores: [String])]
    /// How they are connected.
    public let routes: Routes
    private let scheme: Scheme
    private let lives: [FilePlan]
    private let onlyLives: Bool
    private let tampering: Tampering?

    /// What is made wrong in a system, to show that the world's checks notice.
    public enum PlantedFault: Sendable {
        /// Certification does not hear that the jury takes a decision back.
        case rescissionUnheard
        /// The panels do not hear that a file's term is over.
        case retentionUnheard
        /// The journals that are checked are not what was journalled.
        case journals(Tampering)
    }

    /// The system under that scheme, with these panels of its branches.
    ///
    /// - Parameters:
    ///   - lives: scripts out of which some of the files are drawn; `onlyLives` for all of them.
    ///   - planted: what is wrong with it.
    public init(_ scheme: Scheme, lives: [FilePlan] = [], onlyLives: Bool = false, planted: PlantedFault? = nil) {
        self.scheme = scheme
        self.lives = lives
        self.onlyLives = onlyLives && !lives.isEmpty
        let sound = Routes.ccs(panels: scheme.panels)
        var listeners = sound.listeners
        switch planted {
        case .rescissionUnheard: listeners[DecisionRescinded.type]?.remove("certification")
        case .retentionUnheard: listeners[RetentionEnded.type]?.remove("jury")
        case .journals, nil: break
        }
        tampering = if case .journals(let how) = planted { how } else { nil }
        routes = Routes(listeners: listeners, senders: sound.senders, panels: scheme.panels)
        services = [
            (registration(scheme), ["registration"]),
            (evaluation(scheme), ["evaluation"]),
            (jury(scheme), scheme.panels.map(Routes.store(ofPanel:))),
            (certification(scheme), ["certification"]),
            (correspondence(scheme), ["correspondence"]),
        ]
    }

    /// In each branch, a file whose award is taken back while its certificate is signed.
    public static func races(_ scheme: Scheme) -> [FilePlan] {
        scheme.branches.map { FilePlan(name: "race", branch: $0.id, jury: .lateRescission) }
    }

    /// How many steps a world of this system lives with faults: enough to come to the jury, and past it.
    public static let steps = 3_000...9_000

    /// The stages of a file, at which faults are counted.
    public static var stages: [String] { CampaignDriver.stages }

    /// The program that people use.
    public var user: String { Routes.demonstrationUser }

    /// A simulated session is weeks away and comes within a few steps: nothing dies of its age in between.
    public var limits: Core.Limits {
        var limits = Core.Limits()
        limits.eventWait = 20 * 365 * 86_400_000
        // What is gone is looked for as soon as nothing moves.
        limits.rewriteQuiet = 0
        return limits
    }

    /// A campaign of files of every kind.
    public func people(files: Int, years: Bool?, startingAt now: Instant, entropy: inout Entropy) throws -> any Driver {
        var plan = CampaignPlan.mixture(
            files,
            in: scheme.branches.map(\.id),
            elements: scheme.standards.first?.elementCodes ?? [],
            seed: entropy.next()
        )
        // In small worlds every kind of file is to come, not three awards in four.
        for index in plan.files.indices { plan.files[index] = varied(plan.files[index], &entropy) }
        // In every second world some live as the scripts have it.
        let drawsLives = !lives.isEmpty && (onlyLives || Bool.random(using: &entropy))
        for index in plan.files.indices where drawsLives && (onlyLives || Bool.random(using: &entropy)) {
            if let life = lives.randomElement(using: &entropy) { plan.files[index] = life }
        }
        // In two worlds of three somebody is reassessed at least.
        if !onlyLives, Int.random(in: 0..<3, using: &entropy) > 0,
            let index = plan.files.indices.randomElement(using: &entropy),
            let element = scheme.standards.first?.elementCodes.randomElement(using: &entropy)
        {
            let file = plan.files[index]
            plan.files[index] = FilePlan(name: file.name, branch: file.branch, missing: [[element]])
        }
        plan.filesPerSession = Int.random(in: 1...4, using: &entropy)
        plan.sessionsAtOnce = Int.random(in: 1...2, using: &entropy)
        return CampaignDriver(
            campaign: try Campaign(plan, scheme: scheme, startingAt: now),
            scheme: scheme,
            routes: routes,
            meddles: Bool.random(using: &entropy),
            monthsToCome: years ?? (Int.random(in: 0..<4, using: &entropy) == 0) ? drawMonths(&entropy) : nil,
            tampering: tampering
        )
    }

    /// So many months that some of the terms for which files are kept are over: a year to five, or a little more.
    private func drawMonths(_ entropy: inout Entropy) -> Int {
        [13...26, 26...40, 62...80].randomElement(using: &entropy).map { Int.random(in: $0, using: &entropy) } ?? 26
    }

    private func varied(_ file: FilePlan, _ entropy: inout Entropy) -> FilePlan {
        guard file == FilePlan(name: file.name, branch: file.branch), Bool.random(using: &entropy) else { return file }
        var file = file
        let elements = scheme.standards.first?.elementCodes ?? []
        switch Int.random(in: 0..<5, using: &entropy) {
        case 4: file.jury = .lateRescission
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
