import Contracts

/// What somebody wants to do next in a file.
enum FileWish: Hashable, Sendable {
    case prepare, confirm, register, accept, refuse, withdraw
    /// The candidate asks once more, as somebody else under another spelling.
    case registerAgain
    /// The candidate puts their name right.
    case correct
    case propose, designateWrongly, designate
    /// The candidate objects to the first evaluator, the officer upholds it and designates another.
    case object, uphold, replace
    case declare(PersonID)
    case record(PersonID)
    case fill, readDigest
    case sign(PersonID)
    /// One observer rectifies the booklet, the other signs that.
    case rectify, readRectification, signRectification
    /// The candidate gives what the jury asked.
    case answerSupplement
    case lodgeAppeal, admitAppeal, instructAppeal, upholdAppeal
    case reassess
    case readCertificate
    case replaceCertificate, readReplacement, revoke, recognise
    /// Read what became of the certificate of a decision that was taken back.
    case readFormer
    case signCertificate(SigningCapacity)
    case confirmEnd
    /// Read again, store by store, how far the file has come.
    case recall(String)
}
