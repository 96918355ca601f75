public import Foundation

/// The passwords of the broker's users, as a file has them: lines `USER=PASSWORD`, or a JSON object.
public enum Secrets {
    /// Reads them. Empty lines and lines that begin with `#` are left out.
    public static func read(_ data: Data, from file: String) throws -> [String: String] {
        let text = String(decoding: data, as: UTF8.self)
        if text.drop(while: \.isWhitespace).first == "{" {
            guard let secrets = try? JSONDecoder().decode([String: String].self, from: data) else {
                throw Complaint("\(file) is no JSON object of users and passwords: expected {\"ccs-portal\": \"…\", …}")
            }
            return secrets
        }
        var secrets: [String: String] = [:]
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.drop(while: \.isWhitespace)
            if line.isEmpty || line.first == "#" { continue }
            let pair = line.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else {
                throw Complaint("\(file), line \(number + 1): expected USER=PASSWORD")
            }
            secrets[String(pair[0])] = String(pair[1])
        }
        return secrets
    }

    /// Reads a file.
    public static func read(file: String) throws -> [String: String] {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Complaint("the secrets \(file) cannot be read: expected a file of lines USER=PASSWORD, or JSON")
        }
        return try read(data, from: file)
    }
}
