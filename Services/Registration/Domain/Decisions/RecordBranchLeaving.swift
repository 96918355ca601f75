public import Contracts
public import Kernel
public import Scheme

/// The C4S records that a branch has left, as its data say, and until when its open files run there.
public func decide(_ command: RecordBranchLeaving, on leaving: LeavingBranch?, scheme: Scheme, by: By) -> Decision {
    if let refusal = committeeRecordsTheLeaving(command.recordedBy, by.actor) { return .refused(refusal) }
    switch leavingIsAgreed(scheme.branch(command.branch), command.branch, command.certificateKind) {
    case .failure(let missing): return .refused(missing.refusal)
    case .success(let until):
        guard leaving?.openFilesUntil != until else { return .accepted([]) }
        // What is over is not begun anew.
        if leaving?.pages ?? 0 > 0 { return .refused("leavingIsOver", ["branch": command.branch.value]) }
        return .accepted([
            BranchLeavingRecorded(
                branch: command.branch,
                certificateKind: command.certificateKind,
                openFilesUntil: until,
                recordedBy: command.recordedBy
            )
        ])
    }
}
