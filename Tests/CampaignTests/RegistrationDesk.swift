import Contracts
import Foundation
import Messaging
import RegistrationDomain
import RegistrationService
import Scheme
import Testing

/// The registration service as it is shipped, over a store in memory, and people who send it commands many at a time.
final class RegistrationDesk {
    let scheme: Scheme
    let store: Store
    private(set) var core: Core
    var now: Instant
    private let routes: Routes
    private var entropy: Entropy
    private var number = 0

    static let officer: PersonID = "P-agent-1"
    static let asOfficer = Actor(.officer, "P-agent-1", of: "p2st")

    init(now: Instant, seed: UInt64 = 1) throws {
        scheme = try Village.shippedScheme()
        self.now = now
        routes = .ccs(panels: scheme.panels)
        entropy = Entropy(seed: seed)
        store = try Store(inMemory: "registration")
        core = try Core(registration(scheme), store: store, routes: routes)
    }

    /// The same store with a new core, as after a restart.
    ///
    /// - Parameter crash: where it falls.
    func restart(crash: @escaping CrashHook = { _ in }) throws {
        core = try Core(registration(scheme), store: store, routes: routes, crash: crash)
    }

    /// A command as it comes out of the queue.
    func delivery<C: Command>(_ command: C, by actor: Actor) throws -> Delivery {
        number += 1
        var envelope = Envelope(id: MessageID("c-\(number)")!, type: C.type, source: "portal", time: now)
        envelope.user = Routes.demonstrationUser
        envelope.replyTo = "people"
        envelope.actor = actor
        envelope.dossier = command.about
        return Delivery(
            queue: Routes.queue(ofStore: "registration"),
            tag: UInt64(number),
            envelope: envelope,
            body: [UInt8](try JSONEncoder().encode(command))
        )
    }

    /// Takes a whole batch in one transaction; what each was answered, in their order: `accepted`, or the refusal's code.
    @discardableResult
    func take(_ deliveries: [Delivery]) throws -> [String] {
        let outcome = try core.receive(deliveries, now: now, entropy: &entropy)
        var answers: [MessageID: String] = [:]
        for reply in outcome.replies where reply.envelope.type == Answer.type {
            guard let command = reply.envelope.inReplyTo else { continue }
            switch try JSONDecoder().decode(Answer.self, from: Data(reply.body)) {
            case .accepted: answers[command] = "accepted"
            case .refused(let refusal): answers[command] = refusal.code.value
            case .notYet: answers[command] = "notYet"
            }
        }
        return deliveries.map { $0.envelope.flatMap { answers[$0.id] } ?? "unanswered" }
    }

    /// Sends one command.
    @discardableResult
    func send(_ command: some Command, by actor: Actor) throws -> String {
        try take([delivery(command, by: actor)])[0]
    }

    /// Lets come due what is due now.
    func comeDue() throws { _ = try core.due(now: now, entropy: &entropy) }

    /// What the journal has of a file.
    func events<E: Event>(_ type: E.Type, of dossiers: [DossierID]) throws -> [E] {
        try core.events([], of: dossiers, types: [E.type], limit: 10_000).compactMap { $0.decoded(E.self) }
    }

    /// A whole registration, of somebody of whom there is no second.
    func whole(_ number: Int, branch: BranchID = "p2st") throws -> RegisterCandidate {
        let activity = try #require(scheme.branch(branch)?.activities.first?.code)
        let today = now.parisDay
        return RegisterCandidate(
            dossier: DossierID("D-\(number)")!,
            branch: branch,
            certificateKind: try #require(scheme.kinds.first).id,
            candidate: PersonID("P-\(number)")!,
            form: RegistrationForm(
                activity: activity,
                employment: EmploymentForm(
                    status: "employee",
                    employerSiret: "73282932000074",
                    department: "accueil",
                    since: today.adding(days: -900).description
                ),
                company: AssessmentCompanyForm(
                    siret: "73282932000074",
                    department: "accueil",
                    departments: ["accueil", "plateau"],
                    since: today.adding(days: -900).description
                ),
                trainers: [],
                trainingProviders: [],
                meetsCustomers: true,
                noticeAcknowledgedOn: today.description
            ),
            personal: RegistrationFormPersonal(
                identity: IdentityForm(
                    birthName: "Le Goff",
                    firstNames: "Héloïse, Marie-Anne",
                    birthDate: Day(number: 5_000 + number).description,
                    birthPlace: "Brest"
                ),
                contact: ContactForm(email: "heloise@courriel.example", phone: "+33 1 99 00 00 00"),
                sex: scheme.kinds.first?.nationalReporting == true ? "female" : nil,
                jobTitle: "Hôte d'accueil",
                customerContact: "Accueille les visiteurs."
            )
        )
    }
}
