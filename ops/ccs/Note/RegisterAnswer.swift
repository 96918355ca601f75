public import Contracts

/// What the register said of a number, or that it said nothing.
public enum RegisterAnswer: Sendable {
    /// It could not be asked.
    case none
    /// Its entry, and the document with its signatures, as of a moment; neither where it knows of no such certificate.
    case told(RegisterEntry?, ReadSignatures.Reply, asOf: Instant)
}
