import Contracts
import Kernel
import Messaging
import RegistrationDomain
import Scheme

extension Context {
    func file(_ dossier: DossierID) throws -> RegistrationFile? { try load(RegistrationFile.self, dossier.value) }

    /// Another file that holds one of these keys.
    func openFile(beside dossier: DossierID, _ keys: [Claim]) throws -> DossierID? {
        for key in keys {
            if let holder = try holder(of: key).flatMap({ DossierID(String($0.key)) }), holder != dossier {
                return holder
            }
        }
        return nil
    }

    func openFile(of file: RegistrationFile?) throws -> DossierID? {
        try file.flatMap { try openFile(beside: $0.dossier, $0.openFileKeys) }
    }

    func certificateHeld(by person: PersonID, of kind: CertificateKindID) throws -> DossierID? {
        try holder(of: RegistrationFile.certificateHeld(by: person, of: kind)).flatMap { DossierID(String($0.key)) }
    }

    func nextNumber(for file: RegistrationFile?) throws -> Int {
        guard let file else { return 1 }
        return try nextNumber(RegistrationNumber.series(of: file.branch, at: now))
    }

    func complaint(_ complaint: ComplaintID) throws -> Complaint? {
        try load(Complaint.self, complaint.value)
    }

    /// How many complaints are open in a file, but this one.
    func complaintsOpen(in dossier: DossierID, beside complaint: Complaint) throws -> Int {
        let prefix = Complaint.openIn(dossier)
        let own = Complaint.open(in: dossier, complaint.complaint)
        return try claims(from: prefix, before: "\(prefix.dropLast())0", limit: .max).filter { $0.claim != own }.count
    }

    /// What stands against erasing a person's data in this store.
    func obstacles(toErasing person: PersonID) throws -> [Refusal] {
        let files = try streams(about: person, RegistrationFile.self)
        let complaints = try streams(about: person, Complaint.self)
        return files.flatMap { erasureObstacles(in: $0, at: now) } + complaints.flatMap { erasureObstacles(in: $0) }
            + erasureObstacles(of: try load(KnownPerson.self, person.value))
    }

    func leaving(_ branch: BranchID, _ kind: CertificateKindID) throws -> LeavingBranch? {
        try load(LeavingBranch.self, LeavingBranch.key(branch, kind))
    }

    /// The leaving of a file's branch, where one was recorded.
    func leaving(of file: RegistrationFile?) throws -> LeavingBranch? {
        try file.flatMap { try leaving($0.branch, $0.certificateKind) }
    }
}

extension Context {
    /// By whom, and when, it is decided.
    var by: By { By(actor, at: now, on: day, recordedBy: recorder) }
}
