public import Campaign
import Contracts
import Foundation
import Yams

/// Reads the file of a campaign. What it may hold is said in the head of ops/demo/campaign.yaml.
public enum CampaignFile {
    /// Everything that is wrong with a file, each with its place.
    public struct Faults: Error, Sendable, Equatable, CustomStringConvertible {
        /// One line a fault.
        public let lines: [String]
        /// All of them.
        public var description: String { lines.joined(separator: "\n") }
    }

    /// Reads a file.
    public static func read(file: String) throws -> CampaignPlan {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Faults(lines: ["the campaign \(file) cannot be read: expected a YAML file, as ops/demo/campaign.yaml"]
            )
        }
        return try read(String(decoding: data, as: UTF8.self), from: file)
    }

    /// Reads a text.
    public static func read(_ text: String, from file: String) throws -> CampaignPlan {
        let loaded: Any?
        do {
            loaded = try Yams.load(yaml: text)
        } catch {
            throw Faults(lines: ["\(file): not YAML: \(error)"])
        }
        guard let top = loaded as? [String: Any] else {
            throw Faults(lines: ["\(file): expected a mapping with the key files"])
        }
        var reader = Reader(file: file)
        reader.onlyKnows(["title", "seed", "accreditation", "filesPerSession", "outstanding", "files"], in: top, "")
        var files: [FilePlan] = []
        if let list = top["files"] as? [Any], !list.isEmpty {
            for (place, entry) in list.enumerated() {
                if let plan = reader.plan(entry, "files.\(place + 1)") { files.append(plan) }
            }
        } else {
            reader.fault("files", "expected a list of one file or more")
        }
        let plan = CampaignPlan(
            title: top["title"] as? String ?? "",
            seed: UInt64(clamping: reader.number(top["seed"], "seed", 0...Int.max) ?? 1),
            accreditingBranch: top["accreditation"].flatMap { reader.identifier($0, "accreditation") },
            files: files,
            outstanding: reader.number(top["outstanding"], "outstanding", 1...100_000) ?? 200,
            filesPerSession: reader.number(top["filesPerSession"], "filesPerSession", 1...1000) ?? 20
        )
        guard reader.faults.isEmpty else { throw Faults(lines: reader.faults) }
        return plan
    }
}

private struct Reader {
    let file: String
    var faults: [String] = []

    mutating func fault(_ path: String, _ what: String) { faults.append("\(file): \(path): \(what)") }

    mutating func onlyKnows(_ keys: Set<String>, in map: [String: Any], _ path: String) {
        for key in map.keys.sorted() where !keys.contains(key) {
            fault(path.isEmpty ? key : "\(path).\(key)", "unknown; known are \(keys.sorted().joined(separator: ", "))")
        }
    }

    mutating func number(_ value: Any?, _ path: String, _ range: ClosedRange<Int>) -> Int? {
        guard let value else { return nil }
        guard let number = value as? Int, range.contains(number) else {
            fault(path, "expected a number from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return number
    }

    private static let keys: Set<String> = [
        "name", "branch", "panel", "missing", "divergent", "rectified", "jury", "delegatedSignature",
        "wrongDesignation", "replacement", "faults",
        "officerRefuses", "preparation", "situation", "asksTwice", "correctsName", "withdrawsAt", "reassessed",
        "onPaper", "ends",
    ]

    mutating func plan(_ entry: Any, _ path: String) -> FilePlan? {
        guard let map = entry as? [String: Any] else {
            fault(path, "expected a mapping with name and branch")
            return nil
        }
        onlyKnows(Self.keys, in: map, path)
        guard let branch: BranchID = identifier(map["branch"], "\(path).branch") else { return nil }
        var plan = FilePlan(name: map["name"] as? String ?? path, branch: branch)
        if map["panel"] != nil { plan.panel = identifier(map["panel"], "\(path).panel") }
        for (place, attempt) in list(map["missing"], "\(path).missing").enumerated() {
            plan.missing.append(codes(attempt, "\(path).missing.\(place + 1)"))
        }
        plan.divergent = codes(map["divergent"], "\(path).divergent")
        plan.rectified = codes(map["rectified"], "\(path).rectified")
        plan.jury = choice(map["jury"], "\(path).jury")
        plan.isDelegated = flag(map["delegatedSignature"], "\(path).delegatedSignature") ?? false
        plan.wrongDesignation = choice(map["wrongDesignation"], "\(path).wrongDesignation")
        plan.replacement = choice(map["replacement"], "\(path).replacement")
        for (place, value) in list(map["faults"], "\(path).faults").enumerated() {
            if let fault: FilePlan.PlantedFault = choice(value, "\(path).faults.\(place + 1)") {
                plan.faults.append(fault)
            }
        }
        plan.withdrawsAt = choice(map["withdrawsAt"], "\(path).withdrawsAt")
        plan.preparation = choice(map["preparation"], "\(path).preparation")
        if let situation: Employment.Status = choice(map["situation"], "\(path).situation") {
            plan.situation = situation
        }
        plan.asksTwice = flag(map["asksTwice"], "\(path).asksTwice") ?? false
        plan.correctsName = flag(map["correctsName"], "\(path).correctsName") ?? false
        plan.officerRefuses = flag(map["officerRefuses"], "\(path).officerRefuses") ?? false
        plan.isOnPaper = flag(map["onPaper"], "\(path).onPaper") ?? false
        plan.isReassessed = flag(map["reassessed"], "\(path).reassessed") ?? true
        guard map["ends"] != nil else {
            fault("\(path).ends", "missing: how the file must end")
            return nil
        }
        if let ending: FilePlan.Ending = choice(map["ends"], "\(path).ends") { plan.ending = ending }
        return plan
    }

    mutating func identifier<Kind>(_ value: Any?, _ path: String) -> Identifier<Kind>? {
        if let text = value as? String, let identifier = Identifier<Kind>(text) { return identifier }
        fault(path, "expected an identifier")
        return nil
    }

    private mutating func list(_ value: Any?, _ path: String) -> [Any] {
        guard let value else { return [] }
        if let list = value as? [Any] { return list }
        fault(path, "expected a list")
        return []
    }

    private mutating func codes(_ value: Any?, _ path: String) -> [ElementCode] {
        var codes: [ElementCode] = []
        for (place, entry) in list(value, path).enumerated() {
            if let code: ElementCode = identifier(entry, "\(path).\(place + 1)") { codes.append(code) }
        }
        return codes
    }

    private mutating func flag(_ value: Any?, _ path: String) -> Bool? {
        guard let value else { return nil }
        if let flag = value as? Bool { return flag }
        fault(path, "expected true or false")
        return nil
    }

    private mutating func choice<Value: RawRepresentable & CaseIterable>(_ value: Any?, _ path: String) -> Value?
    where Value.RawValue == String {
        guard let value else { return nil }
        if let text = value as? String, let choice = Value(rawValue: text) { return choice }
        fault(path, "expected one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
        return nil
    }
}
