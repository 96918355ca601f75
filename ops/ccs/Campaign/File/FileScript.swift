import CertificationDomain
import Contracts
import Messaging
import Scheme

/// The people of one file: what they want done next, given how far the file has come.
///
/// It aims at the end that its plan names. An answer that it did not expect makes it read in the journals how far the
/// file has come, and go on from there; when that has not helped for long, the file is stuck.
struct FileScript: Sendable {
    let plan: FilePlan
    let dossier: DossierID
    let candidate: Candidate
    let cast: Cast
    let committee: Cast.Signatory
    /// Those of another branch, which recognises the certificate where the plan says so.
    let neighbour: Cast?
    /// The evaluators, in the order in which they are asked.
    private let circle: [PersonID]
    /// How many of them could not be designated, or have been lost.
    private var passedOver = 0
    /// The evaluator who is designated cannot go on.
    private var lacksEvaluator = false
    let setting: Setting

    /// What all files of a campaign share.
    struct Setting: Sendable {
        let scheme: Scheme
        let standard: AssessmentStandard
        let oneByOne: Bool
        let confirmsEnds: Bool
    }

    var standing = FileStanding()
    /// The codes of the refusals that were met, expected ones too.
    private(set) var refusals: [String] = []
    /// How the file ended.
    private(set) var ending: Ending?
    private(set) var begunAt: Instant?
    private(set) var endedAt: Instant?
    /// How often somebody had to read again how far the file has come.
    private(set) var setbacks = 0
    /// What an unexpected refusal makes doubtful beside the file: whether the people of the branch are known.
    var doubtsScenery = false
    /// The minutes are drawn up by which a session takes the award back: now the certificate is signed, too.
    var isBeingTakenBack = false
    private var requests: [FileWish: Request] = [:]
    private var pending: Set<FileWish> = []
    private var notBefore: [FileWish: Instant] = [:]
    private var patience: [FileWish: Int] = [:]
    private var recalled: [String: [JournalledEvent]]?
    private var withdrawalStore: String?
    private var lastUnexpected = ""

    /// How a file ended for its people.
    enum Ending: Sendable, Equatable {
        case planned(FilePlan.Ending)
        case stuck(String)
    }

    init(
        _ plan: FilePlan,
        dossier: DossierID,
        candidate: Candidate,
        cast: Cast,
        committee: Cast.Signatory,
        neighbour: Cast?,
        turn: Int,
        setting: Setting
    ) {
        self.plan = plan
        self.dossier = dossier
        self.candidate = candidate
        self.cast = cast
        self.committee = committee
        self.neighbour = neighbour
        self.setting = setting
        let all = plan.asksAround ? [cast.newcomer] + cast.evaluators : cast.evaluators
        circle = all.indices.map { all[(turn + $0) % all.count] }
    }

    private var firstEvaluator: PersonID { circle[passedOver % circle.count] }
    private var secondEvaluator: PersonID { circle[(passedOver + 1) % circle.count] }

    /// Whether the file lies before the jury and waits for a session.
    var awaitsJury: Bool {
        ending == nil && recalled == nil && pending.isEmpty && standing.transmitted != nil && !standing.withdrawn
            && standing.ended != .excluded && plan.withdrawsAt != .jury && matterForJury != nil
    }

    /// Whether the file is on its way to a panel.
    var isBeforeJury: Bool { ending == nil && standing.transmitted == nil }

    /// The panel that the file goes to, as far as that can be known.
    var panel: PanelID? {
        standing.panel
            ?? setting.scheme.panel(for: dossier, of: cast.branch, department: nil, openFiles: [:])
    }

    // MARK: what is wanted

    /// What can be done now; each thing is told once. `soonest` is when to ask again, where something has to wait.
    mutating func due(at now: Instant, _ chance: inout Chance) -> (
        matters: [(FileWish, Errand.Matter)], soonest: Instant?
    ) {
        if begunAt == nil { begunAt = now }
        var matters: [(FileWish, Errand.Matter)] = []
        var soonest: Instant?
        for wish in wishes() where !pending.contains(wish) {
            if setting.oneByOne, !pending.isEmpty || !matters.isEmpty { break }
            let fillsFrom = wish == .fill ? fillsFrom : nil
            if let time = [notBefore[wish], fillsFrom].compactMap({ $0 }).max(), time > now {
                soonest = min(soonest ?? time, time)
                continue
            }
            matters.append((wish, matter(of: wish, at: now, &chance)))
        }
        for (wish, _) in matters { pending.insert(wish) }
        return (matters, soonest)
    }

    private func wishes() -> [FileWish] {
        guard ending == nil else { return [] }
        if let recalled {
            return FileStanding.stores(panel: standing.panel, panels: setting.scheme.panels(of: cast.branch))
                .filter { recalled[$0] == nil }.map { .recall($0) }
        }
        if standing.issued, plan.goesOnAfterIssue { return wishesAfterIssue() }
        if standing.withdrawn || isEnded || (isIssued && isDone && setting.confirmsEnds) {
            return wishesOnFormer.isEmpty ? [.confirmEnd] : wishesOnFormer
        }
        guard standing.registered else { return [wishBeforeRegistration] }
        if plan.asksTwice, !standing.askedTwice { return [.registerAgain] }
        if standing.handedOver == nil {
            if plan.withdrawsAt == .registration { return [.withdraw] }
            return [plan.officerRefuses ? .refuse : .accept]
        }
        if plan.correctsName, !standing.corrected, standing.transmitted == nil { return [.correct] }
        if standing.transmitted == nil { return wishesInEvaluation() }
        switch standing.decision {
        case nil:
            return wishesOnFormer + (plan.withdrawsAt == .jury ? [.withdraw] : wishBeforeJury.map { [$0] } ?? [])
        case .notAwarded where awaitsAppeal: return wishOfAppeal.map { [$0] } ?? []
        case .notAwarded: return [.reassess]
        case .awarded where isContested:
            let mayBeSigned = standing.certificate == nil || isBeingTakenBack || standing.episodes.rescinded != nil
            return wishesOnFormer + (mayBeSigned && !isIssued ? wishesInCertification() : [])
        case .awarded: return matterForJury == nil ? wishesInCertification() : []
        }
    }

    /// Whether registration has said that it is over, and nothing is to come after that.
    private var isEnded: Bool {
        guard let ended = standing.ended else { return false }
        return !isContested || ![.awarded, .revoked].contains(ended)
    }

    private func wishesAfterIssue() -> [FileWish] {
        if let wish = wishAfterIssue { return [wish] }
        return plan.ending == .replaced ? wishesInCertification() : []
    }

    private func wishesInEvaluation() -> [FileWish] {
        guard standing.proposed else { return [.propose] }
        if lacksEvaluator { return [.replace] }
        guard standing.designated else {
            return [plan.wrongDesignation != nil && !standing.wrongDesignationTried ? .designateWrongly : .designate]
        }
        if plan.withdrawsAt == .evaluation { return [.withdraw] }
        if let wish = wishOfReplacement { return [wish] }
        let undeclared = observers.filter { !standing.declared.contains($0) }
        guard undeclared.isEmpty else { return undeclared.map { .declare($0) } }
        let unrecorded = observers.filter { !standing.recorded.contains($0) }
        guard unrecorded.isEmpty else { return unrecorded.map { .record($0) } }
        guard standing.filled != nil else { return [.fill] }
        guard standing.digest != nil else { return [.readDigest] }
        return observers.filter { !standing.signed.contains($0) }.map { .sign($0) }
    }

    /// What comes before another evaluator observes, where the plan has one.
    private var wishOfReplacement: FileWish? {
        guard let replacement = plan.replacement, !standing.replaced, standing.attempt == 1 else { return nil }
        switch replacement {
        case .objection: return standing.objectionDecided ? .replace : standing.objected ? .uphold : .object
        case .afterObservation: return standing.recorded.contains(firstEvaluator) ? .replace : nil
        }
    }

    private func wishesInCertification() -> [FileWish] {
        guard standing.certificate != nil else { return [.readCertificate] }
        return signatories.map(\.capacity).filter { !standing.certificateSigned.contains($0) }
            .map { .signCertificate($0) }
    }

    /// Who is to be the evaluator now.
    var evaluator: PersonID {
        standing.evaluator ?? (standing.replaced && !plan.asksAround ? secondEvaluator : firstEvaluator)
    }
    var observers: [PersonID] { [evaluator, candidate.referent] }
    var signatories: [Cast.Signatory] { [plan.isDelegated ? cast.delegate : cast.signatory, committee] }

    // MARK: what is done

    private mutating func matter(of wish: FileWish, at now: Instant, _ chance: inout Chance) -> Errand.Matter {
        switch wish {
        case .readDigest:
            return .look(Look(store: "evaluation", ids: standing.filled.map { [$0] } ?? []))
        case .readCertificate:
            return .look(Look(store: "certification", dossiers: [dossier], types: Self.certificates))
        case .readRectification:
            return .look(Look(store: "evaluation", ids: standing.episodes.drawnUp.map { [$0] } ?? []))
        case .readReplacement:
            let ids = standing.episodes.replacementOrdered.map { [$0] } ?? []
            return .look(Look(store: "certification", ids: ids))
        case .readFormer:
            return .look(Look(store: "certification", dossiers: [dossier], types: Self.endsOfCertificates))
        case .confirmEnd:
            return .look(Look(store: "registration", dossiers: [dossier], types: Self.ends))
        case .recall(let store): return .look(Look(store: store, dossiers: [dossier]))
        default: break
        }
        if let request = requests[wish] { return .send(request) }
        let (store, actor, after, command) = act(wish, today: now.parisDay)
        let request = Request(
            id: MessageID(made: chance.timeOrdered(now)),
            store: store,
            actor: actor,
            after: after,
            command: command
        )
        requests[wish] = request
        return .send(request)
    }

    private static let certificates: [MessageType] = [CertificatePrepared.type, CertificateMadeOutAnew.type]
    private static let ends: [MessageType] = [
        CertificateRecorded.type, FileWithdrawn.type, CandidateWithdrew.type, RegistrationRefused.type,
        FileExcluded.type, DecisionTakenBack.type,
    ]
    private static let endsOfCertificates: [MessageType] = [
        CertificateVoided.type, CertificateRevocationDemanded.type, CertificateRevoked.type,
    ]

    typealias Act = (store: String, actor: Actor, after: [MessageID], command: any Command)

    private func act(_ wish: FileWish, today: Day) -> Act {
        switch wish {
        case .prepare, .confirm, .register, .registerAgain, .correct: actOfAsking(wish, today)
        case .accept:
            ("registration", asOfficer, [], AcceptRegistration(dossier: dossier, officer: cast.officer))
        case .refuse:
            (
                "registration", asOfficer, [],
                RefuseRegistration(
                    dossier: dossier,
                    candidate: candidate.person,
                    officer: cast.officer,
                    personal: ReasonPersonal(reason: "L'activité déclarée ne met pas en contact avec la clientèle.")
                )
            )
        case .withdraw:
            (
                withdrawalStore ?? holderStore, asCandidate, withdrawalStore == nil ? holderHasSeen : [],
                WithdrawCandidate(dossier: dossier, candidate: candidate.person)
            )
        case .reassess:
            (
                "registration", asCandidate, decisionSeen,
                RequestReassessment(dossier: dossier, candidate: candidate.person)
            )
        case .signCertificate(let capacity): signature(capacity)
        case .rectify, .signRectification, .answerSupplement, .lodgeAppeal, .admitAppeal, .instructAppeal,
            .upholdAppeal,
            .replaceCertificate, .revoke, .recognise:
            actOfEpisode(wish)
        default: actInEvaluation(wish, today)
        }
    }

    private func actInEvaluation(_ wish: FileWish, _ today: Day) -> Act {
        switch wish {
        case .designateWrongly:
            return (
                "evaluation", asOfficer, [],
                designation(plan.wrongDesignation == .trainer ? cast.trainer : cast.stranger)
            )
        case .designate: return ("evaluation", asOfficer, [], designation(evaluator))
        case .object, .uphold, .replace: return actOfReplacement(wish)
        case .declare(let observer):
            return ("evaluation", actor(observer), [], DeclareNoTie(dossier: dossier, observer: observer))
        case .record(let observer): return ("evaluation", actor(observer), [], observation(observer, today))
        case .fill: return ("evaluation", actor(evaluator), [], booklet(today))
        case .sign(let observer):
            return (
                "evaluation", actor(observer), [],
                SignBooklet(dossier: dossier, signatory: observer, digest: standing.digest ?? "")
            )
        default:
            return (
                "evaluation", asCompany, standing.handedOver.map { [$0] } ?? [],
                ProposeReferent(
                    dossier: dossier,
                    referent: candidate.designatedReferent(today: today),
                    personal: candidate.referentPersonal
                )
            )
        }
    }

    private func actOfReplacement(_ wish: FileWish) -> Act {
        switch wish {
        case .object:
            return (
                "evaluation", asCandidate, [],
                ObjectToObserver(
                    dossier: dossier,
                    candidate: candidate.person,
                    observer: firstEvaluator,
                    personal: ReasonPersonal(reason: "Un différend professionnel nous a opposés.")
                )
            )
        case .uphold:
            return (
                "evaluation", asOfficer, [],
                DecideObjection(
                    dossier: dossier,
                    candidate: candidate.person,
                    observer: firstEvaluator,
                    upheld: true,
                    personal: nil
                )
            )
        default: return ("evaluation", asOfficer, [], designationOfSecond)
        }
    }

    private var designationOfSecond: DesignateObservers {
        var command = designation(plan.asksAround ? firstEvaluator : secondEvaluator)
        command.personal = ReasonPersonal(reason: "L'évaluateur désigné d'abord ne poursuit pas.")
        return command
    }

    /// What the officer sends to have another evaluator observe; `nil` where that was done, or is planned.
    var replacementOfEvaluator: DesignateObservers? {
        standing.replaced || plan.replacement != nil || plan.asksAround ? nil : designationOfSecond
    }

    var asCandidate: Actor { Actor(.candidate, candidate.person.value) }
    var asOfficer: Actor { Actor(.officer, cast.officer.value, of: cast.branch) }
    private func actor(_ observer: PersonID) -> Actor {
        Actor(observer == evaluator ? .evaluator : .referent, observer.value)
    }

    private var holderStore: String {
        switch plan.withdrawsAt {
        case .registration, nil: "registration"
        case .evaluation: "evaluation"
        case .jury: panel.map(Routes.store(ofPanel:)) ?? "evaluation"
        }
    }

    private var holderHasSeen: [MessageID] {
        let seen = plan.withdrawsAt == .jury ? standing.transmitted : nil
        return seen.map { [$0] } ?? []
    }

    private var decisionSeen: [MessageID] {
        if case .notAwarded(let event) = standing.decision { return [event] }
        return []
    }

    private func designation(_ evaluator: PersonID) -> DesignateObservers {
        DesignateObservers(
            dossier: dossier,
            candidate: candidate.person,
            evaluator: evaluator,
            referent: candidate.referent,
            expectedOn: nil,
            personal: nil
        )
    }

    private func signature(_ capacity: SigningCapacity) -> Act {
        let signatory = signatories.first { $0.capacity == capacity } ?? cast.signatory
        let bytes = standing.certificate.map { CanonicalForm.bytes(of: $0) } ?? []
        return (
            "certification", signatory.actor, [],
            SignCertificate(
                certificate: standing.certificate?.certificate ?? "none",
                signatory: signatory.person,
                mandate: signatory.mandate,
                signature: signatory.signature(over: bytes)
            )
        )
    }

    // MARK: what comes of it

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
        case .excluded:
            standing.ended = .excluded
            if !setting.confirmsEnds { end(.planned(.excluded), now) }
        case .decided(let decision, let identifier):
            (standing.decision, standing.decisionID) = (decision, identifier)
            endIfNotAwarded(now)
        }
    }

    private mutating func endIfNotAwarded(_ now: Instant) {
        guard case .notAwarded = standing.decision, standing.attempt >= plan.attempts, !awaitsAppeal else { return }
        end(.planned(.notAwarded), now)
    }

    private mutating func accepted(_ wish: FileWish, _ events: [MessageID], _ now: Instant) {
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

    private mutating func refused(_ wish: FileWish, _ refusal: Refusal, _ now: Instant) {
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
        case .fill where refusal.code == "signedBookletNeverChanges": recall(refusal.code.value, now)
        case _ where mayAskNext(wish, refusal): askNext(wish, now)
        // Nobody goes on with it until it is released.
        case _ where refusal.code == "fileIsOnHold":
            if isImpatient(wish, after: 400, now) { end(.stuck("\(wish): \(refusal.code)"), now) }
        default:
            doubtsScenery =
                doubtsScenery || refusal.code.value.hasPrefix("accreditation")
                || refusal.code == "signatoryActsWithinMandate"
            setback(refusal.code.value, wish, now)
            if ending == nil { recall(refusal.code.value, now) }
        }
    }

    /// Whether somebody else has to evaluate: as the accreditation stands, or since they have left the file.
    private func mayAskNext(_ wish: FileWish, _ refusal: Refusal) -> Bool {
        guard plan.asksAround else { return false }
        let codes = [refusal.code.value] + refusal.faults.map(\.code)
        switch wish {
        case .replace: return codes.contains { Self.barring.contains($0) || Self.barringReplacement.contains($0) }
        case .designate, .declare, .record, .fill, .sign: return codes.contains(where: Self.barring.contains)
        default: return false
        }
    }

    private static let barring: Set<String> = [
        "accreditationCoversBranchAndCCS", "accreditationInForceOnObservationDay", "noPrecautionarySuspension",
        "overdueReportBarsDesignation", "removedForCauseDoesNotFinish",
    ]
    private static let barringReplacement: Set<String> = ["formerObserverDoesNotReturn", "replacementReplacesSomebody"]

    /// The next one is asked; after all of them, the officer waits for one to be accredited, or to have reported.
    private mutating func askNext(_ refused: FileWish, _ now: Instant) {
        let wish = refused == .designate ? FileWish.designate : .replace
        lacksEvaluator = wish == .replace
        passedOver += 1
        guard passedOver % circle.count == 0 else { return }
        if isImpatient(wish, after: 40, now) { end(.stuck("\(wish): nobody evaluates"), now) }
        notBefore[wish] = now.adding(days: 10)
    }

    /// The same refusal of the same wish, again and again: then the file is stuck.
    private mutating func setback(_ code: String, _ wish: FileWish, _ now: Instant) {
        let what = "\(wish): \(code)"
        if isImpatient(wish, after: 12, now) { end(.stuck(what), now) }
        lastUnexpected = what
    }

    private mutating func recall(_ why: String, _ now: Instant) {
        setbacks += 1
        if setbacks > 200 { return end(.stuck("\(setbacks) setbacks, the last: \(why)"), now) }
        recalled = [:]
        requests = [:]
    }

    private mutating func read(_ events: [JournalledEvent], _ wish: FileWish, _ now: Instant) {
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

    private mutating func readAgain(_ now: Instant) {
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
    private mutating func isImpatient(_ wish: FileWish, after limit: Int, _ now: Instant) -> Bool {
        let times = patience[wish, default: 0] + 1
        patience[wish] = times
        notBefore[wish] = now.adding(milliseconds: min(500, 10 << Int64(min(times, 6))))
        guard times >= limit else { return false }
        patience[wish] = nil
        return true
    }

    private mutating func end(_ how: Ending, _ now: Instant) {
        ending = how
        endedAt = now
        pending = []
        requests = [:]
    }
}
