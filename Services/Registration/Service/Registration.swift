import Contracts
public import Messaging
public import RegistrationDomain
public import Scheme
import Vouching

extension RegistrationFile: Aggregate {}
extension Complaint: Aggregate {}
extension KnownPerson: Aggregate {}
extension LeavingBranch: Aggregate {}

/// Registration (specification, step 1): holds a file from its registration to its acceptance, and again from a
/// decision not to award to the reassessment.
public func registration(_ scheme: Scheme) -> ServiceDefinition {
    ServiceDefinition(
        "registration",
        scheme: scheme.digest,
        aggregates: [RegistrationFile.self, Complaint.self, KnownPerson.self, LeavingBranch.self],
        readingYears: { scheme.readingYears(of: $0) },
        branchOfFile: { try $1.file($0)?.branch.value },
        keepsWhatEndsEarly: true,
        recording: recordingActs(scheme) { command, context in
            let file = try command.command.about.flatMap { try context.file($0) }
            return RecordedSetting(
                branches: Set([file?.branch ?? command.branch].compactMap { $0 }),
                concerned: Set(file?.concerned ?? [])
            )
        },
        deciding: keepingFromTheirOwn { command, context in
            let complaint =
                (command as? HearParty)?.complaint ?? (command as? AskParty)?.complaint
                ?? (command as? DecideComplaint)?.complaint
            let dossier = try command.about ?? complaint.flatMap { try context.complaint($0)?.dossier }
            let prepared = (command as? PrepareRegistration)?.candidate
            return try (dossier.flatMap { try context.file($0) }?.concerned ?? []) + [prepared].compactMap { $0 }
        }
    ) {
        Following(RegistrationFile.self) { _, before, after, context in
            RegistrationFile.Facts(
                scheme: scheme,
                leaving: after.comesBack(from: before) ? try context.leaving(of: after) : nil
            )
        }
        // What people want.
        On(RegisterCandidate.self) { command, context in
            decide(
                command,
                on: try context.file(command.dossier),
                openFile: try context.openFile(
                    beside: command.dossier,
                    RegistrationFile.openFileKeys(
                        of: command.candidate,
                        command.personal?.identity?.unchecked,
                        for: command.certificateKind
                    )
                ),
                heldThrough: try context.certificateHeld(by: command.candidate, of: command.certificateKind),
                scheme: scheme,
                by: context.by
            )
        }
        On(PrepareRegistration.self) { command, context in
            decide(command, on: try context.file(command.dossier), scheme: scheme, by: context.by)
        }
        On(ConfirmRegistration.self) { command, context in
            let file = try context.file(command.dossier)
            let whole = command.completing(file)
            return decide(
                command,
                on: file,
                openFile: try whole.flatMap {
                    try context.openFile(
                        beside: $0.dossier,
                        RegistrationFile.openFileKeys(
                            of: $0.candidate,
                            $0.personal?.identity?.unchecked,
                            for: $0.certificateKind
                        )
                    )
                },
                heldThrough: try whole.flatMap {
                    try context.certificateHeld(by: $0.candidate, of: $0.certificateKind)
                },
                scheme: scheme,
                by: context.by
            )
        }
        On(CorrectRegistration.self) { command, context in
            let file = try context.file(command.dossier)
            return decide(
                command,
                on: file,
                openFile: try file.flatMap {
                    try context.openFile(
                        beside: $0.dossier,
                        RegistrationFile.openFileKeys(
                            of: $0.candidate,
                            command.personal?.identity?.unchecked,
                            for: $0.certificateKind
                        )
                    )
                },
                scheme: scheme,
                by: context.by
            )
        }
        On(ChangeWorkplace.self) { command, context in
            decide(command, on: try context.file(command.dossier), scheme: scheme, by: context.by)
        }
        On(SendReturnedFile.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.by)
        }
        On(HoldFile.self) { command, context in decide(command, on: try context.file(command.dossier), by: context.by) }
        On(ReleaseFile.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.by)
        }
        On(AcceptRegistration.self) { command, context in
            let file = try context.file(command.dossier)
            return decide(
                command,
                on: file,
                nextNumber: try context.nextNumber(for: file),
                scheme: scheme,
                by: context.by
            )
        }
        On(RefuseRegistration.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.by)
        }
        On(RequestReassessment.self) { command, context in
            let file = try context.file(command.dossier)
            return decide(command, on: file, openFile: try context.openFile(of: file), scheme: scheme, by: context.by)
        }
        On(WithdrawCandidate.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.by)
        }
        On(RecordCandidateDeath.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.by)
        }
        // What the other services tell.
        On(AssessmentCompanyChanged.self) { event, context in decide(event, on: try context.file(event.dossier)) }
        On(CandidateDiedDuringEvaluation.self) { event, context in
            decide(event, on: try context.file(event.dossier))
        }
        On(CandidateDiedBeforeDecision.self) { event, context in decide(event, on: try context.file(event.dossier)) }
        On(CandidateWithdrewDuringEvaluation.self) { event, context in
            decide(event, on: try context.file(event.dossier))
        }
        On(FileLapsedDuringEvaluation.self) { event, context in decide(event, on: try context.file(event.dossier)) }
        On(CandidateExcluded.self) { event, context in decide(event, on: try context.file(event.dossier)) }
        On(CandidateWithdrewBeforeDecision.self) { event, context in
            decide(event, on: try context.file(event.dossier))
        }
        On(CertificateNotAwarded.self) { event, context in
            decide(event, on: try context.file(event.dossier), scheme: scheme, at: context.now)
        }
        On(CertificateAwarded.self) { event, context in
            decide(
                event,
                on: try context.file(event.dossier),
                heldThrough: try context.certificateHeld(by: event.candidate, of: event.certificateKind)
            )
        }
        On(DecisionRescinded.self) { event, context in
            let file = try context.file(event.dossier)
            return decide(event, on: file, openFile: try context.openFile(of: file))
        }
        On(CertificateIssued.self) { event, context in decide(event, on: try context.file(event.dossier)) }
        // Nothing comes of it here: whoever lost the register has it back from this store.
        On(CertificateReplaced.self) { _, _ in .accepted([]) }
        leavingBranches(scheme)
        hearingComplaints(scheme)
        // What is personal is kept for its term, and shown to whom it concerns.
        keepingPersonalData(scheme)
        // What time brings.
        WhenDue(RegistrationFile.self, RegistrationFile.lapse) { file, context in
            decide(dueTime: RegistrationFile.lapse, on: file, at: context.now)
        }
        WhenDue(RegistrationFile.self, RegistrationFile.overdue) { file, context in
            decide(dueTime: RegistrationFile.overdue, on: file, at: context.now)
        }
        WhenDue(RegistrationFile.self, RegistrationFile.reminder) { file, context in
            decide(dueTime: RegistrationFile.reminder, on: file, at: context.now)
        }
        answering()
        telling()
    }
}

/// Complaints, about a person or the process.
@Listening func hearingComplaints(_ scheme: Scheme) -> [any ListeningEntry] {
    On(LodgeComplaint.self) { command, context in
        let complaint = try context.complaint(command.complaint)
        let file = try command.dossier.flatMap { try context.file($0) }
        return decide(command, on: complaint, in: file, scheme: scheme, by: context.by)
    }
    On(AskParty.self) { command, context in
        decide(command, on: try context.complaint(command.complaint), scheme: scheme, by: context.by)
    }
    On(HearParty.self) { command, context in
        decide(command, on: try context.complaint(command.complaint), by: context.by)
    }
    On(DecideComplaint.self) { command, context in
        let complaint = try context.complaint(command.complaint)
        let file = try complaint?.dossier.flatMap { try context.file($0) }
        return decide(command, on: complaint, in: file, scheme: scheme, by: context.by)
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

/// How long what is personal is kept, what stands against its erasure, and what a person is told of it.
@Listening func keepingPersonalData(_ scheme: Scheme) -> [any ListeningEntry] {
    On(SuspendErasure.self) { command, context in
        decide(command, on: try context.file(command.dossier), by: context.by)
    }
    On(ResumeErasure.self) { command, context in
        decide(command, on: try context.file(command.dossier), by: context.by)
    }
    On(AppealLodged.self) { event, context in decide(event, on: try context.file(event.dossier)) }
    On(AppealRefused.self) { event, context in decide(event, on: try context.file(event.dossier)) }
    On(AppealClosed.self) { event, context in decide(event, on: try context.file(event.dossier)) }
    On(AppealDecided.self) { event, context in decide(event, on: try context.file(event.dossier)) }
    On(DecisionConfirmed.self) { event, context in decide(event, on: try context.file(event.dossier)) }
    On(ErasePerson.self) { command, context in
        decide(command, obstacles: try context.obstacles(toErasing: command.subject), by: context.by)
    }
    WhenDue(RegistrationFile.self, RegistrationFile.retentionEnd) { decideRetention(of: $0, at: $1.now) }
}

/// What becomes of the open files of a branch that has left.
@Listening func leavingBranches(_ scheme: Scheme) -> [any ListeningEntry] {
    On(RecordBranchLeaving.self) { command, context in
        decide(
            command,
            on: try context.leaving(command.branch, command.certificateKind),
            scheme: scheme,
            by: context.by
        )
    }
    WhenDue(LeavingBranch.self, LeavingBranch.sweep) { leaving, context in
        let keys = try context.keys(of: RegistrationFile.self, after: leaving.sweptUpTo?.value, limit: 100)
        return sweep(
            leaving,
            files: try keys.compactMap { try DossierID($0).flatMap { try context.file($0) } },
            upTo: keys.last.flatMap { DossierID($0) },
            scheme: scheme,
            at: context.now
        )
    }
    On(FileGivenUpDuringEvaluation.self) { event, context in
        decide(event, on: try context.file(event.dossier), scheme: scheme, at: context.now)
    }
    On(FileGivenUpBeforeDecision.self) { event, context in
        decide(event, on: try context.file(event.dossier), scheme: scheme, at: context.now)
    }
}
