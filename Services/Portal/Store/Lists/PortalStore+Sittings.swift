import Contracts
import Foundation
import GRDB

extension PortalStore {
    func applyJury(_ event: HeardEvent, _ db: Database) throws {
        switch event.type {
        case CaseOpened.type:
            let told: CaseOpened = try read(event)
            try moves(told.file.dossier, to: .jury, at: event.at, due: told.decideBy, db)
            try panel(told.file.dossier, told.panel, db)
        case CasePlaced.type:
            let told: CasePlaced = try read(event)
            try db.execute(
                sql: "INSERT OR IGNORE INTO sitting_file(session, dossier) VALUES(?, ?)",
                arguments: [told.session.value, told.dossier.value]
            )
            if try isUnderWay(told.attempt, of: told.dossier, db) {
                try db.execute(
                    sql: "UPDATE file SET session = ? WHERE dossier = ?",
                    arguments: [told.session.value, told.dossier.value]
                )
            }
            try moves(told.dossier, to: .session, at: event.at, due: nil, db)
            try happened(event, told.dossier, ["on": told.day.description, "panel": told.panel.value], db)
        case CaseExamined.type:
            let told: CaseExamined = try read(event)
            try moves(told.dossier, to: .examined, at: event.at, due: nil, db)
            try outcome(told.session, told.dossier, told.examination.outcome.rawValue, db)
            try happened(event, told.dossier, [:], db)
        case CaseAdjourned.type:
            let told: CaseAdjourned = try read(event)
            try moves(told.dossier, to: .jury, at: event.at, due: told.decideBy, db)
            try outcome(told.session, told.dossier, "adjourned", db)
            try happened(event, told.dossier, [:], db)
        case CertificateAwarded.type:
            let told: CertificateAwarded = try read(event)
            try moves(told.dossier, to: .awarded, at: event.at, due: nil, db)
            try happened(event, told.dossier, ["on": told.decidedOn.description], db)
        case CertificateNotAwarded.type:
            let told: CertificateNotAwarded = try read(event)
            try moves(told.dossier, to: .returned, at: event.at, due: nil, db)
            try happened(
                event,
                told.dossier,
                ["on": told.decidedOn.description, "missing": "\(told.missing.count)"],
                db
            )
        case DecisionRescinded.type:
            let told: DecisionRescinded = try read(event)
            try moves(told.dossier, to: .jury, at: event.at, due: nil, db)
            try happened(event, told.dossier, ["on": told.rescindedOn.description], db)
        default: try applySession(event, db)
        }
    }

    private func outcome(_ session: SessionID, _ dossier: DossierID, _ outcome: String, _ db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO sitting_file VALUES(?, ?, ?)",
            arguments: [session.value, dossier.value, outcome]
        )
    }

    private func applySession(_ event: HeardEvent, _ db: Database) throws {
        switch event.type {
        case SessionConvened.type:
            let told: SessionConvened = try read(event)
            try db.execute(
                sql: "INSERT OR REPLACE INTO sitting VALUES(?, ?, ?, ?, ?, 'convened', ?, ?, NULL, NULL)",
                arguments: [
                    told.session.value, told.panel.value, told.branch.value, told.startsAt.milliseconds,
                    told.place.description, told.presidency.chair.value, told.presidency.viceChair.value,
                ]
            )
            for one in told.members { try member(one, told.session, db) }
        case MemberReplaced.type:
            let told: MemberReplaced = try read(event)
            try db.execute(
                sql: "DELETE FROM sitting_member WHERE session = ? AND person = ?",
                arguments: [told.session.value, told.replaced.value]
            )
            try member(told.member, told.session, db)
            try preside(told.presidency, told.session, db)
        case SessionPostponed.type:
            let told: SessionPostponed = try read(event)
            try db.execute(
                sql: "UPDATE sitting SET starts_at = ?, place = ? WHERE session = ?",
                arguments: [told.startsAt.milliseconds, told.place.description, told.session.value]
            )
        case SessionCancelled.type:
            let told: SessionCancelled = try read(event)
            try state(told.session, "cancelled", db)
        case SessionDeclaredVoid.type:
            let told: SessionDeclaredVoid = try read(event)
            try state(told.session, "void", db)
        case SessionOpened.type:
            let told: SessionOpened = try read(event)
            try state(told.session, "open", db)
            try preside(told.presidency, told.session, db)
            for person in told.present {
                try db.execute(
                    sql: "UPDATE sitting_member SET is_present = 1 WHERE session = ? AND person = ?",
                    arguments: [told.session.value, person.value]
                )
            }
        case AgendaExtended.type:
            let told: AgendaExtended = try read(event)
            for dossier in told.dossiers {
                try db.execute(
                    sql: "INSERT OR IGNORE INTO sitting_file(session, dossier) VALUES(?, ?)",
                    arguments: [told.session.value, dossier.value]
                )
            }
        case MinutesDrawnUp.type:
            let told: MinutesDrawnUp = try read(event)
            try db.execute(
                sql: "UPDATE sitting SET state = 'minutes', minutes = ?, sign_by = ? WHERE session = ?",
                arguments: [told.digest, told.signBy.milliseconds, told.session.value]
            )
            try db.execute(
                sql: "UPDATE sitting_member SET has_signed = 0 WHERE session = ?",
                arguments: [told.session.value]
            )
            for line in told.lines { try outcome(told.session, line.dossier, line.outcome.rawValue, db) }
        case MinutesSigned.type:
            let told: MinutesSigned = try read(event)
            try db.execute(
                sql: "UPDATE sitting_member SET has_signed = 1 WHERE session = ? AND person = ?",
                arguments: [told.session.value, told.signatory.value]
            )
            if told.takesEffect { try state(told.session, "closed", db) }
        default: return
        }
    }

    private func member(_ member: SessionMember, _ session: SessionID, _ db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO sitting_member VALUES(?, ?, ?, ?, 0, 0)",
            arguments: [session.value, member.person.value, member.college.rawValue, member.seat.rawValue]
        )
    }

    private func preside(_ presidency: Presidency, _ session: SessionID, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE sitting SET chair = ?, vice_chair = ? WHERE session = ?",
            arguments: [presidency.chair.value, presidency.viceChair.value, session.value]
        )
    }

    private func state(_ session: SessionID, _ state: String, _ db: Database) throws {
        try db.execute(sql: "UPDATE sitting SET state = ? WHERE session = ?", arguments: [state, session.value])
    }

    // MARK: certificates

    func applyCertification(_ event: HeardEvent, _ db: Database) throws {
        switch event.type {
        case CertificatePrepared.type:
            let told: CertificatePrepared = try read(event)
            try keep(told.content, of: told.dossier, "prepared", db)
            try happened(event, told.dossier, ["number": told.content.number], db)
        case CertificateSigned.type:
            let told: CertificateSigned = try read(event)
            try db.execute(
                sql: "INSERT OR REPLACE INTO certificate_signature VALUES(?, ?, ?)",
                arguments: [
                    told.certificate.value, told.signature.mandate.capacity.description, told.signature.signatory.value,
                ]
            )
            try happened(event, told.dossier, ["capacity": told.signature.mandate.capacity.description], db)
        case CertificateIssued.type:
            let told: CertificateIssued = try read(event)
            try keep(told.content, of: told.dossier, "issued", db)
            try certificate(told.dossier, told.certificate, told.number, .issued, at: event.at, db)
            try happened(event, told.dossier, ["number": told.number], db)
        case CertificateReplaced.type:
            let told: CertificateReplaced = try read(event)
            if let content = told.content { try keep(content, of: told.dossier, "issued", db) }
            try certificate(told.dossier, told.certificate, told.number, .issued, at: event.at, db)
            try happened(event, told.dossier, ["number": told.number, "former": told.former], db)
        case CertificateRevocationDemanded.type:
            let told: CertificateRevocationDemanded = try read(event)
            try db.execute(
                sql: "UPDATE certificate SET state = 'suspended' WHERE certificate = ?",
                arguments: [told.certificate.value]
            )
            try happened(event, told.dossier, ["on": told.rescindedOn.description], db)
        case CertificateRevoked.type:
            let told: CertificateRevoked = try read(event)
            try db.execute(
                sql: "UPDATE certificate SET state = 'revoked' WHERE certificate = ?",
                arguments: [told.certificate.value]
            )
            try moves(told.dossier, to: .revoked, at: event.at, due: nil, db)
            try happened(event, told.dossier, ["number": told.number, "on": told.revokedOn.description], db)
        case CertificateDispatched.type:
            let told: CertificateDispatched = try read(event)
            try happened(event, told.dossier, [:], db)
        default: return
        }
    }

    private func keep(_ content: CertificateContent, of dossier: DossierID, _ state: String, _ db: Database) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        try db.execute(
            sql: "INSERT OR REPLACE INTO certificate VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                content.certificate.value, content.number, dossier.value, content.holder.value, content.branch.value,
                state,
                String(decoding: try encoder.encode(content), as: UTF8.self), content.awardedOn.description,
            ]
        )
    }

    private func certificate(
        _ dossier: DossierID,
        _ certificate: CertificateID,
        _ number: String,
        _ step: FileStep,
        at: Instant,
        _ db: Database
    ) throws {
        try moves(dossier, to: step, at: at, due: nil, db)
        try db.execute(
            sql: "UPDATE file SET certificate = ?, certificate_number = ? WHERE dossier = ?",
            arguments: [certificate.value, number, dossier.value]
        )
    }
}
