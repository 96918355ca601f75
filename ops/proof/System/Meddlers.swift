import Campaign
import Contracts
import Messaging
import Simulation

/// People who do at random what races with the campaign's: candidates who give up while the jury decides, officers who
/// put a file on hold and release it, or have another evaluator observe while the booklet is signed. One of the two
/// comes first, and the file's course must stand it.
struct Meddlers {
    /// Whether they do no more than release what is on hold.
    private let onlyRelease: Bool
    private var withdrawn: Set<DossierID> = []
    private var replaced: Set<DossierID> = []
    /// How often each file was put on hold.
    private var holds: [DossierID: Int] = [:]
    /// The files that somebody has still to release.
    private var held: Set<DossierID> = []

    init(onlyRelease: Bool) { self.onlyRelease = onlyRelease }

    /// Whether the file's candidate was to give up here.
    func haveWithdrawn(_ dossier: DossierID) -> Bool { withdrawn.contains(dossier) }

    /// What they want done now.
    mutating func wanted(
        _ campaign: Campaign,
        everything: Bool,
        isFree: (String) -> Bool,
        _ entropy: inout Entropy
    ) throws -> [Wanted] {
        guard !onlyRelease || !held.isEmpty else { return [] }
        let files = campaign.whereabouts()
        var wanted: [Wanted] = []
        // Sorted, since the world must be the same again under its seed.
        for file in files where held.contains(file.dossier) {
            let key = "release of \(file.dossier)"
            guard isFree(key), everything || Int.random(in: 0..<6, using: &entropy) == 0 else { continue }
            if let release = try send(.release, key, file, campaign) { wanted.append(release) }
        }
        if !onlyRelease, let more = try meddle(files, campaign, isFree, &entropy) { wanted.append(more) }
        return wanted
    }

    private mutating func meddle(
        _ files: [Whereabouts],
        _ campaign: Campaign,
        _ isFree: (String) -> Bool,
        _ entropy: inout Entropy
    ) throws -> Wanted? {
        guard let file = files.randomElement(using: &entropy) else { return nil }
        let kind = [Intervention.Kind.withdrawal, .hold, .replacement].randomElement(using: &entropy) ?? .hold
        guard Int.random(in: 0..<oneIn(kind, at: file.stage), using: &entropy) == 0 else { return nil }
        let key = "\(kind) of \(file.dossier)"
        guard isFree(key) else { return nil }
        switch kind {
        case .withdrawal:
            guard [.session, .minutes].contains(file.stage), withdrawn.insert(file.dossier).inserted else { return nil }
        case .hold:
            guard ![.registration, .signatures, .reassessment].contains(file.stage), holds[file.dossier, default: 0] < 2
            else { return nil }
            holds[file.dossier, default: 0] += 1
        case .replacement:
            guard file.stage == .booklet, replaced.insert(file.dossier).inserted else { return nil }
        case .release: return nil
        }
        return try send(kind, key, file, campaign)
    }

    /// Rather while the minutes or the booklet are signed: that is when either can come first.
    private func oneIn(_ kind: Intervention.Kind, at stage: Whereabouts.Stage) -> Int {
        switch (kind, stage) {
        case (.withdrawal, .minutes), (.hold, .minutes), (.replacement, .booklet): 3
        case (.hold, .booklet): 10
        default: 20
        }
    }

    private func send(
        _ kind: Intervention.Kind,
        _ key: String,
        _ file: Whereabouts,
        _ campaign: Campaign
    ) throws -> Wanted? {
        guard let intervention = campaign.intervention(kind, on: file) else { return nil }
        func wanted<C: Command>(_ command: C) throws -> Wanted {
            try Wanted(key, command, to: intervention.store, as: intervention.actor)
        }
        return try wanted(intervention.command)
    }

    /// What was put on hold is to be released. After a restore a file may be on hold once more: who is told so releases
    /// all that ever were.
    mutating func take(_ answer: Answer, to key: String) {
        if case .refused(let refusal) = answer {
            let codes = [refusal.code.value] + refusal.faults.map(\.code)
            if codes.contains("fileIsOnHold") { held.formUnion(holds.keys) }
            // One that waits over its evaluator may go on, with another evaluator.
            if refusal.code == "fileIsOnHold", let dossier = refusal.facts["dossier"].flatMap({ DossierID($0) }) {
                held.insert(dossier)
            }
        }
        let words = key.split(separator: " ")
        guard let dossier = words.last.flatMap({ DossierID(String($0)) }) else { return }
        switch (words.first, answer) {
        case ("hold", .accepted): held.insert(dossier)
        // A file that is elsewhere by now, or has ended, is not on hold there.
        case ("release", .accepted), ("release", .refused): held.remove(dossier)
        default: break
        }
    }
}
