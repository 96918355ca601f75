import Contracts
public import Messaging
public import RegistrationDomain
import Scheme

extension Complaint: Aggregate {}
extension KnownPerson: Aggregate {}

/// Complaints, about a person or the process.
@Listening func hearingComplaints(_ scheme: Scheme) -> [any ListeningEntry] {
    On(LodgeComplaint.self) { command, context in
        let complaint = try context.complaint(command.complaint)
        let file = try command.dossier.flatMap { try context.file($0) }
        return decide(command, on: complaint, in: file, scheme: scheme, by: context.actor, at: context.now)
    }
    On(HearParty.self) { command, context in
        decide(command, on: try context.complaint(command.complaint), by: context.actor, at: context.now)
    }
    On(DecideComplaint.self) { command, context in
        let complaint = try context.complaint(command.complaint)
        let file = try complaint?.dossier.flatMap { try context.file($0) }
        return decide(command, on: complaint, in: file, scheme: scheme, by: context.actor, at: context.now)
    }
    Following(Complaint.self) { _, before, after, context in
        guard after.opensOrCloses(from: before), let dossier = after.dossier else { return Complaint.Facts() }
        return Complaint.Facts(
            file: try context.file(dossier),
            othersOpen: try context.complaintsOpen(in: dossier, beside: after)
        )
    }
    WhenDue(Complaint.self, Complaint.reminder) { complaint, context in
        decide(DueTime(Complaint.reminder, at: context.dueAt), on: complaint)
    }
    WhenDue(Complaint.self, Complaint.decision) { complaint, context in
        decide(DueTime(Complaint.decision, at: context.dueAt), on: complaint)
    }
    WhenDue(Complaint.self, Complaint.retentionEnd) { decideRetention(of: $0, at: $1.now) }
}

extension Context {
    fileprivate func complaint(_ complaint: ComplaintID) throws -> Complaint? {
        try load(Complaint.self, complaint.value)
    }

    /// How many complaints are open in a file, but this one.
    fileprivate func complaintsOpen(in dossier: DossierID, beside complaint: Complaint) throws -> Int {
        let prefix = Complaint.openIn(dossier)
        let own = Complaint.open(in: dossier, complaint.complaint)
        return try claims(from: prefix, before: "\(prefix.dropLast())0", limit: .max).filter { $0.claim != own }.count
    }
}
