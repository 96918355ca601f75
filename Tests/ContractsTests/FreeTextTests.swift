import Contracts
import Testing

/// Free text belongs into the personal group, and nowhere else: whatever is a `String` outside of it stands here, with
/// the reason why it is no free text. A new entry is a decision about data protection, not a formality.
struct FreeTextTests {
    /// Why a field of type `String` may stand outside the personal group.
    enum Reason {
        /// SIRET or SIREN of a legal person.
        case company
        /// A code out of a list of the scheme or of a company.
        case code
        /// A number or series that the system gives.
        case number
        /// A digest, signature or key.
        case digest
        /// The identifier of an actor.
        case actor
        /// An exact fraction.
        case fraction
        /// The Message-ID of a mail of ours.
        case mail
        /// A field of a form that is not checked yet: what it says is one of the above or a day once it is.
        case unchecked
    }

    static let allowed: [String: Reason] = [
        "AddressNoted.number": .number,
        "AddressNoted.companySiret": .company,
        "LetterFacts.number": .number,
        "LetterFacts.certificate": .number,
        "LetterFacts.replaces": .number,
        "BeginSending.sender": .code,
        "SendingBegun.sender": .code,
        "NoteSending.digest": .digest,
        "NoteSending.messageID": .mail,
        "LetterSent.digest": .digest,
        "LetterSent.messageID": .mail,
        "RegistrationForm.activity": .unchecked,
        "RegistrationForm.companyAgreedOn": .unchecked,
        "RegistrationForm.noticeAcknowledgedOn": .unchecked,
        "TrainingEndsForm.trainers": .unchecked,
        "TrainingEndsForm.providers": .unchecked,
        "RequestReassessment.companyAgreedOn": .unchecked,
        "ChangeWorkplace.companyAgreedOn": .unchecked,
        "Actor.id": .actor,
        "EmploymentForm.status": .unchecked,
        "EmploymentForm.employerSiret": .unchecked,
        "EmploymentForm.department": .unchecked,
        "EmploymentForm.since": .unchecked,
        "AssessmentCompanyForm.siret": .unchecked,
        "AssessmentCompanyForm.department": .unchecked,
        "AssessmentCompanyForm.departments": .unchecked,
        "AssessmentCompanyForm.since": .unchecked,
        "AssessmentCompanyForm.postalCode": .unchecked,
        "Registration.activity": .code,
        "FileForAssessment.activity": .code,
        "FileForAssessment.number": .number,
        "Employment.employerSiret": .company,
        "Employment.department": .code,
        "AssessmentCompany.siret": .company,
        "AssessmentCompany.department": .code,
        "AssessmentCompany.departments": .code,
        "AssessmentCompany.postalCode": .code,
        "FileReturned.companySiret": .company,
        "FilePassedOn.companySiret": .company,
        "FileClosed.companySiret": .company,
        "TakenNumber.series": .number,
        "CertificateRecorded.number": .number,
        "EvaluatorSituation.employerSiren": .company,
        "EvaluatorSituation.department": .code,
        "DesignatedEvaluator.employerSiren": .company,
        "DesignatedEvaluator.department": .code,
        "DesignatedReferent.companySiret": .company,
        "EvaluatorAccredited.authority": .actor,
        "ApplicationInstructed.officer": .actor,
        "AccreditationEvidenceRecorded.officer": .actor,
        "AccreditationGranted.authority": .actor,
        "AccreditationRefused.authority": .actor,
        "AccreditationLetterIssued.authority": .actor,
        "AccreditationRenewed.authority": .actor,
        "RenewalRefused.authority": .actor,
        "AccreditationSuspended.by": .actor,
        "SuspensionLifted.by": .actor,
        "RemovalGroundsNotified.officer": .actor,
        "AccreditationRemoved.authority": .actor,
        "RemovalNotPronounced.authority": .actor,
        "RemovalReviewDecided.authority": .actor,
        "BriefReferent.companySiret": .company,
        "ReferentBriefed.companySiret": .company,
        "SectorExperience.activity": .code,
        "ObserversDesignated.officer": .actor,
        "DesignationEscalated.officer": .actor,
        "AppointmentProposed.proposedBy": .actor,
        "RefuseSignature.digest": .digest,
        "SignatureRefused.digest": .digest,
        "ObjectionDecided.officer": .actor,
        "FileHeldDuringEvaluation.heldBy": .actor,
        "FileReleasedDuringEvaluation.releasedBy": .actor,
        "EvaluationBooklet.digest": .digest,
        "RectifyBooklet.previous": .digest,
        "AddToBooklet.previous": .digest,
        "SignBookletAmendment.digest": .digest,
        "BookletAmendment.previous": .digest,
        "BookletAmendment.notesDigest": .digest,
        "BookletAmendment.digest": .digest,
        "BookletAmendmentSettled.digest": .digest,
        "BookletAmendmentTaken.digest": .digest,
        "BookletAmendmentRefused.digest": .digest,
        "BookletFilled.digest": .digest,
        "BookletFilled.notesDigest": .digest,
        "BookletReopened.digest": .digest,
        "BookletSigned.digest": .digest,
        "BookletTransmitted.notesDigest": .digest,
        "SignBooklet.digest": .digest,
        "CaseFile.number": .number,
        "CaseFile.bookletDigest": .digest,
        "CaseParties.evaluatorSiren": .company,
        "CaseParties.employerSiren": .company,
        "CaseParties.companySiren": .company,
        "SessionMember.employers": .company,
        "ElementTally.weightInFavour": .fraction,
        "ElementTally.weightAgainst": .fraction,
        "MinutesDrawnUp.digest": .digest,
        "MinutesSigned.digest": .digest,
        "SignMinutes.digest": .digest,
        "RectifiedMinutesDrawnUp.digest": .digest,
        "RectifiedMinutesDrawnUp.rectifies": .digest,
        "DecisionWordsRectified.digest": .digest,
        "SigningMandate.publicKey": .digest,
        "SignCertificate.signature": .digest,
        "CertificateSignature.form": .code,
        "CertificateSignature.value": .digest,
        "CertificateContent.number": .number,
        "CertificateContent.domainsDigest": .digest,
        "CertificateContent.holderDigest": .digest,
        "CertificateContent.checkCodeDigest": .digest,
        "CertificateContent.replaces": .number,
        "CertificateSigned.number": .number,
        "CertificateReplacementDue.number": .number,
        "OfferedSignature.value": .digest,
        "CertificateLetter.number": .number,
        "CertificateLetter.replaces": .number,
        "CertificateLetter.appealGrounds": .code,
        "CertificateReplaced.former": .number,
        "CertificateReplaced.number": .number,
        "DuplicateIssued.number": .number,
        "RecogniseCertificate.number": .number,
        "CertificateRecognised.number": .number,
        "RecordHandwrittenSignature.scanDigest": .digest,
        "CertificateRevocationDemanded.number": .number,
        "CertificateRevoked.number": .number,
        "CertificateVoided.number": .number,
        "PartnerRegistrationAccepted.number": .number,
        "PartnerEvaluatorAccredited.evaluator": .code,
        "PartnerEvaluatorSuspended.evaluator": .code,
        "PartnerEvaluatorReinstated.evaluator": .code,
        "PartnerEvaluatorEnded.evaluator": .code,
        "PartnerCertificateIssued.number": .number,
        "PartnerCertificateReplaced.former": .number,
        "PartnerCertificateReplaced.number": .number,
        "PartnerCertificateSuspended.number": .number,
        "PartnerCertificateRevoked.number": .number,
        "PartnerCertificateRecognised.number": .number,
    ]

    @Test("Aucun texte libre hors du groupe personnel")
    func plainTextsOutsideThePersonalGroupAreKnown() throws {
        let found = Set(try Example.all.flatMap { try Fields(of: $0.message).plainTexts.keys })
        #expect(found.subtracting(FreeTextTests.allowed.keys) == [], "free text belongs into the personal group")
        #expect(Set(FreeTextTests.allowed.keys).subtracting(found) == [], "no such field any more")
    }

    @Test("Hors du groupe personnel, un texte a la forme que sa raison annonce")
    func plainTextsFitTheirReasons() throws {
        for (field, texts) in try Example.all.flatMap({ try Fields(of: $0.message).plainTexts }) {
            let reason = try #require(FreeTextTests.allowed[field])
            for text in texts { #expect(text.wholeMatch(of: reason.form) != nil, "\(field): \(text)") }
        }
    }
}

extension FreeTextTests.Reason {
    var form: Regex<Substring> {
        switch self {
        case .company: /\d{9}|\d{14}/
        case .code, .actor: /[A-Za-z0-9._:-]{1,64}/
        case .number: /[A-Za-z0-9\/-]+/
        case .digest: /[0-9a-f]{64}|[A-Za-z0-9+\/]+={0,2}/
        case .mail: /<[A-Za-z0-9.-]+@[A-Za-z0-9.-]+>/
        case .fraction: /\d+\/\d+/
        case .unchecked: /[A-Za-z0-9 -]*/
        }
    }
}
