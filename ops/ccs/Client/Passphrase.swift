import Foundation

/// A passphrase, asked of whoever sits at the terminal, or out of a file.
public enum Passphrase {
    /// The fewest characters of a new one.
    public static let shortest = 12

    /// The passphrase of a key that is there.
    ///
    /// - Parameter file: the file whose first line it is; without one it is asked for.
    /// - Throws: `Complaint`, where nobody can be asked.
    public static func existing(in file: String? = nil, of key: String) throws -> String {
        if let file { return try line(of: file) }
        return try ask("Passphrase of \(key): ")
    }

    /// A new passphrase, asked for twice.
    ///
    /// - Throws: `Complaint`, where nobody can be asked, the two differ, or it is too short.
    public static func new(in file: String? = nil) throws -> String {
        let passphrase = try file.map { try line(of: $0) } ?? ask("New passphrase, \(shortest) characters or more: ")
        guard passphrase.count >= shortest else {
            throw Complaint("a passphrase has \(shortest) characters or more; several words are easy to keep")
        }
        if file == nil, try ask("The same again: ") != passphrase { throw Complaint("the two are not the same") }
        return passphrase
    }

    private static func line(of file: String) throws -> String {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw Complaint("\(file) cannot be read")
        }
        return text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    }

    private static func ask(_ prompt: String) throws -> String {
        guard isatty(STDIN_FILENO) == 1 else {
            throw Complaint("nobody can be asked for a passphrase: give --passphrase-file FILE")
        }
        guard let typed = getpass(prompt) else { throw Complaint("no passphrase could be read") }
        return String(cString: typed)
    }
}
