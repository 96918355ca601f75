import Contracts
public import Messaging
import RegistrationDomain
public import Scheme

extension RegistrationFile: Aggregate {}

/// Registration (specification, step 1): holds a file from its registration to its acceptance, and again from a
/// decision not to award to the reassessment.
public func registration(_ scheme: Scheme) -> ServiceDefinition {
    ServiceDefinition("registration", scheme: scheme.digest, aggregates: [RegistrationFile.self]) {
        // What people want.
        On(RegisterCandidate.self) { command, context in
            decide(
                command,
                on: try context.file(command.dossier),
                openFile: try context.openFile(of: command.candidate, for: command.certificateKind),
                heldThrough: try context.certificateHeld(by: command.candidate, of: command.certificateKind),
                scheme: scheme,
                by: context.actor,
                at: context.now
            )
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
        On(FileLapsedDuringEvaluation.self) { event, context in decide(event, on: try context.file(event.dossier)) }
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
        // What time brings.
        WhenDue(RegistrationFile.self, RegistrationFile.lapse) { file, context in
            decide(dueTime: RegistrationFile.lapse, on: file, at: context.now)
        }
    }
}

extension Context {
    func file(_ dossier: DossierID) throws -> RegistrationFile? { try load(RegistrationFile.self, dossier.value) }

    func openFile(of candidate: PersonID, for kind: CertificateKindID) throws -> DossierID? {
        try holder(of: RegistrationFile.openFile(of: candidate, for: kind)).flatMap { DossierID(String($0.key)) }
    }

    func openFile(of file: RegistrationFile?) throws -> DossierID? {
        try file.flatMap { try openFile(of: $0.candidate, for: $0.certificateKind) }
    }

    func certificateHeld(by person: PersonID, of kind: CertificateKindID) throws -> DossierID? {
        try holder(of: RegistrationFile.certificateHeld(by: person, of: kind)).flatMap { DossierID(String($0.key)) }
    }

    func nextNumber(for file: RegistrationFile?) throws -> Int {
        guard let file else { return 1 }
        return try nextNumber(RegistrationNumber.series(of: file.branch, at: now))
    }
}
