/// Where the readers put what they find wrong. One for a whole load, used by one thread.
final class Findings {
    private(set) var faults: [SchemeFault] = []

    func report(
        _ problem: SchemeFault.Problem,
        file: String,
        line: Int? = nil,
        path: String = "",
        found: String? = nil,
        expected: String
    ) {
        faults.append(
            SchemeFault(file: file, line: line, path: path, problem: problem, found: found, expected: expected)
        )
    }
}
