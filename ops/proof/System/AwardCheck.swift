import Campaign
import Contracts

/// What must hold of one file's decisions and certificates once everything has come to rest, read in the journals of
/// the three services that know them.
struct AwardCheck {
    private let awarded: [DecisionID]
    private let rescinded: Set<DecisionID>
    private let prepared: [DecisionID]
    private let issued: [DecisionID]
    private let recorded: [DecisionID]
    private let voided: Set<DecisionID>
    private let demanded: Set<DecisionID>
    private let revoked: Set<DecisionID>
    /// Whether the award was in stores that were all restored to a day before it: nobody has it to give back.
    private let isGoneEverywhere: Bool
    private let refusals: Int
    private let withdrawals: Int

    init(_ journals: Journals, _ dossier: DossierID) throws {
        func all<E: Event>(_ type: E.Type, _ stores: [String]) -> [E] { journals.all(type, dossier, in: stores) }
        let (registration, certification) = (["registration"], ["certification"])
        awarded = all(CertificateAwarded.self, journals.panels).map(\.decision)
        rescinded = Set(all(DecisionRescinded.self, journals.panels).map(\.decision))
        prepared = all(CertificatePrepared.self, certification).map(\.content.decision)
        issued = all(CertificateIssued.self, certification).map(\.decision)
        recorded = all(CertificateRecorded.self, registration).map(\.decision)
        voided = Set(all(CertificateVoided.self, certification).map(\.decision))
        demanded = Set(all(CertificateRevocationDemanded.self, certification).map(\.decision))
        revoked = Set(all(CertificateRevoked.self, certification).map(\.decision))
        let awarding = journals.panels.filter { !journals.allEver(CertificateAwarded.self, dossier, in: [$0]).isEmpty }
        isGoneEverywhere =
            !awarding.isEmpty && (awarded + prepared + issued + recorded).isEmpty
            && (awarding + registration + certification + ["evaluation"]).allSatisfy(journals.wasRestored)
        refusals = all(RegistrationRefused.self, registration).count
        withdrawals =
            all(CandidateWithdrew.self, registration).count + all(FileWithdrawn.self, registration).count
    }

    /// The decisions to award that no session has taken back.
    private var standing: [DecisionID] { awarded.filter { !rescinded.contains($0) } }

    func faults(reached: FilePlan.Ending?, somethingWasLost: Bool) -> [String] {
        var faults: [String] = []
        if standing.count > 1 { faults.append("was awarded \(standing.count) times: \(standing)") }
        for decision in Set(awarded + prepared + issued).sorted(by: { $0.value < $1.value }) {
            faults += self.faults(of: decision, somethingWasLost)
        }
        let valid = Set(issued).subtracting(revoked).subtracting(somethingWasLost ? demanded : [])
        if valid.count > 1 { faults.append("has \(valid.count) certificates that nobody has revoked: \(valid)") }
        let ends = recorded.filter { !rescinded.contains($0) }.count + refusals + withdrawals
        if ends > 1 { faults.append("has \(ends) ends") }
        if withdrawals > 0, !valid.isEmpty { faults.append("is withdrawn, and its certificate issued") }
        if reached == .withdrawn, withdrawals != 1, !somethingWasLost {
            faults.append("is withdrawn, and registration does not know")
        }
        return faults + faultsOfAwarded(reached, somethingWasLost)
    }

    private func faultsOfAwarded(_ reached: FilePlan.Ending?, _ somethingWasLost: Bool) -> [String] {
        guard reached == .awarded else { return [] }
        guard let current = standing.last else {
            // Whoever is to take one award back takes back the next one too, where a restore made the panel decide anew.
            let isTakenBackTwice = somethingWasLost && awarded.count > 1
            return isGoneEverywhere || isTakenBackTwice ? [] : ["ended as awarded, and no decision stands"]
        }
        let issues = issued.count { $0 == current }
        let records = recorded.count { $0 == current }
        // A campaign that has seen the end does not look again when a store is restored after that.
        if somethingWasLost, issues + records < 2 { return [] }
        return issues == 1 && records == 1
            ? [] : ["is awarded by \(current), issued \(issues), recorded \(records) times"]
    }

    /// One decision, and its certificate.
    private func faults(of decision: DecisionID, _ somethingWasLost: Bool) -> [String] {
        let issues = issued.count { $0 == decision }
        let awards = awarded.count { $0 == decision }
        let known = prepared.count { $0 == decision }
        var faults: [String] = []
        // A restored register has a certificate that was issued back with its issue alone.
        let certificates = somethingWasLost ? max(known, issues) : known
        // Where the rescission of an earlier award is gone from all that were restored, its certificate stands, and the
        // later award waits for it: that message is parked.
        let others = Set(issued).subtracting(revoked).subtracting([decision])
        let waits = somethingWasLost && certificates < awards && !others.isEmpty
        if certificates != awards, !waits {
            faults.append("\(decision): \(awards) awards, \(certificates) certificates")
        }
        if issues > awards { faults.append("\(decision): \(awards) awards, issued \(issues) times") }
        let isVoided = voided.contains(decision)
        if isVoided, issues > 0 { faults.append("\(decision): its certificate is voided, and issued") }
        guard rescinded.contains(decision) else {
            if isVoided || demanded.contains(decision) || revoked.contains(decision) {
                faults.append("\(decision) stands, and its certificate was undone")
            }
            return faults
        }
        if issues == 0, certificates > 0, !isVoided {
            faults.append("\(decision) was taken back, and its certificate never voided")
        }
        if issues > 0, !demanded.contains(decision) {
            faults.append("\(decision) was taken back, its certificate issued, and nobody was asked to revoke it")
        }
        if demanded.contains(decision), !revoked.contains(decision), !somethingWasLost {
            faults.append("\(decision): its certificate was to be revoked, and never was")
        }
        return faults
    }
}
