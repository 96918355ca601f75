import Contracts
import Messaging
import Scheme

/// The people of one file: what they want done next, given how far the file has come.
///
/// It aims at the end that its plan names. An answer that it did not expect makes it read in the journals how far the
/// file has come, and go on from there; when that has not helped for long, the file is stuck.
struct FileScript: Sendable {
    let plan: FilePlan
    let dossier: DossierID
    let candidate: Candidate
    let cast: Cast
    let committee: Cast.Signatory
    /// Those of another branch, which recognises the certificate where the plan says so.
    let neighbour: Cast?
    /// The evaluators, in the order in which they are asked.
    let circle: [PersonID]
    /// How many of them could not be designated, or have been lost.
    var passedOver = 0
    /// The evaluator who is designated cannot go on.
    var lacksEvaluator = false
    let setting: Setting

    /// What all files of a campaign share.
    struct Setting: Sendable {
        let scheme: Scheme
        let standard: AssessmentStandard
        let oneByOne: Bool
        let confirmsEnds: Bool
    }

    var standing = FileStanding()
    /// The codes of the refusals that were met, expected ones too.
    var refusals: [String] = []
    /// How the file ended.
    var ending: Ending?
    var begunAt: Instant?
    var endedAt: Instant?
    /// How often somebody had to read again how far the file has come.
    var setbacks = 0
    /// What an unexpected refusal makes doubtful beside the file: whether the people of the branch are known.
    var doubtsScenery = false
    /// Whether a session wanted to take the award back and found nothing of how it was decided: the award stands then.
    var isBeyondRescission = false
    /// The minutes are drawn up by which a session takes the award back: now the certificate is signed, too.
    var isBeingTakenBack = false
    var requests: [FileWish: Request] = [:]
    var pending: Set<FileWish> = []
    var notBefore: [FileWish: Instant] = [:]
    var patience: [FileWish: Int] = [:]
    var recalled: [String: [JournalledEvent]]?
    var withdrawalStore: String?
    var lastUnexpected = ""

    /// How a file ended for its people.
    enum Ending: Sendable, Equatable {
        case planned(FilePlan.Ending)
        case stuck(String)
    }

    init(
        _ plan: FilePlan,
        dossier: DossierID,
        candidate: Candidate,
        cast: Cast,
        committee: Cast.Signatory,
        neighbour: Cast?,
        turn: Int,
        setting: Setting
    ) {
        self.plan = plan
        self.dossier = dossier
        self.candidate = candidate
        self.cast = cast
        self.committee = committee
        self.neighbour = neighbour
        self.setting = setting
        let all = plan.asksAround ? [cast.newcomer] + cast.evaluators : cast.evaluators
        circle = all.indices.map { all[(turn + $0) % all.count] }
    }

    var firstEvaluator: PersonID { circle[passedOver % circle.count] }
    var secondEvaluator: PersonID { circle[(passedOver + 1) % circle.count] }

    /// Whether the file lies before the jury and waits for a session.
    var awaitsJury: Bool {
        ending == nil && recalled == nil && pending.isEmpty && standing.transmitted != nil && !standing.withdrawn
            && standing.ended != .excluded && plan.withdrawsAt != .jury && matterForJury != nil
    }

    /// Whether the file is on its way to a panel.
    var isBeforeJury: Bool { ending == nil && standing.transmitted == nil }

    /// The panel that the file goes to, as far as that can be known.
    var panel: PanelID? {
        standing.panel
            ?? setting.scheme.panel(for: dossier, of: cast.branch, department: nil, openFiles: [:])
    }
}
