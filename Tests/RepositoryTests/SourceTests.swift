import Foundation
import Testing

/// Rules of the house that the compiler does not know.
@Suite struct SourceTests {
    /// Calls that Sources must not make, and the files that still do: this list may only shrink.
    private static let banned: [(call: String, pattern: String, allowed: Set<String>)] = [
        ("Date(): the clock is injected", #"(?<![A-Za-z])Date\(\)"#, []),
        (
            "UUID(): ids come from IDSource", #"(?<![A-Za-z])UUID\(\)"#,
            ["Sources/Yitong/Commands/ImportCommand.swift"]
        ),
        (".random(: randomness is injected", #"\.random\("#, ["Sources/Base/Standards/Identifiers/Entropy.swift"]),
        ("print(: the terminal has Terminal, the rest a logger", #"(?<![A-Za-z.])(debugPrint|print)\("#, []),
        ("try!", #"\btry!"#, []),
        ("as!", #"\bas!"#, []),
        ("fatalError(", #"\bfatalError\("#, []),
        (
            "precondition(", #"\b(precondition|preconditionFailure|assertionFailure)\("#,
            ["Sources/Surface/HTTP/Requests/HeaderNames.swift"]
        ),
        ("a stray Task: what lives is a Service", #"(?<![A-Za-z.])Task(\.detached)?(\(priority[^)]*\))? \{"#, []),
        ("TODO: an issue says what is to be done", #"\b(TODO|FIXME|XXX|HACK)\b"#, []),
    ]

    @Test func `no source makes a banned call`() {
        for rule in Self.banned {
            let found = Repository.sources.filter {
                Self.code($0.text).range(of: rule.pattern, options: .regularExpression) != nil
            }
            let paths = Set(found.map(\.path))
            #expect(paths.subtracting(rule.allowed).isEmpty, "\(rule.call)")
            #expect(
                rule.allowed.subtracting(paths).isEmpty, "\(rule.call): no longer needed in the list of the allowed")
        }
    }

    @Test func `what the compiler cannot check is explained where it stands`() {
        for (path, text) in Repository.sources {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated()
            where line.contains("@unchecked Sendable") || line.contains("nonisolated(unsafe)") {
                let before = lines[max(0, index - 8)..<index]
                let isExplained = line.contains("//") || before.contains { $0.contains("//") }
                #expect(isExplained, "\(path):\(index + 1) does not say why it holds")
            }
        }
    }

    @Test func `no file is longer than 400 lines`() {
        #expect(Repository.sources.count > 300)
        for (path, text) in Repository.sources {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
            #expect(lines <= 400, "\(path) has \(lines) lines")
        }
    }

    /// The text without its comments.
    private static func code(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in line.range(of: "//").map { line[..<$0.lowerBound] } ?? line }.joined(separator: "\n")
    }
}
