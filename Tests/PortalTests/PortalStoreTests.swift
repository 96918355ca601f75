import Contracts
import Foundation
import JSONCoding
import Synchronization
import Testing

@testable import PortalStore

/// A clock that a test sets.
final class TestClock: Sendable {
    private let milliseconds = Mutex<Int64>(1_790_000_000_000)
    var now: @Sendable () -> Instant { { Instant(milliseconds: self.milliseconds.withLock { $0 }) } }
    func pass(minutes: Int64) { milliseconds.withLock { $0 += minutes * 60_000 } }
}

struct PortalStoreTests {
    private let clock = TestClock()
    private let store: PortalStore
    private let officer = Actor(.officer, "P-3", of: "p2st")

    init() throws { store = try PortalStore(inMemory: clock.now) }

    // MARK: accounts

    private func account(_ login: String = "Alix@Branche.example", password: String? = "une phrase assez longue") throws
        -> Account
    {
        try store.openAccount(login: login, name: "Alix", actors: [officer], password: password)
    }

    private func isIn(_ result: SignIn) -> Bool { if case .signedIn = result { true } else { false } }
    private func waits(_ result: SignIn) -> Bool { if case .later = result { true } else { false } }

    @Test("On se connecte avec son adresse, quelle qu'en soit la casse, et son mot de passe") func signingIn() throws {
        _ = try account()
        #expect(isIn(try store.signIn(login: " alix@branche.EXAMPLE", password: "une phrase assez longue", from: "a")))
        #expect(!isIn(try store.signIn(login: "alix@branche.example", password: "une phrase assez longuE", from: "a")))
        #expect(
            !isIn(try store.signIn(login: "personne@branche.example", password: "une phrase assez longue", from: "a"))
        )
    }

    @Test("Sans mot de passe choisi, personne n'entre") func noPasswordNoEntry() throws {
        _ = try account(password: nil)
        #expect(!isIn(try store.signIn(login: "alix@branche.example", password: "", from: "a")))
    }

    @Test("Qui se trompe trop doit attendre, là d'où il essaie ; le titulaire entre d'ailleurs")
    func attemptsAreLimited() throws {
        _ = try account()
        for _ in 0..<PortalStore.attemptsOnName {
            #expect(!isIn(try store.signIn(login: "alix@branche.example", password: "non", from: "voleur")))
        }
        // Even with the right one.
        #expect(
            waits(try store.signIn(login: "alix@branche.example", password: "une phrase assez longue", from: "voleur"))
        )
        #expect(
            isIn(try store.signIn(login: "alix@branche.example", password: "une phrase assez longue", from: "chez soi"))
        )
        clock.pass(minutes: 16)
        #expect(
            isIn(try store.signIn(login: "alix@branche.example", password: "une phrase assez longue", from: "voleur"))
        )
    }

    @Test("Une session finit d'elle-même, et partout d'un coup") func sessionsEnd() throws {
        let account = try account()
        let (first, _) = try #require(try store.begin(account.id))
        let (second, signedIn) = try #require(try store.begin(account.id))
        #expect(signedIn.actor == officer)
        #expect(try store.signedIn(first)?.account == account)
        #expect(try store.signedIn(first + "x") == nil)
        clock.pass(minutes: 121)
        #expect(try store.signedIn(first) == nil, "idle")
        let (third, _) = try #require(try store.begin(account.id))
        try store.endAll(of: account.id)
        #expect(try store.signedIn(second) == nil)
        #expect(try store.signedIn(third) == nil)
    }

    @Test("Une invitation sert une fois, quatorze jours, et la dernière seule") func invitations() throws {
        let account = try account(password: nil)
        let old = try store.invite(account, by: officer)
        let link = try store.invite(account, by: officer)
        #expect(try store.invited(old) == nil)
        #expect(try store.invited(link) == account)
        #expect(try store.accept(invitation: link, password: "une phrase assez longue") != nil)
        #expect(try store.accept(invitation: link, password: "une autre phrase longue") == nil)
        #expect(isIn(try store.signIn(login: account.login, password: "une phrase assez longue", from: "a")))
        let late = try store.invite(account, by: officer)
        clock.pass(minutes: 15 * 24 * 60)
        #expect(try store.invited(late) == nil)
    }

    @Test("Le magasin ne garde ni mot de passe, ni secret de session, ni lien") func nothingInClear() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "portal-\(UUID())").path()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try PortalStore(folder: folder, now: clock.now)
        let account = try store.openAccount(
            login: "a@b.example",
            name: "A",
            actors: [officer],
            password: "une phrase assez longue"
        )
        let (secret, _) = try #require(try store.begin(account.id))
        let link = try store.invite(account, by: officer)
        let bytes = try FileManager.default.contentsOfDirectory(atPath: folder)
            .reduce(Data()) { $0 + (FileManager.default.contents(atPath: "\(folder)/\($1)") ?? Data()) }
        #expect(bytes.range(of: Data("a@b.example".utf8)) != nil, "the control: what is kept is found")
        for hidden in ["une phrase assez longue", secret, link] {
            #expect(bytes.range(of: Data(hidden.utf8)) == nil)
        }
    }

    @Test(
        "Les mots de passe que tout le monde essaie sont refusés",
        arguments: [
            ("court", Password.Fault.tooShort), ("motdepasse2026", .common), ("aaaaaaaaaaaaaa", .common),
            ("azertyuiop1234", .common), ("alix-branche-00", .containsName),
            (String(repeating: "phrase ", count: 60), .tooLong),
        ]
    )
    func weakPasswords(_ password: String, _ fault: Password.Fault) {
        #expect(Password.fault(of: password, login: "alix@branche.example") == fault)
    }

    @Test("Une phrase est un bon mot de passe, de quelque façon que le clavier compose ses accents")
    func goodPasswords() throws {
        #expect(Password.fault(of: "le chat dort sur l'édredon", login: "alix@branche.example") == nil)
        let kept = try Password.kept("l'e\u{301}dredon du chat")
        #expect(Password.matches("l'\u{E9}dredon du chat", kept: kept))
        #expect(!Password.matches("l'edredon du chat", kept: kept))
        #expect(!Password.matches("l'edredon du chat", kept: nil))
    }

    @Test("Ce qui est fait se note, jamais ce qui est tapé") func audit() throws {
        _ = try account()
        _ = try store.signIn(login: "alix@branche.example", password: "non", from: "a")
        _ = try store.signIn(login: "alix@branche.example", password: "une phrase assez longue", from: "a")
        #expect(try store.audited(limit: 5) == ["sign-in done", "sign-in refused"])
    }

    @Test("Ce qui est tapé sans être envoyé ne reste que 90 jours, et part avec la personne") func draftsEnd() throws {
        let mine = try account()
        let other = try store.openAccount(
            login: "b@exemple.example",
            name: "B",
            actors: [Actor(.candidate, "P-13")],
            password: nil
        )
        for account in [mine, other] { try store.keepDraft("inscription", "{}", of: account.id) }
        clock.pass(minutes: 89 * 24 * 60)
        #expect(try store.draft("inscription", of: mine.id) != nil)
        let erased = PersonErased(subject: "P-3", through: Instant(milliseconds: 0))
        try store.hear([try told(erased, 1)])
        #expect(try store.draft("inscription", of: mine.id) == nil)
        #expect(try store.draft("inscription", of: other.id) != nil, "P-13 is not P-3")
        clock.pass(minutes: 2 * 24 * 60)
        #expect(try store.draft("inscription", of: other.id) == nil)
    }

    // MARK: lists

    private func seated(_ person: PersonID) -> SessionMember {
        SessionMember(person: person, college: .employers, seat: .full, employers: [], organisations: [], providers: [])
    }

    @Test("Qui remplace un membre convoqué voit la séance, et le remplacé ne la voit plus") func membersAreReplaced()
        throws
    {
        let convened = SessionConvened(
            session: "S-1",
            panel: "p2st-1",
            branch: "p2st",
            day: Day("2027-01-14")!,
            startsAt: Instant(milliseconds: 1_800_000_000_000),
            place: .remote,
            members: [seated("P-1"), seated("P-2")],
            presidency: Presidency(chair: "P-1", viceChair: "P-2"),
            convenedBy: "P-3"
        )
        let replaced = MemberReplaced(
            session: "S-1",
            panel: "p2st-1",
            replaced: "P-1",
            member: seated("P-4"),
            presidency: Presidency(chair: "P-4", viceChair: "P-2"),
            officer: "P-3"
        )
        try store.hear([
            try told(convened, 1, source: "jury.p2st-1"), try told(replaced, 2, after: 1, source: "jury.p2st-1"),
        ])
        #expect(try store.sittings(of: "P-1").isEmpty)
        #expect(try store.sittings(of: "P-4").map(\.chair) == ["P-4"])
        #expect(try store.sittings(of: "P-2").count == 1)
        let void = SessionDeclaredVoid(
            session: "S-1",
            panel: "p2st-1",
            officer: "P-3",
            college: .employers,
            personal: nil
        )
        try store.hear([try told(void, 3, after: 2, source: "jury.p2st-1")])
        #expect(try store.sittings(of: "P-2").map(\.state) == ["void"])
    }

    private func told(_ event: some Event, _ version: Int, after previous: Int = 0, source: String = "registration")
        throws
        -> HeardEvent
    {
        HeardEvent(
            source: source,
            subject: event.stream.value,
            version: version,
            previous: previous,
            type: type(of: event).type,
            at: Instant(milliseconds: 1_790_000_000_000 + Int64(version)),
            id: MessageID("e-\(source)-\(event.stream.key)-\(version)") ?? "e",
            body: JSONBytesEncoder().encode(event)
        )
    }

    private func refusal(_ dossier: DossierID) -> RegistrationRefused {
        RegistrationRefused(dossier: dossier, candidate: "P-1", refusedBy: "P-3", personal: ReasonPersonal(reason: "x"))
    }

    private func withdrawal(_ dossier: DossierID) -> CandidateWithdrew { CandidateWithdrew(dossier: dossier) }

    @Test("Un événement ne compte qu'une fois, et ce qui vient trop tôt attend") func gapsPark() throws {
        try store.hear([try told(withdrawal("D-1"), 3, after: 2)])
        #expect(try store.file("D-1") == nil)
        #expect(try store.parkedEvents() == 1)
        try store.hear([try told(refusal("D-1"), 2)])
        #expect(try store.file("D-1")?.step == .withdrawn)
        #expect(try store.parkedEvents() == 0)
        // Told again, as after a lost acknowledgement: nothing goes back.
        try store.hear([try told(refusal("D-1"), 2)])
        #expect(try store.file("D-1")?.step == .withdrawn)
        #expect(try store.happenings(of: "D-1").map(\.type) == [RegistrationRefused.type, CandidateWithdrew.type])
    }

    private func prepared(_ dossier: DossierID, _ first: String, _ last: String, branch: BranchID = "p2st")
        -> RegistrationPrepared
    {
        RegistrationPrepared(
            dossier: dossier,
            branch: branch,
            certificateKind: "relation-client",
            candidate: "P-1",
            preparedBy: Actor(.company, "99900042500010"),
            form: RegistrationForm(company: AssessmentCompanyForm(siret: "999 000 425 00010")),
            due: StepDue(at: Instant(milliseconds: 0), remindAt: []),
            personal: RegistrationFormPersonal(identity: IdentityForm(birthName: last, firstNames: first))
        )
    }

    @Test(
        "On cherche sans accents, par nom, prénom, SIRET ; un signe du langage des requêtes n'est qu'un signe",
        arguments: [
            ("levy", ["D-1"]), ("LÉVY zoe", ["D-1"]), ("99900042500010", ["D-1", "D-2"]), ("%", []), ("_", []),
            ("\\", []),
            ("' OR 1=1 --", []), ("dupont levy", []), ("", ["D-1", "D-2"]),
        ]
    )
    func searching(_ words: String, _ found: [DossierID]) throws {
        try store.hear([
            try told(prepared("D-1", "Zoé", "O'Connor-Lévy"), 1), try told(prepared("D-2", "Jean", "Dupont"), 1),
            try told(prepared("D-3", "Zoé", "Lévy", branch: "logi"), 1),
        ])
        let (files, count) = try store.files(FileSearch(branch: "p2st", words: words))
        #expect(files.map(\.dossier) == found && count == found.count)
    }

    @Test("Une liste se lit page à page, chaque dossier une fois") func paging() throws {
        for number in 1...60 { try store.hear([try told(prepared(DossierID("D-\(number)")!, "A", "B\(number)"), 1)]) }
        let pages = try (1...4).map { try store.files(FileSearch(branch: "p2st", order: .name, page: $0)) }
        #expect(pages.map(\.files.count) == [25, 25, 10, 0])
        #expect(Set(pages.flatMap(\.files).map(\.dossier)).count == 60)
        #expect(pages.allSatisfy { $0.count == 60 })
    }

    @Test("Un nom s'efface des listes avec ce que les services gardent") func namesAreErased() throws {
        try store.hear([try told(prepared("D-1", "Zoé", "Lévy"), 1)])
        #expect(try store.file("D-1")?.name == "Zoé Lévy")
        let end = RetentionEnded(
            dossier: "D-1",
            candidate: "P-1",
            term: .neverAccepted,
            keptUntil: Instant(milliseconds: 0)
        )
        try store.hear([try told(end, 2, after: 1)])
        #expect(try store.file("D-1")?.name == nil)
        #expect(try store.files(FileSearch(branch: "p2st", words: "levy")).count == 0)
    }

    @Test("Les listes sont les mêmes, quel que soit l'ordre dans lequel les services sont entendus")
    func orderOfServices() throws {
        let registered = try told(prepared("D-1", "Zoé", "Lévy"), 1)
        let withdrew = try told(withdrawal("D-1"), 9, after: 1)
        let filled = BookletReopened(
            dossier: "D-1",
            attempt: 1,
            candidate: "P-1",
            signatory: "P-2",
            digest: "d",
            personal: nil
        )
        let reopened = try told(filled, 5, source: "evaluation")
        try store.hear([registered, reopened, withdrew])
        let file = try store.file("D-1")
        #expect(file?.step == .withdrawn && file?.name == "Zoé Lévy")
        for order in [[registered, withdrew, reopened], [reopened, registered, withdrew]] {
            try store.emptyLists()
            try store.hear(order)
            #expect(try store.file("D-1") == file)
        }
    }

    @Test("Les listes se refont de ce qui est publié à nouveau") func listsAreMadeAnew() throws {
        let all = [try told(refusal("D-1"), 2), try told(withdrawal("D-1"), 3, after: 2)]
        try store.hear(all)
        let before = try store.file("D-1")
        try store.emptyLists()
        #expect(try store.file("D-1") == nil)
        try store.hear(all)
        #expect(try store.file("D-1") == before)
    }

    @Test("Ce qui ne peut être lu ne retient rien de ce qui suit") func unreadableIsPassed() throws {
        let garbled = HeardEvent(
            source: "registration",
            subject: "file/D-1",
            version: 1,
            previous: 0,
            type: RegistrationAccepted.type,
            at: Instant(milliseconds: 0),
            id: "e-1",
            body: Data("{}".utf8)
        )
        try store.hear([garbled, try told(withdrawal("D-1"), 2, after: 1)])
        #expect(try store.unreadableEvents() == 1)
        #expect(try store.file("D-1")?.step == .withdrawn)
    }

    @Test("Le portail n'entend ni observation, ni bulletin") func nothingSecretIsTold() {
        #expect(!Routes.toldToPortal.contains(ObservationRecorded.type))
        #expect(!Routes.toldToPortal.contains(ObservationDraftSaved.type))
        #expect(!Routes.toldToPortal.contains(BallotCast.type))
    }
}
