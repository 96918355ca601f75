import Contracts
import Foundation
import PortalStore
import Scheme

/// The officer's files: the list, one file with its registration, and the decision on it.
struct FileDesk: Sendable {
    let store: PortalStore
    let desk: ServiceDesk
    let scheme: Scheme

    func add(to site: inout Site) {
        site.page("/gestion/dossiers", for: .roles([.officer])) { call in .page(try list(call)) }
        site.page("/gestion/dossiers/:dossier", for: .roles([.officer])) { call in
            .page(try await file(try known(call), call))
        }
        site.page("/gestion/dossiers/:dossier/acceptation", for: .roles([.officer])) { call in
            .page(accepting(try known(call), [], call))
        }
        site.form("/gestion/dossiers/:dossier/acceptation", for: .roles([.officer])) { call in try await accept(call) }
        site.page("/gestion/dossiers/:dossier/refus", for: .roles([.officer])) { call in
            .page(refusing(try known(call), nil, call))
        }
        site.form("/gestion/dossiers/:dossier/refus", for: .roles([.officer])) { call in try await refuse(call) }
    }

    /// The file that the address names, where it is of the officer's branch.
    private func known(_ call: Call) throws -> ListedFile {
        guard let dossier = call.dossier, let file = try store.file(dossier), let branch = call.actor?.branch,
            file.branch == branch
        else { throw Hindrance.absent }
        return file
    }

    // MARK: the list

    private func list(_ call: Call) throws -> Page {
        guard let branch = call.actor?.branch else { throw Hindrance.absent }
        let search = FileSearch(
            branch: branch,
            step: FileStep(rawValue: call.query["etape"]),
            words: String(call.query["mots"].prefix(100)),
            order: FileSearch.Order(rawValue: call.query["ordre"]) ?? .oldest,
            page: Int(call.query["page"]) ?? 1
        )
        let (files, count) = try store.files(search)
        var page = Page("Dossiers", lead: scheme.branch(branch)?.name)
        page.isWide = true
        page.blocks = [.form(searchForm(search))]
        guard !files.isEmpty else {
            page.blocks.append(
                .notice(.info, title: "Aucun dossier ne correspond", ["Élargissez la recherche, ou videz-la."])
            )
            return page
        }
        let first = (search.page - 1) * FileSearch.pageLength + 1
        page.blocks.append(
            .table(
                .init(
                    caption: "Dossiers \(first) à \(first + files.count - 1) sur \(count)",
                    heads: ["Candidat", "Numéro", "Où il en est", "Depuis", "Échéance", "Entreprise"],
                    rows: files.map { file in
                        [
                            .init(file.name ?? "Nom effacé", address: "/gestion/dossiers/\(file.dossier)"),
                            .init(file.number ?? "–"), .init(file.step.words, mark: file.step.mark),
                            .init(FrenchTime.since(file.since, now: call.now)),
                            .init(file.due.map { FrenchTime.short($0.adding(milliseconds: -1).parisDay) } ?? "–"),
                            .init(file.company.map(Numbers.siret) ?? "–"),
                        ]
                    }
                )
            )
        )
        let last = (count + FileSearch.pageLength - 1) / FileSearch.pageLength
        if last > 1 {
            page.blocks.append(
                .pages(
                    text: "Page \(search.page) sur \(last)",
                    before: search.page > 1 ? address(search, page: search.page - 1) : nil,
                    after: search.page < last ? address(search, page: search.page + 1) : nil
                )
            )
        }
        return page
    }

    private func searchForm(_ search: FileSearch) -> FormView {
        var form = FormView(
            "/gestion/dossiers",
            submit: "Chercher",
            [
                FormView.Group([
                    .init("mots", "Nom, numéro ou SIRET", .line(type: "search")).with { $0.value = search.words },
                    .init("etape", "Où il en est", .select).with { field in
                        field.value = search.step?.rawValue ?? ""
                        field.options = Self.steps
                    },
                    .init("ordre", "Tri", .select).with { field in
                        field.value = search.order.rawValue
                        field.options = [
                            .init(value: "oldest", label: "Les plus anciens d’abord"),
                            .init(value: "newest", label: "Les plus récents d’abord"),
                            .init(value: "name", label: "Par nom"),
                        ]
                    },
                ])
            ]
        )
        form.method = "get"
        form.kind = "search"
        return form
    }

    private static var steps: [FormView.Field.Option] {
        var steps: [FormView.Field.Option] = [.init(value: "", label: "Toutes les étapes")]
        for step in FileStep.allCases { steps.append(.init(value: step.rawValue, label: step.words)) }
        return steps
    }

    private func address(_ search: FileSearch, page: Int) -> String {
        let parts: [(String, String)] = [
            ("mots", search.words), ("etape", search.step?.rawValue ?? ""), ("ordre", search.order.rawValue),
            ("page", "\(page)"),
        ].filter { !$0.1.isEmpty }
        return "/gestion/dossiers?" + parts.map { "\($0)=\(TypedFields.encoded($1))" }.joined(separator: "&")
    }

    // MARK: one file

    private func file(_ file: ListedFile, _ call: Call) async throws -> Page {
        var page = Page(file.number.map { "Dossier n°\u{A0}\($0)" } ?? "Dossier sans numéro")
        page.heading = file.name ?? page.title
        page.lead = file.number.map { "Dossier n°\u{A0}\($0)" } ?? "Inscription à examiner"
        page.trail = [.init("/", "Accueil"), .init("/gestion/dossiers", "Dossiers")]
        let until = file.due.map { FrenchTime.until($0, from: call.now) }
        switch file.step {
        case .registered:
            page.asked = .init(
                title: "L’inscription est à examiner",
                lines: ["Lisez-la ci-dessous, puis acceptez-la ou refusez-la avec un motif."],
                until: until,
                next: "Acceptée, elle reçoit son numéro ; vous désignez ensuite un évaluateur et un référent.".french,
                act: .init("/gestion/dossiers/\(file.dossier)/acceptation", "Accepter l’inscription")
            )
            page.blocks.append(
                .button(.init("/gestion/dossiers/\(file.dossier)/refus", "Refuser avec un motif"), second: true)
            )
        case .designation:
            page.asked = .init(
                title: "Un évaluateur et un référent sont à désigner",
                lines: ["La page suivante dit qui peut l’être, et pour les autres la règle qui les exclut."],
                until: until,
                next: "Ils déclarent n’avoir aucun lien ; le candidat peut en récuser un.".french,
                act: .init("/gestion/dossiers/\(file.dossier)/designation", "Désigner")
            )
        default:
            page.asked = .nothing(
                [
                    "Où en est le dossier : \(file.step.words.prefix(1).lowercased() + file.step.words.dropFirst())."
                        .french
                ],
                until: until,
                next: nil
            )
        }
        page.blocks += try await registration(of: file, call)
        page.aside = [
            .heading("Le fil du dossier"),
            .timeline(try Timeline.entries(store.happenings(of: file.dossier))),
        ]
        return page
    }

    /// The registration as the candidate gave it: read in the service's store at this moment, where that is noted.
    private func registration(of file: ListedFile, _ call: Call) async throws -> [Block] {
        guard let actor = call.actor, let candidate = file.candidate else { return [] }
        guard
            let told = try await Registrations.read(file.dossier, of: candidate, for: actor, by: desk)
        else { return [.notice(.info, title: nil, ["L’inscription n’est plus conservée."])] }
        return Registrations.blocks(told, in: file.branch, scheme)
    }

    // MARK: deciding

    private func accepting(_ file: ListedFile, _ faults: [String], _ call: Call) -> Page {
        var page = Page("Accepter l’inscription")
        page.lead = file.name
        page.trail = [
            .init("/", "Accueil"), .init("/gestion/dossiers", "Dossiers"),
            .init("/gestion/dossiers/\(file.dossier)", file.name ?? "Dossier"),
        ]
        var form = FormView("/gestion/dossiers/\(file.dossier)/acceptation", submit: "Accepter l’inscription", [])
        form.faults = faults
        form.cancel = .init("/gestion/dossiers/\(file.dossier)", "Revenir au dossier")
        page.blocks = [
            .facts([
                ("Candidat", [file.name ?? "–"]),
                ("Certificat", [file.kind.flatMap { scheme.kind($0)?.title } ?? "–"]),
                ("Ce qui se passe", ["Le dossier reçoit un numéro, et passe à la désignation des évaluateurs."]),
            ]),
            .form(form),
        ]
        return page
    }

    private func accept(_ call: Call) async throws -> Reply {
        let file = try known(call)
        guard let actor = call.actor, let person = call.person else { throw Hindrance.absent }
        let outcome = await desk.send(
            AcceptRegistration(dossier: file.dossier, officer: person),
            by: actor,
            form: call.act
        )
        return try await after(outcome, file, call) { accepting(file, $0.whole + $0.fields.values, call) }
    }

    private func refusing(_ file: ListedFile, _ refused: Refused?, _ call: Call) -> Page {
        var page = Page("Refuser l’inscription")
        page.lead = file.name
        page.trail = [
            .init("/", "Accueil"), .init("/gestion/dossiers", "Dossiers"),
            .init("/gestion/dossiers/\(file.dossier)", file.name ?? "Dossier"),
        ]
        var form = FormView(
            "/gestion/dossiers/\(file.dossier)/refus",
            submit: "Refuser l’inscription",
            [
                FormView.Group([
                    .init(
                        "personal.reason",
                        "Motif",
                        .area(),
                        help: "Le candidat le lira. Dites ce qui manque ou ce qui ne va pas, et ce qu’il peut faire."
                    ).with {
                        $0.value = call.fields["personal.reason"]
                        $0.fault = refused?.fields["personal.reason"]
                    }
                ])
            ]
        )
        form.isGrave = true
        form.faults = refused?.whole ?? []
        form.cancel = .init("/gestion/dossiers/\(file.dossier)", "Revenir au dossier")
        page.blocks = [.form(form)]
        return page
    }

    private func refuse(_ call: Call) async throws -> Reply {
        let file = try known(call)
        guard let actor = call.actor, let person = call.person, let candidate = file.candidate else {
            throw Hindrance.absent
        }
        let reason = call.fields["personal.reason"]
        let outcome = await desk.send(
            RefuseRegistration(
                dossier: file.dossier,
                candidate: candidate,
                officer: person,
                personal: reason.isEmpty ? nil : ReasonPersonal(reason: reason)
            ),
            by: actor,
            form: call.act
        )
        return try await after(outcome, file, call) { refused in
            var refused = refused
            if reason.isEmpty, refused.fields.isEmpty { refused.fields["personal.reason"] = "à remplir" }
            return refusing(file, refused, call)
        }
    }

    private func after(_ outcome: ServiceDesk.Outcome, _ file: ListedFile, _ call: Call, again: (Refused) -> Page)
        async throws -> Reply
    {
        func field(_ path: String) -> String? { path.hasSuffix("reason") ? "personal.reason" : nil }
        switch outcome {
        case .accepted:
            await Effects.seen(of: file.dossier, since: call.now, in: store)
            return .goOn("/gestion/dossiers/\(file.dossier)")
        case .refused(let refusal): return .page(again(Refused(refusal, field: field)), status: 422)
        case .faulty(let faults): return .page(again(Refused(faults, field: field)), status: 422)
        case .unknown: return .page(again(.unanswered), status: 503)
        }
    }
}
