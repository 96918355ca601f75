import Contracts

/// The few places that a role goes to most.
enum Navigation {
    static func links(for role: Actor.Role?) -> [Block.Link] {
        switch role {
        case nil: [.init("/verifier", "Vérifier un certificat"), .init("/connexion", "Se connecter")]
        case .candidate:
            [.init("/", "Accueil"), .init("/inscription", "S’inscrire"), .init("/actes", "Tous les actes")]
        case .officer:
            [.init("/", "Accueil"), .init("/gestion/dossiers", "Dossiers"), .init("/actes", "Tous les actes")]
        default:
            [.init("/", "Accueil"), .init("/actes", "Tous les actes"), .init("/verifier", "Vérifier un certificat")]
        }
    }
}
