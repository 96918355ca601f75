import Contracts
import Messaging
import Scheme

/// What comes of what was done.
extension FileScript {
    mutating func take(_ outcome: Outcome, of wish: FileWish, at now: Instant) {
        guard pending.remove(wish) != nil, ending == nil else { return }
        switch outcome {
        case .events(let events): read(events, wish, now)
        case .answer(.accepted(let events)):
            if case .signCertificate = wish, isOfFormer(requests[wish]) {
                requests[wish] = nil
                return recall("a signature under a former certificate", now)
            }
            requests[wish] = nil
            patience[wish] = nil
            lastUnexpected = ""
            accepted(wish, events, now)
        case .answer(.refused(let refusal)):
            requests[wish] = nil
            refused(wish, refusal, now)
        case .answer(.notYet):
            // The same command again; when it goes on, what it builds on may be gone with a restored store.
            guard isImpatient(wish, after: 20, now) else { return }
            requests[wish] = nil
            recall("notYet", now)
        }
    }

    /// The jury has decided, or has not: told by the session.
    mutating func decided(_ result: SessionScript.Result?, at now: Instant) {
        guard ending == nil else { return }
        switch result {
        case nil: recall("no decision", now)
        case .adjourned(let cause): standing.episodes.adjourned.insert(cause)
        case .rescinded(let event):
            standing.takeBack(standing.decisionID, by: event)
            if isContested { (standing.certificate, standing.certificateSigned) = (nil, []) }
        case .beyondRescission:
            isBeyondRescission = true
            if plan.ending == .revoked { return end(.planned(.awarded), now) }
            recall("beyond rescission", now)
        case .excluded:
            standing.ended = .excluded
            if !setting.confirmsEnds { end(.planned(.excluded), now) }
        case .decided(let decision, let identifier):
            (standing.decision, standing.decisionID) = (decision, identifier)
            endIfNotAwarded(now)
        }
    }

    mutating func endIfNotAwarded(_ now: Instant) {
        guard case .notAwarded = standing.decision, standing.attempt >= plan.attempts, !awaitsAppeal else { return }
        end(.planned(.notAwarded), now)
    }

    mutating func accepted(_ wish: FileWish, _ events: [MessageID], _ now: Instant) {
        switch wish {
        case .register:
            if !plan.faults.isEmpty { return end(.stuck("a registration with faults was accepted"), now) }
            standing.registered = true
        case .prepare: standing.prepared = true
        case .confirm: standing.registered = true
        case .correct: standing.corrected = true
        case .registerAgain: end(.stuck("the same person was registered twice"), now)
        case .accept:
            if plan.ending == .unconfirmed { return end(.stuck("what nobody confirmed was accepted"), now) }
            standing.handedOver = events.last
        case .refuse: end(.planned(.registrationRefused), now)
        case .withdraw:
            standing.withdrawn = true
            if !setting.confirmsEnds { end(.planned(.withdrawn), now) }
        case .propose: standing.proposed = true
        case .designateWrongly: end(.stuck("a designation against the rules was accepted"), now)
        case .designate: standing.designated = true
        case .object: standing.objected = true
        case .uphold: standing.objectionDecided = true
        case .replace where plan.asksAround:
            lacksEvaluator = false
            recall("another evaluator", now)
        case .replace: standing.replace([firstEvaluator])
        case .declare(let observer): standing.declared.insert(observer)
        case .record(let observer):
            standing.recorded.insert(observer)
            standing.recordedUntil = max(standing.recordedUntil ?? now, now)
        case .fill:
            standing.filled = events.last
            if events.isEmpty { recall("nothing filled", now) }
        case .sign(let observer):
            standing.signed.insert(observer)
            if events.count > 1 {
                standing.transmitted = events.last
                standing.panel = panel
            } else if standing.signed.isSuperset(of: observers), standing.transmitted == nil {
                recall("both have signed", now)
            }
        case .reassess:
            guard let event = events.last else { return recall("nothing opened", now) }
            standing.reopen(attempt: standing.attempt + 1, by: event)
        case .signCertificate(let capacity):
            standing.certificateSigned.insert(capacity)
            if standing.certificateSigned.isSuperset(of: signatories.map(\.capacity)) {
                standing.issued = true
                if let decision = standing.certificate?.decision { standing.episodes.issued.insert(decision) }
                if standing.certificate?.replaces != nil { return end(.planned(.replaced), now) }
                if !setting.confirmsEnds, isDone { end(.planned(.awarded), now) }
            }
        case .rectify: standing.episodes.drawnUp = events.last
        case .signRectification: standing.episodes.rectified = events.last
        case .answerSupplement: standing.episodes.answered = true
        case .lodgeAppeal: standing.episodes.appeal = .lodged
        case .admitAppeal: standing.episodes.appeal = .admitted
        case .instructAppeal: standing.episodes.appeal = .instructed
        case .upholdAppeal: standing.episodes.appeal = .upheld
        case .replaceCertificate:
            standing.episodes.replacementOrdered = events.last
            if events.isEmpty { recall("nothing replaced", now) }
        case .revoke where isContested:
            standing.episodes.settled.formUnion(standing.episodes.demanded)
            if !setting.confirmsEnds, isDone { end(.planned(.awarded), now) }
        case .revoke: end(.planned(.revoked), now)
        case .recognise: end(.planned(.recognised), now)
        case .readDigest, .readRectification, .readCertificate, .readReplacement, .readFormer, .confirmEnd, .recall:
            break
        }
    }

    mutating func refused(_ wish: FileWish, _ refusal: Refusal, _ now: Instant) {
        refusals.append(refusal.code.value)
        switch wish {
        case .register where !plan.faults.isEmpty && refusal.code == "registrationIsComplete":
            let found = Set(refusal.faults.map(\.path))
            let planted = Set(plan.faults.map(\.path))
            let same = found == planted
            end(
                same
                    ? .planned(.registrationFaulty)
                    : .stuck("faults at \(found.sorted()) instead of \(planted.sorted())"),
                now
            )
        case .registerAgain where refusal.code == "noOtherOpenFile": standing.askedTwice = true
        case .accept where plan.ending == .unconfirmed && ["prepared", "lapsed"].contains(refusal.facts["state"]):
            end(.planned(.unconfirmed), now)
        case .designateWrongly
        where refusal.code == "evaluatorHasNotTrainedCandidate" || refusal.code == "accreditationCoversBranchAndCCS":
            standing.wrongDesignationTried = true
        case .withdraw where refusal.code == "heldElsewhere" && refusal.facts["holder"] != nil:
            withdrawalStore = refusal.facts["holder"]
            setback(refusal.code.value, wish, now)
        // Where a restore has taken the question, the file is on an agenda, and nobody waits for an answer.
        case .answerSupplement where refusal.code == "notNow" && refusal.facts["state"] == "placed":
            standing.episodes.answered = true
        case .fill where refusal.code == "signedBookletNeverChanges": recall(refusal.code.value, now)
        case _ where mayAskNext(wish, refusal): askNext(wish, now)
        // A mandate that is new signs from a later day on.
        case _ where refusal.code == "signatoryActsWithinMandate" && refusal.facts["because"] == "notYet":
            let from = refusal.facts["from"].flatMap { Day($0) }
            notBefore[wish] = max(from?.startInParis ?? now, now.adding(milliseconds: 1_000))
        // Nobody goes on with it until it is released.
        case _ where refusal.code == "fileIsOnHold":
            if isImpatient(wish, after: 400, now) { end(.stuck("\(wish): \(refusal.code)"), now) }
        default:
            doubtsScenery =
                doubtsScenery || refusal.code.value.hasPrefix("accreditation")
                || refusal.code == "signatoryActsWithinMandate" || refusal.code == "personSignsTheAct"
            setback(refusal.code.value, wish, now)
            if ending == nil { recall(refusal.code.value, now) }
        }
    }

    /// Whether somebody else has to evaluate: as the accreditation stands, or since they have left the file.
    func mayAskNext(_ wish: FileWish, _ refusal: Refusal) -> Bool {
        guard plan.asksAround else { return false }
        let codes = [refusal.code.value] + refusal.faults.map(\.code)
        switch wish {
        case .replace: return codes.contains { Self.barring.contains($0) || Self.barringReplacement.contains($0) }
        case .designate, .declare, .record, .fill, .sign: return codes.contains(where: Self.barring.contains)
        default: return false
        }
    }

    static let barring: Set<String> = [
        "accreditationCoversBranchAndCCS", "accreditationInForceOnObservationDay", "noPrecautionarySuspension",
        "overdueReportBarsDesignation", "removedForCauseDoesNotFinish",
    ]
    static let barringReplacement: Set<String> = ["formerObserverDoesNotReturn", "replacementReplacesSomebody"]

    /// The next one is asked; after all of them, the officer waits for one to be accredited, or to have reported.
    mutating func askNext(_ refused: FileWish, _ now: Instant) {
        let wish = refused == .designate ? FileWish.designate : .replace
        lacksEvaluator = wish == .replace
        passedOver += 1
        guard passedOver % circle.count == 0 else { return }
        if isImpatient(wish, after: 40, now) { end(.stuck("\(wish): nobody evaluates"), now) }
        notBefore[wish] = now.adding(days: 10)
    }

    /// The same refusal of the same wish, again and again: then the file is stuck.
    mutating func setback(_ code: String, _ wish: FileWish, _ now: Instant) {
        let what = "\(wish): \(code)"
        if isImpatient(wish, after: 12, now) { end(.stuck(what), now) }
        lastUnexpected = what
    }

    mutating func recall(_ why: String, _ now: Instant) {
        setbacks += 1
        if setbacks > 200 { return end(.stuck("\(setbacks) setbacks, the last: \(why)"), now) }
        recalled = [:]
        requests = [:]
    }

    mutating func read(_ events: [JournalledEvent], _ wish: FileWish, _ now: Instant) {
        switch wish {
        case .readDigest:
            standing.digest = events.compactMap { $0.decoded(BookletFilled.self) }.first?.digest
            if standing.digest == nil { recall("the booklet is gone", now) }
        case .readCertificate:
            let prepared = events.compactMap { $0.decoded(CertificatePrepared.self) }
            standing.certificate = prepared.last { standing.isOfDecision($0) }?.content
            let anew = events.compactMap { $0.decoded(CertificateMadeOutAnew.self) }.last?.content
            if let anew, anew.certificate == standing.certificate?.certificate { standing.certificate = anew }
            if standing.certificate == nil, isImpatient(wish, after: 400, now) { recall("no certificate", now) }
        case .readRectification:
            let drawnUp = events.compactMap { $0.decoded(BookletAmendmentDrawnUp.self) }.first
            standing.episodes.rectification = drawnUp?.amendment.digest
            if drawnUp == nil { recall("the rectification is gone", now) }
        case .readReplacement:
            standing.certificate = events.compactMap { $0.decoded(CertificateReplacementPrepared.self) }.first?.content
            standing.certificateSigned = []
            if standing.certificate == nil { recall("the replacement is gone", now) }
        case .readFormer:
            for event in events { standing.readFormer(event) }
            if wishesOnFormer == [.readFormer], isImpatient(wish, after: 400, now) {
                recall("the former certificate", now)
            }
        case .confirmEnd:
            let read = FileStanding(reading: events)
            let isFormer = isContested && read.ended == .awarded && read.episodes.recorded != standing.decisionID
            if let how = read.ended, !isFormer {
                end(.planned(how), now)
            } else if isImpatient(wish, after: 400, now) {
                end(.stuck("registration does not know how the file ended"), now)
            }
        case .recall(let store):
            recalled?[store] = events
            readAgain(now)
        default: break
        }
    }

    mutating func readAgain(_ now: Instant) {
        let stores = FileStanding.stores(panel: standing.panel, panels: setting.scheme.panels(of: cast.branch))
        guard let recalled, stores.allSatisfy({ recalled[$0] != nil }) else { return }
        var read = FileStanding(reading: stores.flatMap { recalled[$0] ?? [] })
        read.wrongDesignationTried = standing.wrongDesignationTried
        read.askedTwice = standing.askedTwice
        standing = read
        self.recalled = nil
        if let ended = standing.ended, plan.goesOnAfterIssue, ended == plan.ending { return end(.planned(ended), now) }
        if isDone, !setting.confirmsEnds { return end(.planned(.awarded), now) }
        if standing.withdrawn, !setting.confirmsEnds { return end(.planned(.withdrawn), now) }
        endIfNotAwarded(now)
    }

    /// Waits a little longer each time; `true` when it has waited that often.
    mutating func isImpatient(_ wish: FileWish, after limit: Int, _ now: Instant) -> Bool {
        let times = patience[wish, default: 0] + 1
        patience[wish] = times
        notBefore[wish] = now.adding(milliseconds: min(500, 10 << Int64(min(times, 6))))
        guard times >= limit else { return false }
        patience[wish] = nil
        return true
    }

    mutating func end(_ how: Ending, _ now: Instant) {
        ending = how
        endedAt = now
        pending = []
        requests = [:]
    }
}
