import Contracts
import Foundation
import PortalStore
import Scheme

/// The observation, the booklet and its signature: forms on the elements and criteria of the file's standard.
struct Observing: Sendable {
    let store: PortalStore
    let desk: ServiceDesk
    let scheme: Scheme

    func add(to site: inout Site) {
        let readers = Site.Readers.roles([.evaluator, .referent])
        site.page("/evaluations/:dossier/observation", for: readers) { call in
            .page(try observation(try known(call), TypedFields(), nil))
        }
        site.form("/evaluations/:dossier/observation", for: readers) { call in try await record(call) }
        site.page("/evaluations/:dossier/livret", for: readers) { call in
            .page(try booklet(try known(call), TypedFields(), nil))
        }
        site.form("/evaluations/:dossier/livret", for: readers) { call in try await fill(call) }
        site.page("/evaluations/:dossier/signature", for: readers) { call in
            .page(try await signature(try known(call), [], call))
        }
        site.form("/evaluations/:dossier/signature", for: readers) { call in try await sign(call) }
    }

    /// The file that the address names, where whoever asks observes in it.
    private func known(_ call: Call) throws -> ListedFile {
        guard let dossier = call.dossier, let role = call.actor?.role, let file = try store.file(dossier),
            try store.parts(in: dossier).contains(where: { $0.person == call.person && $0.role == role })
        else { throw Hindrance.absent }
        return file
    }

    private func standard(_ file: ListedFile) throws -> StandardForm {
        guard let form = StandardForm(file.standard.flatMap { scheme.standard($0) }, scope: file.scope) else {
            throw Hindrance.absent
        }
        return form
    }

    private func page(_ title: String, _ file: ListedFile) -> Page {
        var page = Page(title)
        page.lead = file.name
        page.trail = [.init("/", "Accueil"), .init("/evaluations/\(file.dossier)", file.name ?? "Évaluation")]
        return page
    }

    // MARK: observation

    private func observation(_ file: ListedFile, _ typed: TypedFields, _ refused: Refused?) throws -> Page {
        let form = try standard(file)
        var page = page("Mon observation", file)
        var fields: [FormView.Field] = [
            .init("situation", "Situation observée", .choice).with {
                $0.options = [.init(value: "real", label: "Réelle"), .init(value: "simulated", label: "Simulée")]
            },
            .init("le", "Le", .line(type: "date")).with { $0.isShort = true },
            .init("ensemble", "Nous avons observé ensemble", .check),
            .init(
                "accord-de",
                "Accord de l’entreprise, donné par",
                help: "Si aucun rendez-vous n’a été convenu : l’identifiant de qui l’a donné.",
                optional: true
            ),
            .init("accord-le", "Accord donné le", .line(type: "date"), optional: true).with { $0.isShort = true },
        ]
        for place in fields.indices {
            fields[place].value = typed[fields[place].name]
            fields[place].fault = refused?.fields[fields[place].name]
        }
        let options: [FormView.Field.Option] = [
            .init(value: "+", label: "Satisfait"), .init(value: "-", label: "Non satisfait"),
            .init(value: "o", label: "Non observé"),
        ]
        var view = FormView(
            "/evaluations/\(file.dossier)/observation",
            submit: "Enregistrer mon observation",
            [FormView.Group("La situation", fields)] + form.groups(options, typed, refused?.fields ?? [:])
        )
        view.faults = refused?.whole ?? []
        view.cancel = .init("/evaluations/\(file.dossier)", "Revenir à l’évaluation")
        page.blocks =
            form.warning + [
                .notice(
                    .info,
                    title: "Une fois enregistrée, votre observation ne change plus",
                    ["L’autre évaluateur ne la lit qu’après avoir enregistré la sienne."]
                ), .form(view),
            ]
        return page
    }

    private func record(_ call: Call) async throws -> Reply {
        let file = try known(call)
        let form = try standard(file)
        guard let actor = call.actor, let person = call.person, let candidate = file.candidate else {
            throw Hindrance.absent
        }
        var refused = Refused(whole: [])
        refused.fields = form.unmarked(call.fields)
        let kind = SituationKind(rawValue: call.fields["situation"])
        if kind == nil { refused.fields["situation"] = "à choisir" }
        let day = Day(call.fields["le"])
        if day == nil { refused.fields["le"] = "à remplir" }
        let (agreedBy, agreedOn) = (PersonID(call.fields["accord-de"]), Day(call.fields["accord-le"]))
        if (agreedBy == nil) != (agreedOn == nil) {
            refused.fields[agreedBy == nil ? "accord-de" : "accord-le"] =
                "à remplir : l’accord dit par qui, et quand".french
        }
        guard refused.fields.isEmpty, let kind, let day else {
            return .page(try observation(file, call.fields, refused), status: 422)
        }
        let agreement = agreedBy.flatMap { by in agreedOn.map { CompanyAgreement(agreedBy: by, agreedOn: $0) } }
        let outcome = await desk.send(
            RecordObservation(
                dossier: file.dossier,
                candidate: candidate,
                observer: person,
                situations: [
                    ObservedSituation(kind: kind, on: day, jointly: call.fields["ensemble"] == "oui" ? true : nil)
                ],
                marks: form.marks(call.fields),
                agreement: agreement,
                personal: nil
            ),
            by: actor,
            form: call.act
        )
        return try after(outcome, file, call) { path in
            path.hasPrefix("situations") ? "le" : path.hasPrefix("agreement") ? "accord-le" : form.field(of: path)
        } again: {
            try observation(file, call.fields, $0)
        }
    }

    private func after(
        _ outcome: ServiceDesk.Outcome,
        _ file: ListedFile,
        _ call: Call,
        field: (String) -> String?,
        again: (Refused) throws -> Page
    ) throws -> Reply {
        switch outcome {
        case .accepted: return .goOn("/evaluations/\(file.dossier)")
        case .refused(let refusal): return .page(try again(Refused(refusal, field: field)), status: 422)
        case .faulty(let faults): return .page(try again(Refused(faults, field: field)), status: 422)
        case .unknown: return .page(try again(.unanswered), status: 503)
        }
    }

    // MARK: booklet

    private func booklet(_ file: ListedFile, _ typed: TypedFields, _ refused: Refused?) throws -> Page {
        let form = try standard(file)
        var page = page("Le livret d’évaluation", file)
        var day = FormView.Field("le", "Nous nous sommes concertés le", .line(type: "date"))
        day.isShort = true
        day.value = typed["le"]
        day.fault = refused?.fields["le"]
        let options: [FormView.Field.Option] = [
            .init(value: "+", label: "Satisfait"), .init(value: "-", label: "Non satisfait"),
            .init(value: "n", label: "Non évalué"), .init(value: "?", label: "Divergent : au jury de trancher".french),
        ]
        let groups = form.groups(options, typed, refused?.fields ?? [:]) { element in
            var judgement = FormView.Field("j.\(element.code)", "Jugement sur l’élément", .choice)
            judgement.options = [
                .init(value: "acquired", label: "Acquis"), .init(value: "notAcquired", label: "Non acquis"),
                .init(value: "divergent", label: "Divergent"),
            ]
            return [
                judgement,
                .init(
                    "personal.justifications.\(element.code)",
                    "Justification",
                    .area(rows: 2),
                    help: "Si le jugement s’écarte de ce que disent les critères.",
                    optional: true
                ),
            ]
        }
        var view = FormView(
            "/evaluations/\(file.dossier)/livret",
            submit: "Remplir le livret",
            [FormView.Group("La concertation", [day])] + groups
        )
        view.faults = refused?.whole ?? []
        view.cancel = .init("/evaluations/\(file.dossier)", "Revenir à l’évaluation")
        page.blocks = form.warning + [.form(view)]
        return page
    }

    private func fill(_ call: Call) async throws -> Reply {
        let file = try known(call)
        let form = try standard(file)
        guard let actor = call.actor, let person = call.person, let candidate = file.candidate else {
            throw Hindrance.absent
        }
        var refused = Refused(whole: [])
        refused.fields = form.unmarked(call.fields)
        let marks = form.marks(call.fields)
        var elements: [ElementCode: ElementAssessment] = [:]
        var justifications: [ElementCode: String] = [:]
        for code in form.scope {
            if let judgement = ElementJudgement(rawValue: call.fields["j.\(code)"]) {
                if let marks = marks[code] { elements[code] = ElementAssessment(marks: marks, judgement: judgement) }
            } else {
                refused.fields["j.\(code)"] = "à choisir"
            }
            if let said = call.fields.said("personal.justifications.\(code)") { justifications[code] = said }
        }
        let day = Day(call.fields["le"])
        if day == nil { refused.fields["le"] = "à remplir" }
        guard refused.fields.isEmpty, let day else {
            return .page(try booklet(file, call.fields, refused), status: 422)
        }
        let personal = BookletPersonal(justifications: justifications)
        let outcome = await desk.send(
            FillBooklet(
                dossier: file.dossier,
                candidate: candidate,
                observer: person,
                conferredOn: day,
                elements: elements,
                justified: justifications.keys.sorted(),
                personal: justifications.isEmpty ? nil : personal
            ),
            by: actor,
            form: call.act
        )
        if case .accepted = outcome { await Effects.seen(of: file.dossier, since: call.now, in: store) }
        return try after(outcome, file, call) { path in
            path.hasPrefix("conferredOn") ? "le" : form.field(of: path)
        } again: {
            try booklet(file, call.fields, $0)
        }
    }

    // MARK: signature

    /// What is signed is shown as it is kept, asked of the service at this moment.
    private func signature(_ file: ListedFile, _ faults: [String], _ call: Call) async throws -> Page {
        let form = try standard(file)
        var page = page("Signer le livret", file)
        guard let digest = file.booklet else {
            page.asked = .nothing(["Le livret n’est pas encore rempli."], next: nil)
            return page
        }
        guard let filled = try await filled(file, call), filled.digest == digest else {
            page.asked = .nothing(
                ["Le livret vient de changer : rechargez cette page dans un instant.".french],
                next: nil
            )
            return page
        }
        var view = FormView("/evaluations/\(file.dossier)/signature", submit: "Signer le livret", [])
        view.hidden = [("empreinte", digest)]
        view.faults = faults
        view.cancel = .init("/evaluations/\(file.dossier)", "Revenir à l’évaluation")
        var shown: [(label: String, lines: [String])] = []
        for code in form.scope {
            guard let assessed = filled.elements[code.value] else { continue }
            let marks = assessed.marks.map { FieldWords.choice(String($0)) ?? String($0) }.joined(separator: ", ")
            let judgement = FieldWords.choice(assessed.judgement) ?? assessed.judgement
            shown.append(
                ("\(code) \(Typography.french(form.standard.element(code)?.title ?? ""))", [judgement, marks])
            )
        }
        page.blocks =
            form.warning + [
                .notice(
                    .info,
                    title: "Vous signez ce qui suit, pour \(file.name ?? "ce candidat")",
                    [
                        "Signé des deux évaluateurs, le livret ne change plus, et part au jury de la branche.",
                        "Empreinte du livret : \(digest)".french,
                    ]
                ),
                .facts(shown), .form(view),
            ]
        return page
    }

    /// What a service gives of a booklet, without the identifiers of others than its candidate.
    private struct ShownBooklet: Decodable {
        struct Assessed: Decodable {
            var marks: String
            var judgement: String
        }
        var digest: String
        var elements: [String: Assessed]
    }

    private func filled(_ file: ListedFile, _ call: Call) async throws -> ShownBooklet? {
        guard let actor = call.actor, let candidate = file.candidate else { return nil }
        var question = ReadPersonalRecord(person: candidate)
        var found: ShownBooklet?
        repeat {
            let page = try await desk.ask("evaluation", question, for: actor, .instruction)
            for entry in page.entries where entry.dossier == file.dossier && entry.type == BookletFilled.type {
                found = try? JSONDecoder().decode(ShownBooklet.self, from: Data(entry.content.utf8))
            }
            question.after = page.next
        } while question.after != nil
        return found
    }

    private func sign(_ call: Call) async throws -> Reply {
        let file = try known(call)
        guard let actor = call.actor, let person = call.person else { throw Hindrance.absent }
        let outcome = await desk.send(
            SignBooklet(dossier: file.dossier, signatory: person, digest: call.fields["empreinte"]),
            by: actor,
            form: call.act
        )
        switch outcome {
        case .accepted:
            await Effects.seen(of: file.dossier, since: call.now, in: store)
            return .goOn("/evaluations/\(file.dossier)")
        case .refused(let refusal):
            return .page(try await signature(file, Refused(refusal) { _ in nil }.whole, call), status: 422)
        case .faulty(let faults):
            return .page(try await signature(file, Refused(faults) { _ in nil }.whole, call), status: 422)
        case .unknown: return .page(try await signature(file, Refused.unanswered.whole, call), status: 503)
        }
    }
}
