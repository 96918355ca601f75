public import Contracts

/// A candidate's registration file (*dossier d'inscription*) over all its attempts, as registration knows it.
///
/// It holds what a later decision needs and no more: what was registered stands in the journal.
public struct RegistrationFile: Codable, Sendable, Equatable {
    /// The kind of its streams.
    public static let kind = "file"

    /// The file.
    public internal(set) var dossier: DossierID
    /// The branch that registers it.
    public internal(set) var branch: BranchID
    /// The kind of certificate asked for.
    public internal(set) var certificateKind: CertificateKindID
    /// The candidate.
    public internal(set) var candidate: PersonID
    /// Where it stands.
    public internal(set) var stage: Stage
    /// What waits on somebody while registration holds it.
    public internal(set) var pending: [PendingStep] = []
    /// That it stands still, while registration holds it.
    public internal(set) var hold: Hold?
    /// For how long what is personal in it is kept, once it has ended.
    public internal(set) var retention: Retention?
    /// Why nothing is erased from it, beside an open appeal.
    public internal(set) var suspensions: [Suspension] = []
    /// The decisions on it that are under appeal.
    public internal(set) var appeals: [DecisionID] = []
    /// The awards that the jury took back; `nil` for none.
    public internal(set) var awardsTakenBack: [DecisionID]?

    /// Where a file stands, each with what is known there.
    public enum Stage: Codable, Sendable, Equatable {
        /// Prepared by somebody, and waiting for its candidate. Registration holds it.
        case prepared(PreparedFile)
        /// Complete, and waiting for the officer. Registration holds it.
        case registered(RegisteredFile)
        /// Handed over to evaluation, which passes it to the jury.
        case handedOver(AcceptedFile)
        /// Not awarded, and back with candidate and company. Registration holds it.
        case returned(AcceptedFile, ReturnedFile)
        /// Awarded; the certificate is with certification.
        case awarded(AcceptedFile, Award)
        /// Awarded, and the certificate is issued.
        case certified(AcceptedFile, Award, IssuedCertificate)
        /// The jury took its decision back, and has the file before it once more.
        case takenBack(AcceptedFile, TakenBackDecision)
        /// Over, without an award. Nothing personal is kept here.
        case ended(number: RegistrationNumber?, Ending)
    }

    /// How a file ends without an award.
    public enum Ending: String, Codable, Sendable, CaseIterable {
        case refused, withdrawn, lapsed, excluded, closed, deceased
    }
}

/// A registration that somebody prepared and the candidate has yet to confirm.
public struct PreparedFile: Codable, Sendable, Equatable {
    /// Who prepared it.
    public internal(set) var preparedBy: Actor
    /// What is known of it.
    public internal(set) var form: RegistrationForm
    /// What is personal in that; `nil` once erased.
    public internal(set) var personal: RegistrationFormPersonal?
}

/// A complete registration that the officer has yet to accept or refuse.
public struct RegisteredFile: Codable, Sendable, Equatable {
    /// What was registered.
    public internal(set) var registration: Registration
    /// What goes with the file; `nil` once erased.
    public internal(set) var personal: CandidatePersonal?
}

/// What registration keeps of a file that was accepted: enough to hand it over once more.
public struct AcceptedFile: Codable, Sendable, Equatable {
    /// Its number in branch and year.
    public internal(set) var number: RegistrationNumber
    /// The standard that it is pinned to.
    public internal(set) var standard: StandardID
    /// The latest attempt.
    public internal(set) var attempt: Int
    /// The branch's activity that the candidate works in.
    public internal(set) var activity: String
    /// Situation at work.
    public internal(set) var employment: Employment
    /// Where the candidate is observed.
    public internal(set) var company: AssessmentCompany
    /// Who trained the candidate, as far as stated up to now.
    public internal(set) var trainers: [PersonID]
    /// The organisations that did.
    public internal(set) var trainingProviders: [OrganisationID]
    /// When those trainings ended, as far as anybody has said.
    public internal(set) var trainingEnds: TrainingEnds?
    /// What goes with the file; `nil` once erased.
    public internal(set) var personal: CandidatePersonal?
    /// Whether names or contact were put right since it was handed over, so that the others know the former ones.
    public internal(set) var isCorrectedSince: Bool = false
}

/// What is known of a file that came back from the jury.
public struct ReturnedFile: Codable, Sendable, Equatable {
    /// The decision.
    public internal(set) var decision: DecisionID
    /// The panel that decided.
    public internal(set) var panel: PanelID
    /// The missing elements, in the standard's order.
    public internal(set) var missing: [ElementCode]
    /// What is acquired, with its provenance.
    public internal(set) var acquired: [CarriedElement]
    /// The file that the person opened while this one stood awarded, if the award was then taken back.
    public internal(set) var openedMeanwhile: DossierID?
}

/// An award, as registration knows it.
public struct Award: Codable, Sendable, Equatable {
    /// The decision.
    public internal(set) var decision: DecisionID
    /// The panel that decided.
    public internal(set) var panel: PanelID
    /// The session's day.
    public internal(set) var awardedOn: Day
    /// Another file through which the person already held this kind of certificate.
    public internal(set) var heldThrough: DossierID?
}

/// A certificate, as registration knows it.
public struct IssuedCertificate: Codable, Sendable, Equatable {
    /// The certificate.
    public internal(set) var certificate: CertificateID
    /// Its number in the national series.
    public internal(set) var number: String
}

/// A decision that the jury took back.
public struct TakenBackDecision: Codable, Sendable, Equatable {
    /// The decision.
    public internal(set) var decision: DecisionID
    /// The panel that had decided.
    public internal(set) var panel: PanelID
    /// The file that the person opened while this one stood awarded.
    public internal(set) var openedMeanwhile: DossierID?
}

extension RegistrationFile {
    /// What is kept of the file from its acceptance to its end.
    var accepted: AcceptedFile? {
        switch stage {
        case .handedOver(let accepted), .returned(let accepted, _), .awarded(let accepted, _),
            .certified(let accepted, _, _), .takenBack(let accepted, _):
            accepted
        case .prepared, .registered, .ended: nil
        }
    }

    /// The number, from the acceptance on.
    public var number: RegistrationNumber? {
        if case .ended(let number, _) = stage { number } else { accepted?.number }
    }

    /// The jury's decision that stands, and the panel that took it.
    var decided: (decision: DecisionID, panel: PanelID)? {
        switch stage {
        case .returned(_, let returned): (returned.decision, returned.panel)
        case .awarded(_, let award), .certified(_, let award, _): (award.decision, award.panel)
        case .prepared, .registered, .handedOver, .takenBack, .ended: nil
        }
    }
}
