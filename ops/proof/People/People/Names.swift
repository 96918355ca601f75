import Foundation

/// Fictional French names, companies and towns.
enum Names {
    static let first = [
        "Camille", "Léa", "Inès", "Manon", "Chloé", "Aïcha", "Jeanne", "Zoé", "Louise", "Maëlys", "Hugo", "Malik",
        "Théo", "Noé", "Yanis", "Rémi", "Gaspard", "Éloi", "Bastien", "Karim", "Solène", "Océane", "Tiphaine", "Loïc",
    ]
    static let last = [
        "Aubertin", "Bellacq", "Corvisier", "Delmarre", "Esquirol", "Fontanelle", "Garancier", "Hautecœur", "Isambart",
        "Jourdeuil", "Kervella", "Lamothe-Brun", "Mézeray", "Nivollet", "Ogereau", "Pélissart", "Quintrec", "Rousselin",
        "Sauvageot", "Tréhour", "Ussegglio", "Vauquelin", "Wattelier", "Ybert",
    ]
    /// A name out of four syllables, one of a million.
    static func invented(_ chance: inout Chance) -> String {
        (0..<4).map { _ in chance.one(of: syllables) }.joined().capitalized
    }

    private static let syllables = [
        "ba", "be", "bi", "bo", "da", "de", "di", "do", "fa", "fe", "fi", "fo", "la", "le", "li", "lo", "ma", "me",
        "mi", "mo", "na", "ne", "ni", "no", "ra", "re", "ri", "ro", "va", "ve", "vi", "vo",
    ]
    static let towns = ["Nantes", "Lyon", "Lille", "Toulouse", "Rennes", "Dijon", "Pau", "Metz", "Tours", "Brest"]
    static let jobs = [
        "chargée de clientèle", "hôte d'accueil", "téléconseillère", "agent de livraison", "assistante commerciale",
    ]
    static let contacts = [
        "Accueil des visiteurs et réponse au téléphone, toute la journée.",
        "Appels entrants et suivi des demandes jusqu'à leur solution.",
        "Rendez-vous chez le client, devis et suivi des contrats.",
    ]
    static let departments = ["accueil", "plateau-1", "plateau-2", "exploitation", "relation-client"]
}
