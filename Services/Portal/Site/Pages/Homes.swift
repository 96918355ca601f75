import Contracts
import PortalStore
import Scheme

/// The first page of each role: what waits for whoever comes, until when, and what happens next.
struct Homes: Sendable {
    let store: PortalStore
    let scheme: Scheme

    func add(to site: inout Site) {
        site.page("/", for: .everybody) { call in
            guard let visitor = call.visitor, let person = call.person else { return .page(welcome) }
            switch visitor.actor.role {
            case .candidate: return .page(try candidate(person, call))
            case .officer: return .page(try officer(visitor.actor, call))
            default:
                let home = try RoleHomes(store: store, scheme: scheme).home(visitor, person, call)
                return .page(home ?? other(visitor, call))
            }
        }
        site.page("/mon-dossier/:dossier", for: .roles([.candidate])) { call in try file(call) }
    }

    private var welcome: Page {
        var page = Page(
            "Accueil",
            lead:
                "Un CCS atteste de compétences exercées face à des clients. Il se gagne en situation de travail, devant deux "
                + "évaluateurs, et c’est un jury paritaire qui l’octroie."
        )
        page.heading = "Certificats de Compétences des Services"
        page.blocks = [
            .heading("Les six étapes"),
            .steps([
                .init(label: "Inscription", more: "Vous la demandez vous-même ; une entreprise peut la préparer."),
                .init(
                    label: "Désignation",
                    more: "Un évaluateur externe habilité et un référent de l’entreprise, sans lien avec vous."
                ),
                .init(label: "Observation", more: "En situation de travail, réelle ou simulée."),
                .init(label: "Concertation et livret", more: "Les deux évaluateurs comparent, concluent et signent."),
                .init(label: "Transmission", more: "Le livret signé part au jury de la branche."),
                .init(
                    label: "Décision du jury paritaire",
                    more: "Le certificat est octroyé, ou l’on dit ce qui manque."
                ),
            ]),
        ]
        page.aside = [
            .heading("Ici, vous pouvez"),
            .links([
                .init("/verifier", "Vérifier un certificat", note: "Avec son numéro et son code de contrôle."),
                .init("/evaluateurs", "Trouver un évaluateur habilité"),
                .init(
                    "/connexion",
                    "Suivre votre dossier",
                    note: "Candidats, entreprises, évaluateurs, jurys, branches."
                ),
            ]),
        ]
        return page
    }

    // MARK: candidate

    private func candidate(_ person: PersonID, _ call: Call) throws -> Page {
        let files = try store.files(of: person, as: .candidate)
        guard let file = files.first else {
            var page = Page("Bonjour, \(call.visitor?.account.name ?? "")")
            page.asked = Page.Asked(
                title: "Vous n’avez pas encore de dossier",
                lines: [
                    "L’inscription se fait en cinq courtes étapes. Ce que vous tapez est gardé d’une étape à l’autre."
                ],
                next: "La branche examine votre inscription, et vous dit si elle l’accepte.",
                act: .init("/inscription", "M’inscrire")
            )
            return page
        }
        var page = try filePage(file, call)
        page.heading = "Mon dossier"
        if files.count > 1 {
            page.aside.append(.heading("Mes autres dossiers"))
            page.aside.append(
                .links(
                    files.dropFirst().map {
                        .init(
                            "/mon-dossier/\($0.dossier)",
                            $0.number ?? "Dossier en cours d’inscription",
                            note: $0.step.words
                        )
                    }
                )
            )
        }
        return page
    }

    private func file(_ call: Call) throws -> Reply {
        guard let dossier = call.dossier, let file = try store.file(dossier), file.candidate == call.person else {
            throw Hindrance.absent
        }
        return .page(try filePage(file, call))
    }

    private func filePage(_ file: ListedFile, _ call: Call) throws -> Page {
        var page = Page(file.number.map { "Dossier n°\u{A0}\($0)" } ?? "Dossier en cours d’inscription")
        let said = file.step.forCandidate
        let until = file.due.map { FrenchTime.until($0, from: call.now) }
        if let asked = said.asked {
            page.asked = .init(
                title: "Ce qui vous est demandé",
                lines: [said.now, asked],
                until: until,
                next: said.next
            )
        } else {
            page.asked = .nothing([said.now], until: until, next: said.next)
        }
        let parts = try store.parts(in: file.dossier)
        var rows: [(label: String, lines: [String])] = [
            ("Certificat demandé", [file.kind.flatMap { scheme.kind($0)?.title } ?? "–"]),
            ("Branche", [file.branch.flatMap { scheme.branch($0)?.name } ?? "–"]),
            ("Entreprise d’évaluation", [file.company.map(Numbers.siret) ?? "–"]),
            ("Où il en est", [file.isHeld ? "\(file.step.words) (suspendu)" : file.step.words]),
        ]
        if let number = file.certificateNumber { rows.append(("Certificat", ["N°\u{A0}\(number)"])) }
        if parts.contains(where: { $0.role == .evaluator }) {
            rows.append(("Évaluateurs", ["Un évaluateur externe et un référent sont désignés."]))
        }
        page.blocks = [
            .heading("Votre dossier"),
            .facts(rows),
        ]
        var links: [Block.Link] = []
        for act in Self.acts(at: file.step) {
            guard let address = Acts.address(of: act.type, for: .candidate, in: file.dossier) else { continue }
            links.append(.init(address, CommandWords.title(act.type) ?? act.type.value, note: act.note))
        }
        if !links.isEmpty { page.blocks += [.heading("Ce que vous pouvez faire"), .links(links)] }
        page.aside = [.heading("Le fil de votre dossier"), .timeline(try timeline(file, call))]
        return page
    }

    /// What a candidate may do where the file stands; whether it is the moment, the service decides.
    private static func acts(at step: FileStep) -> [(type: MessageType, note: String)] {
        let correcting = (type: CorrectRegistration.type, note: "Une erreur dans votre état civil ou vos coordonnées.")
        let complaining = (type: LodgeComplaint.type, note: "Sur une personne ou sur le déroulement.")
        let leaving = (type: WithdrawCandidate.type, note: "Jusqu’à ce que le jury décide.")
        switch step {
        case .prepared:
            return [
                (ConfirmRegistration.type, "Complétez et confirmez ce qui a été préparé pour vous."), leaving,
                complaining,
            ]
        case .registered, .designation, .signature: return [correcting, leaving, complaining]
        case .observation:
            return [(ObjectToObserver.type, "Avec votre motif ; la branche décide."), correcting, leaving, complaining]
        case .jury, .session:
            return [(AnswerSupplement.type, "Si le jury vous a demandé un complément."), leaving, complaining]
        case .returned:
            return [
                (RequestReassessment.type, "Sur les seuls éléments qui manquent."),
                (
                    LodgeAppeal.type,
                    "Pour un vice de forme ou de procédure, ou une erreur matérielle ; la lettre dit jusqu’à quand."
                        .french
                ),
                complaining,
            ]
        case .issued: return [(DeclareSurveyParticipation.type, "Quelques questions, après l’octroi.")]
        default: return []
        }
    }

    /// What has happened, and where it stands now.
    private func timeline(_ file: ListedFile, _ call: Call) throws -> [Block.Entry] {
        var entries = try Timeline.entries(store.happenings(of: file.dossier))
        if !file.step.isOver {
            entries.append(.init(mood: .now, when: "Maintenant", what: file.step.forCandidate.now, more: nil))
        }
        return entries
    }

    // MARK: officer

    private func officer(_ actor: Actor, _ call: Call) throws -> Page {
        guard let branch = actor.branch else { return Page("Bonjour, \(call.visitor?.account.name ?? "")") }
        let counts = try store.counts(of: branch)
        var page = Page("Bonjour, \(call.visitor?.account.name ?? "")")
        page.lead = scheme.branch(branch)?.name
        let waiting: [(FileStep, String, String)] = [
            (.registered, "à examiner", "Accepter ou refuser l’inscription."),
            (.designation, "à désigner", "Un évaluateur habilité et un référent, sans lien avec le candidat."),
            (.jury, "à mettre à l’ordre du jour", "Le livret signé attend une séance."),
        ]
        let mine = waiting.filter { (counts[$0.0] ?? 0) > 0 }
        if mine.isEmpty {
            page.asked = .nothing(
                ["Aucun dossier n’attend la branche."],
                next: "Une inscription déposée paraît ici aussitôt."
            )
        } else {
            page.asked = .init(
                title: "Ce qui vous attend",
                lines: mine.map { "\(counts[$0.0] ?? 0)\u{A0}dossier\((counts[$0.0] ?? 0) > 1 ? "s" : "") \($0.1)" },
                next: mine.first?.2,
                act: mine.first.map { .init("/gestion/dossiers?etape=\($0.0.rawValue)", "Ouvrir la liste") }
            )
        }
        page.blocks = [
            .heading("Les dossiers de la branche"),
            .links(
                FileStep.allCases.compactMap { step in
                    counts[step].map {
                        .init(
                            "/gestion/dossiers?etape=\(step.rawValue)",
                            step.words,
                            note: "\($0) dossier\($0 > 1 ? "s" : "")"
                        )
                    }
                }
            ),
        ]
        page.blocks.append(.links([.init("/actes", "Tous les actes de ce rôle")]))
        if counts.isEmpty { page.blocks = [.paragraph("Aucun dossier n’est encore inscrit dans cette branche.")] }
        return page
    }

    private func other(_ visitor: SignedIn, _ call: Call) -> Page {
        var page = Page("Bonjour, \(visitor.account.name)")
        page.asked = .nothing(["Rien n’attend ce rôle ici."], next: nil)
        page.blocks = [.links([.init("/actes", "Tous les actes de ce rôle")])]
        return page
    }
}

/// A file's timeline.
enum Timeline {
    static func entries(_ happenings: [Happening]) -> [Block.Entry] {
        happenings.compactMap { happening in
            TimelineWords.said(happening).map {
                .init(mood: .done, when: FrenchTime.moment(happening.at), what: $0.what, more: $0.more)
            }
        }
    }
}

/// Numbers in groups, as they are read aloud.
enum Numbers {
    /// `123 456 789 00012`.
    static func siret(_ number: String) -> String {
        let digits = Array(number.filter(\.isNumber))
        guard digits.count == 14 else { return number }
        return [0..<3, 3..<6, 6..<9, 9..<14].map { String(digits[$0]) }.joined(separator: "\u{A0}")
    }
}
