import Contracts
import PortalStore

extension FileStep {
    /// How a list says it.
    var words: String {
        switch self {
        case .prepared: "À confirmer par le candidat"
        case .registered: "À examiner"
        case .designation: "À désigner"
        case .observation: "En observation"
        case .signature: "Livret à signer"
        case .jury: "Attend une séance"
        case .session: "À l’ordre du jour"
        case .examined: "Examiné"
        case .awarded: "Octroyé"
        case .issued: "Certifié"
        case .returned: "Non octroyé"
        case .refused: "Refusé"
        case .lapsed: "Caduc"
        case .withdrawn: "Désistement"
        case .deceased: "Clos par décès"
        case .excluded: "Exclu"
        case .revoked: "Annulé"
        }
    }

    /// How it looks in a list.
    var mark: String {
        switch self {
        case .registered, .designation: "mine"
        case .awarded, .issued: "good"
        case .refused, .lapsed, .excluded, .revoked: "bad"
        default: ""
        }
    }

    /// What it means for the candidate: what is asked of them, and what comes next.
    var forCandidate: (asked: String?, now: String, next: String?) {
        switch self {
        case .prepared:
            (
                "Relisez l’inscription préparée pour vous, complétez-la, et confirmez-la vous-même.",
                "Votre inscription a été préparée ; elle attend votre confirmation.",
                "La branche examine votre dossier."
            )
        case .registered:
            (
                nil, "La branche examine votre inscription.",
                "Si elle est acceptée, un évaluateur externe et un référent de l’entreprise sont désignés."
            )
        case .designation:
            (
                nil,
                "La branche désigne ceux qui vous évalueront : un évaluateur externe habilité et un référent de l’entreprise.",
                "Vous apprendrez leurs noms, et vous pourrez récuser l’un d’eux pour un motif."
            )
        case .observation:
            (
                nil, "Vos deux évaluateurs conviennent d’un jour avec l’entreprise, et vous observent en situation.",
                "Ils se concertent, puis remplissent et signent le livret d’évaluation."
            )
        case .signature:
            (
                nil, "Le livret d’évaluation est rempli ; vos deux évaluateurs le signent.",
                "Le livret signé est transmis au jury paritaire de la branche."
            )
        case .jury:
            (
                nil, "Votre dossier attend une séance du jury paritaire.",
                "La branche l’inscrit à l’ordre du jour d’une séance."
            )
        case .session:
            (
                nil, "Votre dossier est à l’ordre du jour d’une séance du jury.",
                "Le jury l’examine, élément par élément."
            )
        case .examined:
            (
                nil, "Le jury a examiné votre dossier ; son procès-verbal est à signer.",
                "La décision vous est notifiée quand le procès-verbal est signé."
            )
        case .awarded:
            (
                nil, "Le certificat vous est octroyé ; la branche et le C4S le signent.",
                "Vous le recevez, avec la lettre qui l’accompagne."
            )
        case .issued: (nil, "Votre certificat est délivré.", nil)
        case .returned:
            (
                "Vous pouvez demander une réévaluation, sur les seuls éléments qui manquent.",
                "Le certificat n’est pas octroyé pour l’instant ; ce que vous avez acquis vous reste.",
                "Un évaluateur et un référent sont désignés à nouveau."
            )
        case .refused: (nil, "Votre inscription n’est pas acceptée.", "Vous pouvez présenter une nouvelle inscription.")
        case .lapsed:
            (
                nil, "Votre dossier est devenu caduc, faute d’activité.",
                "Vous pouvez présenter une nouvelle inscription."
            )
        case .withdrawn: (nil, "Vous vous êtes désisté.", "Vous pouvez présenter une nouvelle inscription.")
        case .deceased: (nil, "Le dossier est clos.", nil)
        case .excluded: (nil, "Le jury vous a exclu de cette certification.", nil)
        case .revoked: (nil, "Votre certificat a été annulé.", nil)
        }
    }
}

extension Actor.Role {
    /// How the role is called.
    var words: String {
        switch self {
        case .candidate: "Candidat"
        case .company: "Entreprise"
        case .referent: "Référent évaluation entreprise"
        case .evaluator: "Évaluateur externe"
        case .officer: "Gestionnaire de branche"
        case .juryMember: "Membre du jury"
        case .authority: "Autorité compétente"
        case .committee: "C4S"
        case .partner: "Branche adhérente"
        case .system: "Système"
        case .systemOperator: "Exploitant"
        }
    }
}
