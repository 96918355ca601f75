import Contracts
import Testing

/// One message of the system with a value such as it has in practice, every optional field and every list filled in, so
/// that its golden JSON shows the whole contract.
///
/// A new command or event gets its example in the file of the service that publishes it (a command: that it is for).
struct Example: Sendable, CustomTestStringConvertible {
    /// The message, its personal group included.
    let message: any Message

    init(_ message: any Message) {
        guard var signed = message as? any SignedEvent else {
            self.message = message
            return
        }
        signed.signedWith = "5f0c1d2e3a4b5c6d7e8f90a1b2c3d4e5f6071829"
        self.message = signed
    }

    /// All of them.
    static let all =
        anyHolder + registration + registrationPreparing + retention + complaints + evaluation + accreditation
        + observation
        + amendments + jurySessions + juryCases + juryMinutes + juryPanels + juryAppeals + personKeys
        + certification + correspondence + departures + toldToPartners

    /// The wire type.
    var type: MessageType { Swift.type(of: message).type }

    /// The Swift type's name.
    var name: String { String(describing: Swift.type(of: message)) }

    /// Whether the message has a personal group at all.
    var hasPersonalGroup: Bool { declaresPersonalGroup(message) }

    /// The same message once the personal group is erased.
    var erased: Example { Example(withoutPersonalGroup(message)) }

    var testDescription: String { type.value }
}

private func declaresPersonalGroup<M: Message>(_ message: M) -> Bool { M.Personal.self != NothingPersonal.self }

private func withoutPersonalGroup<M: Message>(_ message: M) -> any Message {
    var copy = message
    copy.personal = nil
    return copy
}
