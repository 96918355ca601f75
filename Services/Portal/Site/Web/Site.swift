import Contracts
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import Messaging
import NIOCore
import PortalStore

/// The portal's pages: which there are, for whom, and what every one of them has in common. Nothing is shown, and nothing
/// sent, that does not pass here.
struct Site: Sendable {
    /// For whom a page is.
    enum Readers: Sendable, Equatable {
        case everybody
        case signedIn
        case roles([Actor.Role])
    }

    /// One page, or one thing that a form does.
    struct Route: Sendable {
        var isForm: Bool
        var path: String
        var readers: Readers
    }

    let store: PortalStore
    let look: Look
    /// Whether the people and files are for showing only.
    let isDemonstration: Bool
    /// Whether browsers reach it over TLS.
    let isSecure: Bool
    /// Whether a proxy stands before it, which says where a request comes from.
    let isBehindProxy: Bool
    let log: Logger
    private(set) var routes: [Route] = []
    private var makers: [@Sendable (Call) async throws -> Reply] = []

    init(
        _ store: PortalStore,
        _ look: Look,
        isDemonstration: Bool,
        isSecure: Bool,
        isBehindProxy: Bool,
        log: Logger
    ) {
        self.store = store
        self.look = look
        self.isDemonstration = isDemonstration
        self.isSecure = isSecure
        self.isBehindProxy = isBehindProxy
        self.log = log
    }

    /// A page.
    mutating func page(_ path: String, for readers: Readers, _ make: @escaping @Sendable (Call) async throws -> Reply) {
        routes.append(Route(isForm: false, path: path, readers: readers))
        makers.append(make)
    }

    /// What a form does that is sent there.
    mutating func form(_ path: String, for readers: Readers, _ make: @escaping @Sendable (Call) async throws -> Reply) {
        routes.append(Route(isForm: true, path: path, readers: readers))
        makers.append(make)
    }

    // MARK: serving

    /// The longest form that is read, in bytes.
    static let longestForm = 512 * 1024

    /// All of it as a router.
    func router() -> Router<PortalContext> {
        let router = Router(context: PortalContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: Guard(site: self))
        router.get("/style-\(look.styleVersion).css") { [look] _, _ in
            Self.text(look.style, type: "text/css; charset=utf-8", cache: "public, max-age=31536000, immutable")
        }
        router.get("/marque.svg") { [look] _, _ in
            Self.text(look.mark, type: "image/svg+xml", cache: "public, max-age=86400")
        }
        for (route, make) in zip(routes, makers) {
            let method: HTTPRequest.Method = route.isForm ? .post : .get
            router.on(RouterPath(route.path), method: method) { request, context in
                try await serve(request, context, route, make)
            }
        }
        return router
    }

    private func serve(
        _ request: Request,
        _ context: PortalContext,
        _ route: Route,
        _ make: @Sendable (Call) async throws -> Reply
    ) async throws -> Response {
        var call = self.call(request, context, route.path)
        let isNew = call.visitor == nil && request.cookies[visitCookie]?.value != call.token
        if route.isForm {
            let length = request.headers[.contentLength].flatMap { Int($0) } ?? 0
            guard length <= Self.longestForm, let body = try? await request.body.collect(upTo: Self.longestForm),
                let fields = TypedFields(String(buffer: body))
            else { return respond(.page(Problem.unreadable, status: 413), to: call, isNew) }
            guard !call.token.isEmpty, Secret.areEqual(fields["jeton"], call.token) else {
                try? store.audit(
                    call.visitor?.account.id,
                    call.actor,
                    route.path,
                    on: nil,
                    "forged",
                    from: call.address
                )
                return respond(.page(Problem.forged, status: 403), to: call, isNew)
            }
            call.fields = fields
        }
        let reply: Reply
        do {
            if let obstacle = try permitted(call, route) { reply = obstacle } else { reply = try await make(call) }
        } catch {
            reply = hindered(error, call, route)
        }
        if route.isForm {
            let outcome = if case .page(_, let status) = reply { "\(status)" } else { "done" }
            try? store.audit(
                call.visitor?.account.id,
                call.actor,
                route.path,
                on: call.parts["dossier"],
                outcome,
                from: call.address
            )
        }
        return respond(reply, to: call, isNew)
    }

    private func call(_ request: Request, _ context: PortalContext, _ path: String = "") -> Call {
        let secret = request.cookies[sessionCookie]?.value
        let visitor = secret.flatMap { try? store.signedIn($0) }
        let visit = request.cookies[visitCookie]?.value
        var parts: [String: String] = [:]
        for name in path.split(separator: "/").filter({ $0.hasPrefix(":") }).map({ String($0.dropFirst()) }) {
            // As in a query, so that an address may have blanks as browsers write them.
            parts[name] = context.parameters.get(name).flatMap { TypedFields("v=\($0)") }?["v"] ?? ""
        }
        // The last one is the proxy's own word.
        let forwarded =
            isBehindProxy
            ? request.headers[values: .init("x-forwarded-for") ?? .from].last?
                .split(separator: ",").last?.filter { !$0.isWhitespace } : nil
        return Call(
            visitor: visitor,
            secret: visitor == nil ? nil : secret,
            token: visitor?.formSecret ?? visit.flatMap { $0.count == 43 ? $0 : nil } ?? Secret.new(),
            address: forwarded ?? context.peer,
            path: request.uri.path,
            parts: parts,
            query: TypedFields(request.uri.query ?? "") ?? TypedFields(),
            fields: TypedFields(),
            now: Moment.ofMachine.wall
        )
    }

    /// What stands in the way of who is not to see it; `nil` where nothing does.
    private func permitted(_ call: Call, _ route: Route) throws -> Reply? {
        switch route.readers {
        case .everybody: return nil
        case .signedIn:
            return call.visitor == nil ? Reply.goOn("/connexion?vers=\(TypedFields.encoded(call.path))") : nil
        case .roles(let roles):
            guard let visitor = call.visitor else {
                return .goOn("/connexion?vers=\(TypedFields.encoded(call.path))")
            }
            guard roles.contains(visitor.actor.role) else {
                let mine = visitor.account.actors.contains { roles.contains($0.role) }
                return .page(Problem.forOthers(roles, changesRole: mine), status: 403)
            }
            return nil
        }
    }

    private func hindered(_ error: any Error, _ call: Call, _ route: Route) -> Reply {
        switch error {
        case Hindrance.absent: return .page(Problem.absent, status: 404)
        case Hindrance.forOthers(let whose): return .page(Problem.forOthers(whose), status: 403)
        case let away as ServiceDesk.Away:
            log.warning("\(away.store) does not answer: \(away.why)")
            return .page(Problem.away(away.store), status: 503)
        default:
            log.error("\(route.path): \(error)")
            return .page(Problem.failed, status: 500)
        }
    }

    // MARK: answers

    private var sessionCookie: String { isSecure ? "__Host-ccs-session" : "ccs-session" }
    private var visitCookie: String { isSecure ? "__Host-ccs-visite" : "ccs-visite" }

    private func cookie(_ name: String, _ value: String, seconds: Int?) -> String {
        "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
            + (seconds.map { "; Max-Age=\($0)" } ?? "")
    }

    private func respond(_ reply: Reply, to call: Call, _ isNew: Bool) -> Response {
        var response: Response
        switch reply {
        case .page(let page, let status):
            response = Self.text(
                look.html(values(page, call)),
                type: "text/html; charset=utf-8",
                cache: "no-store",
                status: .init(code: status)
            )
        case .goOn(let address): response = Self.goOn(address)
        case .signedIn(let secret, let address):
            response = Self.goOn(address)
            response.headers.append(
                .init(
                    name: .setCookie,
                    value: cookie(sessionCookie, secret, seconds: Int(PortalStore.longestSession / 1000))
                )
            )
        case .signedOut:
            response = Self.goOn("/")
            response.headers.append(.init(name: .setCookie, value: cookie(sessionCookie, "", seconds: 0)))
        case .file(let download):
            response = Response(
                status: .ok,
                headers: [.contentType: download.type, .cacheControl: "no-store"],
                body: .init(byteBuffer: ByteBuffer(bytes: download.bytes))
            )
            response.headers[.contentDisposition] = "attachment; filename=\"\(download.name)\""
        }
        if isNew {
            response.headers.append(.init(name: .setCookie, value: cookie(visitCookie, call.token, seconds: nil)))
        }
        return response
    }

    private func values(_ page: Page, _ call: Call) -> [String: Any] {
        var page = page
        page.blocks = page.blocks.map { armed($0, call) }
        page.aside = page.aside.map { armed($0, call) }
        var values = page.rendered
        values["demonstration"] = isDemonstration
        values["token"] = call.token
        values["visitor"] = call.visitor != nil
        values["visitorName"] = call.visitor?.account.name ?? ""
        values["visitorRole"] = call.actor?.role.words ?? ""
        values["visitorHasRoles"] = (call.visitor?.account.actors.count ?? 0) > 1
        values["navigation"] = Navigation.links(for: call.actor?.role).map { link in
            [
                "navAddress": link.address, "navLabel": link.label,
                "navCurrent": link.address == call.path
                    || (link.address.count > 1 && call.path.hasPrefix(link.address + "/")),
            ] as [String: Any]
        }
        return values
    }

    /// A form bears what shows that it is of this visitor's page, and by what the same form is known.
    private func armed(_ block: Block, _ call: Call) -> Block {
        guard case .form(var form) = block, form.method == "post" else { return block }
        form.hidden.append(("jeton", call.token))
        if !form.hidden.contains(where: { $0.name == "acte" }) { form.hidden.append(("acte", Secret.new())) }
        return .form(form)
    }

    private static func goOn(_ address: String) -> Response {
        Response(status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
    }

    private static func text(_ text: String, type: String, cache: String, status: HTTPResponse.Status = .ok) -> Response
    {
        Response(
            status: status,
            headers: [.contentType: type, .cacheControl: cache],
            body: .init(byteBuffer: ByteBuffer(string: text))
        )
    }

    /// A page about a request that no page is for.
    func stray(_ request: Request, _ context: PortalContext) -> Response {
        respond(.page(Problem.absent, status: 404), to: call(request, context), false)
    }
}

/// What every answer bears, whatever it is.
struct Guard: RouterMiddleware {
    typealias Context = PortalContext
    let site: Site

    /// Nothing is fetched from anybody else, nothing runs that is not a file of ours, and no page of others has ours in a frame.
    static let policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'"

    func handle(
        _ request: Request,
        context: PortalContext,
        next: (Request, PortalContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            response = try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            response = site.stray(request, context)
        }
        for (name, value) in Self.headers(isSecure: site.isSecure) {
            if let name = HTTPField.Name(name) { response.headers[name] = value }
        }
        return response
    }

    static func headers(isSecure: Bool) -> [(String, String)] {
        [
            ("content-security-policy", policy), ("x-content-type-options", "nosniff"), ("x-frame-options", "DENY"),
            ("referrer-policy", "same-origin"), ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()"),
        ] + (isSecure ? [("strict-transport-security", "max-age=31536000; includeSubDomains")] : [])
    }
}
