import Contracts
public import Messaging
public import RegistrationDomain
public import Scheme

extension RegistrationFile: Aggregate {}

/// Registration (specification, step 1): holds a file from its registration to its acceptance, and again from a
/// decision not to award to the reassessment.
public func registration(_ scheme: Scheme) -> ServiceDefinition {
    ServiceDefinition(
        "registration",
        scheme: scheme.digest,
        aggregates: [RegistrationFile.self, Complaint.self, KnownPerson.self, LeavingBranch.self],
        readingYears: { scheme.readingYears(of: $0) },
        branchOfFile: { try $1.file($0)?.branch.value },
        keepsWhatEndsEarly: true
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
                by: context.actor,
                at: context.now
            )
        }
        On(PrepareRegistration.self) { command, context in
            decide(
                command,
                on: try context.file(command.dossier),
                scheme: scheme,
                by: context.actor,
                at: context.now
            )
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
                by: context.actor,
                at: context.now
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
                by: context.actor,
                at: context.now
            )
        }
        On(ChangeWorkplace.self) { command, context in
            decide(command, on: try context.file(command.dossier), scheme: scheme, by: context.actor, at: context.now)
        }
        On(SendReturnedFile.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.actor, at: context.now)
        }
        On(HoldFile.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.actor, at: context.now)
        }
        On(ReleaseFile.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.actor, at: context.now)
        }
        On(AcceptRegistration.self) { command, context in
            let file = try context.file(command.dossier)
            return decide(
                command,
                on: file,
                nextNumber: try context.nextNumber(for: file),
                scheme: scheme,
                by: context.actor,
                at: context.now
            )
        }
        On(RefuseRegistration.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.actor, at: context.now)
        }
        On(RequestReassessment.self) { command, context in
            let file = try context.file(command.dossier)
            return decide(
                command,
                on: file,
                openFile: try context.openFile(of: file),
                scheme: scheme,
                by: context.actor,
                at: context.now
            )
        }
        On(WithdrawCandidate.self) { command, context in
            decide(command, on: try context.file(command.dossier), by: context.actor)
        }
        // What the other services tell.
        On(CandidateWithdrewDuringEvaluation.self) { event, context in
            decide(event, on: try context.file(event.dossier))
        }
        On(FileLapsedDuringEvaluation.self) { event, context in
            decide(event, on: try context.file(event.dossier))
        }
        On(CandidateExcluded.self) { event, context in
            decide(event, on: try context.file(event.dossier))
        }
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
        On(CertificateIssued.self) { event, context in
            decide(event, on: try context.file(event.dossier))
        }
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
    }
}

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
}
