import Foundation
import HTTP
import Standards
import Testing

@testable import Web

/// Where the repository stands, from this file.
private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

@Suite struct StringsTests {
    private let chinese = try? Strings(folder: root + "/web/strings", language: .chinese)
    private let english = try? Strings(folder: root + "/web/strings", language: .english)

    private func files(_ folder: String, _ suffix: String) throws -> String {
        let walk = try #require(FileManager.default.enumerator(atPath: root + "/" + folder))
        return try walk.compactMap { $0 as? String }.filter { $0.hasSuffix(suffix) }.sorted()
            .map { try String(contentsOfFile: "\(root)/\(folder)/\($0)", encoding: .utf8) }.joined(separator: "\n")
    }

    @Test func `both languages have the same strings`() throws {
        let (zh, en) = (try #require(chinese), try #require(english))
        #expect(zh.keys == en.keys)
        #expect(zh.keys.count > 200)
    }

    @Test func `both languages replace the same names in each string`() throws {
        let (zh, en) = (try #require(chinese), try #require(english))
        for key in zh.keys {
            #expect(Self.names(in: zh(key)) == Self.names(in: en(key)), "\(key)")
        }
    }

    @Test func `each string of a template exists and each string is used`() throws {
        let keys = try #require(chinese).keys
        let templates = try files("web/templates", ".mustache")
        let sources = try files("Sources/Surface/Web", ".swift")
        let used = Set(templates.matches(of: /{{t\.([a-z0-9]+\.[a-z0-9-]+)}}/).map { String($0.1) })
        #expect(used.subtracting(keys).isEmpty)
        let named = Set(sources.matches(of: /"([a-z]+\.[A-Za-z0-9-]+)"/).map { String($0.1) })
        // Keys that end in data, such as "import.\(state)": every string of the group may be meant.
        let groups = Set(sources.matches(of: /"([a-z]+)\.(?:\\\(|" \+)/).map { String($0.1) })
        for key in keys where !used.contains(key) && !named.contains(key) {
            #expect(groups.contains(String(key.prefix { $0 != "." })), "\(key) is not used")
        }
    }

    @Test func `templates hold no text of their own and never switch escaping off`() throws {
        let templates = try files("web/templates", ".mustache")
        #expect(!templates.contains("{{{") && !templates.contains("{{&") && !templates.contains("CONTENT_TYPE"))
        let text = templates.replacing(/<[^>]*>/, with: " ").replacing(/{{[^}]*}}/, with: " ")
        #expect(!text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
    }

    @Test func `templates hold neither script nor style`() throws {
        let templates = try files("web/templates", ".mustache")
        #expect(!templates.contains("<script") && !templates.contains("style=") && !templates.contains("onclick"))
    }

    @Test func `all templates compile and the style sheet is small`() throws {
        _ = try Templates(folder: root + "/web")
        let style = try #require(FileManager.default.contents(atPath: root + "/web/styles/yitong.css"))
        #expect(style.count < 20_000)
    }

    @Test func `values are escaped when they are written`() throws {
        let html = try Templates(folder: root + "/web")
            .render("problem", ["heading": "<script>alert('1')</script>"], in: .english)
        #expect(!html.contains("<script>") && html.contains("&lt;script&gt;"))
    }

    private static func names(in text: String) -> [String] {
        text.matches(of: /\{([a-z]+)\}/).map { String($0.1) }.sorted()
    }
}
