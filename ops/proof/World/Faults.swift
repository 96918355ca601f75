public import Messaging

/// What can go wrong in a world.
public enum FaultKind: String, Sendable, CaseIterable, Comparable {
    /// A process dies at a boundary of its loop.
    case crash
    /// A connection is lost alone, with what was not acknowledged or not confirmed on it, or cannot be made for a while.
    case connectionLost
    /// A connection goes on without a word: what is sent on it vanishes, and nothing comes.
    case halfOpen
    /// What goes over a connection takes long, or a thread is kept waiting by a call.
    case slow
    /// What the broker says of publishes is lost, though the connection goes on.
    case confirmLost
    /// The broker takes nothing for a while, and says so.
    case blocked
    /// An event cannot be sent as it is, for a while.
    case unsendable
    /// Messages whose body or headers are longer than some were cannot be sent for a while, answers included.
    case narrowWire
    /// A message arrives twice.
    case duplicate
    /// A queue gives its messages in another order.
    case reorder
    /// A publish is nacked.
    case nack
    /// The broker restarts.
    case brokerRestart
    /// A binding is missing for a while: confirmed, and never delivered.
    case bindingMissing
    /// A queue is deleted, with what is in it, and declared again later.
    case queueDeleted
    /// A message crashes the process that handles it, whenever it does.
    case trap
    /// A store's disk is full for a while.
    case diskFull
    /// A store is restored from an older copy.
    case restore
    /// A panel moves to another worker.
    case panelMoved
    /// The wall clock of a process is hours to years ahead or behind for a while.
    case clockWrong
    /// The machine is off for hours or days: everything dies, and no clock bears the wall clocks out.
    case machineOff
    /// A worker that shares panels has no file of some of them.
    case fileElsewhere
    /// What is personal about somebody is erased.
    case erasure
    /// People's commands and the answers to them are lost.
    case lostCommand

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// The faults after which an audit may find something missing.
    public static let needingAnAudit: Set<FaultKind> = [.bindingMissing, .queueDeleted, .restore]
}

/// How worlds are made and what is allowed to happen in them.
public struct SimulationOptions: Sendable {
    /// The faults that a seed chooses from.
    public var faults: Set<FaultKind> = Set(FaultKind.allCases)
    /// Faults that every seed has.
    public var always: Set<FaultKind> = []
    /// A guard taken away, to show that the checker notices.
    public var weakness: Weakness?
    /// Whether audits are run.
    public var audits = true
    /// How many files at least and at most.
    public var files = 3...6
    /// How many steps of the scheduler faults go on for, at least and at most.
    public var steps = 400...1600
    /// Whether worlds whose people allow it go on for years after everything has ended, their stores being files; `nil`
    /// for what a seed draws.
    public var years: Bool?
    /// Whether to keep the trace.
    public var trace = false

    /// Everything can happen, every guard is there.
    public init() {}
}
