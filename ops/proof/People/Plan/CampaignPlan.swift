public import Contracts

/// A campaign: files, each with what is to become of it, and how many are in work at a time.
public struct CampaignPlan: Sendable, Equatable {
    /// What it is called.
    public var title: String
    /// What people, companies and identifiers are drawn with.
    public var seed: UInt64
    /// The branch that accredits somebody, and removes them again, before the first file; `nil` for none.
    public var accreditingBranch: BranchID?
    /// The files, in the order in which they are begun.
    public var files: [FilePlan]
    /// How many files are in work at a time, those that wait for a session included.
    public var outstanding: Int
    /// How many files a session examines at most.
    public var filesPerSession: Int
    /// How many sessions a panel holds at a time.
    public var sessionsAtOnce: Int
    /// Whether one thing is done at a time in a file, where several could be.
    public var oneByOne: Bool
    /// Whether no jury sits before every file has come before one.
    public var jurySitsLast: Bool
    /// Whether a file is over only once registration knows how it ended.
    public var confirmsEnds: Bool

    /// A plan.
    public init(
        title: String = "",
        seed: UInt64 = 1,
        accreditingBranch: BranchID? = nil,
        files: [FilePlan],
        outstanding: Int = 200,
        filesPerSession: Int = 20,
        sessionsAtOnce: Int = 1,
        oneByOne: Bool = false,
        jurySitsLast: Bool = false,
        confirmsEnds: Bool = true
    ) {
        self.title = title
        self.seed = seed
        self.accreditingBranch = accreditingBranch
        self.files = files
        self.outstanding = max(1, outstanding)
        self.filesPerSession = max(1, filesPerSession)
        self.sessionsAtOnce = max(1, sessionsAtOnce)
        self.oneByOne = oneByOne
        self.jurySitsLast = jurySitsLast
        self.confirmsEnds = confirmsEnds
    }

    /// That many straight awards, spread over these branches in turn.
    public static func awards(_ count: Int, in branches: [BranchID], seed: UInt64 = 1) -> CampaignPlan {
        CampaignPlan(
            title: "\(count) awards",
            seed: seed,
            files: (0..<count).map { FilePlan(name: "award \($0 + 1)", branch: branches[$0 % branches.count]) }
        )
    }

    /// That many files of every kind, as they come: half of them are straight awards, the others go and end in every
    /// way that there is.
    ///
    /// - Parameter lives: scripts of which every second file is one, drawn; none of them where there are none.
    public static func mixture(
        _ count: Int,
        in branches: [BranchID],
        elements: [ElementCode],
        lives: [FilePlan] = [],
        seed: UInt64
    ) -> CampaignPlan {
        var chance = Chance(seed: seed ^ 0xC0FF_EE)
        let step = lives.isEmpty ? 1 : 2
        let files = (0..<count).map { number in
            if number % 2 == 1, !lives.isEmpty { return chance.one(of: lives) }
            var plan = FilePlan(name: "file \(number + 1)", branch: branches[number / step % branches.count])
            plan.vary(&chance, elements)
            return plan
        }
        return CampaignPlan(title: "\(count) files", seed: seed, files: files)
    }
}

extension FilePlan {
    fileprivate mutating func vary(_ chance: inout Chance, _ elements: [ElementCode]) {
        switch chance.next() % 24 {
        case 0:
            faults = [chance.one(of: PlantedFault.allCases)]
            ending = .registrationFaulty
        case 1:
            officerRefuses = true
            ending = .registrationRefused
        case 2, 3:
            withdrawsAt = chance.one(of: Holder.allCases)
            ending = .withdrawn
        case 4: wrongDesignation = chance.one(of: WrongDesignation.allCases)
        case 5:
            missing = [[chance.one(of: elements)]]
            isReassessed = false
            ending = .notAwarded
        case 6, 7: missing = [Array(Set([chance.one(of: elements), chance.one(of: elements)])).sorted()]
        case 8: divergent = [chance.one(of: elements)]
        case 9: replacement = chance.one(of: Replacement.allCases)
        case 10: preparation = chance.one(of: Preparation.allCases)
        case 11: situation = chance.one(of: Employment.Status.allCases)
        case 12:
            preparation = .company
            ending = .unconfirmed
        case 13, 14: isOnPaper = true
        default: break
        }
    }
}
