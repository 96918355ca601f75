import Contracts
import Scheme
import Yams

/// Reads all files of a scheme, and checks them against each other.
struct SchemeReader {
    let files: [DataFile]
    let findings: Findings

    func read() -> Scheme {
        var context = ReadingContext()
        context.kinds = stems(.kinds)
        context.branches = stems(.branches)
        let kinds = each(.kinds) { KindReader(context: context).read($0) }
        let standards = standards(context)
        let occupational = each(.occupationalStandards) { OccupationalStandardReader(context: context).read($0) }
        var panelNames = UniqueNames()
        let branches = each(.branches) { BranchReader(context: context).read($0, panelNames: &panelNames) }
        for branch in branches { context.panels[branch.id.value] = Set(branch.panels) }
        let policies = policies(context)
        branchesHavePolicies()
        return Scheme(
            kinds: kinds,
            standards: standards,
            occupationalStandards: occupational,
            branches: branches,
            policies: policies,
            digest: schemeDigest(of: files)
        )
    }

    private func stems(_ folder: DataFile.Folder) -> Set<String> {
        Set(files.filter { $0.folder == folder }.map(\.stem))
    }

    /// The subject of each file of a folder, as far as it can be read.
    private func each<Value>(_ folder: DataFile.Folder, _ read: (Cursor) -> Value?) -> [Value] {
        files.filter { $0.folder == folder }.compactMap { file in root(of: file).flatMap(read) }
    }

    private func standards(_ context: ReadingContext) -> [AssessmentStandard] {
        var starts = UniqueNames()
        var served: Set<String> = []
        var allSayTheirKind = true
        var rootsRead = 0
        let standards = each(.standards) { root -> AssessmentStandard? in
            rootsRead += 1
            var reader = StandardReader(context)
            let standard = reader.read(root)
            // Only the kind matters here: a standard with a fault elsewhere is still a standard of its kind.
            guard let kind = root["certificateKind"]?.scalar else {
                allSayTheirKind = false
                return standard
            }
            served.insert(kind)
            if let place = root["inForceFrom"], let start = place.scalar, Day(start) != nil {
                starts.see("\(kind) from \(start)", at: place)
            }
            return standard
        }
        if allSayTheirKind, rootsRead == files.count(where: { $0.folder == .standards }) {
            for file in files where file.folder == .kinds && !served.contains(file.stem) {
                findings.report(
                    .withoutStandard,
                    file: file.name,
                    found: file.stem,
                    expected: "a file in standards/ whose certificateKind is \(file.stem)"
                )
            }
        }
        return standards
    }

    private func policies(_ context: ReadingContext) -> [BranchID: BranchPolicy] {
        var policies: [BranchID: BranchPolicy] = [:]
        for file in files where file.folder == .policies {
            guard let root = root(of: file) else { continue }
            var reader = PolicyReader(context)
            if let policy = reader.read(root), let branch = BranchID(file.stem) { policies[branch] = policy }
        }
        return policies
    }

    private func branchesHavePolicies() {
        let branches = stems(.branches)
        let policies = stems(.policies)
        for branch in branches.subtracting(policies).sorted() {
            findings.report(
                .withoutPolicy,
                file: "branches/\(branch).yaml",
                expected: "its policy in policies/\(branch).yaml"
            )
        }
        for policy in policies.subtracting(branches).sorted() {
            findings.report(
                .withoutBranch,
                file: "policies/\(policy).yaml",
                expected: "its branch in branches/\(policy).yaml"
            )
        }
    }

    private func root(of file: DataFile) -> Cursor? {
        do {
            guard let text = String(validating: file.bytes, as: UTF8.self) else {
                findings.report(.syntax, file: file.name, expected: "UTF-8")
                return nil
            }
            guard let node = try compose(yaml: text) else {
                findings.report(.empty, file: file.name, expected: "keys with values")
                return nil
            }
            return Cursor(node: node, file: file.name, path: "", findings: findings)
        } catch {
            report(error, in: file)
            return nil
        }
    }

    private func report(_ error: any Error, in file: DataFile) {
        switch error {
        case YamlError.duplicatedKeysInMapping(let keys, let context):
            for key in keys {
                findings.report(
                    .duplicateKey,
                    file: file.name,
                    line: context.mark.line,
                    found: key,
                    expected: "the key once"
                )
            }
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            findings.report(.syntax, file: file.name, line: mark.line, found: problem, expected: "YAML")
        default:
            findings.report(.syntax, file: file.name, expected: "YAML")
        }
    }
}
