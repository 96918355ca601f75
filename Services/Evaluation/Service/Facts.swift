import Contracts
import Crypto
import EvaluationDomain
import Messaging
import Scheme

extension Context {
    func file(_ dossier: DossierID) throws -> AssessmentFile? { try load(AssessmentFile.self, dossier.value) }

    /// The branch of a file that is here or with a panel.
    func branch(of dossier: DossierID) throws -> String? {
        switch try file(dossier)?.stage {
        case .underWay(let attempt): attempt.file.branch.value
        case .transmitted(let booklet): Routes.branch(ofStore: Routes.store(ofPanel: booklet.panel))
        case .withdrawn, .lapsed, .givenUp, nil: nil
        }
    }

    /// What an observer has noted so far in the attempt under way.
    func draft(of observer: PersonID, on file: AssessmentFile?) throws -> ObservationDraft? {
        guard let attempt = file?.attemptUnderWay else { return nil }
        let stream = draftStream(attempt.file.dossier, attempt.number, observer)
        return try load(ObservationDraft.self, String(stream.key))
    }

    func evaluator(_ person: PersonID) throws -> Evaluator? { try load(Evaluator.self, person.value) }

    func designatedEvaluator(of file: AssessmentFile?) throws -> Evaluator? {
        try (file?.attemptUnderWay?.designation?.evaluator.person).flatMap { try evaluator($0) }
    }
}

extension Context {
    /// The file, and where its booklet is transmitted, that booklet out of the journal.
    func signedBooklet(_ dossier: DossierID) throws -> (AssessmentFile?, SignedBooklet?) {
        let file = try file(dossier)
        guard case .transmitted(let transmitted) = file?.stage,
            let handover = try events(BookletTransmitted.self, of: fileStream(dossier)).last
        else { return (file, nil) }
        let drawnUp = try events(BookletAmendmentDrawnUp.self, of: fileStream(dossier)).map(\.amendment)
        let signed = SignedBooklet(
            handover,
            recorded: try events(ObservationRecorded.self, of: fileStream(dossier)),
            amendments: transmitted.taken.compactMap { digest in drawnUp.last { $0.digest == digest } }
        )
        return (file, signed)
    }
}

func fileStream(_ dossier: DossierID) -> StreamID { StreamID(AssessmentFile.kind, dossier.value) }

extension Scheme {
    /// The policy of a transmitted file's branch.
    func policy(of signed: SignedBooklet) -> BranchPolicy {
        policy(of: signed.transmitted.file.branch) ?? BranchPolicy()
    }

    /// The standard that a transmitted file is pinned to.
    func standard(of signed: SignedBooklet) -> AssessmentStandard? { standard(signed.transmitted.file.standard) }

    /// The policy of the file's branch; where there is no file, the rules refuse before they read it.
    func policy(of file: AssessmentFile?) -> BranchPolicy {
        (file?.attemptUnderWay?.file.branch).flatMap { policy(of: $0) } ?? BranchPolicy()
    }

    /// The branch of the file.
    func branch(of file: AssessmentFile?) -> Branch? { (file?.attemptUnderWay?.file.branch).flatMap { branch($0) } }

    /// The branch that accredits the file's designated evaluator: its own, or the one that lends them.
    func accreditingBranch(of file: AssessmentFile?) -> Branch? {
        (file?.attemptUnderWay?.accreditingBranch).flatMap { branch($0) }
    }

    /// The standard that the file is pinned to.
    func standard(of file: AssessmentFile?) -> AssessmentStandard? {
        (file?.attemptUnderWay?.file.standard).flatMap { standard($0) }
    }

    /// The panels of the file's branch.
    func panels(of file: AssessmentFile?) -> [PanelID] {
        (file?.attemptUnderWay?.file.branch).map { panels(of: $0) } ?? []
    }

    /// The panel that the branch's policy gives the file.
    ///
    /// - Parameter load: how many files a panel has to decide; asked only where the policy looks at it.
    func panel(for file: AssessmentFile?, load: (PanelID) throws -> Int) rethrows -> PanelID? {
        guard let handed = file?.attemptUnderWay?.file else { return nil }
        let panels = panels(of: handed.branch)
        let policy = policy(of: file).transmission
        var loads: [PanelID: Int] = [:]
        if policy.panelAssignment == .leastLoaded, panels.count > 1 {
            for panel in panels { loads[panel] = try load(panel) }
        }
        return EvaluationDomain.panel(for: handed, among: panels, policy, load: loads)
    }
}

func unknownBranch(_ branch: BranchID) -> Decision { .refused("unknownBranch", ["branch": branch.value]) }

/// There is no file under way here, or it is pinned to a standard that is not among the scheme's data.
func noStandard(_ file: AssessmentFile?, _ dossier: DossierID) -> Decision {
    guard let attempt = file?.attemptUnderWay else { return .refused(fileIsNotHeldHere(file, dossier)) }
    return .refused("unknownStandard", ["standard": attempt.file.standard.value])
}

func noStandard(_ signed: SignedBooklet) -> Decision {
    .refused("unknownStandard", ["standard": signed.transmitted.file.standard.value])
}

func sha256(_ bytes: [UInt8]) -> String { hexadecimal(Array(SHA256.hash(data: bytes))) }
