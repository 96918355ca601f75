import Contracts
import PortalStore
import Scheme

/// What everybody may read: verifying a certificate, the public list of evaluators, what becomes of data.
struct PublicPages: Sendable {
    let desk: ServiceDesk
    let scheme: Scheme

    /// As whom the portal asks for somebody who has not signed in.
    static let anybody = Actor(.system, "portal")

    func add(to site: inout Site) {
        site.page("/verifier", for: .everybody) { call in
            .page(
                verify(
                    TypedFields(["numero": call.query["numero"], "code": call.query["code"]]),
                    nil,
                    now: call.now
                )
            )
        }
        site.form("/verifier", for: .everybody) { call in try await verify(call) }
        site.page("/evaluateurs", for: .everybody) { call in try await evaluators(call) }
        site.page("/donnees", for: .everybody) { _ in .page(data) }
    }

    // MARK: verifying

    private func verify(_ typed: TypedFields, _ answer: [Block]?, now: Instant, _ faults: [String: String] = [:])
        -> Page
    {
        var page = Page(
            "Vérifier un certificat",
            lead: "Le numéro et le code de contrôle figurent ensemble sur le certificat, à côté du code QR."
        )
        page.blocks = answer ?? []
        page.blocks.append(
            .form(
                FormView(
                    "/verifier",
                    submit: "Vérifier",
                    [
                        FormView.Group([
                            .init("numero", "Numéro du certificat", help: "Les espaces et les tirets ne comptent pas.")
                                .with {
                                    $0.value = typed["numero"]
                                    $0.fault = faults["numero"]
                                    $0.isShort = true
                                },
                            .init("code", "Code de contrôle").with {
                                $0.value = typed["code"]
                                $0.fault = faults["code"]
                                $0.isShort = true
                            },
                        ])
                    ]
                )
            )
        )
        page.blocks.append(
            .paragraph("Cette page n’affiche rien de plus que ce que le certificat porte déjà.")
        )
        return page
    }

    private func verify(_ call: Call) async throws -> Reply {
        var faults: [String: String] = [:]
        if call.fields["numero"].isEmpty { faults["numero"] = "à indiquer" }
        if call.fields["code"].isEmpty { faults["code"] = "à indiquer" }
        guard faults.isEmpty, call.fields["numero"].count <= 64, call.fields["code"].count <= 64 else {
            return .page(verify(call.fields, nil, now: call.now, faults), status: 422)
        }
        let reply = try await desk.ask(
            "certification",
            VerifyCertificate(number: call.fields["numero"], checkCode: call.fields["code"]),
            for: call.actor ?? Self.anybody,
            .verification
        )
        return .page(verify(call.fields, said(reply, call.now), now: call.now))
    }

    private func said(_ reply: VerifyCertificate.Reply, _ now: Instant) -> [Block] {
        let when = "Réponse du registre, \(FrenchTime.moment(now))."
        switch reply.standing {
        case .valid:
            return [.notice(.good, title: "Ce certificat est authentique et valable", [when])] + shown(reply.shown)
        case .expired:
            return [.notice(.warn, title: "Ce certificat est authentique, et son terme est passé", [when])]
                + shown(reply.shown)
        case .replaced:
            return [
                .notice(
                    .warn,
                    title: "Ce certificat a été remplacé",
                    [
                        reply.replacedBy.map {
                            "Le certificat qui vaut à sa place porte le n° \($0). Demandez-le à son titulaire."
                        }
                            ?? "Demandez à son titulaire celui qui vaut à sa place.", when,
                    ]
                )
            ]
        case .suspended:
            return [
                .notice(
                    .error,
                    title: "Ce certificat est suspendu",
                    ["Le jury a rapporté la décision sur laquelle il repose. Ne vous y fiez pas.", when]
                )
            ]
        case .revoked: return [.notice(.error, title: "Ce certificat a été annulé : il ne vaut plus rien", [when])]
        case .unknown:
            return [
                .notice(
                    .error,
                    title: "Le registre ne connaît pas ce certificat",
                    [
                        "Aucun certificat délivré ne porte ce numéro avec ce code. Comparez les deux au document, puis réessayez.",
                        when,
                    ]
                )
            ]
        }
    }

    private func shown(_ shown: VerifyCertificate.Shown?) -> [Block] {
        guard let shown else { return [] }
        var rows: [(label: String, lines: [String])] = [
            (
                "Titulaire",
                [shown.name.map { "\($0.firstNames) \($0.usageName ?? $0.birthName)" } ?? "Nom effacé à sa demande"]
            ),
            ("Certificat", [scheme.kind(shown.certificateKind)?.title ?? shown.certificateKind.value]),
            ("Numéro", [shown.number]),
            ("Octroyé par", [scheme.branch(shown.branch)?.name ?? shown.branch.value]),
            ("Octroyé le", [FrenchTime.short(shown.awardedOn)]),
        ]
        if let end = shown.expiresOn { rows.append(("Valable jusqu’au", [FrenchTime.short(end.adding(days: -1))])) }
        var blocks: [Block] = [.facts(rows)]
        if !shown.official {
            blocks.append(
                .notice(
                    .warn,
                    title: "Référentiel de démonstration",
                    [
                        "Ce certificat repose sur un référentiel rédigé pour la démonstration : il n’a pas de valeur officielle."
                    ]
                )
            )
        }
        return blocks
    }

    // MARK: evaluators

    private func evaluators(_ call: Call) async throws -> Reply {
        var entries: [PublicEvaluator] = []
        var question = ListEvaluators(branch: BranchID(call.query["branche"]))
        repeat {
            let reply = try await desk.ask("evaluation", question, for: call.actor ?? Self.anybody, .verification)
            entries += reply.entries
            question.after = reply.next
        } while question.after != nil && entries.count < 500
        var page = Page(
            "Évaluateurs externes habilités",
            lead: "Qui figure ici est habilité par une branche à évaluer, aujourd’hui, pour les certificats indiqués."
        )
        page.isWide = true
        guard !entries.isEmpty else {
            page.blocks = [.paragraph("Aucun évaluateur n’est habilité à ce jour.")]
            return .page(page)
        }
        page.blocks = [
            .table(
                .init(
                    caption: "\(entries.count) évaluateur\(entries.count > 1 ? "s" : ""), par branche",
                    heads: ["Nom", "Organisme", "Branche", "Habilité jusqu’au", "Contact"],
                    rows: entries.map { entry in
                        [
                            .init(entry.name), .init(entry.organisation ?? "–"),
                            .init(entry.branch.value.uppercased()), .init(FrenchTime.short(entry.until)),
                            .init(entry.contact ?? "–"),
                        ]
                    }
                )
            )
        ]
        return .page(page)
    }

    // MARK: data

    private var data: Page {
        var page = Page(
            "Vos données",
            lead: "Ce que le système garde de vous, pourquoi, et ce que vous pouvez demander."
        )
        let controllers = Set(scheme.branches.flatMap(\.registerControllers)).sorted()
        page.blocks = [
            .heading("Qui en répond"),
            .paragraph(
                "Pour un dossier : la branche qui l’a inscrit. Pour la liste nationale des titulaires, ensemble :"
            ),
            .bullets(controllers),
            .heading("Ce qui est gardé"),
            .bullets([
                "votre état civil et vos coordonnées, tant que votre dossier court et le temps que la loi demande ensuite ;",
                "le livret d’évaluation et la décision du jury, qui restent quand vos coordonnées s’effacent ;",
                "le nom de qui a lu votre dossier, quand, et pour quoi : chaque lecture est notée.",
            ]),
            .heading("Ce que vous pouvez demander"),
            .bullets([
                "une copie de tout ce qui est gardé de vous ; une rectification ; l’effacement ;",
                "qui a lu votre dossier. La réponse vous est due dans le mois.",
            ]),
            .paragraph(
                "Ce portail ne dépose que deux témoins de connexion, qui s’effacent avec votre session, et ne demande rien à aucun autre site."
            ),
        ]
        return page
    }
}
