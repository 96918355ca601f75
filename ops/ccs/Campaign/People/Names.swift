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
