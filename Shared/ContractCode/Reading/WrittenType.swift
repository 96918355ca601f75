/// A type as a declaration writes it.
indirect enum WrittenType: Equatable {
    case named(String, [WrittenType])
    case list(WrittenType)
    case table(WrittenType, WrittenType)
    case optional(WrittenType)

    /// Reads a type; `nil` for what the contracts have no form for, as a tuple.
    init?(_ text: String) {
        var tokens = Lexer.tokens(of: text).map(\.value)[...]
        guard let type = Self.read(&tokens), tokens.isEmpty else { return nil }
        self = type
    }

    private static func read(_ tokens: inout ArraySlice<String>) -> WrittenType? {
        guard var type = readPlain(&tokens) else { return nil }
        while tokens.first == "?" {
            tokens.removeFirst()
            type = .optional(type)
        }
        return type
    }

    private static func readPlain(_ tokens: inout ArraySlice<String>) -> WrittenType? {
        guard let first = tokens.popFirst() else { return nil }
        if first == "[" {
            guard let element = read(&tokens), let next = tokens.popFirst() else { return nil }
            if next == "]" { return .list(element) }
            guard next == ":", let value = read(&tokens), tokens.popFirst() == "]" else { return nil }
            return .table(element, value)
        }
        guard first.first?.isLetter == true else { return nil }
        var name = first
        while tokens.first == ".", let inner = tokens.dropFirst().first {
            name += "." + inner
            tokens.removeFirst(2)
        }
        guard tokens.first == "<" else { return .named(name, []) }
        tokens.removeFirst()
        var arguments: [WrittenType] = []
        while let next = tokens.first, next != ">" {
            guard let argument = read(&tokens) else { return nil }
            arguments.append(argument)
            if tokens.first == "," { tokens.removeFirst() }
        }
        guard tokens.popFirst() == ">" else { return nil }
        return .named(name, arguments)
    }
}
