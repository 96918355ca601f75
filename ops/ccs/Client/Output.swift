public import ArgumentParser
import Contracts
import Foundation

/// Where results and remarks of a program go: results to the standard output, what is said on the way to the standard error.
public enum Output {
    /// Whether somebody reads the remarks at a terminal.
    public static let isTerminal = isatty(STDERR_FILENO) == 1

    /// One line: whatever is in it, it stays one.
    public static func line(_ text: String) { print(text.visible()) }

    /// Several lines, laid out by this program.
    public static func text(_ text: String) { print(text.visible(keepsLines: true)) }

    /// A table; it has spelled out its cells itself, and may be coloured.
    public static func table(_ table: Table, marking: (_ column: Int, _ cell: String) -> String = { $1 }) {
        print(table.text(marking: marking))
    }

    /// After the results so far: where both go to one file, a remark stands in the midst of no line.
    public static func remark(_ text: String) {
        fflush(nil)
        FileHandle.standardError.write(Data((text.visible(keepsLines: true) + "\n").utf8))
    }

    /// A line that the next one writes over; nothing where nobody watches.
    public static func passing(_ text: String) {
        guard isTerminal else { return }
        FileHandle.standardError.write(Data(("\r\u{1B}[K" + text.visible()).utf8))
    }

    /// Red, where a terminal shows it.
    public static func red(_ text: String) -> String {
        isatty(STDOUT_FILENO) == 1 ? "\u{1B}[31m\(text)\u{1B}[0m" : text
    }

    /// A document that is JSON already.
    public static func json(text: String) { print(text.visibleJSON) }

    /// A value as JSON.
    public static func json(_ value: some Encodable, pretty: Bool = true) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting =
            pretty ? [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes] : [.sortedKeys, .withoutEscapingSlashes]
        json(text: String(decoding: try encoder.encode(value), as: UTF8.self))
    }
}

/// Does it, and says in one sentence why it cannot be done.
public func plainly<T>(_ body: () async throws -> T) async throws -> T {
    do {
        return try await body()
    } catch let error as ExitCode {
        throw error
    } catch let error as CleanExit {
        throw error
    } catch {
        Output.remark("\(CommandLine.arguments.first.map { URL(filePath: $0).lastPathComponent } ?? "ccs"): \(error)")
        throw ExitCode(1)
    }
}

/// Something is left for the operator to do.
public let leftToDo = ExitCode(2)
