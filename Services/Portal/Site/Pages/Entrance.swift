import Contracts
import Dispatch
import PortalStore

/// Signing in and out, the first sign-in by an invitation, and changing one's role.
struct Entrance: Sendable {
    let store: PortalStore
    let isDemonstration: Bool

    func add(to site: inout Site) {
        site.page("/connexion", for: .everybody) { call in
            if call.visitor != nil { return .goOn(Self.safe(call.query["vers"])) }
            return .page(signIn(TypedFields(["vers": call.query["vers"]]), []))
        }
        site.form("/connexion", for: .everybody) { call in try await enter(call) }
        site.form("/deconnexion", for: .everybody) { call in
            if let secret = call.secret { try store.end(secret) }
            return .signedOut
        }
        site.page("/role", for: .signedIn) { call in .page(roles(call)) }
        site.form("/role", for: .signedIn) { call in
            guard let secret = call.secret, let actor = call.visitor?.account.actor(call.fields["role"]) else {
                throw Hindrance.absent
            }
            try store.act(as: actor, in: secret)
            return .goOn("/")
        }
        site.page("/invitation/:lien", for: .everybody) { call in
            guard let account = try store.invited(call.part("lien")) else {
                return .page(Self.usedUp, status: 404)
            }
            return .page(choose(account, call.part("lien"), nil))
        }
        site.form("/invitation/:lien", for: .everybody) { call in try await accept(call) }
    }

    // MARK: signing in

    private func signIn(_ typed: TypedFields, _ faults: [String]) -> Page {
        var page = Page("Se connecter")
        var form = FormView(
            "/connexion",
            submit: "Se connecter",
            [
                FormView.Group([
                    .init("identifiant", "Adresse électronique").with {
                        $0.complete = "username"
                        $0.value = typed["identifiant"]
                        $0.mode = "email"
                    },
                    .init("mot", "Mot de passe", .line(type: "password")).with { $0.complete = "current-password" },
                ])
            ]
        )
        form.hidden = [("vers", typed["vers"])]
        form.faults = faults
        page.blocks = [.form(form)]
        if isDemonstration { page.aside = demonstrationAccounts }
        page.blocks.append(
            .paragraph(
                "Votre premier accès se fait par le lien d’invitation que vous avez reçu. Sans lien, ou si vous avez oublié votre "
                    + "mot de passe, demandez-en un à votre gestionnaire de branche."
            )
        )
        return page
    }

    /// Whom one may be in a demonstration, with the password that all of them have.
    private var demonstrationAccounts: [Block] {
        let accounts = ((try? store.accounts()) ?? []).filter(\.isDemonstration)
        return [
            .heading("Comptes de démonstration"),
            .paragraph("Le mot de passe de tous est : \(DemonstrationAccounts.password)"),
            .facts(
                accounts.map { account in
                    (account.actors.first?.role.words ?? "", ["\(account.name)", account.login])
                }
            ),
        ]
    }

    private func enter(_ call: Call) async throws -> Reply {
        let (login, password) = (call.fields["identifiant"], call.fields.whole("mot"))
        guard !login.isEmpty, !password.isEmpty else {
            return .page(signIn(call.fields, ["Indiquez votre adresse et votre mot de passe."]), status: 422)
        }
        switch try await Slowly.done({ try store.signIn(login: login, password: password, from: call.address) }) {
        case .signedIn(let secret, _): return .signedIn(secret, then: Self.safe(call.fields["vers"]))
        case .refused:
            return .page(
                signIn(call.fields, ["L’adresse et le mot de passe ne vont pas ensemble."]),
                status: 422
            )
        case .later(let seconds):
            let minutes = (seconds + 59) / 60
            return .page(
                signIn(
                    call.fields,
                    [
                        "Trop d’essais ont échoué d’ici. Réessayez dans \(minutes)\u{A0}minute\(minutes > 1 ? "s" : ""), ou "
                            + "depuis un autre lieu : votre compte n’est pas bloqué."
                    ]
                ),
                status: 429
            )
        }
    }

    /// Where to go on: a page of ours, whatever somebody has written into a link.
    static func safe(_ address: String) -> String {
        let allowed =
            address.hasPrefix("/") && !address.hasPrefix("//")
            && address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
        return allowed ? address : "/"
    }

    // MARK: invitations

    private static var usedUp: Page {
        var page = Page(
            "Ce lien ne sert plus",
            lead: "Une invitation ne sert qu’une fois, pendant \(PortalStore.invitationDays) jours."
        )
        page.blocks = [
            .paragraph(
                "Si vous avez déjà choisi votre mot de passe, connectez-vous. Sinon, demandez un nouveau lien à votre "
                    + "gestionnaire de branche."
            ),
            .button(.init("/connexion", "Se connecter")),
        ]
        return page
    }

    private func choose(_ account: Account, _ link: String, _ fault: String?) -> Page {
        var page = Page("Choisir votre mot de passe", lead: "Bienvenue, \(account.name).")
        page.blocks = [
            .form(
                FormView(
                    "/invitation/\(link)",
                    submit: "Enregistrer et me connecter",
                    [
                        FormView.Group([
                            .init(
                                "mot",
                                "Mot de passe",
                                .line(type: "password"),
                                help:
                                    "\(Password.shortest) caractères au moins. Une phrase dont vous vous souviendrez va très bien."
                            ).with {
                                $0.complete = "new-password"
                                $0.fault = fault
                            },
                            .init("encore", "Le même, encore une fois", .line(type: "password")).with {
                                $0.complete = "new-password"
                            },
                        ])
                    ]
                )
            )
        ]
        return page
    }

    private func accept(_ call: Call) async throws -> Reply {
        let link = call.part("lien")
        guard let account = try store.invited(link) else { return .page(Self.usedUp, status: 404) }
        let password = call.fields.whole("mot")
        func again(_ fault: String) -> Reply { .page(choose(account, link, fault), status: 422) }
        guard password == call.fields.whole("encore") else { return again("les deux ne sont pas les mêmes") }
        if let fault = Password.fault(of: password, login: account.login) { return again(Self.words(fault)) }
        guard let taken = try await Slowly.done({ try store.accept(invitation: link, password: password) }),
            let (secret, _) = try store.begin(taken.id)
        else { return .page(Self.usedUp, status: 404) }
        return .signedIn(secret, then: "/")
    }

    static func words(_ fault: Password.Fault) -> String {
        switch fault {
        case .tooShort: "il a moins de \(Password.shortest) caractères"
        case .tooLong: "il est trop long"
        case .common: "c’est l’un de ceux que tout le monde essaie"
        case .containsName: "il contient votre adresse"
        }
    }

    // MARK: roles

    private func roles(_ call: Call) -> Page {
        var page = Page(
            "Changer de rôle",
            lead: "Vous agissez dans un rôle à la fois : ce que vous faites porte ce rôle."
        )
        let field = FormView.Field("role", "Rôle", .choice).with { field in
            field.value = call.actor?.description ?? ""
            field.options = (call.visitor?.account.actors ?? []).map { actor in
                .init(
                    value: actor.description,
                    label: actor.role.words,
                    note: actor.branch.map { "Branche \($0.value.uppercased())" }
                )
            }
        }
        page.blocks = [.form(FormView("/role", submit: "Agir dans ce rôle", [FormView.Group([field])]))]
        return page
    }
}

/// What takes the processor for long is done apart from the threads that serve pages.
enum Slowly {
    private static let threads = DispatchQueue(label: "slow", attributes: .concurrent)

    static func done<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            threads.async { continuation.resume(with: Result(catching: work)) }
        }
    }
}
