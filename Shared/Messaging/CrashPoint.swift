/// The boundaries of the loop at which a process may die. Simulation and chaos visit each of them; a service that is
/// not told to does nothing here.
public enum CrashPoint: String, Sendable, CaseIterable {
    case taken, insideMessage, beforeCommit, afterCommit
    case beforeAcknowledge, afterAcknowledge
    case beforePublish, betweenPublishes, afterPublish
    case afterConfirm, afterCursor
    case beforeReply, afterReply
}

/// Called at each boundary; what it throws ends the work at hand as a crash would.
public typealias CrashHook = (CrashPoint) throws -> Void
