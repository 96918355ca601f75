import Contracts
public import Messaging
import RegistrationDomain
import Scheme

extension Complaint: Aggregate {}

/// Complaints, about a person or the process.
@Listening func hearingComplaints(_ scheme: Scheme) -> [any ListeningEntry] {
    On(LodgeComplaint.self) { command, context in
        let complaint = try context.complaint(command.complaint)
        return decide(command, on: complaint, scheme: scheme, by: context.actor, at: context.now)
    }
    On(HearParty.self) { command, context in
        decide(command, on: try context.complaint(command.complaint), by: context.actor, at: context.now)
    }
    On(DecideComplaint.self) { command, context in
        decide(command, on: try context.complaint(command.complaint), by: context.actor, at: context.now)
    }
    WhenDue(Complaint.self, Complaint.reminder) { complaint, context in
        decide(DueTime(Complaint.reminder, at: context.dueAt), on: complaint)
    }
    WhenDue(Complaint.self, Complaint.decision) { complaint, context in
        decide(DueTime(Complaint.decision, at: context.dueAt), on: complaint)
    }
}

extension Context {
    fileprivate func complaint(_ complaint: ComplaintID) throws -> Complaint? {
        try load(Complaint.self, complaint.value)
    }
}
