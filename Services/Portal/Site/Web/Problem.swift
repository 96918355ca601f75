import Contracts

/// Pages about what did not go as it should: what is still true, and what to do.
enum Problem {
    static var absent: Page {
        var page = Page("Page introuvable", lead: "Cette adresse ne mène à rien, ou à ce qui n’est pas pour vous.")
        page.blocks = [.links([.init("/", "Aller à l’accueil")])]
        return page
    }

    static var forged: Page {
        var page = Page(
            "Ce formulaire n’est plus valable",
            lead: "Il vient d’une page ouverte avant votre connexion, ou d’un autre site. Rien n’a été envoyé."
        )
        page.blocks = [
            .paragraph("Revenez à la page, rechargez-la, puis renvoyez le formulaire."),
            .links([.init("/", "Aller à l’accueil")]),
        ]
        return page
    }

    static var unreadable: Page {
        var page = Page("Ce formulaire ne peut être lu", lead: "Il est trop long, ou abîmé. Rien n’a été envoyé.")
        page.blocks = [.links([.init("/", "Aller à l’accueil")])]
        return page
    }

    static var failed: Page {
        var page = Page("Le portail n’y arrive pas", lead: "C’est une panne de notre côté ; elle est notée.")
        page.blocks = [
            .paragraph("Ce qui était enregistré l’est toujours. Réessayez dans quelques minutes."),
            .links([.init("/", "Aller à l’accueil")]),
        ]
        return page
    }

    static func away(_ store: String) -> Page {
        let service =
            switch store.prefix(while: { $0 != "." }) {
            case "registration": "Le service des inscriptions"
            case "evaluation": "Le service des évaluations"
            case "jury": "Le service du jury"
            default: "Le service des certificats"
            }
        var page = Page("\(service) ne répond pas", lead: "Tout ce qui est enregistré reste vrai, et rien n’est perdu.")
        page.blocks = [
            .paragraph(
                "Rechargez cette page dans quelques instants : elle reprend d’elle-même dès que le service répond."
            ),
            .links([.init("/", "Aller à l’accueil")]),
        ]
        return page
    }

    static func forOthers(_ whose: String) -> Page {
        var page = Page("Cette page n’est pas pour vous", lead: whose)
        page.blocks = [.links([.init("/", "Aller à l’accueil")])]
        return page
    }

    static func forOthers(_ roles: [Actor.Role], changesRole: Bool) -> Page {
        let names = roles.map { $0.words.prefix(1).lowercased() + $0.words.dropFirst() }.joined(separator: ", ")
        var page = forOthers("Peut la lire : \(names).")
        if changesRole { page.blocks.insert(.links([.init("/role", "Changer de rôle")]), at: 0) }
        return page
    }
}
