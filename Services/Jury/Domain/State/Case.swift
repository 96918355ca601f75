public import Contracts

// One file before one panel, over all of its attempts.
//
//   stage       what comes                                             next
//   ---------   ----------------------------------------------------   -------------------------------------------------
//   (none)      CaseOpened                                             waiting
//   waiting     CasePlaced                                             placed
//   placed      MemberRecused, BallotCast                              placed
//   placed      CaseExamined                                           examined (undecided until the second signature)
//   placed      SupplementVoted                                        deferred (until the second signature)
//   deferred    SupplementAsked, CaseAdjourned                         waiting; not to be placed before it is answered
//   waiting     SupplementReceived, SupplementFellDue                  waiting
//   placed      CaseAdjourned: no quorum, not voted                    waiting
//   waiting     BookletAmendmentTaken                                  waiting, as rectified or added to
//   placed      BookletAmendmentTaken                                  placed, the ballots void
//   examined    BookletAmendmentTaken                                  placed in the same session, to be voted on again
//   deferred, excluding   BookletAmendmentTaken                                  placed in the same session, to be voted on again
//   examined    CaseAdjourned: drawn for the first time                waiting
//   examined    CertificateAwarded                                     decided; held by certification
//   examined    CertificateNotAwarded                                  decided; held by registration
//   placed      ExclusionVoted                                         excluding (until the second signature)
//   excluding   CandidateExcluded                                      excluded, for good
//   waiting, placed, examined   CandidateWithdrewBeforeDecision        withdrawn
//   waiting, placed, examined, deferred, excluding   CandidateDiedBeforeDecision   deceased, for good
//   decided     RescissionVoted                                        decided, the vote without effect yet
//   decided     DecisionRescinded                                      waiting: undecided again, held by the jury
//   decided     ReexaminationOrdered                                   waiting; the decision stands meanwhile
//   examined    DecisionConfirmed                                      decided, as before the examination
//   examined    DecisionRescinded, then a decision, on an appeal       decided
//   decided     CaseLeftForReassessment                                decided, for good
//   waiting, placed, examined   CaseLeftForReassessment                left (see below)
//   waiting, placed, examined   FileHeldBeforeDecision                  the same, on hold: nothing is voted, nothing takes effect
//   waiting, placed, examined   FileReleasedBeforeDecision              the same; all that is due later by the time held
//   any         CaseOpened with a further attempt                      waiting; the former attempts are history
//
// Who holds a file whose decision is rescinded: the jury, in the same attempt, wherever it had been handed to. From
// certification that is sound, since the certificate is voided or revoked. From registration it is sound as long as no
// reassessment is open: therefore a decision is not rescinded once `ReassessmentOpened` is known here. Should the two
// cross on the way, the reassessment prevails: registration had the file and passed it on, and there must be one holder.
// The attempt that was to be examined again then ends here as `left`, undecided, and the next booklet reopens the case.

/// What a panel knows of one file (specification, step 6).
public struct Case: Codable, Sendable, Equatable {
    /// The kind of its streams.
    public static let kind = "case"

    /// The file.
    public var dossier: DossierID
    /// The panel that it is before.
    public var panel: PanelID
    /// The candidate.
    public var candidate: PersonID
    /// The attempt that the stage is about.
    public var attempt: Int
    /// How far it has come.
    public var stage: Stage
    /// Decisions before: of earlier attempts, and rescinded ones; the oldest first.
    public var earlier: [EarlierDecision]
    /// Whether it stands still, and why.
    public var hold: Hold?
    /// The day in Paris of its last release from a hold: nothing is notified before.
    public var releasedOn: Day?
    /// An appeal has been upheld: the decision that stands until a later session has examined the file again.
    public var reexamination: Reexamination?

    /// How far a file has come before the jury.
    public enum Stage: Codable, Sendable, Equatable {
        /// On no agenda.
        case waiting(UndecidedFile)
        /// On the agenda of a session, open to votes once it sits.
        case placed(UndecidedFile, Sitting)
        /// Voted on; the minutes are not signed by both.
        case examined(UndecidedFile, Finding)
        /// Adjourned for something more; the minutes are not signed by both.
        case deferred(UndecidedFile, Deferral)
        /// The candidate is to be excluded; the minutes are not signed by both.
        case excluding(UndecidedFile, Exclusion)
        /// Decided, and handed over.
        case decided(DecidedFile)
        /// The candidate has given up.
        case withdrawn
        /// The candidate has died.
        case deceased
        /// The candidate has been excluded for fraud.
        case excluded
        /// Undecided, and overtaken by a reassessment.
        case left
    }

    /// Its name as refusals say it.
    var stageName: String {
        switch stage {
        case .waiting: "waiting"
        case .placed: "placed"
        case .examined: "examined"
        case .deferred: "deferred"
        case .excluding: "excluding"
        case .excluded: "excluded"
        case .decided: "decided"
        case .withdrawn: "withdrawn"
        case .deceased: "deceased"
        case .left: "left"
        }
    }

    /// What is kept of the file while it is undecided here.
    public var undecided: UndecidedFile? {
        switch stage {
        case .waiting(let file), .placed(let file, _), .examined(let file, _), .deferred(let file, _),
            .excluding(let file, _):
            file
        case .decided, .withdrawn, .deceased, .excluded, .left: nil
        }
    }

    /// What a session found, its minutes signed or not.
    public var finding: Finding? {
        switch stage {
        case .examined(_, let finding): finding
        case .decided(let decided): decided.finding
        case .waiting, .placed, .deferred, .excluding, .withdrawn, .deceased, .excluded, .left: nil
        }
    }

    /// Members who are recused from it in the session on whose agenda it is.
    public var recusals: [Recusal] {
        switch stage {
        case .placed(_, let sitting): sitting.recusals
        case .examined(_, let finding): finding.recusals
        case .deferred(_, let deferral): deferral.recusals
        case .excluding(_, let exclusion): exclusion.recusals
        case .waiting, .decided, .withdrawn, .deceased, .excluded, .left: []
        }
    }

    /// The session on whose agenda it is.
    public var session: SessionID? {
        switch stage {
        case .placed(_, let sitting): sitting.session
        case .examined(_, let finding): finding.session
        case .deferred(_, let deferral): deferral.session
        case .excluding(_, let exclusion): exclusion.session
        case .waiting, .decided, .withdrawn, .deceased, .excluded, .left: nil
        }
    }

    /// To whom this panel handed the file; `nil` while the panel holds it or the file has ended here.
    public var handedTo: String? {
        switch stage {
        case .decided(let decided): decided.handedTo
        case .left: "registration"
        case .waiting, .placed, .examined, .deferred, .excluding, .withdrawn, .deceased, .excluded: nil
        }
    }
}

/// A file that a panel has to decide.
public struct UndecidedFile: Codable, Sendable, Equatable {
    /// The file.
    public var file: CaseFile
    /// The candidate's personal data, which an award passes on; `nil` once erased.
    public var personal: CandidatePersonal?
    /// The elements of this attempt on which a vote has been drawn before.
    public var drawnBefore: [ElementCode]
    /// Ties that members declared, in whichever session.
    public var declared: [Recusal]
    /// When a decision is due.
    public var decideBy: Instant
    /// Whether that has been told.
    public var toldOverdue: Bool
    /// What the jury waits for before it examines the file again.
    public var awaited: AwaitedSupplement?
    /// Members who took a decision on it that was appealed, and do not sit on it again.
    public var excluded: [PersonID] = []
}

/// A file on the agenda of a session.
public struct Sitting: Codable, Sendable, Equatable {
    /// The session.
    public var session: SessionID
    /// Members who are recused.
    public var recusals: [Recusal]
    /// The ballots so far; gone once the vote is closed.
    public var ballots: [PersonID: Ballot]
    /// Of those who voted through another: who cast the ballot.
    public var castBy: [PersonID: PersonID]

    /// Who has voted, themselves or through another, or for another; in order of identifier.
    var voted: [PersonID] { Set(ballots.keys).union(castBy.values).sorted() }

    /// A member who is recused has cast nothing, neither for themselves nor for another.
    mutating func withdrawBallots(of member: PersonID) {
        ballots = ballots.filter { $0.key != member && castBy[$0.key] != member }
        castBy = castBy.filter { ballots[$0.key] != nil }
    }

    /// Whether a member is recused.
    func isRecused(_ member: PersonID) -> Bool { recusals.contains { $0.member == member } }
}

/// What a session found, before its minutes are signed.
public struct Finding: Codable, Sendable, Equatable {
    /// The session.
    public var session: SessionID
    /// Members who were recused.
    public var recusals: [Recusal]
    /// What was found.
    public var examination: Examination
    /// The jury's words; `nil` once erased.
    public var words: ExaminationPersonal?
    /// Who voted, themselves or through another, or for another, in order of identifier; how they voted is not kept.
    public var voted: [PersonID]
    /// Who presided over the vote and closed it.
    public var closedBy: PersonID
}

/// A file that a panel has decided and handed over.
public struct DecidedFile: Codable, Sendable, Equatable {
    /// The decision.
    public var decision: DecisionID
    /// The session that took it.
    public var session: SessionID
    /// Its day.
    public var day: Day
    /// Whether the certificate is awarded.
    public var awarded: Bool
    /// The file, for the case that the decision is rescinded; `nil` where only the handover is known.
    public var kept: UndecidedFile?
    /// What the session found, for extracts and rectifications; `nil` where only the handover is known.
    public var finding: Finding?
    /// Whether the decision can still be taken back, and how far that has come.
    public var standing: Standing

    /// To whom it handed the file.
    var handedTo: String { awarded ? "certification" : "registration" }

    /// How firmly a decision stands.
    public enum Standing: Codable, Sendable, Equatable {
        /// It stands.
        case stands
        /// A session has voted to take it back; its minutes are not signed by both.
        case rescissionVoted(Rescission)
        /// It stands for good: the candidate is being reassessed.
        case reassessed
    }
}

/// A vote to take a decision back that has no effect yet.
public struct Rescission: Codable, Sendable, Equatable {
    /// The session.
    public var session: SessionID
    /// The votes.
    public var votes: ByCollege<VoteCount>
    /// The reason; `nil` once erased.
    public var reason: ReasonPersonal?
}

/// A decision that no longer is the last word on its file.
public struct EarlierDecision: Codable, Sendable, Equatable {
    /// The attempt.
    public var attempt: Int
    /// The decision.
    public var decision: DecisionID
    /// Whether it awarded the certificate.
    public var awarded: Bool
    /// Whether it was taken back.
    public var rescinded: Bool
}
