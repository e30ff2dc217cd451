import Foundation
import HTTP
import Standards

/// Every string of every page in one language, by `group.key`, read once at start from `web/strings`.
struct Strings: Sendable {
    /// The tree as templates see it: `{{t.signin.title}}`.
    let view: View
    /// The language.
    let language: Language
    private let texts: [String: String]

    /// Reads `FOLDER/zh.json` or `FOLDER/en.json`: an object of groups, each an object of strings.
    init(folder: String, language: Language) throws {
        let path = folder + "/" + language.rawValue + ".json"
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        guard case .object(let groups) = try JSON(data) else { throw WebError(.strings, reason: path) }
        var texts: [String: String] = [:]
        var tree: [String: View] = [:]
        for (group, members) in groups {
            guard case .object(let members) = members else { throw WebError(.strings, reason: "\(path): \(group)") }
            var branch: [String: View] = [:]
            for (key, value) in members {
                guard let text = value.text else { throw WebError(.strings, reason: "\(path): \(group).\(key)") }
                texts["\(group).\(key)"] = text
                branch[key] = .text(text)
            }
            tree[group] = .fields(branch)
        }
        self.language = language
        self.texts = texts
        self.view = .fields(tree)
    }

    /// The keys, `group.key`.
    var keys: Set<String> { Set(texts.keys) }

    /// The string of a key that data made, or nil where there is none.
    func known(_ key: String) -> String? {
        texts[key]
    }

    /// The string of a key with `{name}` replaced by values; the key itself where the string is missing.
    func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
        guard var text = texts[key] else { return key }
        for (name, value) in values { text = text.replacing("{\(name)}", with: value) }
        return text
    }
}
