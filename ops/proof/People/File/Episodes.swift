import Contracts
import Messaging

/// What has come of a file, at the attempt under way, besides what every file goes through.
struct Episodes: Sendable, Equatable {
    /// How far an appeal has come.
    enum Appeal: Sendable, Equatable { case lodged, admitted, instructed, upheld }

    /// The event of a rectification that one observer has drawn up, and its digest.
    var drawnUp: MessageID?
    var rectification: String?
    /// The event of the other's signature under it.
    var rectified: MessageID?
    /// Why sessions have adjourned the file.
    var adjourned: Set<AdjournmentCause> = []
    /// The candidate has given what a session asked.
    var answered = false
    /// The last decision that a session has taken back, by the event that says so.
    var rescinded: MessageID?
    /// Every decision that was taken back.
    var takenBack: Set<DecisionID> = []
    /// Those of them whose certificate is to be revoked.
    var demanded: Set<DecisionID> = []
    /// Those of them whose certificate was voided, or is revoked.
    var settled: Set<DecisionID> = []
    /// The decisions whose certificates are issued.
    var issued: Set<DecisionID> = []
    /// The decision whose certificate registration has recorded last.
    var recorded: DecisionID?
    var appeal: Appeal?
    /// The event by which a replacement of the certificate was made out.
    var replacementOrdered: MessageID?
}

extension FileStanding {
    /// A session has taken the decision back: the file is undecided again.
    mutating func takeBack(_ taken: DecisionID?, by event: MessageID) {
        episodes.rescinded = event
        if let taken { episodes.takenBack.insert(taken) }
        decision = nil
        decisionID = nil
        guard !issued else { return }
        (certificate, certificateSigned) = (nil, [])
    }

    /// What became of the certificate of a decision that was taken back.
    mutating func readFormer(_ event: JournalledEvent) {
        if let found = event.decoded(CertificateVoided.self) { episodes.settled.insert(found.decision) }
        if let found = event.decoded(CertificateRevocationDemanded.self) { episodes.demanded.insert(found.decision) }
        if let found = event.decoded(CertificateRevoked.self) { episodes.settled.insert(found.decision) }
    }

    mutating func readEpisode(_ event: JournalledEvent) {
        if let found = event.decoded(BookletAmendmentDrawnUp.self), found.attempt == attempt {
            (episodes.drawnUp, episodes.rectification) = (event.id, found.amendment.digest)
        }
        if let found = event.decoded(BookletRectified.self), found.attempt == attempt { episodes.rectified = event.id }
        if let found = event.decoded(CaseAdjourned.self), found.attempt == attempt {
            episodes.adjourned.insert(found.cause)
        }
        if let found = event.decoded(SupplementReceived.self), found.attempt == attempt { episodes.answered = true }
        if let found = event.decoded(DecisionRescinded.self), found.attempt == attempt {
            takeBack(found.decision, by: event.id)
        }
        if let found = event.decoded(AppealLodged.self), found.attempt == attempt { episodes.appeal = .lodged }
        switch event.type {
        case AppealAdmitted.type: episodes.appeal = .admitted
        case AppealInstructed.type: episodes.appeal = .instructed
        case AppealDecided.type:
            episodes.appeal = event.decoded(AppealDecided.self)?.upheld == true ? .upheld : nil
        case CertificateReplacementPrepared.type:
            episodes.replacementOrdered = event.id
            certificate = event.decoded(CertificateReplacementPrepared.self)?.content
            certificateSigned = []
        case FileExcluded.type, CandidateExcluded.type: ended = .excluded
        case CertificateReplaced.type: ended = .replaced
        case CertificateRevoked.type:
            ended = .revoked
            readFormer(event)
        case CertificateVoided.type, CertificateRevocationDemanded.type: readFormer(event)
        case CertificateRecognised.type: ended = .recognised
        default: break
        }
    }
}
