import Foundation

/// A terminal whose keys are read one by one, and whose screen is given back as it was.
public final class RawTerminal {
    /// A key that means something.
    public enum Key: Sendable, Equatable {
        case up, down, enter, escape
        case letter(Character)
    }

    private var before = termios()
    private var typed: [UInt8] = []

    /// Takes the terminal; `nil` where the standard input or output is none.
    public init?() {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, tcgetattr(STDIN_FILENO, &before) == 0 else {
            return nil
        }
        var raw = before
        raw.c_lflag &= ~tcflag_t(ECHO | ICANON)
        guard tcsetattr(STDIN_FILENO, TCSANOW, &raw) == 0 else { return nil }
        // The other screen, without a cursor.
        Self.write("\u{1B}[?1049h\u{1B}[?25l")
    }

    /// Gives the terminal back.
    public func close() {
        Self.write("\u{1B}[?25h\u{1B}[?1049l")
        tcsetattr(STDIN_FILENO, TCSANOW, &before)
    }

    /// How wide and high it is now.
    public var size: (width: Int, height: Int) {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return (80, 24) }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    /// Shows these lines, from the top left, and nothing else.
    public func show(_ lines: [WatchScreen.Line]) {
        var text = "\u{1B}[H"
        for (place, line) in lines.enumerated() {
            if line.isWrong { text += "\u{1B}[31m" }
            if line.isChosen { text += "\u{1B}[7m" }
            text += line.text + "\u{1B}[0m\u{1B}[K"
            if place < lines.count - 1 { text += "\r\n" }
        }
        Self.write(text + "\u{1B}[J")
    }

    /// The next key, within so many milliseconds; `nil` when none came, or one that means nothing.
    public func key(within milliseconds: Int32) -> Key? {
        if typed.isEmpty {
            var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, milliseconds) > 0 else { return nil }
            var bytes = [UInt8](repeating: 0, count: 64)
            let count = read(STDIN_FILENO, &bytes, bytes.count)
            // The terminal is gone.
            guard count > 0 else { return .letter("q") }
            typed = Array(bytes.prefix(count))
        }
        return Self.next(in: &typed)
    }

    /// Takes the first key off what was typed; several may come at once.
    public static func next(in typed: inout [UInt8]) -> Key? {
        guard let first = typed.first else { return nil }
        guard first == 0x1B, typed.count > 1, typed[1] == 0x5B || typed[1] == 0x4F else {
            typed.removeFirst()
            switch first {
            case 0x1B: return .escape
            case 0x0A, 0x0D: return .enter
            default: return first < 0x80 ? .letter(Character(UnicodeScalar(first))) : nil
            }
        }
        // A sequence ends with its first letter or tilde.
        let end = typed.dropFirst(2).firstIndex { (0x40...0x7E).contains($0) } ?? typed.count - 1
        let last = typed[end]
        typed.removeSubrange(0...end)
        return last == 0x41 ? .up : last == 0x42 ? .down : nil
    }

    private static func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
}
