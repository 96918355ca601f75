import Contracts
import PortalStore

/// Accounts of fictional people, one a role: only where the installation is for showing.
enum DemonstrationAccounts {
    /// The password of all of them.
    static let password = "visite-guidee-2026"

    private static let people: [(login: String, name: String, actors: [Actor])] = [
        ("candidate@demonstration.example", "Camille Delaunay", [Actor(.candidate, "P-demo-candidate")]),
        ("entreprise@demonstration.example", "Société Exemple", [Actor(.company, "99900042500010")]),
        ("referent@demonstration.example", "Rachid Benali", [Actor(.referent, "P-demo-referent")]),
        ("evaluatrice@demonstration.example", "Élise Moreau", [Actor(.evaluator, "P-demo-evaluatrice")]),
        ("gestion@demonstration.example", "Gaëlle Petit", [Actor(.officer, "P-demo-gestion", of: "p2st")]),
        (
            "jury.salaries@demonstration.example", "Jeanne Robin",
            [Actor(.juryMember, "P-demo-jury-salaries", of: "p2st")]
        ),
        (
            "jury.employeurs@demonstration.example", "Julien Faure",
            [Actor(.juryMember, "P-demo-jury-employeurs", of: "p2st")]
        ),
        ("autorite@demonstration.example", "Agnès Lambert", [Actor(.authority, "P-demo-autorite", of: "p2st")]),
        ("c4s@demonstration.example", "Cécile Garnier", [Actor(.committee, "P-demo-c4s")]),
    ]

    static func open(in store: PortalStore) throws {
        let known = Set(try store.accounts().map(\.login))
        for person in people where !known.contains(person.login) {
            try store.openAccount(
                login: person.login,
                name: person.name,
                actors: person.actors,
                isDemonstration: true,
                password: password
            )
        }
    }
}
