public import CertificationDomain
import Contracts
public import Messaging
public import Scheme
import Vouching

extension Certificate: Aggregate {}
extension SurveyResults: Aggregate {}
extension Signatory: Aggregate {}
extension ConcernedSignatory: Aggregate {}

/// Certification (specification, step 6, and what comes after the award): makes out a certificate, has it signed by
/// branch and C4S, issues and sends it; replaces, duplicates, voids or revokes it; keeps the register of holders.
public func certification(_ scheme: Scheme) -> ServiceDefinition {
    ServiceDefinition(
        "certification",
        scheme: scheme.digest,
        aggregates: [Certificate.self, Signatory.self, ConcernedSignatory.self, SurveyResults.self],
        readingYears: { scheme.readingYears(of: $0) },
        branchOfFile: { dossier, context in
            try context.standingCertificate(of: dossier).flatMap { try context.certificate($0)?.content.branch.value }
        },
        // 2: since when a certificate is suspended.
        statesForm: 2,
        recording: recordingActs(scheme) { command, context in
            let signed = (command.command as? SignCertificate)?.certificate
            let certificate = try (signed ?? (command.command as? DeclareSurveyParticipation)?.certificate).flatMap {
                try context.certificate($0)
            }
            return RecordedSetting(
                branches: Set([certificate?.content.branch ?? command.branch].compactMap { $0 }),
                concerned: Set([certificate?.content.holder].compactMap { $0 })
            )
        },
        deciding: keepingFromTheirOwn { command, context in try context.holders(concernedBy: command) }
    ) {
        // Who signs.
        On(AppointSignatory.self) { command, context in
            decide(
                command,
                on: try context.signatory(command.signatory),
                delegator: try context.delegator(of: command.mandate),
                keyHeldBy: try context.person(holding: Signatory.key(command.mandate.publicKey)),
                mandateHeldBy: try context.person(holding: Signatory.mandateClaim(command.mandate.id)),
                scheme: scheme,
                by: context.by
            )
        }
        On(EndSigningMandate.self) { command, context in
            decide(command, on: try context.signatory(command.signatory), by: context.by)
        }
        // The jury has decided.
        On(CertificateAwarded.self) { event, context in
            guard let entropy = CertificateEntropy(context.randomBytes(32)) else { return .refused("noEntropy") }
            return decide(
                event,
                on: try context.certificate(of: event.decision),
                standing: try context.standingCertificate(of: event.dossier),
                nextNumber: try context.nextNumber(CertificateNumber.series(awardedOn: event.decidedOn)),
                entropy: entropy,
                scheme: scheme,
                at: context.now
            )
        }
        On(DecisionRescinded.self) { event, context in
            decide(event, on: try context.certificate(of: event.decision), scheme: scheme, at: context.now)
        }
        On(AwardedHolderCorrected.self) { event, context in
            guard let entropy = CertificateEntropy(context.randomBytes(32)) else { return .refused("noEntropy") }
            let certificate = try context.certificate(of: event.decision)
            return decide(
                event,
                on: certificate,
                salts: try context.salts(of: certificate),
                entropy: entropy
            )
        }
        On(WithdrawCandidate.self) { command, context in
            let standing = try context.standingCertificate(of: command.dossier)
            return decide(command, on: try standing.flatMap { try context.certificate($0) })
        }
        On(HoldFile.self) { command, context in
            let standing = try context.standingCertificate(of: command.dossier)
            return decide(command, on: try standing.flatMap { try context.certificate($0) })
        }
        On(ReleaseFile.self) { command, context in
            let standing = try context.standingCertificate(of: command.dossier)
            return decide(command, on: try standing.flatMap { try context.certificate($0) })
        }
        On(RecordCandidateDeath.self) { command, context in
            let standing = try context.standingCertificate(of: command.dossier)
            return decide(command, on: try standing.flatMap { try context.certificate($0) }, by: context.by)
        }
        // Signing.
        On(SignCertificate.self) { command, context in
            let certificate = try context.certificate(command.certificate)
            let facts = try context.facts(command.signatory, command.mandate, command.signature, certificate)
            return decide(command, on: certificate, facts, scheme: scheme, by: context.by)
        }
        On(RecordHandwrittenSignature.self) { command, context in
            let certificate = try context.certificate(command.certificate)
            let facts = try context.facts(command.signatory, command.mandate, "", certificate)
            return decide(command, on: certificate, facts, scheme: scheme, by: context.by)
        }
        On(SignCertificates.self) { command, context in
            let certificates = try command.signatures.map { offered in
                let certificate = try context.certificate(offered.certificate)
                let facts = try context.facts(command.signatory, command.mandate, offered.value, certificate)
                return (certificate: certificate, facts: facts)
            }
            return decide(command, on: certificates, scheme: scheme, by: context.by)
        }
        // What comes after the award.
        afterTheAward(scheme)
        surveying()
        // What the register is asked.
        keepingPersonalData(scheme)
        answering(scheme)
        telling()
    }
}

@Listening private func afterTheAward(_ scheme: Scheme) -> [any ListeningEntry] {
    On(DispatchCertificate.self) { command, context in
        decide(command, on: try context.certificate(command.certificate), scheme: scheme, by: context.by)
    }
    On(ReplaceCertificate.self) { command, context in
        guard let entropy = CertificateEntropy(context.randomBytes(32)) else { return .refused("noEntropy") }
        let certificate = try context.certificate(command.certificate)
        let series = certificate.map { CertificateNumber.series(awardedOn: $0.content.awardedOn) }
        return decide(
            command,
            on: certificate,
            nextNumber: try series.map { try context.nextNumber($0) } ?? 0,
            entropy: entropy,
            scheme: scheme,
            by: context.by
        )
    }
    On(IssueDuplicate.self) { command, context in
        decide(command, on: try context.certificate(command.certificate), by: context.by)
    }
    On(RevokeCertificate.self) { command, context in
        decide(command, on: try context.certificate(command.certificate), by: context.by)
    }
    On(RecordHolderDeath.self) { command, context in
        decide(command, on: try context.certificate(command.certificate), by: context.by)
    }
    On(RecogniseCertificate.self) { command, context in
        decide(command, on: try context.certificate(numbered: command.number), scheme: scheme, by: context.by)
    }
    WhenDue(Certificate.self, Certificate.step) { decideStep($0, at: $1.now) }
}

@Listening private func surveying() -> [any ListeningEntry] {
    On(DeclareSurveyParticipation.self) { command, context in
        decide(command, on: try context.certificate(command.certificate), by: context.by)
    }
    WhenDue(Certificate.self, Certificate.survey) { decideSurvey($0, at: $1.now) }
    On(AnswerSurvey.self) { command, context in
        decide(command, on: try context.survey(command.survey), by: context.by)
    }
}

/// How long the register keeps a name, what stands against its erasure, and what a person is told of it.
@Listening func keepingPersonalData(_ scheme: Scheme) -> [any ListeningEntry] {
    On(RetentionEnded.self) { event, context in
        decide(event, on: try event.decision.flatMap { try context.certificate(of: $0) })
    }
    WhenDue(Certificate.self, Certificate.registerEnd) { decideRegisterEnd($0, at: $1.now) }
    // The loop removes what is personal of a person; not where anything stands against it meanwhile.
    On(PersonErased.self) { event, context in
        try context.obstacles(toErasing: event.subject, scheme).first.map { .refused($0) } ?? .accepted([])
    }
    On(PersonConcerned.self) { event, context in
        decide(event, on: try context.load(ConcernedSignatory.self, event.concerned.value))
    }
    Following(ConcernedSignatory.self) { event, _, _, context in
        try (event as? ConcernedSignatoryNoted).flatMap { try context.signatory($0.concerned) }
    }
    WhenDue(Signatory.self, Signatory.retentionStart) { decideRetentionStart(of: $0, scheme: scheme, at: $1.now) }
    WhenDue(Signatory.self, Signatory.retentionEnd) { signatory, context in
        decideRetention(
            of: signatory,
            concerned: try context.load(ConcernedSignatory.self, signatory.person.value),
            at: context.now
        )
    }
}
