public import Contracts

/// Somebody who may sign in, and in which roles they act.
public struct Account: Sendable, Equatable {
    /// The account's own identifier.
    public let id: String
    /// Under which name they sign in: an address, in small letters.
    public let login: String
    /// How they are addressed.
    public let name: String
    /// In which roles they act, the usual one first.
    public let actors: [Actor]
    /// Whether it is for showing only.
    public let isDemonstration: Bool
    /// Whether a password was chosen.
    public let hasPassword: Bool

    /// The role that is named, where the account has it.
    public func actor(_ text: String) -> Actor? { actors.first { $0.description == text } }
}

/// Somebody who is signed in.
public struct SignedIn: Sendable, Equatable {
    /// Who.
    public let account: Account
    /// In which of their roles they act now.
    public let actor: Actor
    /// What a form of theirs bears, so that nobody else's page can send it.
    public let formSecret: String
}
