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
        return suspendingErasure(
            tellingWhomItConcerns(
                decide(command, on: complaint, in: file, scheme: scheme, by: context.actor, at: context.now),
                on: complaint
            ),
            of: file,
            others: 0,
            at: context.now
        )
    }
    On(HearParty.self) { command, context in
        decide(command, on: try context.complaint(command.complaint), by: context.actor, at: context.now)
    }
    On(DecideComplaint.self) { command, context in
        let complaint = try context.complaint(command.complaint)
        let file = try complaint?.dossier.flatMap { try context.file($0) }
        let decided = decide(command, on: complaint, by: context.actor, at: context.now)
        return suspendingErasure(
            tellingWhomItConcerns(
                keepingForItsTerm(decided, in: file, scheme: scheme, branch: complaint?.branch),
                on: complaint
            ),
            of: file,
            others: try complaint.map { try context.complaintsOpen(beside: $0) } ?? 0,
            at: context.now
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

    /// How many complaints are open in the same file, but this one.
    fileprivate func complaintsOpen(beside complaint: Complaint) throws -> Int {
        guard let dossier = complaint.dossier else { return 0 }
        let prefix = Complaint.openIn(dossier)
        let own = Complaint.open(in: dossier, complaint.complaint)
        return try claims(from: prefix, before: "\(prefix.dropLast())0", limit: .max).filter { $0.claim != own }.count
    }
}
