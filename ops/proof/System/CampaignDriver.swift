import Campaign
import Contracts
import Foundation
import Messaging
import Scheme
import Simulation

/// A campaign as the people of a simulated world.
struct CampaignDriver: Driver {
    var campaign: Campaign
    let routes: Routes
    private var looks: [(number: Int, look: Look)] = []
    private let scheme: Scheme
    private let tampering: Tampering?
    private var meddlers: Meddlers?
    private var evaluators: Evaluators?
    /// Files that begin years after the others, and when.
    private var later: [(at: Instant, plan: FilePlan)] = []
    private var excusedByRules: [String] = []
    /// What somebody takes their time over.
    private var slow: [Errand] = []

    /// How many months pass once all files have ended; then what people write is marked, file by file.
    let monthsToCome: Int?

    init(
        campaign: Campaign,
        scheme: Scheme,
        routes: Routes,
        meddles: Bool,
        monthsToCome: Int?,
        tampering: Tampering?
    ) {
        self.campaign = campaign
        self.scheme = scheme
        self.routes = routes
        self.tampering = tampering
        self.monthsToCome = monthsToCome
        meddlers = meddles || monthsToCome != nil ? Meddlers(onlyRelease: !meddles) : nil
    }

    func signature(for envelope: Envelope, to store: String, body: [UInt8]) -> ActSignature? {
        campaign.keychain.signature(for: envelope, to: store, body: body)
    }

    static var stages: [String] { Whereabouts.Stage.allCases.map(\.rawValue) }

    var stagesByStore: [String: Set<String>] {
        campaign.whereabouts().reduce(into: [:]) { $0[$1.store, default: []].insert($1.stage.rawValue) }
    }

    var wakesAt: Instant? { [campaign.wakesAt, later.first?.at].compactMap { $0 }.min() }

    mutating func yearsBegin(_ now: Instant, until end: Instant, entropy: inout Entropy) {
        evaluators = Evaluators(campaign, since: now, &entropy)
        let days = Int((end.milliseconds - now.milliseconds) / 86_400_000)
        let branches = Set(campaign.verdicts().map(\.branch)).sorted()
        guard days > 120, !branches.isEmpty else { return }
        // The longer the years, the more of them; half of them in the last third, when accreditations have ended.
        let count = Int.random(in: 1...2, using: &entropy) + days / 900
        later = (0..<count).map { place in
            let from = place.isMultiple(of: 2) ? 30 : days * 2 / 3
            let at = now.adding(days: Int.random(in: from...(days - 30), using: &entropy))
            let branch = branches.randomElement(using: &entropy) ?? branches[0]
            return (at, FilePlan(name: "later \(place + 1)", branch: branch, asksAround: true))
        }
        later.sort { $0.at < $1.at }
    }

    /// The files begin whose day has come.
    private mutating func beginLater(_ now: Instant) {
        while let first = later.first, first.at <= now {
            later.removeFirst()
            campaign.begin(first.plan, seatingAnew: true)
        }
    }

    /// A file under way needs what it holds of its people, and a certificate its holder's name: an award that comes
    /// again, after certification was restored, is refused without it.
    var erasable: Set<DossierID>? {
        Set(
            campaign.verdicts().filter { $0.reached.map(Self.endsWithoutCertificate.contains) ?? false }
                .map(\.dossier)
        )
    }

    private static let endsWithoutCertificate: Set<FilePlan.Ending> = [
        .notAwarded, .registrationFaulty, .registrationRefused, .unconfirmed, .withdrawn, .excluded,
    ]

    mutating func wanted(
        _ sight: Sight,
        everything: Bool,
        isFree: (String) -> Bool,
        entropy: inout Entropy
    ) throws -> [Wanted] {
        var wanted: [Wanted] = []
        beginLater(sight.now)
        repeat {
            let errands = takingTime(campaign.due(at: sight.now, limit: everything ? 512 : 8), everything, &entropy)
            wanted += begin(errands)
        } while try lookAround(sight) && everything
        wanted += try meddlers?.wanted(campaign, everything: everything, isFree: isFree, &entropy) ?? []
        wanted += try evaluators?.wanted(campaign, sight, isFree: isFree, &entropy) ?? []
        return wanted
    }

    /// Minutes are not signed at once, nor does a candidate come back the day after: so faults meet these stages, too.
    private mutating func takingTime(_ errands: [Errand], _ everything: Bool, _ entropy: inout Entropy) -> [Errand] {
        let takesTime: Set<MessageType> = [
            RequestReassessment.type, DrawUpMinutes.type, SignMinutes.type, SignCertificate.type,
        ]
        var now: [Errand] = []
        for errand in slow + errands {
            guard !everything, case .send(let request) = errand.matter, takesTime.contains(request.type),
                Int.random(in: 0..<12, using: &entropy) > 0
            else {
                now.append(errand)
                continue
            }
            if !slow.contains(where: { $0.number == errand.number }) { slow.append(errand) }
        }
        let numbers = Set(now.map(\.number))
        slow.removeAll { numbers.contains($0.number) }
        return now
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
                    body: marked(request),
                    to: request.store,
                    as: request.actor,
                    recording: request.act,
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
        meddlers?.take(answer, to: key)
        guard let number = Int(key.dropFirst("errand ".count)) else { return }
        campaign.take(.answer(answer), of: number, at: sight.now)
    }

    func isFinished(_ sight: Sight) -> Bool { campaign.obstacle == nil && campaign.isFinished }

    func unfinished(_ sight: Sight) throws -> [String] {
        if let obstacle = campaign.obstacle { return [obstacle] }
        guard !campaign.isFinished else { return [] }
        let begun = campaign.verdicts().filter { $0.reached == nil }.map { "\($0.name) (\($0.dossier)): \($0)" }
        return begun.isEmpty ? ["files are still to be begun"] : begun
    }

    /// After a restore the campaign's people do not find their way back from everywhere: a registering that is gone
    /// while its acceptance was given back; a withdrawal that is gone; a session convened anew while its files stand on
    /// the agenda of one that nobody opens any more; a certificate that is to be revoked whose issue is gone, so that it was
    /// voided. They give up, and that is told; what holds for every file holds for these as well.
    private static let givingUp = [
        "register: dossierExists", "prepare: dossierExists", "the last: no decision",
        "registration does not know how the file ended", "revoke: notNow",
    ]

    private func isExcused(_ stuck: String, _ sight: Sight) -> Bool {
        sight.somethingWasLost && Self.givingUp.contains { stuck.hasSuffix($0) }
    }

    func excused(_ sight: Sight) -> [String] {
        excusedByRules
            + campaign.verdicts().compactMap { verdict in
                verdict.stuck.flatMap { isExcused($0, sight) ? "\(verdict.name) (\(verdict.dossier)): \($0)" : nil }
            }
    }

    mutating func faults(_ sight: Sight) throws -> [String] {
        let journals = try Journals(sight, routes).tampered(tampering)
        let rules = RulesCheck(journals, scheme)
        excusedByRules = rules.excused
        return try rules.faults
            + campaign.verdicts().flatMap { verdict in
                let name = "\(verdict.name) (\(verdict.dossier))"
                var faults: [String] = []
                if let stuck = verdict.stuck, !isExcused(stuck, sight) { faults.append("is stuck: \(stuck)") }
                let gaveUp = meddlers?.haveWithdrawn(verdict.dossier) == true && verdict.reached == .withdrawn
                if !verdict.isAsPlanned, !gaveUp, !sight.somethingWasLost {
                    faults.append("is not as planned: \(verdict)")
                }
                faults += try AwardCheck(journals, verdict.dossier).faults(
                    reached: verdict.reached,
                    somethingWasLost: sight.somethingWasLost
                )
                return faults.map { "\(name) \($0)" }
            }
    }
}
