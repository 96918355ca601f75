import ArgumentParser
import Campaign
import CertificationService
import Contracts
import CorrespondenceService
import EvaluationService
import Foundation
import JuryService
import Messaging
import OperatorClient
import RegistrationService
import Scheme

/// Fills the stores of stopped services with files that have come to their end, through `receive`, as the services do.
struct Fill: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fills the stores of stopped services with awarded files, in one process, without a broker."
    )

    @Option(help: "The folder with a folder a service.") var data: String
    @Option(help: "How many files.") var files = 10_000
    @Option(help: "What they are drawn with.") var seed: UInt64 = 1_000_003

    func run() throws {
        let scheme = try Surroundings().scheme()
        let town = try Town(scheme, data: data)
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        var plan = CampaignPlan.awards(files, in: ["p2st"], seed: seed)
        (plan.outstanding, plan.filesPerSession, plan.sessionsAtOnce, plan.confirmsEnds) = (2000, 50, 16, false)
        var campaign = try Campaign(plan, scheme: scheme, startingAt: now)
        let began = Date()
        try town.play(&campaign)
        let amiss = campaign.verdicts().count { !$0.isAsPlanned }
        try Line.print([
            "measure": "fill", "files": files, "seconds": Line.rounded(Date().timeIntervalSince(began)),
            "not_as_planned": amiss,
        ])
        if amiss > 0 { throw ExitCode(1) }
    }
}

/// The four services over their stores on disk, and a messenger between them.
private final class Town {
    private let routes: Routes
    private var cores: [(name: String, core: Core)] = []
    private var queues: [String: [Delivery]] = [:]
    private var entropy = Entropy.system
    private var tag: UInt64 = 0

    init(_ scheme: Scheme, data: String) throws {
        routes = .ccs(panels: scheme.panels)
        for store in routes.stores {
            let service = store.split(separator: ".").first.map(String.init) ?? store
            let definition: ServiceDefinition =
                switch service {
                case "registration": registration(scheme)
                case "evaluation": evaluation(scheme)
                case "certification": certification(scheme)
                case "correspondence": correspondence(scheme)
                default: jury(scheme)
                }
            let folder = "\(data)/\(service)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let opened = try Store(name: store, path: "\(folder)/\(store).sqlite", ifAbsent: .laid)
            cores.append((store, try Core(definition, store: opened, routes: routes)))
        }
    }

    private var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    func play(_ campaign: inout Campaign) throws {
        var waiting: [MessageID: Int] = [:]
        var looks: [Errand] = []
        while !campaign.isFinished {
            for errand in campaign.due(at: now, limit: 4096) {
                switch errand.matter {
                case .look: looks.append(errand)
                case .send(let request):
                    waiting[request.id] = errand.number
                    let user = Routes.demonstrationUser
                    var envelope = request.envelope(at: now, source: "fill", user: user, campaign.keychain)
                    envelope.replyTo = "fill"
                    deliver(envelope, request.body, to: request.store)
                }
            }
            for (command, answer) in try settle() {
                if let number = waiting.removeValue(forKey: command) {
                    campaign.take(.answer(answer), of: number, at: now)
                }
            }
            for errand in looks {
                guard case .look(let look) = errand.matter,
                    let core = cores.first(where: { $0.name == look.store })?.core
                else { continue }
                let events = try core.events(look.ids, of: look.dossiers, types: look.types)
                campaign.take(.events(events), of: errand.number, at: now)
            }
            looks = []
        }
        _ = try settle()
        for (_, core) in cores {
            try core.saveCursor()
            try core.store.checkpoint()
            try core.store.close()
        }
    }

    private func deliver(_ envelope: Envelope, _ body: [UInt8], to store: String) {
        tag += 1
        queues[store, default: []].append(
            Delivery(queue: Routes.queue(ofStore: store), tag: tag, envelope: envelope, body: body)
        )
    }

    private func settle() throws -> [(MessageID, Answer)] {
        var answers: [(MessageID, Answer)] = []
        var moved = true
        while moved {
            moved = false
            for (name, core) in cores {
                let batch = queues.removeValue(forKey: name) ?? []
                if !batch.isEmpty {
                    moved = true
                    for reply in try core.receive(batch, now: now, entropy: &entropy).replies {
                        guard reply.envelope.type == Answer.type, let command = reply.envelope.inReplyTo else {
                            continue
                        }
                        answers.append((command, try JSONDecoder().decode(Answer.self, from: Data(reply.body))))
                    }
                }
                moved = try handOn(core) || moved
            }
        }
        return answers
    }

    private func handOn(_ core: Core) throws -> Bool {
        let rows = try core.outgoing(after: core.confirmedUpTo, limit: 100_000)
        for row in rows {
            guard var message = row.message else { continue }
            message.envelope.user = Routes.user(ofStore: core.store.name)
            let panel = message.envelope.type == BookletTransmitted.type ? addressee(message) : nil
            for store in routes.stores(listeningTo: message.envelope.type, addressed: panel) {
                deliver(message.envelope, message.body, to: store)
            }
        }
        guard let last = rows.last else { return false }
        core.confirmed(upTo: last.seq)
        core.forgetFresh(upTo: last.seq)
        return true
    }

    private func addressee(_ message: Outgoing) -> PanelID? {
        message.key.split(separator: ".").last.flatMap { PanelID(String($0)) }
    }
}
