import ContractBook
import ContractReading
import Contracts
import Foundation
import PortalStore
import Scheme
import Sending

/// Every command that a role may send, each on a page made out of its contract.
struct Acts: Sendable {
    let store: PortalStore
    let desk: ServiceDesk
    let scheme: Scheme

    /// Commands that have a page of their own; what is written here is where.
    static let ownPages: [MessageType: String] = [
        RegisterCandidate.type: "/inscription",
        AcceptRegistration.type: "/gestion/dossiers/:dossier/acceptation",
        RefuseRegistration.type: "/gestion/dossiers/:dossier/refus",
        DesignateObservers.type: "/gestion/dossiers/:dossier/designation",
        RecordObservation.type: "/evaluations/:dossier/observation",
        FillBooklet.type: "/evaluations/:dossier/livret",
        SignBooklet.type: "/evaluations/:dossier/signature",
        CastBallot.type: "/jury/seance/:seance/dossier/:dossier",
    ]

    /// Commands that no page sends, and why.
    static let withoutPage: [MessageType: String] = [
        AnswerSurvey.type: "the follow-up survey is answered by a link without a name, which is not there yet",
        ErasePerson.type: "the operator erases, on the operator's own machine",
    ]

    /// Where somebody in that role sends that command.
    static func address(of type: MessageType, for role: Actor.Role, in dossier: DossierID? = nil) -> String? {
        guard withoutPage[type] == nil, CommandRoles.roles(of: type).contains(role) else { return nil }
        guard let own = ownPages[type] else {
            return "/actes/\(name(type))" + (dossier.map { "?dossier=\($0)" } ?? "")
        }
        return dossier.map { own.replacing(":dossier", with: $0.value) } ?? own
    }

    static func name(_ type: MessageType) -> String { type.routingKey }

    func add(to site: inout Site) {
        site.page("/actes", for: .signedIn) { call in .page(list(call)) }
        site.page("/actes/:acte", for: .signedIn) { call in
            let form = try form(call)
            return .page(page(form, try prefilled(form, call), nil, call))
        }
        site.form("/actes/:acte", for: .signedIn) { call in try await send(call) }
    }

    // MARK: the list

    /// The parts of the list: the service that decides, and how the part is called.
    static let parts = [
        (service: "registration", title: "Inscription"), (service: "evaluation", title: "Évaluation et habilitation"),
        (service: "jury", title: "Jury"), (service: "certification", title: "Certificats"),
        (service: "correspondence", title: "Courrier"), (service: "file", title: "À tout moment"),
    ]

    private func list(_ call: Call) -> Page {
        guard let role = call.actor?.role else { return Page("Tous les actes") }
        var page = Page(
            "Tous les actes",
            lead: "Tout ce que vous pouvez faire dans votre rôle. Le service décide si c’est le moment."
        )
        page.trail = [.init("/", "Accueil")]
        let types = CommandRoles.commands(of: role).filter { Self.withoutPage[$0] == nil }
        if types.isEmpty { page.blocks = [.paragraph("Ce rôle n’a aucun acte à faire ici.")] }
        for (service, title) in Self.parts {
            let own = types.filter { $0.parts?.service == service }
            guard !own.isEmpty else { continue }
            page.blocks.append(.heading(title))
            page.blocks.append(
                .links(
                    own.map { type in
                        // A page of one file is reached from that file.
                        let own = Self.ownPages[type].flatMap { $0.contains(":") ? nil : $0 }
                        return .init(own ?? "/actes/\(Self.name(type))", CommandWords.title(type) ?? type.value)
                    }
                )
            )
        }
        return page
    }

    // MARK: one act

    private func form(_ call: Call) throws -> ContractForm {
        let name = call.part("acte")
        guard let role = call.actor?.role,
            let type = CommandRoles.commands(of: role).first(where: {
                Self.name($0) == name && Self.withoutPage[$0] == nil
            }),
            let message = desk.book.message(type.value)
        else { throw Hindrance.absent }
        return ContractForm(message, desk.book, scheme)
    }

    /// What is known before anything is typed: the file that the address names, and who acts.
    private func prefilled(_ form: ContractForm, _ call: Call) throws -> TypedFields {
        var typed = call.query
        let file = try DossierID(call.query["dossier"]).flatMap { try store.file($0) }
        for field in form.groups(typed, [:]).flatMap(\.fields) where typed[field.name].isEmpty {
            switch field.name {
            case "candidate" where call.actor?.role == .candidate, "complainant":
                typed[field.name] = call.actor?.id ?? ""
            case "candidate": typed[field.name] = readable(file, call)?.candidate?.value ?? ""
            case "attempt": typed[field.name] = readable(file, call).map { "\($0.attempt)" } ?? ""
            case "panel": typed[field.name] = readable(file, call)?.panel?.value ?? ""
            case "session": typed[field.name] = readable(file, call)?.session?.value ?? ""
            case "branch": typed[field.name] = call.actor?.branch?.value ?? ""
            case _ where isWhoActs(field.name, form, call): typed[field.name] = call.actor?.id ?? ""
            case _ where field.name.hasSuffix("ompanySiret"): typed[field.name] = readable(file, call)?.company ?? ""
            default: continue
            }
        }
        return typed
    }

    /// Of a file, only what its reader has a part in.
    private func readable(_ file: ListedFile?, _ call: Call) -> ListedFile? {
        guard let file, let actor = call.actor else { return nil }
        if let branch = actor.branch { return file.branch == branch ? file : nil }
        if actor.role == .company { return file.company?.prefix(9) == actor.id.prefix(9) ? file : nil }
        let parts = (try? store.parts(in: file.dossier)) ?? []
        return parts.contains { $0.person.value == actor.id } ? file : nil
    }

    /// Whether whoever acts stands in that field.
    private func isWhoActs(_ field: String, _ form: ContractForm, _ call: Call) -> Bool {
        switch field {
        case "evaluator": call.actor?.role == .evaluator
        case "signatory": form.message.type.contains(".sign-") || form.message.type.contains("refuse-signature")
        default: Self.actors.contains(field)
        }
    }

    /// Fields in which whoever acts stands.
    private static let actors: Set<String> = [
        "officer", "observer", "member", "closedBy", "openedBy", "drawnUpBy", "appointedBy", "endedBy",
        "recordedBy", "registeredBy", "revokedBy", "presentedBy", "authority", "instructor", "briefedBy",
    ]

    private func page(_ form: ContractForm, _ typed: TypedFields, _ refused: Refused?, _ call: Call) -> Page {
        let type = MessageType(form.message.type)
        var page = Page(CommandWords.title(type) ?? type.value)
        page.trail = [.init("/", "Accueil"), .init("/actes", "Tous les actes")]
        var view = FormView(
            "/actes/\(Self.name(type))",
            submit: CommandWords.title(type) ?? "Envoyer",
            form.groups(typed, refused?.fields ?? [:])
        )
        view.faults = refused?.whole ?? []
        view.cancel = .init("/actes", "Renoncer")
        page.blocks = [.form(view)]
        return page
    }

    private func send(_ call: Call) async throws -> Reply {
        let form = try form(call)
        guard let actor = call.actor else { throw Hindrance.absent }
        let typed = call.fields
        func again(_ refused: Refused, _ status: Int = 422) -> Reply {
            .page(page(form, typed, refused, call), status: status)
        }
        let written: WrittenMessage
        do {
            written = try WrittenMessage(form.message, form.body(typed), book: desk.book)
        } catch let faults as FileFaults {
            return again(Refused(faults.faults) { form.field(of: $0, typed) })
        }
        switch await desk.send(written, by: actor, form: call.act, to: try holder(written, typed)) {
        case .accepted:
            if let dossier = written.dossier { await Effects.seen(of: dossier, since: call.now, in: store) }
            var page = Page("C’est enregistré")
            page.lead = CommandWords.title(MessageType(form.message.type))
            page.blocks = [
                .notice(.good, title: "Le service l’a accepté", ["Enregistré le \(FrenchTime.moment(call.now))."]),
                .links([.init("/", "Revenir à l’accueil"), .init("/actes", "Tous les actes")]),
            ]
            return .page(page)
        case .refused(let refusal): return again(Refused(refusal) { form.field(of: $0, typed) })
        case .faulty(let faults): return again(Refused(faults) { form.field(of: $0, typed) })
        case .unknown: return again(.unanswered, 503)
        }
    }

    /// Who decides on it, where the command itself does not say: whoever holds the file.
    private func holder(_ written: WrittenMessage, _ typed: TypedFields) throws -> String? {
        guard let dossier = written.dossier, let file = try store.file(dossier) else { return nil }
        let panel = file.panel.map { Routes.store(ofPanel: $0) }
        guard written.type.hasPrefix("file.") else { return written.type.hasPrefix("jury.") ? panel : nil }
        switch file.step {
        case .designation, .observation, .signature: return "evaluation"
        case .jury, .session, .examined: return panel
        default: return "registration"
        }
    }
}
