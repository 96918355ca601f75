import Foundation

/// A JSON value, compared as what it says: the order of an object's members is nothing.
enum JSON: Decodable, Equatable {
    case object([String: JSON])
    case list([JSON])
    case text(String)
    case integer(Int64)
    case number(Double)
    case boolean(Bool)
    case null

    init(_ data: Data) throws { self = try JSONDecoder().decode(JSON.self, from: data) }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .boolean(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSON].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }

    /// The paths at which `other` lacks what stands here, or says something else; what `other` has besides is nothing.
    /// Empty when `other` is a superset.
    func missing(in other: JSON, at path: String = "") -> [String] {
        switch (self, other) {
        case (.object(let mine), .object(let theirs)):
            return mine.sorted { $0.key < $1.key }.flatMap { key, value in
                let place = path.isEmpty ? key : "\(path).\(key)"
                return theirs[key].map { value.missing(in: $0, at: place) } ?? [place]
            }
        case (.list(let mine), .list(let theirs)) where mine.count == theirs.count:
            return zip(mine, theirs).enumerated().flatMap { index, pair in
                pair.0.missing(in: pair.1, at: "\(path)[\(index)]")
            }
        default:
            return self == other ? [] : [path]
        }
    }
}
