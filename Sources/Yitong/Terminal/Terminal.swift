import Foundation
import Glibc

/// Where the command line reads and writes: results to standard output, what is going on to standard error.
enum Terminal {
    /// Writes a line of the result.
    static func say(_ line: String) {
        write(line + "\n", to: STDOUT_FILENO)
    }

    /// Writes a line about what is going on.
    static func note(_ line: String) {
        write(line + "\n", to: STDERR_FILENO)
    }

    /// Whether standard error is a screen on which a line can be written over.
    static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes over the current line of the screen.
    static func overwrite(_ line: String) {
        write("\r\u{1B}[2K" + line, to: STDERR_FILENO)
    }

    /// Asks for a password without showing it; nil at the end of input or where nobody can be asked.
    static func password(prompt: String) -> String? {
        guard isatty(STDIN_FILENO) == 1 else { return readLine() }
        write(prompt, to: STDERR_FILENO)
        var before = termios()
        tcgetattr(STDIN_FILENO, &before)
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            write("\n", to: STDERR_FILENO)
        }
        return readLine()
    }

    /// Writes a piece of the result as it is; false when nobody reads any more.
    @discardableResult
    static func write(_ text: String) -> Bool {
        write(text, to: STDOUT_FILENO)
    }

    @discardableResult
    private static func write(_ text: String, to descriptor: Int32) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count <= 0 { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
