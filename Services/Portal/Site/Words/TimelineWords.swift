import Contracts
import PortalStore

/// What happened to a file, in plain words for whoever has a part in it.
enum TimelineWords {
    /// What happened, and a line more where there is one; `nil` for what is not told.
    static func said(_ happening: Happening) -> (what: String, more: String?)? {
        let facts = happening.facts
        func day(_ name: String) -> String? { facts[name].flatMap { Day($0) }.map(FrenchTime.long) }
        switch happening.type {
        case RegistrationPrepared.type: return ("Inscription préparée", "Le candidat est à la confirmer.")
        case CandidateRegistered.type: return ("Inscription déposée", nil)
        case RegistrationAccepted.type:
            return ("Inscription acceptée", facts["number"].map { "Dossier n° \($0)" })
        case RegistrationRefused.type: return ("Inscription refusée", "Le motif est dans la lettre de la branche.")
        case RegistrationCorrected.type: return ("Inscription corrigée", nil)
        case FileLapsed.type: return ("Dossier devenu caduc", nil)
        case CandidateWithdrew.type, FileWithdrawn.type: return ("Désistement", nil)
        case CandidateDied.type: return ("Dossier clos par décès", nil)
        case ReassessmentOpened.type:
            return ("Réévaluation ouverte", facts["attempt"].map { "Évaluation n° \($0)" })
        case FileHeldAtRegistration.type: return ("Dossier suspendu", "Les délais ne courent pas.")
        case FileReleasedAtRegistration.type: return ("Dossier repris", nil)
        case ReferentProposed.type: return ("Référent proposé par l’entreprise", nil)
        case ObserversDesignated.type: return ("Évaluateur et référent désignés", nil)
        case TieAbsenceDeclared.type: return ("Un évaluateur a déclaré n’avoir aucun lien", nil)
        case AppointmentProposed.type:
            return ("Rendez-vous proposé", day("on").map { "Pour le \($0)" })
        case AppointmentAgreed.type: return ("Rendez-vous convenu", day("on").map { "Le \($0)" })
        case BookletFilled.type: return ("Livret d’évaluation rempli", day("on").map { "Concertation du \($0)" })
        case BookletReopened.type: return ("Livret rouvert", nil)
        case BookletSigned.type: return ("Livret signé par un évaluateur", nil)
        case BookletTransmitted.type: return ("Livret transmis au jury", nil)
        case ObjectionRaised.type: return ("Récusation demandée", nil)
        case ObjectionDecided.type:
            return (facts["upheld"] == "true" ? "Récusation admise" : "Récusation écartée", nil)
        case CasePlaced.type:
            return ("Inscrit à l’ordre du jour du jury", day("on").map { "Séance du \($0)" })
        case CaseExamined.type:
            return ("Examiné par le jury", "La décision prend effet quand le procès-verbal est signé.")
        case CaseAdjourned.type: return ("Examen ajourné", "Le jury y revient à une séance prochaine.")
        case CertificateAwarded.type: return ("Certificat octroyé par le jury", day("on").map { "Séance du \($0)" })
        case CertificateNotAwarded.type:
            return (
                "Certificat non octroyé",
                facts["missing"].map { "Éléments qui manquent : \($0)" }
            )
        case DecisionRescinded.type: return ("Décision rapportée par le jury", nil)
        case CertificateSigned.type:
            return (
                facts["capacity"] == "committee"
                    ? "Certificat signé pour le C4S" : "Certificat signé pour la branche", nil
            )
        case CertificateIssued.type: return ("Certificat délivré", facts["number"].map { "N° \($0)" })
        case CertificateReplaced.type: return ("Certificat remplacé", facts["number"].map { "Nouveau n° \($0)" })
        case CertificateRevocationDemanded.type:
            return ("Certificat suspendu", "La décision sur laquelle il repose est rapportée ; il est à annuler.")
        case CertificateRevoked.type: return ("Certificat annulé", nil)
        case CertificateDispatched.type: return ("Certificat envoyé", nil)
        default: return nil
        }
    }

    /// The types of events that a file's timeline tells.
    static func tells(_ type: MessageType) -> Bool {
        said(Happening(at: Instant(milliseconds: 0), type: type, facts: [:])) != nil
    }
}
