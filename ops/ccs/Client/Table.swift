internal import Contracts

/// Lines in columns, as wide as what stands in them. What is not seen, or would change what is seen, is spelled out.
public struct Table: Sendable {
    private var rows: [[String]]
    private let right: Set<Int>

    /// A table with these heads; the columns of `right` are set to the right.
    public init(_ head: [String], right: Set<Int> = []) {
        rows = [head]
        self.right = right
    }

    /// A further line.
    public mutating func add(_ row: [String]) { rows.append(row.map { $0.visible() }) }

    /// The table; the last column is not filled up.
    public var text: String { text { _, cell in cell } }

    /// The table, each cell marked once its width is known; the heads are not marked.
    public func text(marking: (_ column: Int, _ cell: String) -> String) -> String {
        var widths: [Int] = []
        for row in rows {
            for (place, cell) in row.enumerated() {
                if place < widths.count {
                    widths[place] = max(widths[place], cell.count)
                } else {
                    widths.append(cell.count)
                }
            }
        }
        return rows.enumerated().map { line, row in
            row.enumerated().map { place, cell in
                let blank = String(repeating: " ", count: widths[place] - cell.count)
                let cell = line == 0 ? cell : marking(place, cell)
                if right.contains(place) { return blank + cell }
                return place == row.count - 1 ? cell : cell + blank
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}
