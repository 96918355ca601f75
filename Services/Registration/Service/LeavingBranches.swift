import Contracts
public import Messaging
public import RegistrationDomain
import Scheme

extension LeavingBranch: Aggregate {}

/// What becomes of the open files of a branch that has left.
@Listening func leavingBranches(_ scheme: Scheme) -> [any ListeningEntry] {
    On(RecordBranchLeaving.self) { command, context in
        decide(
            command,
            on: try context.leaving(command.branch, command.certificateKind),
            scheme: scheme,
            by: context.actor
        )
    }
    WhenDue(LeavingBranch.self, LeavingBranch.sweep) { leaving, context in
        let keys = try context.keys(of: RegistrationFile.self, after: leaving.sweptUpTo?.value, limit: 100)
        return sweep(
            leaving,
            files: try keys.compactMap { try DossierID($0).flatMap { try context.file($0) } },
            upTo: keys.last.flatMap { DossierID($0) },
            scheme: scheme,
            at: context.now
        )
    }
    On(FileGivenUpDuringEvaluation.self) { event, context in
        decide(event, on: try context.file(event.dossier), scheme: scheme, at: context.now)
    }
    On(FileGivenUpBeforeDecision.self) { event, context in
        decide(event, on: try context.file(event.dossier), scheme: scheme, at: context.now)
    }
}

extension Context {
    func leaving(_ branch: BranchID, _ kind: CertificateKindID) throws -> LeavingBranch? {
        try load(LeavingBranch.self, LeavingBranch.key(branch, kind))
    }

    /// The leaving of a file's branch, where one was recorded.
    func leaving(of file: RegistrationFile?) throws -> LeavingBranch? {
        try file.flatMap { try leaving($0.branch, $0.certificateKind) }
    }
}
