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

    /// The exchange that partner branches consume from: events without personal data.
    public static let partners = "ccs.partners"

    /// The queue of a store.
    public static func queue(ofStore store: String) -> String { "ccs.\(store)" }

    /// The queue in which a store takes inquiries.
    public static func inquiryQueue(ofStore store: String) -> String { "ccs.\(store).inquiries" }

    /// The queue that keeps how far a store has come, for when its file comes back older, or another one.
    public static func markQueue(ofStore store: String) -> String { "ccs.mark.\(store)" }

    /// The lease of a store: a queue that the broker gives to one connection only. A panel's has the panel's name.
    public static func lease(ofStore store: String) -> String {
        "ccs.lease." + (store.hasPrefix("jury.") ? String(store.dropFirst("jury.".count)) : store)
    }

    /// The broker user of the operator's tool.
    public static let operatorUser = "ccs-operator"

    /// The store that a panel has.
    public static func store(ofPanel panel: PanelID) -> String { "jury.\(panel)" }

    /// The broker user of the service that a store belongs to.
    public static func user(ofStore store: String) -> String {
        "ccs-" + (store.split(separator: ".").first.map(String.init) ?? store)
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

    /// Whether that user may send that message: an event only its publisher, a command whom the table names.
    public func maySend(user: String, type: MessageType, isEvent: Bool) -> Bool {
        if isEvent {
            let prefix = "ccs-"
            return user.utf8.starts(with: prefix.utf8)
                && type.service.map { user.utf8.dropFirst(prefix.utf8.count).elementsEqual($0.utf8) } == true
        }
        return senders[user]?.contains(type) ?? false
    }
}
