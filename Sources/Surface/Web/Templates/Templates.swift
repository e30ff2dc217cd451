import Foundation
import Mustache
import Standards

/// The templates of `web/templates`, compiled once at start, with the strings of both languages.
struct Templates: Sendable {
    private let library: MustacheLibrary
    private let chinese: Strings
    private let english: Strings

    /// Reads and compiles everything under `folder` (the home's `web`).
    init(folder: String) throws {
        chinese = try Strings(folder: folder + "/strings", language: .chinese)
        english = try Strings(folder: folder + "/strings", language: .english)
        var library = MustacheLibrary()
        let templates = folder + "/templates"
        for name in try Self.names(in: templates) {
            let text = try String(contentsOfFile: "\(templates)/\(name).mustache", encoding: .utf8)
            do {
                library.register(try MustacheTemplate(string: text), named: name)
            } catch {
                throw WebError(.template, reason: "\(name): \(error)")
            }
        }
        self.library = library
    }

    /// The strings of a language.
    subscript(_ language: Language) -> Strings {
        language == .chinese ? chinese : english
    }

    /// The page `name` filled with `view`, in a language.
    func render(_ name: String, _ view: View, in language: Language) throws -> String {
        var fields: [String: View] = [:]
        if case .fields(let given) = view { fields = given }
        fields["t"] = self[language].view
        guard let text = library.render(View.fields(fields), withTemplate: name) else {
            throw WebError(.template, reason: name)
        }
        return text
    }

    private static func names(in folder: String) throws -> [String] {
        guard let files = FileManager.default.enumerator(atPath: folder) else {
            throw WebError(.template, reason: folder)
        }
        let suffix = ".mustache"
        return files.compactMap { $0 as? String }.filter { $0.hasSuffix(suffix) }
            .map { String($0.dropLast(suffix.count)) }.sorted()
    }
}
