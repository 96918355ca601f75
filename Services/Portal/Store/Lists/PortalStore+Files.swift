import Contracts
import Foundation
import GRDB
import JSONCoding

extension PortalStore {
    /// What an event makes of the lists.
    func apply(_ event: HeardEvent, _ db: Database) throws {
        switch event.type.service {
        case "registration": try applyRegistration(event, db)
        case "evaluation": try applyEvaluation(event, db)
        case "jury": try applyJury(event, db)
        case "certification": try applyCertification(event, db)
        default: return
        }
    }

    func read<E: Event>(_ event: HeardEvent, as type: E.Type = E.self) throws -> E {
        try JSONBytesDecoder().decode(E.self, from: event.body)
    }

    // MARK: registration

    private func applyRegistration(_ event: HeardEvent, _ db: Database) throws {
        switch event.type {
        case RegistrationPrepared.type:
            let told: RegistrationPrepared = try read(event)
            try begin(told.dossier, told.branch, told.certificateKind, told.candidate, db)
            try name(
                told.dossier,
                told.personal?.identity.map { [$0.firstNames, $0.usageName ?? $0.birthName] },
                also: [told.personal?.identity?.birthName],
                db
            )
            try place(told.form.company?.siret, told.form.activity, told.dossier, db)
            try moves(told.dossier, to: .prepared, at: event.at, due: told.due.at, db)
            try happened(event, told.dossier, [:], db)
        case CandidateRegistered.type:
            let told: CandidateRegistered = try read(event)
            try begin(told.dossier, told.branch, told.certificateKind, told.candidate, db)
            try name(told.dossier, told.personal?.candidate.identity, db)
            try place(told.registration.company.siret, told.registration.activity, told.dossier, db)
            try moves(told.dossier, to: .registered, at: event.at, due: told.due.at, db)
            try happened(event, told.dossier, [:], db)
        case RegistrationAccepted.type:
            let told: RegistrationAccepted = try read(event)
            try handOver(told.file, told.personal, at: event.at, db)
            try happened(event, told.file.dossier, ["number": told.file.number], db)
        case ReassessmentOpened.type:
            let told: ReassessmentOpened = try read(event)
            try handOver(told.file, told.personal, at: event.at, db)
            try happened(event, told.file.dossier, ["attempt": "\(told.file.scope.attempt)"], db)
        case RegistrationRefused.type:
            let told: RegistrationRefused = try read(event)
            try ends(event, told.dossier, .refused, db)
        case FileLapsed.type:
            let told: FileLapsed = try read(event)
            try ends(event, told.dossier, .lapsed, db)
        case CandidateWithdrew.type:
            let told: CandidateWithdrew = try read(event)
            try ends(event, told.dossier, .withdrawn, db)
        case CandidateDied.type:
            let told: CandidateDied = try read(event)
            try ends(event, told.dossier, .deceased, db)
        case FileWithdrawn.type:
            let told: FileWithdrawn = try read(event)
            try ends(event, told.dossier, .withdrawn, db)
        case FileExcluded.type:
            let told: FileExcluded = try read(event)
            try ends(event, told.dossier, .excluded, db)
        case FileAwarded.type:
            let told: FileAwarded = try read(event)
            try moves(told.dossier, to: .awarded, at: event.at, due: nil, db)
            try happened(event, told.dossier, ["on": told.awardedOn.description], db)
        case FileReturned.type:
            let told: FileReturned = try read(event)
            try moves(told.dossier, to: .returned, at: event.at, due: told.lapsesAt, db)
            try happened(
                event,
                told.dossier,
                ["missing": "\(told.missing.count)", "on": told.decidedOn.description],
                db
            )
        case RegistrationCorrected.type:
            let told: RegistrationCorrected = try read(event)
            try name(told.dossier, told.personal?.after.identity, db)
            try happened(event, told.dossier, [:], db)
        case FileHeldAtRegistration.type:
            let told: FileHeldAtRegistration = try read(event)
            try hold(told.dossier, true, db)
            try happened(event, told.dossier, [:], db)
        case FileReleasedAtRegistration.type:
            let told: FileReleasedAtRegistration = try read(event)
            try hold(told.dossier, false, db)
            try happened(event, told.dossier, [:], db)
        case RetentionEnded.type:
            let told: RetentionEnded = try read(event)
            try forget("dossier = ?", told.dossier.value, db)
        case PersonErased.type:
            let told: PersonErased = try read(event)
            try forget("candidate = ?", told.subject.value, db)
            // What they had typed and not sent, too. An actor ends with whose it is.
            try db.execute(
                sql: """
                    DELETE FROM draft WHERE account IN
                      (SELECT account FROM account_role WHERE substr(actor, -length(?1)) = ?1)
                    """,
                arguments: [":\(told.subject)"]
            )
        default: return
        }
    }

    private func handOver(_ file: FileForAssessment, _ personal: CandidatePersonal?, at: Instant, _ db: Database) throws
    {
        try begin(file.dossier, file.branch, file.certificateKind, file.candidate, db)
        if try isUnderWay(file.scope.attempt, of: file.dossier, db) {
            try db.execute(
                sql: "UPDATE file SET number = ?, standard = ?, scope = ? WHERE dossier = ?",
                arguments: [
                    file.number, file.standard.value, file.scope.elements.map(\.value).joined(separator: " "),
                    file.dossier.value,
                ]
            )
        }
        try name(file.dossier, personal?.identity, db)
        try place(file.company.siret, file.activity, file.dossier, db)
        try moves(file.dossier, to: .designation, at: at, due: nil, db)
    }

    // MARK: evaluation

    private func applyEvaluation(_ event: HeardEvent, _ db: Database) throws {
        switch event.type {
        case ReferentProposed.type:
            let told: ReferentProposed = try read(event)
            try happened(event, told.dossier, ["referent": told.referent.person.value], db)
        case ObserversDesignated.type:
            let told: ObserversDesignated = try read(event)
            try moves(told.dossier, to: .observation, at: event.at, due: nil, db)
            if try isUnderWay(told.attempt, of: told.dossier, db) {
                try parts(told.dossier, ["evaluator": told.evaluator.person, "referent": told.referent.person], db)
            }
            try happened(
                event,
                told.dossier,
                ["evaluator": told.evaluator.person.value, "referent": told.referent.person.value],
                db
            )
        case TieAbsenceDeclared.type:
            let told: TieAbsenceDeclared = try read(event)
            try happened(event, told.dossier, ["observer": told.observer.value], db)
        case AppointmentProposed.type:
            let told: AppointmentProposed = try read(event)
            try happened(
                event,
                told.dossier,
                [
                    "number": "\(told.appointment.number)", "on": told.appointment.on.description,
                    "mode": told.appointment.mode.rawValue, "situation": told.appointment.situation.rawValue,
                ],
                db
            )
        case AppointmentAgreed.type:
            let told: AppointmentAgreed = try read(event)
            try happened(
                event,
                told.dossier,
                ["number": "\(told.appointment.number)", "on": told.appointment.on.description],
                db
            )
        case BookletFilled.type:
            let told: BookletFilled = try read(event)
            try moves(told.dossier, to: .signature, at: event.at, due: nil, db)
            try booklet(told.dossier, told.digest, attempt: told.attempt, db)
            try happened(
                event,
                told.dossier,
                ["on": told.conferredOn.description, "divergences": "\(told.divergences.count)"],
                db
            )
        case BookletReopened.type:
            let told: BookletReopened = try read(event)
            try moves(told.dossier, to: .observation, at: event.at, due: nil, db)
            try booklet(told.dossier, nil, attempt: told.attempt, db)
            try happened(event, told.dossier, [:], db)
        case BookletSigned.type:
            let told: BookletSigned = try read(event)
            try happened(event, told.dossier, ["signatory": told.signatory.value], db)
        case BookletTransmitted.type:
            let told: BookletTransmitted = try read(event)
            try moves(told.file.dossier, to: .jury, at: event.at, due: nil, db)
            try panel(told.file.dossier, told.panel, db)
            try happened(event, told.file.dossier, ["panel": told.panel.value], db)
        case ObjectionRaised.type:
            let told: ObjectionRaised = try read(event)
            try happened(event, told.dossier, [:], db)
        case ObjectionDecided.type:
            let told: ObjectionDecided = try read(event)
            try happened(event, told.dossier, ["upheld": "\(told.upheld)"], db)
        default: return
        }
    }

    // MARK: what the lists are made of

    func begin(
        _ dossier: DossierID,
        _ branch: BranchID,
        _ kind: CertificateKindID,
        _ candidate: PersonID,
        _ db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO file(dossier, branch, kind, candidate, step, since) VALUES(?, ?, ?, ?, 'prepared', 0)
                ON CONFLICT(dossier) DO UPDATE
                SET branch = excluded.branch, kind = excluded.kind, candidate = excluded.candidate
                """,
            arguments: [dossier.value, branch.value, kind.value, candidate.value]
        )
        try parts(dossier, ["candidate": candidate], db)
    }

    private func name(_ dossier: DossierID, _ identity: Identity?, _ db: Database) throws {
        guard let identity else { return }
        try name(
            dossier,
            [identity.firstNames, identity.usageName ?? identity.birthName],
            also: [identity.birthName],
            db
        )
    }

    private func name(_ dossier: DossierID, _ names: [String?]?, also others: [String?], _ db: Database) throws {
        guard let names else { return }
        let shown = names.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
        try db.execute(
            sql: "UPDATE file SET name = ?, words = ? WHERE dossier = ?",
            arguments: [
                shown.isEmpty ? nil : shown,
                Self.folded(([shown] + others.compactMap { $0 }).joined(separator: " ")), dossier.value,
            ]
        )
    }

    /// Without accents, in small letters: as one searches.
    static func folded(_ text: String) -> String {
        text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil).lowercased()
    }

    private func place(_ siret: String?, _ activity: String?, _ dossier: DossierID, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE file SET company = coalesce(?, company), activity = coalesce(?, activity) WHERE dossier = ?",
            arguments: [siret?.filter(\.isNumber), activity, dossier.value]
        )
    }

    /// The file stands there, unless something later is known of it already: what one service tells may come before what
    /// another has told earlier. So the lists are the same, in whichever order the services are heard.
    func moves(_ dossier: DossierID, to step: FileStep, at: Instant, due: Instant?, _ db: Database) throws {
        let known = try Row.fetchOne(
            db,
            sql: "SELECT step, since FROM file WHERE dossier = ?",
            arguments: [dossier.value]
        )
        guard let known else {
            // Of another service than the one that tells who the candidate is: that comes.
            return try db.execute(
                sql: "INSERT INTO file(dossier, step, since, due) VALUES(?, ?, ?, ?)",
                arguments: [dossier.value, step.rawValue, at.milliseconds, due?.milliseconds]
            )
        }
        let stands = FileStep(rawValue: known[0])?.rank ?? 0
        guard (at.milliseconds, step.rank) >= (known[1] as Int64, stands) else { return }
        try db.execute(
            sql: "UPDATE file SET step = ?, since = ?, due = ? WHERE dossier = ?",
            arguments: [step.rawValue, at.milliseconds, due?.milliseconds, dossier.value]
        )
    }

    func ends(_ event: HeardEvent, _ dossier: DossierID, _ step: FileStep, _ db: Database) throws {
        try moves(dossier, to: step, at: event.at, due: nil, db)
        try happened(event, dossier, [:], db)
    }

    func panel(_ dossier: DossierID, _ panel: PanelID, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE file SET panel = ? WHERE dossier = ?",
            arguments: [panel.value, dossier.value]
        )
    }

    private func booklet(_ dossier: DossierID, _ digest: String?, attempt: Int, _ db: Database) throws {
        guard try isUnderWay(attempt, of: dossier, db) else { return }
        try db.execute(sql: "UPDATE file SET booklet = ? WHERE dossier = ?", arguments: [digest, dossier.value])
    }

    /// Whether no later attempt of the file is known. What was of an earlier one goes when a later one is heard of.
    func isUnderWay(_ attempt: Int, of dossier: DossierID, _ db: Database) throws -> Bool {
        let known = try Int.fetchOne(db, sql: "SELECT attempt FROM file WHERE dossier = ?", arguments: [dossier.value])
        guard let known, attempt > known else { return attempt >= known ?? 1 }
        try db.execute(
            sql: "UPDATE file SET attempt = ?, booklet = NULL, session = NULL WHERE dossier = ?",
            arguments: [attempt, dossier.value]
        )
        try db.execute(
            sql: "DELETE FROM part WHERE dossier = ? AND role IN ('evaluator', 'referent')",
            arguments: [dossier.value]
        )
        return true
    }

    private func hold(_ dossier: DossierID, _ isHeld: Bool, _ db: Database) throws {
        try db.execute(sql: "UPDATE file SET is_held = ? WHERE dossier = ?", arguments: [isHeld, dossier.value])
    }

    /// Who has which part in a file; one a part.
    private func parts(_ dossier: DossierID, _ persons: [String: PersonID], _ db: Database) throws {
        for (role, person) in persons {
            try db.execute(sql: "DELETE FROM part WHERE dossier = ? AND role = ?", arguments: [dossier.value, role])
            try db.execute(
                sql: "INSERT OR IGNORE INTO part VALUES(?, ?, ?)",
                arguments: [person.value, role, dossier.value]
            )
        }
    }

    func happened(_ event: HeardEvent, _ dossier: DossierID, _ facts: [String: String], _ db: Database) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        try db.execute(
            sql: "INSERT OR REPLACE INTO happening VALUES(?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                dossier.value, event.at.milliseconds, event.source, event.subject, event.version, event.type.value,
                String(decoding: try encoder.encode(facts), as: UTF8.self),
            ]
        )
    }

    /// What is personal in the lists goes with what the services keep.
    private func forget(_ which: String, _ value: String, _ db: Database) throws {
        try db.execute(sql: "UPDATE file SET name = NULL, words = '' WHERE \(which)", arguments: [value])
    }
}
