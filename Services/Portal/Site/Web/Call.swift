import Contracts
import PortalStore

/// One request, as a page's maker sees it: who asks, what the address says, and what was typed.
struct Call: Sendable {
    /// Who is signed in.
    var visitor: SignedIn?
    /// The session's secret.
    var secret: String?
    /// What a form of this visitor bears.
    var token: String
    /// Where the request comes from.
    var address: String
    /// The path.
    var path: String
    /// The parts of the path that stand for something.
    var parts: [String: String]
    /// What stands behind the question mark.
    var query: TypedFields
    /// What was typed.
    var fields: TypedFields
    /// Now.
    var now: Instant

    /// Who acts; nobody where nobody is signed in.
    var actor: Actor? { visitor?.actor }
    /// The person who acts.
    var person: PersonID? { actor.flatMap { PersonID($0.id) } }

    /// The part of the path of that name.
    func part(_ name: String) -> String { parts[name] ?? "" }

    /// The file that the path names.
    var dossier: DossierID? { DossierID(part("dossier")) }

    /// What the form bore, by which the same form sent twice is known.
    var act: String { fields["acte"] }
}

/// What a page's maker answers.
enum Reply: Sendable {
    /// A page, with its status.
    case page(Page, status: Int = 200)
    /// Go on there.
    case goOn(String)
    /// Somebody has signed in: the session's secret goes to the browser, which goes on there.
    case signedIn(String, then: String)
    /// The session is over.
    case signedOut
    /// A file.
    case file(Download)
}

/// Something to keep.
struct Download: Sendable {
    var name: String
    var type: String
    var bytes: [UInt8]
}

/// Why a page is not shown.
enum Hindrance: Error, Sendable {
    /// There is no such thing, or nothing that this person may know of.
    case absent
    /// It is for others.
    case forOthers(String)
}
