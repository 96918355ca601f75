import Contracts
import Foundation
import PortalStore
import Scheme

/// The candidate's registration, saved from step to step.
struct Registering: Sendable {
    let store: PortalStore
    let desk: ServiceDesk
    let steps: RegistrationSteps
    static let draft = "inscription"

    func add(to site: inout Site) {
        site.page("/inscription", for: .roles([.candidate])) { call in
            let typed = try kept(call).typed
            let number = Int(call.query["etape"]) ?? 1
            return .page(step(min(max(number, 1), RegistrationSteps.count), typed, try kept(call).faults, call))
        }
        site.form("/inscription", for: .roles([.candidate])) { call in try save(call) }
        site.page("/inscription/relecture", for: .roles([.candidate])) { call in
            let kept = try kept(call)
            return .page(review(kept.typed, kept.faults, [], call))
        }
        site.form("/inscription/relecture", for: .roles([.candidate])) { call in try await send(call) }
    }

    // MARK: what was typed so far

    private struct Kept: Codable {
        var values: [String: String] = [:]
        var faults: [String: String] = [:]
        /// The file's identifier: the same registration sent again is the same file.
        var dossier: String

        var typed: TypedFields { TypedFields(values) }
    }

    private func kept(_ call: Call) throws -> Kept {
        guard let account = call.visitor?.account.id, let draft = try store.draft(Self.draft, of: account),
            let kept = try? JSONDecoder().decode(Kept.self, from: Data(draft.fields.utf8))
        else { return Kept(dossier: "D-" + Secret.new().filter { $0.isLetter || $0.isNumber }.prefix(16)) }
        return kept
    }

    private func keep(_ kept: Kept, _ call: Call) throws {
        guard let account = call.visitor?.account.id else { return }
        let fields = String(decoding: try JSONEncoder().encode(kept), as: UTF8.self)
        try store.keepDraft(Self.draft, fields, of: account)
    }

    // MARK: steps

    private func step(_ number: Int, _ typed: TypedFields, _ faults: [String: String], _ call: Call) -> Page {
        let step = steps.step(number, typed, faults, on: call.now.parisDay)
        var page = Page(step.title, lead: step.lead)
        page.title =
            "Inscription, étape \(number) sur \(RegistrationSteps.count)\u{A0}: \(step.title.prefix(1).lowercased())\(step.title.dropFirst())"
        page.heading = step.title
        page.trail = [.init("/", "Accueil")]
        var form = FormView(
            "/inscription",
            submit: number == RegistrationSteps.count ? "Enregistrer et relire" : "Enregistrer et continuer",
            step.groups
        )
        form.hidden = [("etape", "\(number)")]
        if number > 1 { form.cancel = .init("/inscription?etape=\(number - 1)", "Revenir à l’étape précédente") }
        page.blocks = [.form(form)]
        page.aside = progress(number, typed, faults, call)
        return page
    }

    private func progress(_ number: Int?, _ typed: TypedFields, _ faults: [String: String], _ call: Call) -> [Block] {
        let day = call.now.parisDay
        var blocks: [Block] = [
            .heading("Votre inscription"),
            .steps(
                (1...RegistrationSteps.count).map { place in
                    let names = steps.names(place, typed, on: day)
                    return .init(
                        label: steps.step(place, typed, [:], on: day).title,
                        address: place == number ? nil : "/inscription?etape=\(place)",
                        isCurrent: place == number,
                        isDone: names.contains { !typed[$0].isEmpty },
                        isFaulty: names.contains { faults[$0] != nil }
                    )
                } + [
                    .init(
                        label: "Relecture et envoi",
                        address: number == nil ? nil : "/inscription/relecture",
                        isCurrent: number == nil
                    )
                ]
            ),
        ]
        if let account = call.visitor?.account.id, let draft = try? store.draft(Self.draft, of: account) {
            blocks.append(
                .paragraph(
                    "Enregistré le \(FrenchTime.moment(draft.savedAt)). Vous pouvez reprendre pendant \(PortalStore.draftDays) jours."
                )
            )
        }
        return blocks
    }

    private func save(_ call: Call) throws -> Reply {
        let number = min(max(Int(call.fields["etape"]) ?? 1, 1), RegistrationSteps.count)
        var kept = try kept(call)
        for name in steps.names(number, call.fields, on: call.now.parisDay) {
            let value = String(call.fields[name].prefix(5000))
            if kept.values[name] ?? "" != value { kept.faults[name] = nil }
            kept.values[name] = value
        }
        // An employee is observed where they work: what was said of the one is proposed for the other.
        if number == 3, kept.values["form.employment.status"] == "employee" {
            for (from, to) in [("employerSiret", "siret"), ("department", "department"), ("since", "since")]
            where (kept.values["form.company.\(to)"] ?? "").isEmpty {
                kept.values["form.company.\(to)"] = kept.values["form.employment.\(from)"]
            }
        }
        try keep(kept, call)
        return .goOn(
            number == RegistrationSteps.count ? "/inscription/relecture" : "/inscription?etape=\(number + 1)"
        )
    }

    // MARK: sending

    private func review(_ typed: TypedFields, _ faults: [String: String], _ whole: [String], _ call: Call) -> Page {
        var page = Page(
            "Relire et envoyer",
            lead: "Voici ce que la branche recevra. Une fois envoyée, votre inscription se corrige sur demande."
        )
        page.trail = [.init("/", "Accueil")]
        let day = call.now.parisDay
        if !faults.isEmpty || !whole.isEmpty {
            page.blocks.append(
                .notice(
                    .error,
                    title: faults.count + whole.count == 1
                        ? "Un point est à corriger" : "\(faults.count + whole.count)\u{A0}points sont à corriger",
                    whole + (faults.isEmpty ? [] : ["Ils sont indiqués ci-dessous, avec l’étape où les corriger."])
                )
            )
        }
        for number in 1...RegistrationSteps.count {
            let step = steps.step(number, typed, faults, on: day)
            page.blocks.append(.heading(step.title))
            page.blocks.append(
                .facts(
                    step.groups.flatMap(\.fields).map { field in
                        (field.label, [Self.shown(field)] + (field.fault.map { ["▲ \($0)"] } ?? []))
                    }
                )
            )
            page.blocks.append(.links([.init("/inscription?etape=\(number)", "Modifier\u{A0}: \(step.title)")]))
        }
        page.blocks.append(.form(FormView("/inscription/relecture", submit: "Envoyer mon inscription", [])))
        page.aside = progress(nil, typed, faults, call)
        return page
    }

    private static func shown(_ field: FormView.Field) -> String {
        if field.kind == .check { return field.value == "oui" ? "Oui" : "Non" }
        if let option = field.options.first(where: { $0.value == field.value && !$0.value.isEmpty }) {
            return option.note.map { "\(option.label), \($0)" } ?? option.label
        }
        if field.kind == .line(type: "date"), let day = Day(field.value) { return FrenchTime.short(day) }
        return field.value.isEmpty ? "–" : field.value
    }

    private func send(_ call: Call) async throws -> Reply {
        guard let actor = call.actor, let person = call.person, let account = call.visitor?.account.id else {
            throw Hindrance.absent
        }
        var kept = try kept(call)
        guard let dossier = DossierID(kept.dossier),
            let command = steps.command(kept.typed, candidate: person, dossier: dossier, on: call.now.parisDay)
        else {
            kept.faults["certificat"] = "à choisir"
            try keep(kept, call)
            return .page(review(kept.typed, kept.faults, [], call), status: 422)
        }
        let refused: Refused
        switch await desk.send(command, by: actor, form: call.act) {
        case .accepted:
            try store.dropDraft(Self.draft, of: account)
            await Effects.seen(of: dossier, since: call.now, in: store)
            return .goOn("/mon-dossier/\(dossier)")
        case .refused(let refusal): refused = Refused(refusal, field: steps.field)
        case .faulty(let faults): refused = Refused(faults, field: steps.field)
        case .unknown: refused = .unanswered
        }
        kept.faults = refused.fields
        try keep(kept, call)
        return .page(review(kept.typed, refused.fields, refused.whole, call), status: 422)
    }
}

/// After a command its sender sees what came of it: the lists are waited for, a little.
enum Effects {
    static func seen(of dossier: DossierID, since: Instant, in store: PortalStore) async {
        for _ in 0..<30 {
            if (try? store.hasSeen(dossier, since: since)) ?? true { return }
            try? await Task.sleep(for: .milliseconds(100))
        }
    }
}
