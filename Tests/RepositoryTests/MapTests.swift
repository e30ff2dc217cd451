import Foundation
import Testing

/// The maps of the house show the house.
@Suite struct MapTests {
    @Test func `every target stands in the map of modules once`() throws {
        let manifest = try Repository.text("Package.swift")
        let map = try Repository.text("docs/modules.md")
        let targets = manifest.matches(
            of: /\.(?:target|executableTarget|testTarget|systemLibrary)\(\s*name: "([^"]+)"/
        ).map { String($0.1) }
        #expect(targets.count > 20)
        for target in targets {
            let rows = map.ranges(of: "| **\(target)** |").count
            #expect(rows == 1, "\(target) stands \(rows) times in docs/modules.md")
        }
        let mapped = map.matches(of: /\| \*\*([^*]+)\*\* \|/).map { String($0.1) }
        for name in mapped { #expect(targets.contains(name), "docs/modules.md has \(name), Package.swift has not") }
    }

    @Test func `every target's folder is there`() throws {
        let manifest = try Repository.text("Package.swift")
        for path in manifest.matches(of: /path: "([^"]+)"/).map({ String($0.1) }) {
            #expect(Repository.exists(path), "\(path)")
        }
    }

    @Test func `every type of the glossary exists`() throws {
        let packs = try Repository.files("packs", ".yaml").map { try Repository.text($0) }.joined()
        let rows = try Repository.text("docs/glossary.md").split(separator: "\n").filter { $0.hasPrefix("|") }
        var seen = 0
        for row in rows {
            let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count >= 4 else { continue }
            for token in cells[2].matches(of: /`([^`]+)`/).map({ String($0.1) }) {
                seen += 1
                if token.first?.isUppercase == true {
                    #expect(Self.isDeclared(token), "\(token) is in the glossary and not in Sources")
                } else {
                    #expect(packs.contains(token), "\(token) is in the glossary and not in packs")
                }
            }
        }
        #expect(seen > 30)
    }

    /// Whether `Type` or `Type.member` is declared.
    private static func isDeclared(_ token: String) -> Bool {
        let parts = token.split(separator: ".").map(String.init)
        let type = NSRegularExpression.escapedPattern(for: parts[0])
        let declares = Repository.sources.contains { source in
            matches(source.text, "\\b(struct|class|enum|protocol|actor|typealias) \(type)\\b")
        }
        guard declares, parts.count == 2 else { return declares }
        let member = NSRegularExpression.escapedPattern(for: parts[1])
        return Repository.sources.contains { source in
            matches(source.text, "\\b(struct|class|enum|protocol|extension) \(type)\\b")
                && matches(source.text, "\\b(func|var|let|case)\\b[^\n]*\\b\(member)\\b")
        }
    }

    private static func matches(_ text: String, _ pattern: String) -> Bool {
        text.range(of: pattern, options: .regularExpression) != nil
    }

    @Test func `every configuration key stands in the operator's table`() throws {
        let table = try Repository.text("docs/how-to/operate.md")
        let folder = "Sources/Platform/Configuration/"
        let comments = Repository.sources.filter { $0.path.hasPrefix(folder) }
            .flatMap { $0.text.split(separator: "\n") }.filter { $0.contains("///") }
        let documented = comments.flatMap { line in
            line.matches(of: /`((?:city|log|http|database|journal|jobs|files|identity)\.[a-zA-Z]+)`/).map {
                String($0.1)
            }
        }
        #expect(documented.count > 10)
        for key in Set(documented) { #expect(table.contains("`\(key)`"), "\(key) is not in docs/how-to/operate.md") }
    }

    @Test func `links in the documents lead somewhere`() throws {
        let pages =
            try Repository.files("docs", ".md")
            + ["README.md", "README.zh-CN.md", "CHANGELOG.md", "CONTRIBUTING.md"]
        var links = 0
        for page in pages {
            let folder = page.contains("/") ? page[..<(page.lastIndex(of: "/") ?? page.startIndex)] + "/" : ""
            for link in try Repository.text(page).matches(of: /\]\(([^)\s]+)\)/).map({ String($0.1) }) {
                if link.contains("://") || link.hasPrefix("#") { continue }
                links += 1
                let target = link.prefix { $0 != "#" }
                #expect(Repository.exists(folder + target), "\(page) leads to \(link)")
            }
        }
        #expect(links > 10)
    }

    @Test func `decisions are numbered without a gap`() throws {
        let numbers = try Repository.files("docs/decisions", ".md").compactMap { path in
            path.split(separator: "/").last.flatMap { Int($0.prefix(4)) }
        }
        #expect(numbers == Array(0..<numbers.count))
    }
}
