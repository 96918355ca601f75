import Contracts

/// The few places that a role goes to most.
enum Navigation {
    static func links(for role: Actor.Role?) -> [Block.Link] {
        switch role {
        case nil: [.init("/verifier", "Vérifier un certificat"), .init("/connexion", "Se connecter")]
        case .candidate: [.init("/", "Accueil"), .init("/inscription", "S’inscrire")]
        case .officer: [.init("/", "Accueil"), .init("/gestion/dossiers", "Dossiers")]
        default: [.init("/", "Accueil"), .init("/verifier", "Vérifier un certificat")]
        }
    }
}
