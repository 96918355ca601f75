import Foundation

/// The one plan of folders of the five services: says of the files what does not stand where the plan has it.
///
/// A domain has `Rules/` with its list, `Decisions/` with a file for each message, `State/` with three files for each
/// aggregate, and `Reading/`. Accreditation is such a domain inside evaluation's. A service has its table, the facts that it
/// gathers, and the questions that it answers.
enum FolderPlan {
    static let longestFolder = 30

    /// Where the domains are, each with the file of its rules.
    static let domains = [
        "Services/Registration/Domain/": "RegistrationRules", "Services/Evaluation/Domain/": "EvaluationRules",
        "Services/Evaluation/Domain/Accreditation/": "AccreditationRules", "Services/Jury/Domain/": "JuryRules",
        "Services/Certification/Domain/": "CertificationRules",
        "Services/Correspondence/Domain/": "CorrespondenceRules",
    ]

    static func strays(_ files: [SourceFile]) -> [String] {
        let services = files.filter { $0.path.hasPrefix("Services/") }
        return services.compactMap { stray($0, among: services) } + missing(services) + crowded(services)
    }

    /// Why a file stands where none of its kind does; `nil` where it stands well.
    private static func stray(_ file: SourceFile, among files: [SourceFile]) -> String? {
        let parts = file.path.split(separator: "/").map(String.init)
        guard parts.count > 3 else { return "\(file.path): in no room" }
        switch (parts[1], parts[2]) {
        // It decides nothing: it has a store, pages, and the program.
        case ("Portal", "Store"), ("Portal", "Site"), (_, "Main"): return nil
        case ("Portal", _): return "\(file.path): in no room of the portal"
        default: return strayOfService(file, parts, files)
        }
    }

    private static func strayOfService(_ file: SourceFile, _ parts: [String], _ files: [SourceFile]) -> String? {
        switch parts[2] {
        case "Service":
            let name = parts[3].dropLast(".swift".count).prefix { $0 != "+" }
            let isPlanned = parts.count == 4 && [parts[1], "Facts", "Questions"].contains(String(name))
            return isPlanned ? nil : "\(file.path): neither table, facts nor questions"
        case "Domain":
            guard let domain = domains.keys.filter(file.path.hasPrefix).max(by: { $0.count < $1.count }) else {
                return "\(file.path): in no domain"
            }
            return strayInDomain(file, String(file.path.dropFirst(domain.count)), domain, files)
        default: return "\(file.path): in no room"
        }
    }

    private static func strayInDomain(_ file: SourceFile, _ place: String, _ domain: String, _ files: [SourceFile])
        -> String?
    {
        let parts = place.split(separator: "/").map(String.init)
        guard parts.count > 1, let name = parts.last?.dropLast(".swift".count).description else {
            return "\(file.path): in no folder of the plan"
        }
        switch parts[0] {
        case "Rules", "Reading": return nil
        case "Decisions":
            if name.hasSuffix("+Due") { return nil }
            let isNamed = decides(file, on: name)
            return isNamed ? nil : "\(file.path): decides on no \(name)"
        case "State":
            let isAggregate = file.code.contains("static let kind = \"")
            if let plus = name.firstIndex(of: "+") {
                if isAggregate { return "\(file.path): its kind stands in its state's own file" }
                let base = "\(domain)State/\(name[..<plus]).swift"
                return files.contains { $0.path == base } ? nil : "\(file.path): of no state"
            }
            guard isAggregate else { return nil }
            let beside = [("+Evolve", "func evolve("), ("+Follows", "func follow(")].filter { suffix, function in
                !files.contains { $0.path == "\(domain)State/\(name)\(suffix).swift" && $0.code.contains(function) }
            }
            return beside.isEmpty ? nil : "\(file.path): without \(beside.map(\.0).joined(separator: ", "))"
        default: return "\(file.path): in no folder of the plan"
        }
    }

    private static func decides(_ file: SourceFile, on message: String) -> Bool {
        file.code.matches(of: /func decide\(\s*_ (?:command|event|heard): (\w+)/).contains { $0.1 == message }
    }

    private static func missing(_ files: [SourceFile]) -> [String] {
        let paths = Set(files.map(\.path))
        let lists = domains.map { "\($0.key)Rules/\($0.value).swift" }
        let tables = Boundary.services.flatMap { service in
            [service, "Facts", "Questions"].map { "Services/\(service)/Service/\($0).swift" }
        }
        return (lists + tables).filter { !paths.contains($0) }.map { "\($0): missing" }.sorted()
    }

    private static func crowded(_ files: [SourceFile]) -> [String] {
        Dictionary(grouping: files) { ($0.path as NSString).deletingLastPathComponent }
            .filter { $0.value.count > longestFolder }.map { "\($0.key): \($0.value.count) files" }.sorted()
    }
}
