public import Foundation

/// A test that holds rules, as its source says.
public struct RuleTest: Sendable, Hashable {
    /// Its title.
    public let title: String
    /// Where it stands, from the root of the project.
    public let path: String
    /// The rules that it holds, by their codes.
    public let codes: [String]

    /// A test that holds these rules.
    public init(title: String, path: String, codes: [String]) {
        self.title = title
        self.path = path
        self.codes = codes
    }
}

/// A rule's entry in a list of rules, as its source says.
public struct RuleEntry: Sendable, Hashable {
    /// The rule's code.
    public let code: String
    /// Where it stands, from the root of the project.
    public let path: String

    /// An entry there.
    public init(code: String, path: String) {
        self.code = code
        self.path = path
    }
}

/// What the sources of the project say of its rules: the entries of the lists, and the tests that name them.
public struct RuleSources: Sendable {
    /// Every entry of every list of rules.
    public var entries: [RuleEntry] = []
    /// Every test that holds a rule.
    public var tests: [RuleTest] = []

    /// No sources.
    public init() {}

    /// The sources that say something of rules, from the root of the project: lists of rules are in the
    /// folders `Rules`, tests are under `Tests`. The tests of this reading hold no rule; they are full of planted ones.
    public static func paths(under root: URL) -> [String] {
        let kept = ["Shared/Scheme/Model/Rules", "Services", "Tests"].flatMap { folder in
            ((try? FileManager.default.subpathsOfDirectory(
                atPath: root.appending(path: folder).resolvingSymlinksInPath().path()
            )) ?? [])
            .map { "\(folder)/\($0)" }
        }
        return kept.filter { !$0.hasPrefix("Tests/RuleBookTests/") }.filter { path in
            path.hasSuffix(".swift") && (path.hasPrefix("Tests/") || path.contains("/Rules/"))
        }.sorted()
    }

    /// Reads them all.
    public init(root: URL) throws {
        for path in Self.paths(under: root) {
            read(try String(contentsOf: root.appending(path: path), encoding: .utf8), at: path)
        }
    }

    /// Reads one source.
    public mutating func read(_ text: String, at path: String) {
        guard path.hasPrefix("Tests/") else {
            entries += text.matches(of: /\bRule\(\s*"(\w+)"/).map { RuleEntry(code: String($0.1), path: path) }
            return
        }
        for match in text.matches(of: /@(?:Test|Suite)\(/) {
            let attribute = Self.parenthesised(text[match.range.upperBound...])
            let codes = attribute.matches(of: /\.rule\(([^)]*)\)/).flatMap { trait in
                trait.1.matches(of: /"(\w+)"/).map { String($0.1) }
            }
            guard !codes.isEmpty else { continue }
            let title = attribute.prefixMatch(of: /\s*"((?:[^"\\]|\\.)*)"/).map { String($0.1) } ?? path
            tests.append(RuleTest(title: title, path: path, codes: codes))
        }
    }

    /// What is wrong, a line each: a rule that no test holds, a test that names no rule, a rule listed twice.
    public var faults: [String] {
        let tested = Set(tests.flatMap(\.codes))
        let listed = Set(entries.map(\.code))
        var seen: Set<String> = []
        return entries.filter { !tested.contains($0.code) }.map {
            "\($0.path): error: the rule \($0.code) has no test: give one the trait .rule(\"\($0.code)\")"
        }
            + tests.flatMap { test in
                test.codes.filter { !listed.contains($0) }.map {
                    "\(test.path): error: the test “\(test.title)” names a rule that no list has: \($0)"
                }
            }
            + entries.filter { !seen.insert($0.code).inserted }.map {
                "\($0.path): error: the rule \($0.code) is listed twice"
            }
    }

    /// The text up to the parenthesis that closes the one just opened; string literals are passed over.
    private static func parenthesised(_ text: Substring) -> Substring {
        var depth = 1
        var inString = false
        var escaped = false
        for index in text.indices {
            let character = text[index]
            if inString {
                if escaped {
                    escaped = false
                } else if character == "\\" {
                    escaped = true
                } else if character == "\"" {
                    inString = false
                }
                continue
            }
            switch character {
            case "\"": inString = true
            case "(": depth += 1
            case ")":
                depth -= 1
                if depth == 0 { return text[..<index] }
            default: break
            }
        }
        return text
    }
}
