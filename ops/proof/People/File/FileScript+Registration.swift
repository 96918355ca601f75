import Contracts
import Scheme

// How a file comes to registration.
extension FileScript {
    /// What comes before the file is registered.
    var wishBeforeRegistration: FileWish {
        guard plan.preparation != nil else { return .register }
        guard standing.prepared else { return .prepare }
        return plan.ending == .unconfirmed ? .accept : .confirm
    }

    /// The company, as who acts for it.
    var asCompany: Actor { Actor(.company, candidate.siret) }

    func actOfAsking(_ wish: FileWish, _ today: Day) -> Act {
        switch wish {
        case .prepare:
            ("registration", plan.preparation == .company ? asCompany : asOfficer, [], preparation(today))
        case .confirm:
            ("registration", plan.preparation == .company ? asCandidate : asOfficer, [], confirmation(today))
        case .registerAgain:
            ("registration", Actor(.candidate, secondSelf.value), [], secondRegistration(today))
        case .correct: ("registration", asCandidate, [], correction(today))
        default: ("registration", asCandidate, [], registration(today))
        }
    }

    private func registration(_ today: Day) -> RegisterCandidate {
        RegisterCandidate(
            dossier: dossier,
            branch: cast.branch,
            certificateKind: candidate.kind,
            candidate: candidate.person,
            form: candidate.form(
                plan,
                trainers: plan.wrongDesignation == .trainer ? [cast.trainer] : [],
                today: today
            ),
            personal: candidate.personal(
                plan,
                asksSex: setting.scheme.kind(candidate.kind)?.nationalReporting ?? false
            )
        )
    }

    private func preparation(_ today: Day) -> PrepareRegistration {
        var whole = registration(today)
        whole.form.noticeAcknowledgedOn = nil
        return PrepareRegistration(
            dossier: dossier,
            branch: whole.branch,
            certificateKind: whole.certificateKind,
            candidate: whole.candidate,
            form: whole.form,
            personal: whole.personal
        )
    }

    private func confirmation(_ today: Day) -> ConfirmRegistration {
        ConfirmRegistration(
            dossier: dossier,
            candidate: candidate.person,
            form: RegistrationForm(noticeAcknowledgedOn: today.description),
            signedForm: plan.preparation == .signedForm
                ? SignedForm(reference: SignedFormID(made: "F-\(dossier)"), signedOn: today) : nil,
            personal: nil
        )
    }

    private func correction(_ today: Day) -> CorrectRegistration {
        let identity = registration(today).personal?.identity.map(candidate.respelled)
        return CorrectRegistration(
            dossier: dossier,
            candidate: candidate.person,
            personal: CorrectionFormPersonal(identity: identity)
        )
    }

    /// The identifier that the candidate goes by when asking once more.
    private var secondSelf: PersonID { PersonID(made: "\(candidate.person)-bis") }

    private func secondRegistration(_ today: Day) -> RegisterCandidate {
        var second = registration(today)
        second.dossier = DossierID(made: "\(dossier)-bis")
        second.candidate = secondSelf
        let respelled = second.personal?.identity.map(candidate.respelled)
        second.personal?.identity = respelled
        return second
    }
}
