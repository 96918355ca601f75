public import Contracts
import Foundation
import GRDB

/// One sitting of a panel, as a list shows it.
public struct ListedSitting: Sendable, Equatable {
    /// The session.
    public let session: SessionID
    /// The panel.
    public let panel: PanelID
    /// When it begins.
    public let startsAt: Instant
    /// Where: `remote`, or the code of premises.
    public let place: String
    /// How it stands: `convened`, `open`, `minutes`, `closed` or `cancelled`.
    public let state: String
    /// Who presides.
    public let chair: PersonID
    /// Who presides beside them.
    public let viceChair: PersonID
    /// The digest of its minutes, once they are drawn up.
    public let minutes: String?
    /// Until when they are to be signed.
    public let signBy: Instant?
    /// Whether the member that was asked about has signed them.
    public let hasSigned: Bool
}

/// A file of a sitting.
public struct SittingFile: Sendable, Equatable {
    /// The file.
    public let file: ListedFile
    /// What came of it there.
    public let outcome: String?
}

/// A certificate that waits for a signature.
public struct UnsignedCertificate: Sendable, Equatable {
    /// The certificate.
    public let certificate: CertificateID
    /// Its number.
    public let number: String
    /// The file.
    public let dossier: DossierID
    /// The branch that awarded.
    public let branch: BranchID
    /// The day of the award.
    public let awardedOn: Day
    /// The holder's name.
    public let name: String?
}

extension PortalStore {
    /// The sittings that somebody is convened to, the next ones first.
    public func sittings(of member: PersonID) throws -> [ListedSitting] {
        try database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT sitting.session, panel, starts_at, place, state, chair, vice_chair, minutes, sign_by, has_signed
                    FROM sitting JOIN sitting_member ON sitting_member.session = sitting.session
                    WHERE person = ? ORDER BY state IN ('closed', 'cancelled', 'void'), starts_at DESC LIMIT 50
                    """,
                arguments: [member.value]
            ).compactMap(Self.sitting)
        }
    }

    private static func sitting(_ row: Row) -> ListedSitting? {
        guard let session = SessionID(row[0] as String), let panel = PanelID(row[1] as String),
            let chair = PersonID(row[5] as String), let viceChair = PersonID(row[6] as String)
        else { return nil }
        return ListedSitting(
            session: session,
            panel: panel,
            startsAt: Instant(milliseconds: row[2]),
            place: row[3],
            state: row[4],
            chair: chair,
            viceChair: viceChair,
            minutes: row[7],
            signBy: (row[8] as Int64?).map { Instant(milliseconds: $0) },
            hasSigned: row[9]
        )
    }

    /// The files on a sitting's agenda.
    public func files(on session: SessionID) throws -> [SittingFile] {
        let rows = try database.read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT dossier, outcome FROM sitting_file WHERE session = ? ORDER BY dossier",
                arguments: [session.value]
            ).map { ($0[0] as String, $0[1] as String?) }
        }
        return try rows.compactMap { dossier, outcome in
            try DossierID(dossier).flatMap { try file($0) }.map { SittingFile(file: $0, outcome: outcome) }
        }
    }

    /// The certificates that wait for a signature in that capacity, the oldest award first; of one branch, or of all.
    public func unsigned(in capacity: SigningCapacity, of branch: BranchID?) throws -> [UnsignedCertificate] {
        try database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT certificate.certificate, certificate.number, certificate.dossier, certificate.branch, awarded_on,
                      file.name
                    FROM certificate LEFT JOIN file ON file.dossier = certificate.dossier
                    WHERE state = 'prepared'
                      -- Nor is one signed whose award was rescinded meanwhile.
                      AND NOT EXISTS(SELECT 1 FROM happening AS rescinded
                        WHERE rescinded.dossier = certificate.dossier AND rescinded.type = '\(DecisionRescinded.type)'
                          AND rescinded.at > (SELECT max(made.at) FROM happening AS made
                            WHERE made.dossier = certificate.dossier AND made.type = '\(CertificatePrepared.type)'))
                      AND (? IS NULL OR certificate.branch = ?)
                      AND NOT EXISTS(SELECT 1 FROM certificate_signature
                        WHERE certificate_signature.certificate = certificate.certificate AND capacity = ?)
                    ORDER BY awarded_on, certificate.certificate LIMIT 500
                    """,
                arguments: [branch?.value, branch?.value, capacity.description]
            ).compactMap { row in
                guard let certificate = CertificateID(row[0] as String), let dossier = DossierID(row[2] as String),
                    let branch = BranchID(row[3] as String), let day = Day(row[4] as String)
                else { return nil }
                return UnsignedCertificate(
                    certificate: certificate,
                    number: row[1],
                    dossier: dossier,
                    branch: branch,
                    awardedOn: day,
                    name: row[5]
                )
            }
        }
    }
}
