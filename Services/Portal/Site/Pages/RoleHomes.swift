import Contracts
import PortalStore
import Scheme

/// The homes of those who observe, sit and sign, and the page of one file as each of them may see it.
struct RoleHomes: Sendable {
    let store: PortalStore
    let scheme: Scheme

    func add(to site: inout Site) {
        site.page("/evaluations/:dossier", for: .roles([.evaluator, .referent])) { call in .page(try assessment(call)) }
        site.page("/jury/seance/:seance", for: .roles([.juryMember])) { call in .page(try sitting(call)) }
    }

    /// The home of that role; `nil` for a role that has another.
    func home(_ visitor: SignedIn, _ person: PersonID, _ call: Call) throws -> Page? {
        switch visitor.actor.role {
        case .evaluator, .referent: try observer(visitor, person, call)
        case .company: try company(visitor, call)
        case .juryMember: try member(visitor, person, call)
        case .authority, .committee: try signatory(visitor, call)
        default: nil
        }
    }

    // MARK: evaluator and referent

    private func observer(_ visitor: SignedIn, _ person: PersonID, _ call: Call) throws -> Page {
        let files = try store.files(of: person, as: visitor.actor.role)
        let open = files.filter { [.observation, .signature].contains($0.step) }
        var page = Page("Bonjour, \(visitor.account.name)")
        page.isWide = true
        if let first = open.first {
            page.asked = .init(
                title: open.count == 1 ? "Une évaluation vous attend" : "\(open.count)\u{A0}évaluations vous attendent",
                lines: [Self.asked(first.step)],
                until: first.due.map { FrenchTime.until($0, from: call.now) },
                next: "Le livret signé des deux évaluateurs part au jury de la branche.",
                act: .init("/evaluations/\(first.dossier)", "Ouvrir l’évaluation")
            )
        } else {
            page.asked = .nothing(
                ["Aucune évaluation n’est en cours pour vous."],
                next: "Une désignation paraît ici aussitôt."
            )
        }
        if !files.isEmpty {
            page.blocks = [
                .table(
                    .init(
                        caption: "Mes évaluations",
                        heads: ["Candidat", "Dossier", "Où elle en est", "Depuis"],
                        rows: files.map { file in
                            [
                                .init(file.name ?? "Nom effacé", address: "/evaluations/\(file.dossier)"),
                                .init(file.number ?? "–"), .init(file.step.words, mark: file.step.mark),
                                .init(FrenchTime.since(file.since, now: call.now)),
                            ]
                        }
                    )
                )
            ]
        }
        page.blocks.append(.links([.init("/actes", "Tous les actes de ce rôle")]))
        return page
    }

    private static func asked(_ step: FileStep) -> String {
        switch step {
        case .observation:
            "Déclarez que vous n’avez aucun lien, convenez d’un jour, observez, puis enregistrez votre observation."
        case .signature: "Le livret est rempli : relisez-le et signez-le.".french
        default: "Rien ne vous est demandé."
        }
    }

    private func assessment(_ call: Call) throws -> Page {
        guard let dossier = call.dossier, let role = call.actor?.role, let file = try store.file(dossier),
            try store.parts(in: dossier).contains(where: { $0.person == call.person && $0.role == role })
        else { throw Hindrance.absent }
        var page = Page(file.number.map { "Évaluation du dossier n°\u{A0}\($0)" } ?? "Évaluation")
        page.heading = file.name ?? page.title
        page.lead = page.title
        page.trail = [.init("/", "Accueil")]
        let isOpen = [.observation, .signature].contains(file.step)
        let acts: [(MessageType, String)] =
            file.step == .signature
            ? [
                (SignBooklet.type, "Vous signez le livret tel qu’il est rempli."),
                (ReopenBooklet.type, "S’il faut y revenir ensemble."), (RefuseSignature.type, "Avec votre motif."),
            ]
            : [
                (DeclareNoTie.type, "Avant d’observer."), (ProposeAppointment.type, "Un jour, un lieu."),
                (RecordObservation.type, "Elle ne change plus ensuite ; des remarques peuvent s’y ajouter.".french),
                (AnnotateObservation.type, "Une remarque, après coup."),
                (FillBooklet.type, "Après vous être concertés : un résultat commun par critère.".french),
            ]
        if isOpen {
            page.asked = .init(
                title: "Ce qui vous est demandé",
                lines: [Self.asked(file.step)],
                until: file.due.map { FrenchTime.until($0, from: call.now) },
                next: "Le livret signé des deux évaluateurs part au jury de la branche."
            )
            page.blocks = [
                .heading("Faire"),
                .links(
                    acts.compactMap { type, note in
                        Acts.address(of: type, for: role, in: file.dossier).map { address in
                            .init(address + digest(type, file), CommandWords.title(type) ?? type.value, note: note)
                        }
                    }
                ),
            ]
        } else {
            page.asked = .nothing(["Où en est le dossier : \(file.step.words).".french], next: nil)
        }
        page.blocks += [
            .heading("Le dossier"),
            .facts([
                ("Candidat", [file.name ?? "–"]),
                ("Certificat", [file.kind.flatMap { scheme.kind($0)?.title } ?? "–"]),
                ("Entreprise", [file.company.map(Numbers.siret) ?? "–"]),
                ("Évaluation n°", ["\(file.attempt)"]),
            ]),
        ]
        page.aside = [
            .heading("Le fil du dossier"), .timeline(try Timeline.entries(store.happenings(of: file.dossier))),
        ]
        return page
    }

    /// Whoever refuses to sign says what.
    private func digest(_ type: MessageType, _ file: ListedFile) -> String {
        guard type == RefuseSignature.type, let booklet = file.booklet else { return "" }
        return "&digest=\(booklet)"
    }

    // MARK: company

    private func company(_ visitor: SignedIn, _ call: Call) throws -> Page {
        let files = try store.files(ofCompany: visitor.actor.id)
        let waiting = files.filter { $0.step == .designation }
        var page = Page("Bonjour, \(visitor.account.name)")
        page.isWide = true
        if let first = waiting.first {
            page.asked = .init(
                title: waiting.count == 1
                    ? "Un référent est à proposer" : "\(waiting.count)\u{A0}référents sont à proposer",
                lines: ["Pour \(first.name ?? "un candidat") : une personne de l’entreprise, formée au référentiel."],
                next: "La branche désigne le référent et un évaluateur externe.",
                act: Acts.address(of: ProposeReferent.type, for: .company, in: first.dossier).map {
                    .init($0, "Proposer un référent")
                }
            )
        } else {
            page.asked = .nothing(["Aucun dossier de votre entreprise n’attend quelque chose de vous."], next: nil)
        }
        if !files.isEmpty {
            page.blocks = [
                .table(
                    .init(
                        caption: "Les dossiers observés dans votre entreprise",
                        heads: ["Candidat", "Dossier", "Où il en est", "Depuis"],
                        rows: files.map { file in
                            [
                                .init(file.name ?? "Nom effacé"), .init(file.number ?? "–"),
                                .init(file.step.words, mark: file.step == .designation ? "mine" : ""),
                                .init(FrenchTime.since(file.since, now: call.now)),
                            ]
                        }
                    )
                )
            ]
        }
        page.blocks.append(.links([.init("/actes", "Tous les actes de ce rôle")]))
        return page
    }

    // MARK: jury

    private func member(_ visitor: SignedIn, _ person: PersonID, _ call: Call) throws -> Page {
        let sittings = try store.sittings(of: person)
        let open = sittings.filter { ["convened", "open", "minutes"].contains($0.state) }
        var page = Page("Bonjour, \(visitor.account.name)")
        page.isWide = true
        if let next = open.last {
            page.asked = .init(
                title: Self.title(next, person),
                lines: ["Séance du \(FrenchTime.moment(next.startsAt)), \(Self.place(next))."],
                until: next.signBy.map { FrenchTime.until($0, from: call.now) },
                next: Self.next(next),
                act: .init("/jury/seance/\(next.session)", "Ouvrir la séance")
            )
        } else {
            page.asked = .nothing(
                ["Vous n’êtes convoqué à aucune séance."],
                next: "Une convocation paraît ici aussitôt."
            )
        }
        if !sittings.isEmpty {
            page.blocks = [
                .table(
                    .init(
                        caption: "Mes séances",
                        heads: ["Séance", "Jury", "Lieu", "État"],
                        rows: sittings.map { sitting in
                            [
                                .init(FrenchTime.moment(sitting.startsAt), address: "/jury/seance/\(sitting.session)"),
                                .init(sitting.panel.value), .init(Self.place(sitting)),
                                .init(Self.state(sitting.state)),
                            ]
                        }
                    )
                )
            ]
        }
        page.blocks.append(.links([.init("/actes", "Tous les actes de ce rôle")]))
        return page
    }

    private static func title(_ sitting: ListedSitting, _ person: PersonID) -> String {
        switch sitting.state {
        case "open": "Une séance est ouverte"
        case "minutes":
            [sitting.chair, sitting.viceChair].contains(person) && !sitting.hasSigned
                ? "Un procès-verbal attend votre signature" : "Un procès-verbal est à signer"
        default: "Vous êtes convoqué"
        }
    }

    private static func next(_ sitting: ListedSitting) -> String {
        switch sitting.state {
        case "open": "Quand chaque dossier est examiné, le procès-verbal est dressé."
        case "minutes": "Les décisions prennent effet à la seconde signature."
        default: "Lisez les dossiers, et déclarez vos liens avant la séance."
        }
    }

    private static func place(_ sitting: ListedSitting) -> String {
        sitting.place == "remote" ? "à distance" : "lieu \(sitting.place)"
    }

    static func state(_ state: String) -> String {
        switch state {
        case "convened": "Convoquée"
        case "open": "Ouverte"
        case "minutes": "Procès-verbal à signer"
        case "closed": "Close"
        case "void": "Nulle"
        default: "Annulée"
        }
    }

    private static func outcome(_ outcome: String?) -> String {
        switch outcome {
        case "awarded": "Octroi"
        case "notAwarded": "Pas d’octroi"
        case "drawn": "Partage des voix"
        case "adjourned": "Ajourné"
        case "quorumMissing": "Quorum non atteint"
        case "notVoted": "Non voté"
        case "supplementAsked": "Complément demandé"
        case "excluded": "Exclusion"
        case "rescinded": "Décision rapportée"
        default: "À examiner"
        }
    }

    private func sitting(_ call: Call) throws -> Page {
        guard let person = call.person, let session = SessionID(call.part("seance")),
            let sitting = try store.sittings(of: person).first(where: { $0.session == session })
        else { throw Hindrance.absent }
        var page = Page("Séance du \(FrenchTime.long(sitting.startsAt.parisDay))")
        page.trail = [.init("/", "Accueil")]
        page.isWide = true
        page.asked = .init(
            title: Self.title(sitting, person),
            lines: [
                "\(FrenchTime.moment(sitting.startsAt)), \(Self.place(sitting)).",
                sitting.state == "open"
                    ? "Ouvrez un dossier ci-dessous pour voter." : "Le vote se fait quand la séance est ouverte.",
            ],
            until: sitting.signBy.map { FrenchTime.until($0, from: call.now) },
            next: Self.next(sitting)
        )
        let files = try store.files(on: session)
        func act(_ type: MessageType, _ more: [(String, String)] = []) -> String {
            let fields = [("panel", sitting.panel.value), ("session", session.value)] + more
            return "/actes/\(Acts.name(type))?"
                + fields.map { "\($0)=\(TypedFields.encoded($1))" }.joined(separator: "&")
        }
        page.blocks = [
            .table(
                .init(
                    caption: "Dossiers à l’ordre du jour",
                    heads: ["Candidat", "Dossier", "Ce qu’il en est"],
                    rows: files.map { one in
                        [
                            .init(
                                one.file.name ?? "Nom effacé",
                                address: "/jury/seance/\(session)/dossier/\(one.file.dossier)"
                            ),
                            .init(one.file.number ?? "–"), .init(Self.outcome(one.outcome)),
                        ]
                    }
                )
            ),
            .heading("Faire"),
        ]
        var links: [Block.Link] = [
            .init(act(DeclareTie.type), "Déclarer un lien et me déporter", note: "Avant l’examen du dossier concerné."),
            .init(act(OpenSession.type), "Ouvrir la séance", note: "Par qui la préside."),
            .init(act(CloseCase.type), "Clore l’examen d’un dossier"),
            .init(act(DrawUpMinutes.type), "Dresser le procès-verbal"),
        ]
        if let minutes = sitting.minutes {
            links.append(.init(act(SignMinutes.type, [("digest", minutes)]), "Signer le procès-verbal"))
        }
        page.blocks.append(.links(links))
        return page
    }

    // MARK: signatories

    private func signatory(_ visitor: SignedIn, _ call: Call) throws -> Page {
        let branch = visitor.actor.branch
        let capacity: SigningCapacity = branch.map { .branch($0) } ?? .committee
        let waiting = try store.unsigned(in: capacity, of: branch)
        var page = Page("Bonjour, \(visitor.account.name)")
        page.isWide = true
        if waiting.isEmpty {
            page.asked = .nothing(
                ["Aucun certificat n’attend votre signature."],
                next: "Un certificat octroyé paraît ici aussitôt."
            )
        } else {
            page.asked = .init(
                title: waiting.count == 1
                    ? "Un certificat attend une signature"
                    : "\(waiting.count)\u{A0}certificats attendent une signature",
                lines: ["La signature se fait avec votre clé, qui reste chez vous : ccs sign la pose.".french],
                next: "Signé pour la branche et pour le C4S, le certificat est délivré."
            )
            page.blocks = [
                .table(
                    .init(
                        caption: "Certificats à signer",
                        heads: ["Titulaire", "Numéro", "Branche", "Octroyé le"],
                        rows: waiting.map { one in
                            [
                                .init(one.name ?? "Nom effacé"), .init(one.number),
                                .init(one.branch.value.uppercased()),
                                .init(FrenchTime.short(one.awardedOn)),
                            ]
                        }
                    )
                )
            ]
        }
        page.blocks.append(.links([.init("/actes", "Tous les actes de ce rôle")]))
        return page
    }
}
