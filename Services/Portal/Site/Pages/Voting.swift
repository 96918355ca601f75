import Contracts
import PortalStore
import Scheme

/// A jury member's vote on one file, element by element.
struct Voting: Sendable {
    let store: PortalStore
    let desk: ServiceDesk
    let scheme: Scheme

    func add(to site: inout Site) {
        site.page("/jury/seance/:seance/dossier/:dossier", for: .roles([.juryMember])) { call in
            let (sitting, file) = try known(call)
            return .page(try page(sitting, file, TypedFields(), nil))
        }
        site.form("/jury/seance/:seance/dossier/:dossier", for: .roles([.juryMember])) { call in try await vote(call) }
    }

    private func known(_ call: Call) throws -> (ListedSitting, ListedFile) {
        guard let person = call.person, let session = SessionID(call.part("seance")), let dossier = call.dossier,
            let sitting = try store.sittings(of: person).first(where: { $0.session == session }),
            let file = try store.files(on: session).first(where: { $0.file.dossier == dossier })?.file
        else { throw Hindrance.absent }
        return (sitting, file)
    }

    private func page(_ sitting: ListedSitting, _ file: ListedFile, _ typed: TypedFields, _ refused: Refused?) throws
        -> Page
    {
        var page = Page("Mon vote")
        page.heading = file.name ?? "Dossier"
        page.lead = file.number.map { "Dossier n°\u{A0}\($0)" }
        page.trail = [
            .init("/", "Accueil"),
            .init("/jury/seance/\(sitting.session)", "Séance du \(FrenchTime.short(sitting.startsAt.parisDay))"),
        ]
        let fields = "panel=\(sitting.panel)&session=\(sitting.session)&dossier=\(file.dossier)&attempt=\(file.attempt)"
        page.aside = [
            .heading("Un lien avec ce dossier"),
            .paragraph("Si vous êtes lié au candidat, à un évaluateur ou à l’entreprise, déportez-vous avant le vote."),
            .links([.init("/actes/\(Acts.name(DeclareTie.type))?\(fields)", "Déclarer un lien et me déporter")]),
            .heading("Le fil du dossier"), .timeline(try Timeline.entries(store.happenings(of: file.dossier))),
        ]
        guard sitting.state == "open" else {
            page.asked = .nothing(["Le vote se fait quand la séance est ouverte."], next: nil)
            return page
        }
        guard let form = StandardForm(file.standard.flatMap { scheme.standard($0) }, scope: file.scope) else {
            throw Hindrance.absent
        }
        var view = FormView(
            "/jury/seance/\(sitting.session)/dossier/\(file.dossier)",
            submit: "Voter",
            groups(form, typed, refused?.fields ?? [:])
        )
        view.faults = refused?.whole ?? []
        view.cancel = .init("/jury/seance/\(sitting.session)", "Revenir à la séance")
        page.blocks =
            form.warning + [
                .notice(
                    .info,
                    title: "Un vote par élément",
                    [
                        "« Comme le livret » confirme ce que les deux évaluateurs ont conclu. Le procès-verbal ne dit que des totaux par collège."
                            .french
                    ]
                ), .form(view),
            ]
        return page
    }

    private func groups(_ form: StandardForm, _ typed: TypedFields, _ faults: [String: String]) -> [FormView.Group] {
        form.standard.domains.compactMap { domain in
            let fields: [FormView.Field] = domain.elements.filter { form.scope.contains($0.code) }.map { element in
                var field = FormView.Field("v.\(element.code)", "\(element.code) \(element.title)", .select)
                field.options = [
                    .init(value: "", label: "Comme le livret"), .init(value: "acquired", label: "Acquis"),
                    .init(value: "notAcquired", label: "Non acquis"), .init(value: "abstain", label: "Abstention"),
                ]
                field.value = typed[field.name]
                field.fault = faults[field.name]
                return field
            }
            return fields.isEmpty ? nil : FormView.Group(domain.title, fields)
        }
    }

    private func vote(_ call: Call) async throws -> Reply {
        let (sitting, file) = try known(call)
        guard let actor = call.actor, let person = call.person else { throw Hindrance.absent }
        var ballot = Ballot()
        for (name, value) in call.fields.values where name.hasPrefix("v.") {
            guard let element = ElementCode(String(name.dropFirst(2))), let vote = ElementVote(rawValue: value) else {
                continue
            }
            ballot.votes[element] = vote
        }
        let outcome = await desk.send(
            CastBallot(
                dossier: file.dossier,
                attempt: file.attempt,
                panel: sitting.panel,
                session: sitting.session,
                member: person,
                ballot: ballot
            ),
            by: actor,
            form: call.act,
            to: Routes.store(ofPanel: sitting.panel)
        )
        func field(_ path: String) -> String? {
            path.split(separator: ".", maxSplits: 2).last.map { "v.\($0)" }
        }
        switch outcome {
        case .accepted:
            var page = Page("Votre vote est enregistré")
            page.lead = file.name
            page.blocks = [
                .notice(
                    .good,
                    title: nil,
                    [
                        "Il compte quand l’examen du dossier est clos. Le procès-verbal ne dit que des totaux par collège."
                    ]
                ),
                .links([.init("/jury/seance/\(sitting.session)", "Revenir à la séance")]),
            ]
            return .page(page)
        case .refused(let refusal):
            return .page(try page(sitting, file, call.fields, Refused(refusal, field: field)), status: 422)
        case .faulty(let faults):
            return .page(try page(sitting, file, call.fields, Refused(faults, field: field)), status: 422)
        case .unknown: return .page(try page(sitting, file, call.fields, .unanswered), status: 503)
        }
    }
}
