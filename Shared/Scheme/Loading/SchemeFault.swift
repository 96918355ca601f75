/// One thing that is wrong in the scheme's data files, with its place.
public struct SchemeFault: Sendable, Hashable, CustomStringConvertible {
    /// The file, relative to the scheme's directory, as `policies/p2st.yaml`.
    public let file: String
    /// The line in that file, from 1; `nil` where the fault has none, as a file that is missing.
    public let line: Int?
    /// The place in the file's structure, list entries counted from 1, as `domains[2].elements[1].code`; empty for
    /// the file as a whole.
    public let path: String
    /// What is wrong.
    public let problem: Problem
    /// What was found there, where that helps.
    public let found: String?
    /// What would be right.
    public let expected: String

    /// What can be wrong.
    public enum Problem: String, Sendable, CaseIterable {
        /// The file or directory cannot be read.
        case unreadable
        /// It is not YAML, or not UTF-8.
        case syntax
        /// A file that nothing reads, by its name or place.
        case unknownFile
        /// A file's name does not agree with what is in it.
        case wrongName
        /// A key that is not known here; probably misspelled.
        case unknownKey
        /// A key that stands twice.
        case duplicateKey
        /// A key that must stand here does not.
        case missing
        /// A text or list without content.
        case empty
        /// Text where a number is meant, a list where text is meant.
        case wrongKind
        /// The right kind of value, but none that is allowed.
        case notAllowed
        /// No day of the calendar.
        case notADay
        /// The count in the head does not match what follows.
        case countMismatch
        /// A code, name or date that must be unique stands twice.
        case duplicate
        /// It names something that is not there.
        case unknownReference
        /// It contradicts another value.
        case contradiction
        /// A policy below the national floor.
        case belowNationalFloor
        /// A branch without policy.
        case withoutPolicy
        /// A policy without branch.
        case withoutBranch
        /// A kind of certificate without assessment standard.
        case withoutStandard
    }

    /// As `policies/p2st.yaml:12: jury.noticeDays: wrongKind, found "soon"; expected a whole number from 1 to 365`.
    public var description: String {
        var place = file
        if let line { place += ":\(line)" }
        if !path.isEmpty { place += ": \(path)" }
        let finding = found.map { ", found \"\($0)\"" } ?? ""
        return "\(place): \(problem.rawValue)\(finding); expected \(expected)"
    }
}

/// Everything that is wrong in the scheme's data files: all of it at once, by file and line.
public struct SchemeFaults: Error, Sendable, Equatable, CustomStringConvertible {
    /// The faults; one at least.
    public let faults: [SchemeFault]

    init(_ faults: [SchemeFault]) {
        self.faults = faults.sorted { left, right in
            (left.file, left.line ?? 0, left.path, left.problem.rawValue)
                < (right.file, right.line ?? 0, right.path, right.problem.rawValue)
        }
    }

    /// One fault a line.
    public var description: String { faults.map(\.description).joined(separator: "\n") }
}
