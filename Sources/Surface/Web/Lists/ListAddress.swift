import Foundation
import HTTP

/// The address of a list with all that was chosen on it; a choice more or less gives another address.
///
/// Lists need no script: each facet, chip and page is a link to such an address.
struct ListAddress: Sendable, Hashable {
    /// The path, such as `/catalogue`.
    let path: String
    private var fields: [Field] = []

    private struct Field: Sendable, Hashable {
        let name: String
        let value: String
    }

    /// The list with nothing chosen.
    init(_ path: String) {
        self.path = path
    }

    /// The list with what a query brought for these names.
    init(_ path: String, _ query: Form, keeping names: [String]) {
        self.path = path
        for name in names {
            for value in query.all(name).map(\.trimmed) where !value.isEmpty { add(name, value) }
        }
    }

    /// The same choices on another path, such as the export of the list.
    func at(_ path: String) -> ListAddress {
        var copy = ListAddress(path)
        copy.fields = fields
        return copy
    }

    /// With one choice more.
    func adding(_ name: String, _ value: String) -> ListAddress {
        var copy = self
        copy.add(name, value)
        return copy
    }

    /// With one choice less.
    func removing(_ name: String, _ value: String) -> ListAddress {
        var copy = self
        copy.fields.removeAll { $0.name == name && $0.value == value }
        return copy
    }

    /// Without anything under a name.
    func removing(_ name: String) -> ListAddress {
        var copy = self
        copy.fields.removeAll { $0.name == name }
        return copy
    }

    /// The values chosen under a name.
    subscript(_ name: String) -> Set<String> {
        Set(fields.lazy.filter { $0.name == name }.map(\.value))
    }

    /// What was chosen under every other name, as hidden fields of a form that sends `names` itself.
    func hidden(without names: Set<String>) -> View {
        .list(
            fields.filter { !names.contains($0.name) }
                .map { ["name": .text($0.name), "value": .text($0.value)] })
    }

    /// The path with its query; every character that is not plain stands percent-encoded (RFC 3986).
    var text: String {
        guard !fields.isEmpty else { return path }
        return path + "?" + fields.map { Self.encoded($0.name) + "=" + Self.encoded($0.value) }.joined(separator: "&")
    }

    private mutating func add(_ name: String, _ value: String) {
        let field = Field(name: name, value: value)
        if !fields.contains(field) { fields.append(field) }
    }

    private static let plain = CharacterSet(
        charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}
