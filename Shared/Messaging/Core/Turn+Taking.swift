import Contracts
import Foundation
import GRDB
import JSONCoding

extension Turn {
    /// Takes one delivery, and then whatever it wakes.
    func take(_ delivery: Delivery) throws {
        try takeOnly(delivery)
        try wakeParked()
    }

    /// Decides on one delivery, without waking what waits for it.
    func takeOnly(_ sent: Delivery) throws {
        var delivery = core.hasErased ? try withoutErased(sent) : sent
        guard let envelope = delivery.envelope else { return try refuseUnread(delivery) }
        guard let user = envelope.user else {
            return try bury(delivery, "noUser", "the broker names no user: the sender must set user_id", attempts: 1)
        }
        guard delivery.body.count <= core.limits.bodyBytes else {
            return try refuseAndBury(
                delivery,
                "oversized",
                "\(delivery.body.count) bytes, allowed are \(core.limits.bodyBytes)"
            )
        }
        var body = Data(delivery.body)
        if core.weakness != .inboxOff, try answerRepetition(delivery, envelope, user, body) { return }
        // What ended the process is not decided on because its sender sends it again: its letter has to be replayed.
        if core.holdsDeadly, try isBuried(delivery, "crashes") {
            return try buryUndecided(delivery, "sent again", attempts: delivery.attempts)
        }
        guard let on = core.definition.handlers[envelope.type] else {
            return try meetUnknownType(delivery, envelope)
        }
        guard core.routes.maySend(user: user, type: envelope.type, isEvent: on.isEvent) else {
            return try refuseAndBury(delivery, "notAllowed", "\(user) may not send \(envelope.type)")
        }
        if on.isEvent {
            guard isOwn(envelope.source, of: user) else {
                return try refuseAndBury(delivery, "notAllowed", "\(user) may not send as “\(envelope.source)”")
            }
            leaveWhatEndsEarly(&delivery, &body)
            if isVoid(envelope) {
                // Not in the inbox: where the publisher still has it, it comes again under the new epoch.
                return try bury(delivery, "void", "of a history that its publisher lost", attempts: 1, open: false)
            }
            if let wake = try gapBefore(envelope) {
                return try park(delivery, wake: wake, reason: "gap", isEvent: true)
            }
        } else if let fault = faultAround(envelope) {
            return try refuseAndBury(delivery, "malformed", "", fault: fault)
        } else if let missing = try unseen(envelope.after).first {
            return try park(delivery, wake: "event:\(missing)", reason: "after", isEvent: false)
        }
        // Only what the message itself says can be malformed: a state of this store that cannot be read fails below.
        var opened: On.Opened
        do {
            opened = try on.open(body, core.decoder)
            if core.hasErased, try isErased(opened.person, in: envelope.subject, at: envelope.time) {
                delivery = bare(delivery)
                body = Data(delivery.body)
                opened = try on.open(body, core.decoder)
            }
        } catch let error as DecodingError {
            return try refuseAndBury(delivery, "malformed", "", fault: fault(of: error))
        }
        if on.isEvent, let other = try branchNotOf(envelope, opened) {
            return try refuseAndBury(delivery, "notAllowed", "\(envelope.source) is no panel of \(other)")
        }
        let failure = try alone { try settle(opened, of: on, delivery, envelope, user, body) }
        if let failure { try refuseAndBury(delivery, "failed", failure.why) }
    }

    /// Dead at once; whoever sent it is told every fault, where that can be known.
    private func refuseUnread(_ delivery: Delivery) throws {
        let misread = delivery.misread ?? Misread(faults: [])
        let told = delivery.unreadable ?? "the properties cannot be read"
        try bury(delivery, misread.code.value, told, attempts: 1, cause: misread.faults.first?.cause)
        guard misread.user != nil, let replyTo = misread.replyTo else { return }
        let refusal = Refusal(misread.code, faults: misread.faults)
        reply(to: replyTo, of: misread.user, command: misread.id, core.encoder.encode(Answer.refused(refusal)))
    }

    /// What no command may have around it, although it can be read. An event is taken with its time and its actor as
    /// they are: its publisher has journalled them, and its lane would stand still.
    private func faultAround(_ envelope: Envelope) -> Fault? {
        if let actor = envelope.actor, !actor.isIdentified {
            return Fault(
                "ccs_actor",
                "malformed",
                expected: "role:id with an id of 1 to 64 letters, digits and . _ : -"
            )
        }
        guard core.isClockDoubted || envelope.time <= now.adding(milliseconds: core.limits.ahead) else {
            let hours = core.limits.ahead / 3_600_000
            return Fault(
                "cloudEvents_time",
                "tooLate",
                expected: "a time at most \(hours) hours ahead of this service's, which is \(now)"
            )
        }
        return nil
    }

    /// Whether that user is the one of the store that an event says it is from. Whose word moves what was seen of a
    /// store's streams is that store's alone.
    private func isOwn(_ source: String, of user: String) -> Bool {
        core.weakness == .sourceUnbound || Routes.user(ofStore: source) == user
    }

    /// The branch of the file that a panel's event is about, where that is another branch than the panel's.
    private func branchNotOf(_ envelope: Envelope, _ opened: On.Opened) throws -> String? {
        guard let branch = Routes.branch(ofStore: envelope.source) else { return nil }
        if let named = opened.decidedFor, named.value != branch { return named.value }
        guard let dossier = opened.about else { return nil }
        let actor = envelope.actor ?? Actor(.system, envelope.source)
        let context = Context(turn: self, now: now, actor: actor, envelope: envelope)
        guard let own = try core.definition.branchOfFile(dossier, context), own != branch else { return nil }
        return own
    }

    private func settle(
        _ opened: On.Opened,
        of on: On,
        _ delivery: Delivery,
        _ envelope: Envelope,
        _ user: String,
        _ body: Data
    ) throws {
        let recorder = envelope.actor?.identified ?? Actor(.system, user)
        let act = on.isEvent ? nil : envelope.act
        let context = Context(turn: self, now: now, actor: act?.actor ?? recorder, envelope: envelope, body: body)
        // What somebody has journalled is taken as it is; what somebody writes passes the gate first.
        let unreadable =
            on.isEvent ? nil : try TextGate.refusal(of: body, longest: core.limits.textCharacters, core.decoder)
        let decision: Decision =
            if let refusal = try unreadable ?? mayNotDecide(opened, context) {
                .refused(refusal)
            } else {
                try act.map({ try decide(opened, recording: $0, context) }) ?? opened.decide(context)
            }
        switch decision {
        case .accepted(let events):
            met.append(MetMessage(type: envelope.type, end: .accepted))
            let cause = Cause(
                key: "\(user)/\(envelope.id)",
                id: envelope.id.value,
                time: envelope.time,
                actor: recorder,
                act: envelope.act
            )
            let appended = try append(events, cause: cause, context)
            if on.isEvent {
                try record(event: envelope, user, body, person: opened.person)
                try erase(opened.erases, opened.erasesPersonal)
                // What was received was not kept yet when these were journalled.
                for event in appended.events { try endEarly(event) }
            } else {
                try record(
                    command: envelope,
                    user,
                    delivery.isBare ? nil : body,
                    person: opened.person,
                    .accepted(events: appended.ids)
                )
            }
        case .refused(let refusal):
            if on.isEvent {
                try bury(
                    delivery,
                    "refused",
                    "\(refusal.code) \(refusal.facts)",
                    attempts: 1,
                    person: opened.person,
                    cause: refusal.code.value
                )
                try record(event: envelope, user, body, person: opened.person)
            } else {
                try record(
                    command: envelope,
                    user,
                    delivery.isBare ? nil : body,
                    person: opened.person,
                    .refused(refusal)
                )
                met.append(MetMessage(type: envelope.type, end: .refused(refusal.code)))
            }
        case .early(let stream):
            try park(
                delivery,
                wake: "stream:\(stream)",
                reason: "early",
                isEvent: on.isEvent,
                person: opened.person
            )
        }
    }

    /// Why who sends a command, or for whom it is recorded, may not decide on it, where the service looks at that first.
    private func mayNotDecide(_ opened: On.Opened, _ context: Context) throws -> Refusal? {
        guard let deciding = core.definition.deciding, let command = opened.command else { return nil }
        return try deciding(command, context)
    }

    /// A command that says whose act it records, or of which day, where the service takes such ones.
    private func decide(_ opened: On.Opened, recording act: ActRecord, _ context: Context) throws -> Decision {
        guard let recording = core.definition.recording, let command = opened.command else {
            return .refused("actIsRecordedHere", ["type": context.envelope.type.value])
        }
        let named =
            try Routes.branch(ofStore: core.store.name)
            ?? (opened.about.flatMap { try core.definition.branchOfFile($0, context) })
        let branch = named.flatMap { BranchID($0) } ?? (command as? any ActsInBranch)?.branch
        let recorded = RecordedCommand(act: act, command: command, branch: branch)
        return try recording(recorded, context) { try opened.decide(context) }
    }

    /// The bytes by which a command that comes again is known as the same: its body, and what it says of the act.
    private func sent(_ body: Data, _ envelope: Envelope) -> Data {
        envelope.act.map { body + Data($0.description.utf8) } ?? body
    }

    // MARK: inbox

    /// A message that was decided on already gets its answer again; `true` when it was one.
    private func answerRepetition(_ delivery: Delivery, _ envelope: Envelope, _ user: String, _ body: Data) throws
        -> Bool
    {
        let known = try core.store.shelf.first(
            .findInbox,
            db,
            { key in
                key.add(user)
                key.add(envelope.id.value)
            },
            { (salt: $0.blob(0), digest: $0.blob(1), answer: $0.blob(2), knownAs: $0.digest(3)) }
        )
        guard let known else { return false }
        met.append(MetMessage(type: envelope.type, end: .repeated))
        if let knownAs = known.knownAs {
            if let digest = envelope.digest, digest != knownAs {
                try bury(
                    delivery,
                    "idReusedWithAnotherBody",
                    "known as \(knownAs), came as \(digest): was the publisher's store restored without raising its epoch?",
                    attempts: 1
                )
            } else if envelope.version > 0, isOwn(envelope.source, of: user) {
                // Given back to a publisher whose stream had gone on, an event has a higher version than it came with.
                try markSeen(envelope)
            }
            return true
        }
        // What was sent can't be told any more of a body out of which something was erased.
        if !delivery.isBare, let salt = known.salt, let digest = known.digest,
            FieldDigest.of(salt: salt, sent(body, envelope)) != digest
        {
            reply(to: envelope, .refused(Refusal("idReusedWithAnotherBody", ["id": envelope.id.value])))
            return true
        }
        if let answer = known.answer {
            reply(to: envelope, answer)
        }
        return true
    }

    /// Keeps a command's answer for ever, and gives it.
    ///
    /// - Parameter body: as it was sent; `nil` where that is not known any more.
    private func record(
        command envelope: Envelope,
        _ user: String,
        _ body: Data?,
        person: PersonID?,
        _ answer: Answer
    ) throws {
        let salt: Data? = body.map { _ in Data(entropy.bytes(8)) }
        let answer = core.encoder.encode(answer)
        let again = core.weakness == .inboxOff
        try core.store.shelf.run(again ? .keepCommandAgain : .keepCommand, db) { row in
            row.add(user)
            row.add(envelope.id.value)
            row.add(envelope.type.value)
            row.add(salt)
            row.add(salt.flatMap { salt in body.map { FieldDigest.of(salt: salt, sent($0, envelope)) } })
            row.add(answer)
            row.add(person?.value)
            row.add(now.milliseconds)
        }
        reply(to: envelope, answer)
    }

    /// Keeps an event as it was received.
    ///
    /// - Parameter body: `nil` where it was not kept whole.
    func record(event envelope: Envelope, _ user: String, _ body: Data?, person: PersonID?) throws {
        let again = core.weakness == .inboxOff
        try core.store.shelf.run(again ? .keepEventAgain : .keepEvent, db) { row in
            row.add(user)
            row.add(envelope.id.value)
            row.add(envelope.type.value)
            row.add(envelope.source)
            row.add(envelope.subject)
            row.add(envelope.version)
            row.add(envelope.time.milliseconds)
            row.add(envelope.causation?.value)
            row.add(envelope.actor?.description)
            row.add(envelope.dossier?.value)
            row.add(Lanes.write(envelope.previous))
            row.add(body)
            row.add(digest: envelope.digest ?? "")
            row.add(digest: envelope.proof)
            row.add(person?.value)
            row.add(now.milliseconds)
            row.add(envelope.act?.description)
        }
        applied.append(envelope.id)
        try markSeen(envelope)
        wake("event:\(envelope.id)")
    }

    /// An event of an epoch before its publisher's restore, that was not applied in time: it tells of a history that
    /// its publisher no longer has.
    private func isVoid(_ envelope: Envelope) -> Bool {
        guard let fence = core.fences[envelope.source] else { return false }
        return envelope.epoch < fence
    }

    private func markSeen(_ envelope: Envelope) throws {
        try core.store.shelf.run(.keepSeen, db) {
            $0.add(envelope.source)
            $0.add(envelope.subject)
            $0.add(envelope.version)
        }
        wake("seen:\(envelope.source)/\(envelope.subject)")
    }

    /// What to wait for, when an event of the same stream that this store listens to has not been applied yet.
    private func gapBefore(_ envelope: Envelope) throws -> String? {
        guard let previous = envelope.previous[core.store.name], previous > 0 else { return nil }
        let seen =
            try core.store.shelf.first(
                .findSeen,
                db,
                { key in
                    key.add(envelope.source)
                    key.add(envelope.subject)
                },
                { $0.integer(0) }
            ) ?? 0
        return seen >= previous ? nil : "seen:\(envelope.source)/\(envelope.subject)"
    }

    /// Which of these events this store has not applied. Its own are applied when they are known at all.
    private func unseen(_ events: [MessageID]) throws -> [MessageID] {
        try events.filter { try !isApplied($0) }
    }

    private func isApplied(_ event: MessageID) throws -> Bool {
        if core.recent.contains(event) { return true }
        let shelf = core.store.shelf
        for publisher in core.publishers {
            let received = try shelf.first(
                .isReceived,
                db,
                { key in
                    key.add(publisher)
                    key.add(event.value)
                },
                { _ in true }
            )
            if received == true { return true }
        }
        return try shelf.first(.isJournalled, db, { $0.add(event.value) }, { _ in true }) == true
    }

    // MARK: answers

    func reply(to envelope: Envelope, _ answer: Answer) {
        if envelope.replyTo != nil { reply(to: envelope, core.encoder.encode(answer)) }
    }

    private func reply(to envelope: Envelope, _ body: Data) {
        guard let replyTo = envelope.replyTo else { return }
        reply(
            to: replyTo,
            of: envelope.user,
            command: envelope.id,
            about: envelope.dossier,
            takesBundles: envelope.takesBundles,
            body
        )
    }

    private func reply(
        to address: String,
        of user: String?,
        command: MessageID?,
        about dossier: DossierID? = nil,
        takesBundles: Bool = false,
        _ body: Data
    ) {
        let id = MessageID("r-\(replies.count)-\(command?.value.suffix(50) ?? "")") ?? "reply"
        var head = Envelope(id: id, type: Answer.type, source: core.store.name, time: now)
        head.inReplyTo = command
        head.dossier = dossier
        head.takesBundles = takesBundles
        replies.append(
            Outgoing(exchange: "", key: address, mandatory: false, envelope: head, body: [UInt8](body), asker: user)
        )
    }

    private func fault(of error: DecodingError) -> Fault {
        func place(_ path: [any CodingKey]) -> String {
            path.isEmpty ? "body" : path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
        }
        switch error {
        case .keyNotFound(let key, let context):
            return Fault(place(context.codingPath + [key]), "missing", expected: "a value")
        case .valueNotFound(let type, let context):
            return Fault(place(context.codingPath), "missing", expected: "\(type)")
        case .typeMismatch(let type, let context):
            return Fault(place(context.codingPath), "wrongKind", expected: "\(type)")
        case .dataCorrupted(let context):
            return Fault(place(context.codingPath), "malformed", expected: context.debugDescription)
        @unknown default: return Fault("body", "malformed", expected: "a body of this type's contract")
        }
    }
}
