public import ContractReading
public import Contracts
import Foundation

/// The contracts, as whoever builds against them reads them: every message with its schema and an example, and who sends
/// and hears it. It is made of the declarations' sources at build time, and of `Routes`.
public struct ContractBook: Sendable {
    /// Every message, its fields and their forms.
    public let catalogue: Catalogue
    private let examples: [String: String]

    /// The contracts that this program was built with.
    public init() throws {
        let recorded = try JSONDecoder().decode(RecordedContracts.self, from: Data(recordedContracts.utf8))
        var found = Found()
        found.types = recorded.types
        found.aliases = recorded.aliases
        found.codedByHand = Set(recorded.codedByHand)
        self.init(found, examples: recorded.examples)
    }

    /// The contracts of these sources.
    public init(_ found: Found, examples: [String: String]) {
        catalogue = Catalogue(found)
        self.examples = examples
    }

    /// The message of that type, or the question of that name.
    public func message(_ type: String) -> Catalogue.Message? { catalogue.messages.first { $0.type == type } }

    /// An example of the message, in which every field stands; the golden file that the tests hold. Questions have none.
    public func example(of type: String) -> String? { examples[type] }

    /// The services that hear an event, or the one that a command or question is for; in words, who reads a partner event.
    public func receivers(of message: Catalogue.Message, by routes: Routes) -> [String] {
        switch message.kind {
        case .event: (routes.listeners[MessageType(message.type)] ?? []).sorted()
        case .partnerEvent:
            Routes.toldToAllBranches.contains(MessageType(message.type))
                ? ["the partners of all branches"] : ["the partner of its branch"]
        case .command, .question:
            message.type.hasPrefix("file.")
                ? ["registration", "evaluation", "jury", "certification", "correspondence"]
                : [String(message.type.prefix { $0 != "." })]
        }
    }

    /// Who may send a command, by broker user; the service that publishes an event.
    public func senders(of message: Catalogue.Message, by routes: Routes) -> [String] {
        guard message.kind == .command else {
            return message.kind == .question ? [] : [String(message.type.prefix { $0 != "." })]
        }
        return routes.senders.filter { $0.value.contains(MessageType(message.type)) }.map(\.key).sorted()
    }
}
