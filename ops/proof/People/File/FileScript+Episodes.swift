import Contracts
import Scheme

// What comes of a file besides what every file goes through, where its plan says so.
extension FileScript {
    /// What the file's jury is to do with it now; `nil` where the file does not wait for a session.
    var matterForJury: SessionScript.Matter? {
        guard let panel else { return nil }
        if isContested, standing.decision == nil { return wishBeforeJury == nil ? examination(by: panel) : nil }
        if plan.ending == .revoked, standing.issued, standing.episodes.rescinded == nil { return rescission }
        switch standing.decision {
        case nil: return standing.issued || wishBeforeJury != nil ? nil : examination(by: panel)
        case .awarded:
            let isToBeTakenBack = course == .rescission || isContested
            if standing.episodes.rescinded != nil { return nil }
            return isToBeTakenBack && standing.certificate != nil ? rescission : nil
        case .notAwarded: return standing.episodes.appeal == .upheld ? .examination(recused: [], by: .others) : nil
        }
    }

    /// The special course before the jury, at the first attempt.
    private var course: JuryCourse? {
        guard standing.attempt == 1 else { return nil }
        return isBeyondRescission && [.rescission, .lateRescission].contains(plan.jury) ? nil : plan.jury
    }

    /// Whether a session takes the award back while the certificate is signed.
    var isContested: Bool { plan.missing.isEmpty && course == .lateRescission }

    /// Whether the certificate of the decision that stands is issued.
    var isIssued: Bool {
        guard isContested else { return standing.issued }
        return standing.decisionID.map { standing.episodes.issued.contains($0) } ?? false
    }

    /// Whether nothing comes after the issue but that registration records it.
    var isDone: Bool {
        isIssued && !plan.goesOnAfterIssue
            && (!isContested || standing.episodes.rescinded != nil && formerOpen == nil)
    }

    /// A decision that was taken back, and whose certificate is neither voided nor revoked, as far as its people know.
    private var formerOpen: DecisionID? {
        standing.episodes.takenBack.subtracting(standing.episodes.settled).min { $0.value < $1.value }
    }

    /// What is done about the certificate of a decision that was taken back, besides what is done for the next one.
    var wishesOnFormer: [FileWish] {
        guard isContested, let former = formerOpen else { return [] }
        return [standing.episodes.demanded.contains(former) ? .revoke : .readFormer]
    }

    /// The certificate that is to be revoked: it bears the identifier of its decision.
    private var certificateToRevoke: CertificateID {
        let former = formerOpen ?? standing.episodes.takenBack.first
        return former.flatMap { CertificateID($0.value) } ?? standing.certificate?.certificate ?? "none"
    }

    /// Whether a signature was asked for under another certificate than the one that is to be signed now.
    func isOfFormer(_ request: Request?) -> Bool {
        guard isContested else { return false }
        guard let command = request?.command as? SignCertificate else { return true }
        return command.certificate != standing.certificate?.certificate
    }

    private var rescission: SessionScript.Matter? { standing.decisionID.map { .rescission($0) } }

    private func examination(by panel: PanelID) -> SessionScript.Matter {
        let tied = membersTied(of: panel)
        return switch course {
        case .supplement where !standing.episodes.adjourned.contains(.supplementAsked): .supplement
        case .recusal where !standing.episodes.adjourned.contains(.quorumMissing): .recusal(tied)
        case .exclusion: .exclusion
        case .recusal: .examination(recused: tied, by: .withSubstitutes)
        default: .examination(recused: [], by: .usual)
        }
    }

    /// Of the employees' college so many, the last first, that its quorum is gone.
    private func membersTied(of panel: PanelID) -> [PersonID] {
        let members = (cast.juries[panel] ?? []).filter { $0.college == .employees }.map(\.person)
        let quorum = setting.scheme.policy(of: cast.branch)?.jury.quorumPerCollege ?? 1
        return members.suffix(max(1, members.count - quorum + 1))
    }

    /// What is done between the transmission and the jury.
    var wishBeforeJury: FileWish? {
        if !plan.rectified.isEmpty, standing.attempt == 1, standing.episodes.rectified == nil {
            guard standing.digest != nil else { return .readDigest }
            guard standing.episodes.drawnUp != nil else { return .rectify }
            return standing.episodes.rectification == nil ? .readRectification : .signRectification
        }
        let isAsked = course == .supplement && standing.episodes.adjourned.contains(.supplementAsked)
        return isAsked && !standing.episodes.answered ? .answerSupplement : nil
    }

    /// What comes of a decision not to award, where the candidate appeals.
    var wishOfAppeal: FileWish? {
        guard course == .appeal else { return nil }
        switch standing.episodes.appeal {
        case nil: return .lodgeAppeal
        case .lodged: return .admitAppeal
        case .admitted: return .instructAppeal
        case .instructed: return .upholdAppeal
        case .upheld: return nil
        }
    }

    /// Whether a decision not to award is not the last word on the attempt.
    var awaitsAppeal: Bool { course == .appeal }

    /// What comes after the issue.
    var wishAfterIssue: FileWish? {
        switch plan.ending {
        case .recognised: return .recognise
        case .revoked: return standing.episodes.rescinded == nil ? nil : .revoke
        case .replaced where standing.episodes.replacementOrdered == nil: return .replaceCertificate
        case .replaced where standing.certificate?.replaces == nil: return .readReplacement
        default: return nil
        }
    }

    // MARK: what is done

    func actOfEpisode(_ wish: FileWish) -> Act {
        let jury = panel.map(Routes.store(ofPanel:)) ?? "evaluation"
        let authority = cast.signatory.actor
        switch wish {
        case .rectify: return ("evaluation", Actor(.evaluator, evaluator.value), [], rectification)
        case .signRectification:
            let command = SignBookletAmendment(
                dossier: dossier,
                signatory: candidate.referent,
                digest: standing.episodes.rectification ?? ""
            )
            return ("evaluation", Actor(.referent, candidate.referent.value), [], command)
        case .answerSupplement: return (jury, asCandidate, [], answer)
        case .lodgeAppeal: return (jury, asCandidate, [], appeal)
        case .admitAppeal: return (jury, asOfficer, [], admission)
        case .instructAppeal: return (jury, Actor(.officer, instructor.value, of: cast.branch), [], instruction)
        case .upholdAppeal: return (jury, authority, [], upholding)
        case .replaceCertificate: return ("certification", asOfficer, [], replacement)
        case .revoke:
            let command = RevokeCertificate(
                certificate: certificateToRevoke,
                holder: candidate.person,
                authority: cast.signatory.person,
                personal: ReasonPersonal(reason: "Le jury a rapporté sa décision.")
            )
            return ("certification", authority, standing.episodes.rescinded.map { [$0] } ?? [], command)
        default:
            let by = neighbour ?? cast
            let command = RecogniseCertificate(
                number: standing.certificate?.number ?? "",
                branch: by.branch,
                officer: by.officer
            )
            return ("certification", Actor(.officer, by.officer.value, of: by.branch), [], command)
        }
    }

    private var answer: AnswerSupplement {
        AnswerSupplement(
            dossier: dossier,
            attempt: standing.attempt,
            panel: standing.panel ?? "none",
            party: .candidate,
            candidate: candidate.person,
            personal: SupplementAnswer(answer: "Voici l'attestation demandée.")
        )
    }

    private var appeal: LodgeAppeal {
        LodgeAppeal(
            decision: standing.decisionID ?? "none",
            dossier: dossier,
            panel: standing.panel ?? "none",
            candidate: candidate.person,
            ground: .procedure,
            personal: ReasonPersonal(reason: "Une pièce du dossier n'a pas été examinée.")
        )
    }

    /// An officer who has had nothing to do with the file.
    private var instructor: PersonID { PersonID(made: "\(cast.officer)-2") }

    private var admission: AdmitAppeal {
        AdmitAppeal(
            decision: standing.decisionID ?? "none",
            dossier: dossier,
            panel: standing.panel ?? "none",
            instructor: instructor,
            officer: cast.officer
        )
    }

    private var instruction: InstructAppeal {
        InstructAppeal(
            decision: standing.decisionID ?? "none",
            dossier: dossier,
            panel: standing.panel ?? "none",
            candidate: candidate.person,
            instructor: instructor,
            personal: ReasonPersonal(reason: "La pièce était au dossier et n'a pas été lue.")
        )
    }

    private var upholding: DecideAppeal {
        DecideAppeal(
            decision: standing.decisionID ?? "none",
            dossier: dossier,
            panel: standing.panel ?? "none",
            candidate: candidate.person,
            upheld: true,
            authority: cast.signatory.person,
            personal: ReasonPersonal(reason: "Le dossier n'a pas été examiné en entier.")
        )
    }

    private var replacement: ReplaceCertificate {
        ReplaceCertificate(
            certificate: standing.certificate?.certificate ?? "none",
            holder: candidate.person,
            officer: cast.officer,
            cause: .civilStatus,
            personal: candidate.married
        )
    }
}
