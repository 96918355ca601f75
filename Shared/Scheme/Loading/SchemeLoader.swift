import Contracts
import Foundation
public import Scheme
import Yams

/// Loads the scheme's data files and checks all that can be checked.
public enum SchemeLoader {
    /// The environment variable that names the directory of the scheme's data.
    public static let variable = "CCS_SCHEME"

    /// Loads the scheme from a directory with the folders `kinds`, `standards`, `occupational-standards`, `branches`
    /// and `policies`, one YAML file a subject, named by its code.
    ///
    /// - Throws: everything that is wrong, at once, each with its place. Only a file that is no YAML, or has a key
    ///   twice, says no more than that.
    public static func load(directory: String) throws(SchemeFaults) -> Scheme {
        let findings = Findings()
        let files = DataFile.all(in: directory, findings)
        let scheme = SchemeReader(files: files, findings: findings).read()
        guard findings.faults.isEmpty else { throw SchemeFaults(findings.faults) }
        return scheme
    }

    /// Loads the directory that the environment names (`CCS_SCHEME`), or else the data shipped with this program:
    /// beside the executable as the build leaves it, or in `../share/ccs/scheme` of an installation.
    ///
    /// A directory that is named is taken even when it is faulty: never do other data slip in instead.
    ///
    /// - Parameter environment: the process's own when `nil`.
    public static func bundled(environment: [String: String]? = nil) throws(SchemeFaults) -> Scheme {
        let environment = environment ?? ProcessInfo.processInfo.environment
        if let named = environment[variable], !named.isEmpty { return try load(directory: named) }
        let places = shippedPlaces()
        guard let place = places.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
            throw SchemeFaults([
                SchemeFault(
                    file: places.joined(separator: " or "),
                    line: nil,
                    path: "",
                    problem: .unreadable,
                    found: nil,
                    expected: "the shipped data there, or its directory in \(variable)"
                )
            ])
        }
        return try load(directory: place)
    }

    // Not `Bundle.module`: where it does not find its folder it ends the program instead of saying what is missing.
    private static func shippedPlaces() -> [String] {
        guard let program = Bundle.main.executableURL?.resolvingSymlinksInPath() else { return [] }
        let folder = program.deletingLastPathComponent()
        return [
            folder.appendingPathComponent("ccs_SchemeLoading.resources/Data").path,
            folder.deletingLastPathComponent().appendingPathComponent("share/ccs/scheme").path,
        ]
    }
}
