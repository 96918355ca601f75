import Contracts
import Foundation
import PortalStore
import RuleBook
import Scheme

/// The officer designates: who could be, and for the others the rule that excludes them.
struct Designating: Sendable {
    let store: PortalStore
    let desk: ServiceDesk
    let scheme: Scheme

    func add(to site: inout Site) {
        site.page("/gestion/dossiers/:dossier/designation", for: .roles([.officer])) { call in
            .page(try await page(try known(call), TypedFields(), nil, call))
        }
        site.form("/gestion/dossiers/:dossier/designation", for: .roles([.officer])) { call in try await designate(call)
        }
    }

    private func known(_ call: Call) throws -> ListedFile {
        guard let dossier = call.dossier, let file = try store.file(dossier), let branch = call.actor?.branch,
            file.branch == branch
        else { throw Hindrance.absent }
        return file
    }

    private func page(_ file: ListedFile, _ typed: TypedFields, _ refused: Refused?, _ call: Call) async throws -> Page
    {
        guard let actor = call.actor else { throw Hindrance.absent }
        var entries: [ReadEligibility.Entry] = []
        var question = ReadEligibility(dossier: file.dossier)
        repeat {
            let reply = try await desk.ask("evaluation", question, for: actor, .instruction)
            entries += reply.entries
            question.after = reply.next
        } while question.after != nil && entries.count < 1000
        let eligible = entries.filter(\.refusals.isEmpty)
        let excluded = entries.filter { !$0.refusals.isEmpty }
        var referents: [DesignatedReferent] = []
        if let company = file.company {
            referents = try await desk.ask(
                "evaluation",
                ListReferents(companySiren: String(company.prefix(9))),
                for: actor,
                .instruction
            ).referents
        }
        var page = Page("Désigner l’évaluateur et le référent")
        page.lead = file.name
        page.trail = [
            .init("/", "Accueil"), .init("/gestion/dossiers", "Dossiers"),
            .init("/gestion/dossiers/\(file.dossier)", file.name ?? "Dossier"),
        ]
        page.blocks = [.form(form(file, typed, refused, eligible, referents))]
        if eligible.isEmpty {
            page.blocks.insert(
                .notice(
                    .warn,
                    title: "Aucun évaluateur de la branche ne peut être désigné",
                    ["Les raisons sont ci-dessous. Vous pouvez chercher dans une autre branche."]
                ),
                at: 0
            )
            page.blocks.append(
                .links([
                    .init(
                        "/actes/\(Acts.name(EscalateDesignation.type))?dossier=\(file.dossier)",
                        "Chercher un évaluateur dans une autre branche"
                    )
                ])
            )
        }
        if !excluded.isEmpty {
            page.blocks.append(.heading("Qui ne peut pas l’être, et pourquoi"))
            page.blocks.append(
                .facts(
                    excluded.map { entry in
                        (
                            entry.name ?? entry.person.value,
                            entry.refusals.map { Typography.french(RefusalText.sentence(of: $0.code) ?? $0.code.value) }
                        )
                    }
                )
            )
        }
        return page
    }

    private func form(
        _ file: ListedFile,
        _ typed: TypedFields,
        _ refused: Refused?,
        _ eligible: [ReadEligibility.Entry],
        _ referents: [DesignatedReferent]
    ) -> FormView {
        var evaluator = FormView.Field("evaluator", "Évaluateur externe", .choice)
        for entry in eligible {
            evaluator.options.append(.init(value: entry.person.value, label: entry.name ?? entry.person.value))
        }
        var referent = FormView.Field(
            "referent",
            "Référent de l’entreprise",
            .choice,
            help: "Ceux de l’entreprise dont la formation est enregistrée."
        )
        for one in referents {
            referent.options.append(
                .init(
                    value: one.person.value,
                    label: one.person.value,
                    note: "Formé le \(FrenchTime.short(one.briefedOn))"
                )
            )
        }
        let other = FormView.Field(
            "referent-autre",
            "Un autre référent, par son identifiant",
            help: referents.isEmpty ? "Aucune formation n’est enregistrée pour cette entreprise." : nil,
            optional: true
        )
        var fields = [evaluator, referent, other]
        if referents.isEmpty { fields.remove(at: 1) }
        fields.append(
            .init("expectedOn", "Observation prévue le", .line(type: "date"), optional: true).with { $0.isShort = true }
        )
        fields.append(
            .init("personal.reason", "Motif", .area(rows: 3), help: "S’il s’agit d’un remplacement.", optional: true)
        )
        for place in fields.indices {
            fields[place].value = typed[fields[place].name]
            fields[place].fault = refused?.fields[fields[place].name]
        }
        var form = FormView(
            "/gestion/dossiers/\(file.dossier)/designation",
            submit: "Désigner",
            [FormView.Group(fields)]
        )
        form.faults = refused?.whole ?? []
        form.cancel = .init("/gestion/dossiers/\(file.dossier)", "Revenir au dossier")
        return form
    }

    private func designate(_ call: Call) async throws -> Reply {
        let file = try known(call)
        guard let actor = call.actor, let candidate = file.candidate else { throw Hindrance.absent }
        var refused = Refused(whole: [])
        let evaluator = PersonID(call.fields["evaluator"])
        let referent = PersonID(call.fields.said("referent-autre") ?? call.fields["referent"])
        if evaluator == nil { refused.fields["evaluator"] = "à choisir" }
        if referent == nil { refused.fields["referent-autre"] = "à choisir" }
        let expected = call.fields.said("expectedOn")
        if expected != nil, expected.flatMap({ Day($0) }) == nil { refused.fields["expectedOn"] = "n’est pas un jour" }
        guard let evaluator, let referent, refused.fields.isEmpty else {
            return .page(try await page(file, call.fields, refused, call), status: 422)
        }
        let outcome = await desk.send(
            DesignateObservers(
                dossier: file.dossier,
                candidate: candidate,
                evaluator: evaluator,
                referent: referent,
                expectedOn: expected.flatMap { Day($0) },
                personal: call.fields.said("personal.reason").map { ReasonPersonal(reason: $0) }
            ),
            by: actor,
            form: call.act
        )
        switch outcome {
        case .accepted:
            await Effects.seen(of: file.dossier, since: call.now, in: store)
            return .goOn("/gestion/dossiers/\(file.dossier)")
        case .refused(let refusal):
            refused = Refused(refusal) { ["evaluator", "referent", "expectedOn"].contains($0) ? $0 : nil }
        case .faulty(let faults): refused = Refused(faults) { _ in nil }
        case .unknown: refused = .unanswered
        }
        return .page(try await page(file, call.fields, refused, call), status: 422)
    }
}
