/// What a session does with a file on its agenda.
public enum AgendaMatter: String, Codable, Sendable, CaseIterable {
    /// Examines and decides it.
    case examination
    /// Takes an earlier session's decision back.
    case rescission
}
