import Campaign
import Contracts
import Messaging
import Simulation

/// The evaluators over the years: some report and ask for renewal in time, the others do not; then their branch removes
/// them, or leaves it.
struct Evaluators {
    private let all: [AccreditedEvaluator]
    private let began: Instant
    private var reported: [String: Int] = [:]
    private var renewed: Set<String> = []
    private var removing: Set<String> = []

    init(_ all: [AccreditedEvaluator], since now: Instant) {
        self.all = all
        began = now
    }

    /// What they and their branch want done now.
    func wanted(_ now: Instant, isFree: (String) -> Bool) throws -> [Wanted] {
        let days = Int((now.milliseconds - began.milliseconds) / 86_400_000)
        return try all.enumerated().flatMap { place, one -> [Wanted] in
            // One of three lets it all go.
            guard place % 3 < 2 else { return try removal(of: one, days, isFree) }
            var wanted: [Wanted] = []
            let key = "report of \(one.person)"
            if days / 690 > reported[key] ?? 0, isFree(key) {
                let words = ActivityReportPersonal(account: "Deux ans d'évaluations.")
                let report = ReportActivity(evaluator: one.person, branch: one.branch, personal: words)
                wanted.append(try Wanted(key, report, to: "evaluation", as: Actor(.evaluator, one.person.value)))
            }
            let renewal = "renewal of \(one.person)"
            if days > 1_400, !renewed.contains(renewal), isFree(renewal) {
                let command = RequestRenewal(evaluator: one.person, branch: one.branch)
                wanted.append(try Wanted(renewal, command, to: "evaluation", as: Actor(.evaluator, one.person.value)))
            }
            return wanted
        }
    }

    private func removal(of one: AccreditedEvaluator, _ days: Int, _ isFree: (String) -> Bool) throws -> [Wanted] {
        let key = "removal of \(one.person)"
        guard days > 900, !removing.contains(key), isFree(key) else { return [] }
        let command = NotifyRemovalGrounds(
            evaluator: one.person,
            branch: one.branch,
            ground: .reportOverdue,
            personal: ReasonPersonal(reason: "Aucun rapport.")
        )
        return [try Wanted(key, command, to: "evaluation", as: Actor(.officer, one.officer.value, of: one.branch))]
    }

    /// Whatever the answer is, it was done.
    mutating func take(_ answer: Answer, to key: String) {
        if case .notYet = answer { return }
        if key.hasPrefix("report of ") { reported[key, default: 0] += 1 }
        if key.hasPrefix("renewal of ") { renewed.insert(key) }
        if key.hasPrefix("removal of ") { removing.insert(key) }
    }
}
