import Yams

/// Reads the keys of one mapping, and knows in the end which were missing and which nobody asked for.
final class MappingReader {
    let cursor: Cursor
    private let mapping: Node.Mapping
    private var known: Set<String> = []
    private var missing: [String] = []

    init(_ mapping: Node.Mapping, at cursor: Cursor) {
        self.mapping = mapping
        self.cursor = cursor
    }

    /// The place under a key that must be there; `nil`, and reported in the end, when it is not.
    subscript(_ key: String) -> Cursor? {
        known.insert(key)
        guard let node = value(key) else {
            missing.append(key)
            return nil
        }
        return place(key, node)
    }

    /// The place under a key that may be absent, or present without a value.
    func optional(_ key: String) -> Cursor? {
        known.insert(key)
        guard let node = value(key) else { return nil }
        let place = place(key, node)
        return place.isNull ? nil : place
    }

    /// Each key with its place, for a mapping whose keys are data.
    func entries() -> [(key: String, place: Cursor)] {
        mapping.map { key, value in
            let name = key.scalar?.string ?? ""
            known.insert(name)
            return (name, place(name, value))
        }
    }

    // A key that is known and missing, and one alike that is unknown and present, are one slip, not two.
    func finish() {
        for (key, _) in mapping {
            let name = key.scalar?.string ?? "?"
            guard !known.contains(name) else { continue }
            let meant = nearest(to: name, among: missing)
            missing.removeAll { $0 == meant }
            let allowed = known.isEmpty ? "no key" : "one of \(known.sorted().joined(separator: ", "))"
            cursor.findings.report(
                .unknownKey,
                file: cursor.file,
                line: key.mark?.line,
                path: path(name),
                found: name,
                expected: meant ?? allowed
            )
        }
        for key in missing {
            cursor.findings.report(
                .missing,
                file: cursor.file,
                line: cursor.line,
                path: path(key),
                expected: "the key \(key)"
            )
        }
    }

    private func value(_ key: String) -> Node? { mapping.first { $0.key.scalar?.string == key }?.value }

    private func place(_ key: String, _ node: Node) -> Cursor {
        Cursor(node: node, file: cursor.file, path: path(key), findings: cursor.findings)
    }

    private func path(_ key: String) -> String { cursor.path.isEmpty ? key : "\(cursor.path).\(key)" }
}

/// The name that is meant by a misspelled one: the nearest, when no more than a third of its letters differ.
public func nearest(to name: String, among names: [String]) -> String? {
    names.map { (name: $0, distance: editDistance(name, $0)) }
        .filter { $0.distance <= max(2, $0.name.count / 3) }
        .min { $0.distance < $1.distance }?.name
}

/// Letters to insert, delete or replace to get from one word to another (Levenshtein).
private func editDistance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.lowercased()), Array(right.lowercased()))
    var previous = Array(0...right.count)
    for (row, letter) in left.enumerated() {
        var current = [row + 1]
        for (column, other) in right.enumerated() {
            current.append(
                min(previous[column] + (letter == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
            )
        }
        previous = current
    }
    return previous[right.count]
}
