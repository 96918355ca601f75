public import Contracts
import Messaging
public import Scheme

/// All the people of the system, as a value: candidates, companies, evaluators, officers, jury members, signatories, who
/// take files through the six steps.
///
/// It decides what is to be done next (`due`), is told what came of it (`take`), and knows when all files have come to
/// their end. It has no clock, no network and no randomness of its own: the same seed, times and outcomes make the same
/// campaign. Whoever drives it sends the commands, and sends those again whose answer was lost.
public struct Campaign: Sendable {
    /// How a file stands, for who watches.
    public struct Verdict: Sendable, Equatable {
        /// What the file shows.
        public var name: String
        /// The file.
        public var dossier: DossierID
        /// Its branch.
        public var branch: BranchID
        /// How it was to end, and at which attempt.
        public var expected: FilePlan.Ending
        /// At which attempt it was to end.
        public var expectedAttempts: Int
        /// How it ended; `nil` while it is under way, or when it is stuck.
        public var reached: FilePlan.Ending?
        /// At which attempt it is or was.
        public var attempts: Int
        /// Why it does not go on.
        public var stuck: String?
        /// The panel that it went to.
        public var panel: PanelID?
        /// The number of the certificate.
        public var certificate: String?
        /// The codes of the refusals on its way.
        public var refusals: [String]
        /// How often its people had to read again how far it has come.
        public var setbacks: Int
        /// From its first command to its end, in milliseconds.
        public var milliseconds: Int64?

        /// Whether it ended as planned.
        public var isAsPlanned: Bool { reached == expected && attempts == expectedAttempts }
    }

    private enum Owner: Sendable {
        case scenery(SceneryScript.Wish)
        case file(Int, FileWish)
        case session(SessionID, SessionScript.Wish)
    }

    private var plan: CampaignPlan
    let scheme: Scheme
    private let setting: FileScript.Setting
    private var chance: Chance
    private let casts: [BranchID: Cast]
    private let committee: Cast.Signatory
    private let run: String
    /// With what its people sign.
    public let keychain: Keychain
    private var scenery: SceneryScript
    private var files: [FileScript] = []
    private var placeOf: [DossierID: Int] = [:]
    private var sessions: [SessionID: SessionScript] = [:]
    private var waiting: [PanelID: [Int]] = [:]
    private var inSession: Set<Int> = []
    private var lastChair: [PanelID: College] = [:]
    private var upstream: [PanelID: Int] = [:]
    private var countedUpstream: Set<Int> = []
    private var active = 0
    private var ended: Set<Int> = []
    private var owners: [Int: Owner] = [:]
    private var lastNumber = 0
    private var readyFiles: [Int] = []
    private var readySessions: [SessionID] = []
    private var sleepers: [(at: Instant, owner: Sleeper)] = []
    private enum Sleeper: Sendable { case file(Int), session(SessionID) }

    /// Why a plan cannot be played under a scheme.
    public struct Impossible: Error, Sendable, CustomStringConvertible {
        /// What is wrong, and what would be right.
        public let description: String
    }

    /// A campaign that begins at that moment.
    ///
    /// - Throws: `Impossible`, when the plan names a branch, a panel or an element that the scheme does not have.
    public init(_ plan: CampaignPlan, scheme: Scheme, startingAt now: Instant) throws {
        self.plan = plan
        self.scheme = scheme
        guard let kind = scheme.kinds.first, let standard = scheme.standard(inForce: kind.id, on: now.parisDay) else {
            throw Impossible(description: "the scheme has no standard in force on \(now.parisDay)")
        }
        setting = FileScript.Setting(
            scheme: scheme,
            standard: standard,
            oneByOne: plan.oneByOne,
            confirmsEnds: plan.confirmsEnds
        )
        var chance = Chance(seed: plan.seed ^ UInt64(bitPattern: now.milliseconds))
        run = String(chance.next() % 0xFFFF_FFFF, radix: 36)
        var casts: [BranchID: Cast] = [:]
        for branch in scheme.branches {
            guard let policy = scheme.policy(of: branch.id) else { continue }
            casts[branch.id] = Cast(branch, policy: policy, run: run, &chance)
        }
        self.casts = casts
        // Numbers of their own: whoever plays without keys is drawn the same people.
        var secrets = Chance(seed: ~(plan.seed ^ UInt64(bitPattern: now.milliseconds)))
        keychain = Keychain(scheme, secret: secrets.bytes(32))
        let needed = Set(plan.files.map(\.branch))
        committee = Cast.Signatory(
            PersonID(made: "P-\(run)-president"),
            .committee,
            mandate: "M-\(run)-committee",
            &chance
        )
        scenery = SceneryScript(
            casts.values.filter { needed.contains($0.branch) }.sorted { $0.branch < $1.branch },
            committee: committee,
            keychain: keychain,
            signing: needed.union([plan.accreditingBranch].compactMap { $0 }).sorted().compactMap { branch in
                scheme.policy(of: branch)?.vouching.demandsSignatures == true ? casts[branch] : nil
            },
            kind: kind.id,
            delegating: Set(plan.files.filter(\.isDelegated).map(\.branch)),
            story: try plan.accreditingBranch.map { branch in
                guard let cast = casts[branch], let branch = scheme.branch(branch) else {
                    throw Impossible(description: "the scheme has no branch \(branch) to accredit anybody")
                }
                return AccreditationStory(cast, of: branch, kind: kind.id, today: now.parisDay)
            }
        )
        self.chance = chance
        try check(standard, now)
    }

    private func check(_ standard: AssessmentStandard, _ now: Instant) throws {
        for file in plan.files {
            guard let branch = scheme.branch(file.branch) else {
                throw Impossible(description: "“\(file.name)”: the scheme has no branch \(file.branch)")
            }
            if let panel = file.panel, !branch.panels.contains(panel) {
                let known = branch.panels.map(\.value).joined(separator: ", ")
                throw Impossible(description: "“\(file.name)”: \(file.branch) has no panel \(panel), but \(known)")
            }
            if file.preparation != nil, !file.faults.isEmpty {
                throw Impossible(description: "“\(file.name)”: only what the candidate fills in alone can be faulty")
            }
            if file.ending == .unconfirmed, file.preparation == nil {
                throw Impossible(description: "“\(file.name)”: nothing is prepared that could stay unconfirmed")
            }
            try checkEpisodes(file)
            for element in file.missing.joined() + file.divergent + file.rectified where !standard.has(element) {
                throw Impossible(description: "“\(file.name)”: \(standard.id) has no element \(element)")
            }
            for (before, after) in zip(file.missing, file.missing.dropFirst())
            where !Set(after).isSubset(of: before) || after.isEmpty {
                throw Impossible(
                    description: "“\(file.name)”: only what was missing can be missing at the next attempt"
                )
            }
        }
    }

    private func checkEpisodes(_ file: FilePlan) throws {
        if file.isDelegated, scheme.policy(of: file.branch)?.award.delegatedSignatures != true {
            throw Impossible(description: "“\(file.name)”: nobody signs on a delegation in \(file.branch)")
        }
        if file.jury == .appeal, file.missing.count != 1 || file.isReassessed {
            throw Impossible(
                description: "“\(file.name)”: what is appealed is one decision not to award, without a reassessment"
            )
        }
        if file.ending == .recognised, scheme.branches.count < 2 {
            throw Impossible(description: "“\(file.name)”: no other branch could recognise a certificate")
        }
    }

    // MARK: how it stands

    /// Whether nothing is left to be done.
    public var isFinished: Bool { ended.count == plan.files.count || scenery.stuck != nil }

    /// Why it cannot even begin.
    public var obstacle: String? { scenery.stuck }

    /// What has come of the accreditation whose story the campaign shows, a line for each step; empty when it shows none.
    public var accreditation: [String] { scenery.story?.told ?? [] }

    /// How many files have come to an end, and how many there are.
    public var progress: (ended: Int, of: Int) { (ended.count, plan.files.count) }

    /// When something has to be done that cannot be done before; `nil` when nothing waits for a time.
    public var wakesAt: Instant? { sleepers.map(\.at).min() }

    /// How each file stands, in the order of the plan; those that were not begun are left out.
    public func verdicts() -> [Verdict] {
        files.map { file in
            var reached: FilePlan.Ending?
            var stuck: String?
            switch file.ending {
            case .planned(let ending): reached = ending
            case .stuck(let why): stuck = why
            case nil: break
            }
            return Verdict(
                name: file.plan.name,
                dossier: file.dossier,
                branch: file.plan.branch,
                expected: file.plan.ending,
                expectedAttempts: file.plan.attempts,
                reached: reached,
                attempts: file.standing.attempt,
                stuck: stuck,
                panel: file.standing.panel,
                certificate: file.standing.certificate?.number,
                refusals: file.refusals,
                setbacks: file.setbacks,
                milliseconds: file.endedAt.flatMap { end in file.begunAt.map { end.milliseconds - $0.milliseconds } }
            )
        }
    }

    /// The files that have not ended, and those of them whose session draws up its minutes or has them signed.
    var filesUnderWay: (beingWritten: Set<DossierID>, files: [FileScript]) {
        let writing = sessions.values.filter(\.hasMinutes).flatMap { $0.cases.map(\.dossier) }
        return (Set(writing), files.filter { $0.ending == nil })
    }

    /// The people of the branches that have files.
    var castsOfBranches: [Cast] {
        let needed = Set(plan.files.map(\.branch))
        return casts.values.filter { needed.contains($0.branch) }.sorted { $0.branch < $1.branch }
    }

    /// Words by which that candidate is known and nobody else; none for who is no candidate.
    public func words(of person: PersonID) -> Set<String> {
        files.first { $0.candidate.person == person }?.candidate.words ?? []
    }

    // MARK: driving it

    /// No further file is begun; the campaign is over once those under way are.
    public mutating func beginNoMore() {
        if plan.files.count > files.count { plan.files.removeLast(plan.files.count - files.count) }
    }

    /// One more file is begun, as soon as there is room for it: years after the others it may be, so that its panel's
    /// members are seated anew, and the officer asks one evaluator after another.
    public mutating func begin(_ file: FilePlan, seatingAnew: Bool) {
        plan.files.append(file)
        if seatingAnew { scenery.seatAnew() }
    }

    /// What is to be done now, at most about `limit` things; each is told once.
    public mutating func due(at now: Instant, limit: Int = 512) -> [Errand] {
        var errands = scenery.due(at: now, &chance).map { errand($0.1, .scenery($0.0)) }
        guard scenery.isSet else { return errands }
        wake(at: now)
        beginFiles(at: now)
        conveneSessions(at: now)
        while errands.count < limit, !readySessions.isEmpty || !readyFiles.isEmpty {
            if let session = readySessions.popLast() {
                errands += due(session, now)
            } else if let place = readyFiles.popLast() {
                errands += due(place, now)
                conveneSessions(at: now)
            }
        }
        return errands
    }

    private mutating func due(_ session: SessionID, _ now: Instant) -> [Errand] {
        guard let (matters, soonest) = sessions[session]?.due(at: now, oneByOne: plan.oneByOne, &chance) else {
            return []
        }
        if let soonest, matters.isEmpty || soonest > now { sleepers.append((soonest, .session(session))) }
        settle(session, now)
        return matters.map { errand($0.1, .session(session, $0.0)) }
    }

    private mutating func due(_ place: Int, _ now: Instant) -> [Errand] {
        let (matters, soonest) = files[place].due(at: now, &chance)
        if let soonest { sleepers.append((soonest, .file(place))) }
        settle(place)
        return matters.map { errand($0.1, .file(place, $0.0)) }
    }

    private mutating func errand(_ matter: Errand.Matter, _ owner: Owner) -> Errand {
        lastNumber += 1
        owners[lastNumber] = owner
        return Errand(number: lastNumber, matter: matter)
    }

    /// What came of an errand; told twice, it counts once.
    public mutating func take(_ outcome: Outcome, of errand: Int, at now: Instant) {
        guard let owner = owners.removeValue(forKey: errand) else { return }
        switch owner {
        case .scenery(let wish): scenery.take(outcome, of: wish)
        case .file(let place, let wish):
            files[place].take(outcome, of: wish, at: now)
            if files[place].doubtsScenery {
                files[place].doubtsScenery = false
                scenery.doAll()
            }
            readyFiles.append(place)
            settle(place)
        case .session(let session, let wish):
            sessions[session]?.take(outcome, of: wish, at: now)
            if sessions[session]?.doubtsScenery == true {
                sessions[session]?.doubtsScenery = false
                scenery.doAll()
            }
            readySessions.append(session)
            settle(session, now)
        }
    }

    private mutating func wake(at now: Instant) {
        guard sleepers.contains(where: { $0.at <= now }) else { return }
        for sleeper in sleepers where sleeper.at <= now {
            switch sleeper.owner {
            case .file(let place): readyFiles.append(place)
            case .session(let session): readySessions.append(session)
            }
        }
        sleepers.removeAll { $0.at <= now }
    }

    // MARK: files

    private mutating func beginFiles(at now: Instant) {
        while active < plan.outstanding, files.count < plan.files.count {
            let place = files.count
            let filePlan = plan.files[place]
            guard let cast = casts[filePlan.branch], let branch = scheme.branch(filePlan.branch),
                let kind = scheme.kinds.first
            else { return }
            let dossier = newDossier(filePlan, at: now)
            files.append(
                FileScript(
                    filePlan,
                    dossier: dossier,
                    candidate: Candidate(number: place + 1, branch: branch, kind: kind.id, run: run, &chance),
                    cast: cast,
                    committee: committee,
                    neighbour: casts.values.filter { $0.branch != filePlan.branch }.min { $0.branch < $1.branch },
                    turn: place,
                    setting: setting
                )
            )
            placeOf[dossier] = place
            active += 1
            readyFiles.append(place)
            settle(place)
        }
    }

    /// Where the branch spreads its files by identifier, one is chosen that comes to the planned panel.
    private mutating func newDossier(_ filePlan: FilePlan, at now: Instant) -> DossierID {
        for _ in 0..<1000 {
            let dossier = DossierID(made: chance.timeOrdered(now))
            let panel = scheme.panel(for: dossier, of: filePlan.branch, department: nil)
            if filePlan.panel == nil || panel == filePlan.panel { return dossier }
        }
        return DossierID(made: chance.timeOrdered(now))
    }

    /// Notes where a file is now: on its way to a panel, waiting for a session, at its end.
    private mutating func settle(_ place: Int) {
        let file = files[place]
        if let panel = file.panel {
            let isUpstream = file.isBeforeJury && file.plan.isAccepted
            if isUpstream, countedUpstream.insert(place).inserted { upstream[panel, default: 0] += 1 }
            if !isUpstream, countedUpstream.remove(place) != nil { upstream[panel, default: 0] -= 1 }
        }
        if file.ending != nil, ended.insert(place).inserted { active -= 1 }
        guard file.awaitsJury, !inSession.contains(place), let panel = file.panel else { return }
        inSession.insert(place)
        waiting[panel, default: []].append(place)
    }

    // MARK: sessions

    private mutating func conveneSessions(at now: Instant) {
        if plan.jurySitsLast {
            guard files.count == plan.files.count, upstream.values.allSatisfy({ $0 == 0 }) else { return }
        }
        for panel in waiting.keys.sorted() {
            while let places = waiting[panel], !places.isEmpty {
                let running = sessions.values.count { $0.panel == panel && $0.stuck == nil }
                let isFull = places.count >= plan.filesPerSession
                let nobodyElseComes = upstream[panel, default: 0] == 0
                guard running < plan.sessionsAtOnce, isFull || nobodyElseComes else { break }
                let chosen = together(places)
                waiting[panel] = places.filter { !chosen.contains($0) }
                let isLast = running == 0 && nobodyElseComes && chosen.count == places.count
                convene(panel, chosen, isLast: isLast, at: now)
            }
        }
    }

    /// Those that the next session takes: as many as it can, of one kind with the first. Where others are to decide anew,
    /// the session decides nothing else: else they would have decided that, and could not be its others.
    private func together(_ places: [Int]) -> [Int] {
        func needsOthers(_ place: Int) -> Bool { files[place].matterForJury?.bench == .others }
        let isForOthers = places.first.map(needsOthers)
        return Array(places.filter { needsOthers($0) == isForOthers }.prefix(plan.filesPerSession))
    }

    private mutating func convene(_ panel: PanelID, _ places: [Int], isLast: Bool, at now: Instant) {
        guard let branch = scheme.branch(of: panel), let cast = casts[branch], let policy = scheme.policy(of: branch)
        else { return }
        let chair: College =
            switch policy.jury.chair {
            case .collegesAlternate: lastChair[panel]?.other ?? .employers
            case .employers: .employers
            case .employees: .employees
            }
        lastChair[panel] = chair
        let cases = places.compactMap { caseBeforeJury(files[$0]) }
        let session = SessionID(made: chance.timeOrdered(now))
        sessions[session] = SessionScript(
            session,
            panel: panel,
            of: branch,
            officer: cast.officer,
            members: cast.members(of: panel, bench(for: cases)),
            chair: chair,
            noticeDays: policy.jury.noticeDays,
            takesEverything: isLast,
            cases: cases
        )
        readySessions.append(session)
    }

    private func caseBeforeJury(_ file: FileScript) -> SessionScript.Case? {
        file.matterForJury.map { matter in
            SessionScript.Case(
                dossier: file.dossier,
                attempt: file.standing.attempt,
                candidate: file.candidate.person,
                transmitted: file.standing.episodes.rectified ?? file.standing.transmitted,
                ballot: file.ballot,
                words: file.juryWords,
                matter: matter
            )
        }
    }

    /// As whom a session sits.
    private func bench(for cases: [SessionScript.Case]) -> Cast.Bench {
        let benches = Set(cases.map(\.matter.bench))
        return benches.contains(.others) ? .others : benches.contains(.withSubstitutes) ? .withSubstitutes : .usual
    }

    /// Gives decided files back to their people, and forgets sessions that are over.
    private mutating func settle(_ session: SessionID, _ now: Instant) {
        guard var script = sessions[session] else { return }
        if script.hasMinutes {
            for file in script.cases where !file.isExamined {
                guard let place = placeOf[file.dossier], !files[place].isBeingTakenBack else { continue }
                files[place].isBeingTakenBack = true
                readyFiles.append(place)
            }
        }
        for (dossier, result) in script.takeReleased() {
            guard let place = placeOf[dossier] else { continue }
            inSession.remove(place)
            files[place].decided(result, at: now)
            readyFiles.append(place)
            settle(place)
        }
        sessions[session] = script.isOver ? nil : script
    }
}
