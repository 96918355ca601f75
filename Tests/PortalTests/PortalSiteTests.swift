import ContractBook
import Contracts
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOEmbedded
import PortalStore
import RabbitMQ
import Scheme
import SchemeLoading
import Synchronization
import Testing

@testable import PortalSite

/// The pages without a network: requests are handed to the router, and no service answers.
struct TestSite {
    let store: PortalStore
    let site: Site
    private let responder: RouterResponder<PortalContext>

    init(isDemonstration: Bool = false) throws {
        store = try PortalStore(inMemory: { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) })
        let scheme = try SchemeLoader.bundled()
        let routes = Routes.ccs(panels: scheme.panels).heardByPortal()
        // Nothing listens there.
        let desk = ServiceDesk(
            try BrokerAddress(url: "amqp://ccs-portal:x@127.0.0.1:9/ccs", name: "test"),
            book: try ContractBook(),
            routes: routes
        )
        var log = Logger(label: "test")
        log.logLevel = .critical
        site = try PortalHost.site(store, desk, scheme, look: Look(), isDemonstration: isDemonstration, log: log)
        responder = site.router().buildResponder()
    }

    struct Answer {
        var status: Int
        var headers: HTTPFields
        var text: String
        var cookies: [String: String] {
            Dictionary(
                headers[values: .setCookie].compactMap { line in
                    let pair = line.split(separator: ";")[0].split(separator: "=", maxSplits: 1).map(String.init)
                    return (pair[0], pair.count > 1 ? pair[1] : "")
                },
                uniquingKeysWith: { $1 }
            )
        }
        /// What a form of the page bears.
        var token: String {
            text.firstMatch(of: /name="jeton" value="([^"]*)"/).map { String($0.1) } ?? ""
        }
    }

    /// A browser's memory.
    struct Browser {
        var cookies: [String: String] = [:]
    }

    private struct Collector: ResponseBodyWriter {
        let text: Box
        final class Box: Sendable { let bytes = Mutex<[UInt8]>([]) }
        mutating func write(_ buffer: ByteBuffer) async throws {
            text.bytes.withLock { $0 += Array(buffer.readableBytesView) }
        }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }

    func send(_ method: HTTPRequest.Method, _ path: String, _ browser: inout Browser, _ fields: [String: String]? = nil)
        async throws -> Answer
    {
        var head = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path)
        if !browser.cookies.isEmpty {
            head.headerFields[.cookie] = browser.cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
        }
        let body = (fields ?? [:]).map { "\(TypedFields.encoded($0))=\(TypedFields.encoded($1))" }.joined(
            separator: "&"
        )
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
        let context = PortalContext(
            source: ApplicationRequestContextSource(channel: NIOAsyncTestingChannel(), logger: site.log)
        )
        let response = try await responder.respond(to: request, context: context)
        let box = Collector.Box()
        try await response.body.write(Collector(text: box))
        let answer = Answer(
            status: response.status.code,
            headers: response.headers,
            text: String(decoding: box.bytes.withLock { $0 }, as: UTF8.self)
        )
        for (name, value) in answer.cookies { browser.cookies[name] = value.isEmpty ? nil : value }
        return answer
    }

    func get(_ path: String, _ browser: inout Browser) async throws -> Answer { try await send(.get, path, &browser) }

    /// Fills in the form of a page and sends it.
    func fill(_ path: String, _ fields: [String: String], _ browser: inout Browser, to action: String? = nil)
        async throws
        -> Answer
    {
        let page = try await get(path, &browser)
        var fields = fields
        fields["jeton"] = page.token
        return try await send(.post, action ?? path, &browser, fields)
    }

    /// Somebody who is signed in.
    func signedIn(_ actors: Actor..., name: String = "Alix") async throws -> Browser {
        let account = try store.openAccount(login: "\(UUID())@demonstration.example", name: name, actors: actors)
        let (secret, _) = try #require(try store.begin(account.id))
        return Browser(cookies: ["ccs-session": secret])
    }
}

struct PortalSiteTests {
    private let site: TestSite
    private let officer = Actor(.officer, "P-3", of: "p2st")
    private let candidate = Actor(.candidate, "P-1")

    init() throws { site = try TestSite() }

    @Test("Chaque réponse interdit les scripts d'autrui, les cadres, et le devinage des types")
    func everyAnswerIsGuarded() async throws {
        var browser = TestSite.Browser()
        for path in ["/", "/verifier", "/connexion", "/n-existe-pas", "/gestion/dossiers", "/marque.svg"] {
            let answer = try await site.get(path, &browser)
            let policy = answer.headers[HTTPField.Name("content-security-policy")!] ?? ""
            #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "\(path)")
            #expect(policy.contains("frame-ancestors 'none'"), "\(path)")
            #expect(answer.headers[HTTPField.Name("x-content-type-options")!] == "nosniff", "\(path)")
        }
    }

    @Test("Les témoins ne se lisent pas d'un script, et ne vont qu'à nous") func cookiesAreKept() async throws {
        var browser = TestSite.Browser()
        let page = try await site.get("/connexion", &browser)
        for line in page.headers[values: .setCookie] {
            #expect(line.contains("HttpOnly") && line.contains("SameSite=Lax") && line.contains("Path=/"))
        }
        #expect(!page.headers[values: .setCookie].isEmpty)
    }

    @Test("Qui n'est pas connecté est mené à la connexion, puis à sa page") func signInLeadsBack() async throws {
        var browser = TestSite.Browser()
        let answer = try await site.get("/gestion/dossiers", &browser)
        #expect(answer.status == 303)
        #expect(answer.headers[.location] == "/connexion?vers=%2Fgestion%2Fdossiers")
    }

    @Test(
        "Le retour après connexion ne mène nulle part ailleurs",
        arguments: [
            "//ailleurs.example", "https://ailleurs.example", "/\\ailleurs.example", "javascript:alert(1)", "/a\nb",
        ]
    )
    func noOpenRedirect(_ address: String) { #expect(Entrance.safe(address) == "/") }

    @Test("Un formulaire sans jeton, ou avec celui d'un autre, ne fait rien") func forgedFormsAreRefused() async throws
    {
        var mine = try await site.signedIn(officer)
        var other = try await site.signedIn(officer)
        let token = try await site.get("/role", &other).token
        for fields in [[:], ["jeton": ""], ["jeton": token], ["jeton": "x"]] {
            let answer = try await site.send(.post, "/deconnexion", &mine, fields)
            #expect(answer.status == 403)
        }
        #expect(try await site.get("/gestion/dossiers", &mine).status == 200, "still signed in")
        #expect(try site.store.audited(limit: 1) == ["/deconnexion forged"])
    }

    @Test("Un témoin de session inventé n'ouvre rien") func forgedSessions() async throws {
        for secret in ["x", String(repeating: "A", count: 43), "' OR 1=1 --"] {
            var browser = TestSite.Browser(cookies: ["ccs-session": secret])
            #expect(try await site.get("/gestion/dossiers", &browser).status == 303)
        }
    }

    @Test("Chaque page refuse les rôles qui ne sont pas les siens") func rolesAreKeptApart() async throws {
        let actors = Actor.Role.allCases.map { Actor($0, "P-9", of: $0 == .officer ? "p2st" : nil) }
        for actor in actors {
            var browser = try await site.signedIn(actor)
            for route in site.site.routes where !route.isForm {
                guard case .roles(let roles) = route.readers, !roles.contains(actor.role) else { continue }
                let path = route.path.replacing(/:\w+/, with: "D-1")
                #expect(try await site.get(path, &browser).status == 403, "\(actor.role) \(path)")
            }
        }
    }

    @Test("Le dossier d'un autre n'existe pas pour qui n'y a pas de part") func anothersFileIsAbsent() async throws {
        try site.store.hear([Heard.refused("D-autre", candidate: "P-autre")])
        var mine = try await site.signedIn(candidate)
        #expect(try await site.get("/mon-dossier/D-autre", &mine).status == 404)
        var elsewhere = try await site.signedIn(Actor(.officer, "P-3", of: "logi"))
        #expect(try await site.get("/gestion/dossiers/D-autre", &elsewhere).status == 404)
    }

    /// What breaks out of a page that does not escape it.
    private static let injections = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onfocus='alert(1)", "</textarea><b>gras",
        "\"\u{301} autofocus onfocus=alert(1) x=\"", "<\u{338}b>", "{{title}}{{{title}}}", "&lt;b&gt;",
        "'; DROP TABLE account; --",
    ]

    @Test("Ce qui est tapé reste du texte, dans chaque champ", arguments: injections) func nothingIsInjected(
        _ text: String
    ) async throws {
        var browser = try await site.signedIn(candidate, name: text)
        for number in 1...5 {
            let page = try await site.get("/inscription?etape=\(number)", &browser)
            var fields = ["jeton": page.token, "etape": "\(number)"]
            for match in page.text.matches(of: /<(?:input|textarea|select)[^>]* name="([^"]+)"/)
            where fields[String(match.1)] == nil {
                fields[String(match.1)] = text
            }
            #expect(try await site.send(.post, "/inscription", &browser, fields).status == 303)
        }
        var pages = try await [site.get("/inscription/relecture", &browser), site.get("/", &browser)]
        for number in 1...5 { pages.append(try await site.get("/inscription?etape=\(number)", &browser)) }
        pages.append(try await site.get("/verifier?numero=\(TypedFields.encoded(text))", &browser))
        for page in pages {
            #expect(page.status == 200)
            #expect(!page.text.contains("<script>") && !page.text.contains("<img") && !page.text.contains("<b>"))
            #expect(
                page.text.replacing(/"[^"]*"/, with: "").firstMatch(of: /<[^>]*\son\w+\s*=/) == nil,
                "no handler stands in a tag"
            )
            // A sign with a combining mark is two characters to whoever reads the page.
            #expect(!page.text.unicodeScalars.map(String.init).joined(separator: "\u{1}").contains("\"\u{1}\u{301}"))
        }
        #expect(pages.contains { $0.text.contains("value=\"") })
    }

    @Test("Un service qui ne répond pas est dit tel, et rien ne se perd") func awayIsSaid() async throws {
        var browser = TestSite.Browser()
        let answer = try await site.fill("/verifier", ["numero": "1", "code": "2"], &browser)
        #expect(answer.status == 503)
        #expect(answer.text.contains("ne répond pas"))
    }

    @Test("Un formulaire trop long, ou qui n'en est pas un, est refusé") func unreadableForms() async throws {
        var browser = TestSite.Browser()
        let token = try await site.get("/verifier", &browser).token
        let long = try await site.send(
            .post,
            "/verifier",
            &browser,
            ["jeton": token, "numero": String(repeating: "a", count: Site.longestForm)]
        )
        #expect(long.status == 413)
        #expect(TypedFields("a=%zz") == nil)
        #expect(TypedFields("a=%ff") == nil, "no UTF-8")
        #expect(TypedFields("a=b%20c&d=%C3%A9+f")?["d"] == "é f")
    }

    @Test("Qui se connecte agit dans son premier rôle, et en change") func signingIn() async throws {
        let actors = [officer, candidate]
        try site.store.openAccount(login: "a@b.example", name: "A", actors: actors, password: "une phrase assez longue")
        var browser = TestSite.Browser()
        let wrong = ["identifiant": "a@b.example", "mot": "une autre phrase longue"]
        #expect(try await site.fill("/connexion", wrong, &browser).status == 422)
        #expect(browser.cookies["ccs-session"] == nil)
        let right = ["identifiant": "A@b.example", "mot": "une phrase assez longue", "vers": "/gestion/dossiers"]
        let answer = try await site.fill("/connexion", right, &browser)
        #expect(answer.status == 303 && answer.headers[.location] == "/gestion/dossiers")
        #expect(try await site.get("/gestion/dossiers", &browser).status == 200)
        #expect(try await site.fill("/role", ["role": "candidate:P-1"], &browser).status == 303)
        #expect(try await site.get("/gestion/dossiers", &browser).status == 403)
        #expect(
            try await site.fill("/role", ["role": "authority@p2st:P-1"], &browser).status == 404,
            "not one of theirs"
        )
    }

    @Test("Une invitation mène à un compte, une fois") func invitation() async throws {
        let account = try site.store.openAccount(login: "a@b.example", name: "A", actors: [officer])
        let link = try site.store.invite(account, by: officer)
        var browser = TestSite.Browser()
        let weak = try await site.fill("/invitation/\(link)", ["mot": "court", "encore": "court"], &browser)
        #expect(weak.status == 422 && weak.text.contains("moins de 12"))
        let fields = ["mot": "une phrase assez longue", "encore": "une phrase assez longue"]
        #expect(try await site.fill("/invitation/\(link)", fields, &browser).status == 303)
        #expect(try await site.get("/gestion/dossiers", &browser).status == 200)
        var thief = TestSite.Browser()
        #expect(try await site.get("/invitation/\(link)", &thief).status == 404)
    }

    @Test("La bannière de démonstration est sur chaque page, et nulle part ailleurs") func banner() async throws {
        var browser = TestSite.Browser()
        #expect(!(try await site.get("/", &browser).text.contains("Démonstration")))
        let shown = try TestSite(isDemonstration: true)
        for path in ["/", "/verifier", "/connexion", "/n-existe-pas", "/donnees"] {
            #expect(try await shown.get(path, &browser).text.contains("class=\"banner\""), "\(path)")
        }
    }
}

/// Events as the portal's queue has them.
enum Heard {
    static func refused(_ dossier: DossierID, candidate: PersonID) -> HeardEvent {
        let event = RegistrationPrepared(
            dossier: dossier,
            branch: "p2st",
            certificateKind: "relation-client",
            candidate: candidate,
            preparedBy: Actor(.company, "C-1"),
            form: RegistrationForm(),
            due: StepDue(at: Instant(milliseconds: 0), remindAt: []),
            personal: nil
        )
        var envelope = Envelope(
            id: "e-1",
            type: RegistrationPrepared.type,
            source: "registration",
            subject: event.stream.value,
            time: Instant(milliseconds: 0)
        )
        envelope.version = 1
        return HeardEvent(envelope, (try? JSONEncoder().encode(event)) ?? Data())
    }
}
