/// Notices what stands twice among names that must be unique, and says where the first one stands.
struct UniqueNames {
    private var places: [String: Cursor] = [:]

    init() {}

    /// Reports the name when it was seen before.
    mutating func see(_ name: String, at place: Cursor) {
        guard let first = places[name] else {
            places[name] = place
            return
        }
        let line = first.line.map { ":\($0)" } ?? ""
        place.report(.duplicate, found: name, expected: "another one; it already stands in \(first.file)\(line)")
    }
}
