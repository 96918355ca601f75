/// Who listens to what, who may send what, and which stores there are: from this value come the broker's queues and
/// bindings, the permissions, and what the relay of a store must see delivered.
public struct Routes: Sendable {
    /// For each type of event, the services that listen to it.
    public var listeners: [MessageType: Set<String>]
    /// For each broker user, the types of commands that it may send.
    public var senders: [String: Set<MessageType>]
    /// The panels, each a store of the jury.
    public var panels: [PanelID]

    /// Routes.
    public init(listeners: [MessageType: Set<String>], senders: [String: Set<MessageType>], panels: [PanelID]) {
        self.listeners = listeners
        self.senders = senders
        self.panels = panels
    }

    /// The exchange that commands go to, with a store's name as routing key.
    public static let commands = "ccs.commands"
    /// The exchange that events go to.
    public static let events = "ccs.events"

    /// The exchange that partner branches consume from: what they are told, without personal data (``PartnerEvent``).
    public static let partners = "ccs.partners"

    /// The queue of a store.
    public static func queue(ofStore store: String) -> String { "ccs.\(store)" }

    /// The queue in which a store takes inquiries.
    public static func inquiryQueue(ofStore store: String) -> String { "ccs.\(store).inquiries" }

    /// The key under which inquiries go to a store over the exchange for commands: so those who act for people ask as well.
    public static func inquiryKey(ofStore store: String) -> String { "\(store).inquiries" }

    /// The queue that keeps how far a store has come, for when its file comes back older, or another one.
    public static func markQueue(ofStore store: String) -> String { "ccs.mark.\(store)" }

    /// The lease of a store: a queue that the broker gives to one connection only. A panel's has the panel's name.
    public static func lease(ofStore store: String) -> String {
        "ccs.lease." + (store.hasPrefix("jury.") ? String(store.dropFirst("jury.".count)) : store)
    }

    /// The broker user of the portal, who acts for people and asks for them.
    public static let portalUser = "ccs-portal"

    /// The name under which the portal listens.
    public static let portal = "portal"

    /// The broker user of the operator's tool.
    public static let operatorUser = "ccs-operator"

    /// The broker user who acts for everybody in a demonstration, a rehearsal or a measurement. An installation that is used
    /// in earnest does not have it: there the portal acts for people, and the operator acts for nobody.
    public static let demonstrationUser = "ccs-people"

    /// The store that a panel has.
    public static func store(ofPanel panel: PanelID) -> String { "jury.\(panel)" }

    /// The service that a store belongs to.
    public static func service(ofStore store: String) -> String {
        store.firstIndex(of: ".").map { String(store[..<$0]) } ?? store
    }

    /// The branch whose panel a store is, as its name says: `p2st` of `jury.p2st-1`. `nil` for a store that is no panel's.
    public static func branch(ofStore store: String) -> String? {
        guard let dot = store.firstIndex(of: "."), store[..<dot] == "jury" else { return nil }
        let panel = store[store.index(after: dot)...]
        return String(panel[..<(panel.lastIndex(of: "-") ?? panel.endIndex)])
    }

    /// The broker user under which a store's service works. The juries of different branches have nothing to do with each
    /// other: each branch has a user of its own.
    public static func user(ofStore store: String) -> String {
        let service = service(ofStore: store)
        return branch(ofStore: store).map { "ccs-\(service)-\($0)" } ?? "ccs-\(service)"
    }

    /// The broker user of a branch's juries.
    public static func juryUser(ofBranch branch: String) -> String { "ccs-jury-\(branch)" }

    /// The branch whose juries that broker user works for; `nil` for every other user.
    public static func branch(ofUser user: String) -> String? {
        let prefix = juryUser(ofBranch: "")
        return user.hasPrefix(prefix) && user.count > prefix.count ? String(user.dropFirst(prefix.count)) : nil
    }

    /// The queue by whose consumers the workers of a branch's juries are counted.
    public static func presenceQueue(ofBranch branch: String) -> String { "ccs.presence.jury.\(branch)" }

    /// Under which user a message is known that came from that user with that source: all juries once had one user, and
    /// what they sent lies in queues and stores under it. The broker has no such user any more, so nobody can be it.
    public static func present(user: String, source: String) -> String {
        user == formerJuryUser && branch(ofStore: source) != nil ? Routes.user(ofStore: source) : user
    }

    /// The user that all juries once had.
    public static let formerJuryUser = "ccs-jury"

    /// The branches that have panels.
    public var branches: [String] { Set(panels.compactMap { Self.branch(ofStore: Self.store(ofPanel: $0)) }).sorted() }

    /// The broker users of a service: one, and of the jury one a branch.
    public func users(ofService service: String) -> [String] {
        guard service == "jury" else { return [Self.user(ofStore: service)] }
        return Set(panels.map { Self.user(ofStore: Self.store(ofPanel: $0)) }).sorted()
    }

    /// The stores that an event must reach.
    public func stores(listeningTo type: MessageType, addressed panel: PanelID?) -> [String] {
        guard let services = listeners[type] else { return [] }
        return services.sorted().flatMap { service -> [String] in
            guard service == "jury" else { return [service] }
            if let panel { return [Self.store(ofPanel: panel)] }
            return panels.map(Self.store(ofPanel:))
        }
    }

    /// The routing key of an event: its type without the version, and the panel that it is addressed to.
    public static func routingKey(of type: MessageType, addressed panel: PanelID?) -> String {
        panel.map { "\(type.routingKey).\($0)" } ?? type.routingKey
    }

    /// The routing key of what partner branches are told: the type without the version, and the branch.
    public static func routingKey(of type: MessageType, branch: BranchID) -> String { "\(type.routingKey).\(branch)" }

    /// What the partners of all branches read, whichever branch it is of: what recognition by right needs.
    public static let toldToAllBranches: [MessageType] = [
        PartnerCertificateIssued.type, PartnerCertificateReplaced.type, PartnerCertificateSuspended.type,
        PartnerCertificateRevoked.type,
    ]

    /// Whether that user is answered that question of that store: the operator and the portal each, a service of its own
    /// store alone which letters are to be handed over.
    public static func mayAsk(user: String?, question: String, of store: String) -> Bool {
        user == operatorUser || user == portalUser
            || (user == Self.user(ofStore: store) && question == ReadWaitingLetters.name)
    }

    /// Whether that user may send that message: an event only its publisher, a command whom the table names. That an event is
    /// of its source's own user is for whoever reads the source.
    public func maySend(user: String, type: MessageType, isEvent: Bool) -> Bool {
        if isEvent {
            let prefix = "ccs-"
            guard user.utf8.starts(with: prefix.utf8), let service = type.service else { return false }
            let own = user.utf8.dropFirst(prefix.utf8.count)
            guard own.starts(with: service.utf8) else { return false }
            let branch = own.dropFirst(service.utf8.count)
            return service == "jury" ? branch.first == UInt8(ascii: "-") && branch.count > 1 : branch.isEmpty
        }
        return senders[user]?.contains(type) ?? false
    }
}
