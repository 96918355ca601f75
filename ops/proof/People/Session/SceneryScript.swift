import Contracts
import Scheme

/// Before the first file: keys are registered where people sign, evaluators accredited, members seated on the panels,
/// signatories appointed; and the story of an accreditation, where the campaign shows one.
struct SceneryScript: Sendable {
    enum Wish: Hashable, Sendable {
        case proposeKey(Keychain.Holder)
        case confirmKey(Keychain.Holder)
        case accredit(PersonID, BranchID)
        case seat(PanelID, BranchID)
        /// By an officer, once the authority has seated them.
        case confirmSeats(PanelID, BranchID)
        case appoint(PersonID, SigningMandateID)
        /// By the second person whom it takes, once it is proposed.
        case confirm(PersonID, SigningMandateID)
        /// Once the branch's own signatory is appointed.
        case delegate(BranchID)
        case tell(step: Int)
    }

    private let casts: [Cast]
    private let committee: Cast.Signatory
    private let keychain: Keychain
    /// Those whose people sign what they do.
    private let signing: [Cast]
    private let kind: CertificateKindID
    private let delegating: Set<BranchID>
    private var accredits = true
    /// The day on which each mandate was first asked for: who confirms says the same.
    private var begins: [SigningMandateID: Day] = [:]
    /// The day on which the members of each panel were seated last: who confirms says the same.
    private var seated: [PanelID: Day] = [:]
    private var undone: [Wish] = []
    /// What comes once all before it is done.
    private var stages: [[Wish]] = []
    private var doubts = 0
    private var lettersOfTomorrow = 0
    /// The keys that evaluation did not know, and that were not registered anew since.
    private var lost: Set<PersonKeyID> = []
    private var pending: Set<Wish> = []
    private var requests: [Wish: Request] = [:]
    private(set) var stuck: String?
    private(set) var story: AccreditationStory?

    init(
        _ casts: [Cast],
        committee: Cast.Signatory,
        keychain: Keychain,
        signing: [Cast],
        kind: CertificateKindID,
        delegating: Set<BranchID> = [],
        story: AccreditationStory? = nil
    ) {
        self.story = story
        self.casts = casts
        self.committee = committee
        self.keychain = keychain
        self.signing = signing
        self.kind = kind
        self.delegating = delegating
        doAll()
    }

    var isSet: Bool { undone.isEmpty && pending.isEmpty && stages.isEmpty }

    /// A store may have been restored to before it was set: all of it again, which changes nothing where it stands.
    mutating func doAll() {
        var everythingElse = casts.flatMap { cast -> [Wish] in
            let evaluators = accredits ? cast.evaluators + [cast.trainer] : []
            let appointment = Wish.appoint(cast.signatory.person, cast.signatory.mandate)
            return evaluators.map { .accredit($0, cast.branch) } + seats(of: [cast]) + [appointment]
        }
        everythingElse.append(.appoint(committee.person, committee.mandate))
        // What is told is told: no file needs it.
        if let story, story.told.isEmpty { everythingElse.append(.tell(step: 0)) }
        undone = []
        stages = registrations + [everythingElse]
    }

    /// The keys: first the registrars' own, then those of all who sign.
    private var registrations: [[Wish]] {
        guard !signing.isEmpty else { return [] }
        let registrars = signing.flatMap { [Keychain.proposer(of: $0.branch), Keychain.confirmer(of: $0.branch)] }
        let signers = signing.flatMap(\.signers)
        return [
            registrars.map { .proposeKey($0) }, registrars.map { .confirmKey($0) }, signers.map { .proposeKey($0) },
            signers.map { .confirmKey($0) },
        ]
    }

    /// The members of the panels are seated for another term. From then on nobody is accredited by the campaign any more:
    /// what becomes of its evaluators is their own.
    mutating func seatAnew() {
        accredits = false
        seated = [:]
        let wishes = seats(of: casts)
        for wish in wishes where !pending.contains(wish) { requests[wish] = nil }
        undone += wishes.filter { !pending.contains($0) && !undone.contains($0) }
    }

    private func seats(of casts: [Cast]) -> [Wish] {
        casts.flatMap { cast in
            cast.juries.keys.sorted { $0.value < $1.value }.map { .seat($0, cast.branch) }
        }
    }

    mutating func due(at now: Instant, _ chance: inout Chance) -> [(Wish, Errand.Matter)] {
        guard stuck == nil else { return [] }
        if undone.isEmpty, pending.isEmpty, !stages.isEmpty { undone = stages.removeFirst() }
        let wishes = undone.filter { !pending.contains($0) }
        undone = []
        pending.formUnion(wishes)
        return wishes.compactMap { wish in
            if let request = requests[wish] { return (wish, .send(request)) }
            guard let (store, actor, command) = act(wish, today: now.parisDay) else { return nil }
            let request = Request(
                id: MessageID(made: chance.timeOrdered(now)),
                store: store,
                actor: actor,
                after: [],
                command: command
            )
            requests[wish] = request
            return (wish, .send(request))
        }
    }

    mutating func take(_ outcome: Outcome, of wish: Wish) {
        guard pending.remove(wish) != nil, case .answer(let answer) = outcome else { return }
        if case .tell = wish { return tellOn(answer, wish) }
        switch answer {
        case .accepted: settle(wish)
        case .notYet: undone.append(wish)
        // Appointed before.
        case .refused(let refusal) where refusal.code == "mandateExists": settle(wish)
        // The store was restored to before the authority had seated them.
        case .refused(let refusal) where refusal.code == "seatingTakesTwoPersons":
            requests[wish] = nil
            if case .confirmSeats(let panel, let branch) = wish { undone.append(.seat(panel, branch)) }
        // The store was restored to before the keys were registered.
        case .refused(let refusal) where refusal.code == "personSignsTheAct" && doubts < 20:
            requests[wish] = nil
            if let key = refusal.facts["key"].flatMap({ PersonKeyID($0) }) { lost.insert(key) }
            // What is refused together is one doubt.
            if stages.count <= registrations.count { doubts += 1 }
            doAll()
        // A letter of today is of tomorrow where the service's clock is doubted, and its time goes on from an earlier day.
        case .refused(let refusal)
        where refusal.faults.contains { $0.path == "letterOn" && $0.code == "future" } && lettersOfTomorrow < 200:
            requests[wish] = nil
            lettersOfTomorrow += 1
            undone.append(wish)
        case .refused(let refusal):
            requests[wish] = nil
            stuck = "\(wish): \(refusal.code) \(refusal.facts) \(refusal.faults.map(\.path))"
        }
    }

    private mutating func settle(_ wish: Wish) {
        requests[wish] = nil
        switch wish {
        case .appoint(let person, let mandate): undone.append(.confirm(person, mandate))
        case .delegate(let branch):
            guard let delegate = casts.first(where: { $0.branch == branch })?.delegate else { return }
            undone.append(.confirm(delegate.person, delegate.mandate))
        case .confirm(let person, _):
            let cast = casts.first { $0.signatory.person == person && delegating.contains($0.branch) }
            if let cast { undone.append(.delegate(cast.branch)) }
        case .seat(let panel, let branch): undone.append(.confirmSeats(panel, branch))
        case .confirmKey(let holder): lost.remove(keychain.name(of: holder))
        case .accredit, .confirmSeats, .proposeKey, .tell: break
        }
    }

    /// What came of a step of the story; then the next one.
    private mutating func tellOn(_ answer: Answer, _ wish: Wish) {
        var refusal: Refusal?
        switch answer {
        case .notYet:
            undone.append(wish)
            return
        case .accepted: break
        case .refused(let why): refusal = why
        }
        requests[wish] = nil
        if let why = story?.take(refusal) {
            stuck = why
        } else if let story, story.next != nil {
            undone.append(.tell(step: story.told.count))
        }
    }

    private mutating func act(_ wish: Wish, today: Day) -> (String, Actor, any Command)? {
        switch wish {
        case .proposeKey(let holder): return registration(of: holder, by: registrar(.officer, of: holder.branch))
        case .confirmKey(let holder): return registration(of: holder, by: registrar(.authority, of: holder.branch))
        case .accredit(let person, let branch):
            return (
                "evaluation",
                Actor(.authority, authority(of: branch).value, of: branch),
                AccreditEvaluator(
                    evaluator: person,
                    situation: EvaluatorSituation(kind: .consultant),
                    branch: branch,
                    certificateKinds: [kind],
                    letterOn: today,
                    letter: "LETTRE-DEMONSTRATION-1",
                    personal: EvaluatorPersonal(
                        name: "Évaluateur de démonstration",
                        email: "evaluation@courriel.example"
                    )
                )
            )
        case .seat(let panel, let branch):
            let actor = Actor(.authority, authority(of: branch).value, of: branch)
            return (Routes.store(ofPanel: panel), actor, seats(on: panel, branch, today: today))
        case .confirmSeats(let panel, let branch):
            let officer = casts.first { $0.branch == branch }?.officer ?? committee.person
            let actor = Actor(.officer, officer.value, of: branch)
            return (Routes.store(ofPanel: panel), actor, seats(on: panel, branch, today: today))
        case .tell(let step):
            return story.map { ("evaluation", $0.steps[step].actor, $0.steps[step].command) }
        case .appoint(let person, let mandate):
            let signatory = ([committee] + casts.map(\.signatory)).first { $0.mandate == mandate } ?? committee
            return ("certification", signatory.actor, appointment(signatory, by: person, today: today))
        case .delegate(let branch):
            let cast = casts.first { $0.branch == branch }
            let signatory = cast?.signatory ?? committee
            let delegate = cast?.delegate ?? committee
            return ("certification", signatory.actor, appointment(delegate, by: signatory.person, today: today))
        case .confirm(_, let mandate):
            let all = [committee] + casts.flatMap { [$0.signatory, $0.delegate] }
            let signatory = all.first { $0.mandate == mandate } ?? committee
            // The president confirms what a branch proposes; the C4S's secretary, the president's own mandate.
            let second = signatory.mandate == committee.mandate ? Actor(.committee, secretary.value) : committee.actor
            let confirmer = PersonID(second.id) ?? secretary
            return ("certification", second, appointment(signatory, by: confirmer, today: today))
        }
    }

    /// Who registers keys in an office of the branch: whoever of those that hold it has a key which is not lost, as another
    /// officer does when one's key is.
    private func registrar(_ role: Actor.Role, of branch: BranchID) -> Keychain.Holder {
        let first = role == .officer ? Keychain.proposer(of: branch) : Keychain.confirmer(of: branch)
        let others = signing.filter { $0.branch == branch }.flatMap(\.signers).filter { $0.role == role }
        return ([first] + others).first { !lost.contains(keychain.name(of: $0)) } ?? first
    }

    private func registration(of holder: Keychain.Holder, by registrar: Keychain.Holder) -> (
        String, Actor, RegisterPersonKey
    ) {
        (
            "evaluation", registrar.actor,
            RegisterPersonKey(
                branch: holder.branch,
                holder: holder.person,
                role: holder.role,
                kind: .file,
                registeredBy: registrar.person,
                personal: PersonKeyPersonal(publicKey: keychain.publicKey(of: holder))
            )
        )
    }

    private mutating func seats(on panel: PanelID, _ branch: BranchID, today: Day) -> SeatPanel {
        let from = seated[panel] ?? today
        seated[panel] = from
        return SeatPanel(
            panel: panel,
            seats: members(of: panel).map { member in
                PanelSeat(
                    member: member.person,
                    college: member.college,
                    seat: member.seat,
                    organisation: OrganisationID(made: "O-\(member.college.rawValue)"),
                    from: from,
                    until: from.adding(days: 4 * 365),
                    confidentialSince: from
                )
            },
            act: "CPNE-DEMONSTRATION-1",
            authority: authority(of: branch)
        )
    }

    /// Who confirms for the C4S what its president proposes.
    private var secretary: PersonID { PersonID(made: "\(committee.person)-secretaire") }

    /// The delegation that a mandate rests on.
    private func delegation(of mandate: SigningMandateID) -> SigningDelegation? {
        guard let cast = casts.first(where: { $0.delegate.mandate == mandate }) else { return nil }
        return SigningDelegation(
            delegator: cast.signatory.person,
            mandate: cast.signatory.mandate,
            act: "DELEGATION-DEMONSTRATION-1"
        )
    }

    private mutating func appointment(_ signatory: Cast.Signatory, by appointer: PersonID, today: Day)
        -> AppointSignatory
    {
        let from = begins[signatory.mandate] ?? today
        begins[signatory.mandate] = from
        return AppointSignatory(
            signatory: signatory.person,
            mandate: SigningMandate(
                id: signatory.mandate,
                capacity: signatory.capacity,
                publicKey: signatory.publicKey,
                from: from,
                act: "ACTE-DEMONSTRATION-1",
                delegation: delegation(of: signatory.mandate)
            ),
            appointedBy: appointer,
            personal: SignatoryPersonal(
                name: "Signataire de démonstration",
                office: signatory.capacity == .committee ? "présidence du GPS" : "autorité compétente de la branche"
            )
        )
    }

    private func members(of panel: PanelID) -> [SessionMember] {
        casts.lazy.map { $0.everyMember(of: panel) }.first { !$0.isEmpty } ?? []
    }

    private func authority(of branch: BranchID) -> PersonID {
        casts.first { $0.branch == branch }?.authority ?? committee.person
    }
}
