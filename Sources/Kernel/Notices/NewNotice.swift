import Standards
import Store

/// A notice to be written.
package struct NewNotice: Sendable, Hashable {
    /// What it says, in words joined by dots, such as `case.returned`; 1–100 bytes.
    package let kind: String
    /// What the sentence names, at most 16 KiB in all.
    package let parameters: [String: String]
    /// The page that it leads to: a path of this instance, at most 500 bytes.
    package let href: String

    /// A notice to be written.
    package init(kind: String, parameters: [String: String] = [:], href: String) {
        self.kind = kind
        self.parameters = parameters
        self.href = href
    }

    /// The parameters as they are stored: JSON with sorted keys.
    ///
    /// Throws where something is too long, or the page is not one of this instance: a notice must not lead elsewhere.
    func checkedParameters() throws -> String {
        let text = try JSONText.of(parameters)
        let isClean = [kind, href].allSatisfy { $0.utf8.allSatisfy { (0x21...0x7E).contains($0) } }
        guard isClean, (1...100).contains(kind.utf8.count), text.utf8.count <= 16_384, href.utf8.count <= 500,
            href.hasPrefix("/"), !href.hasPrefix("//"), !href.contains("\\")
        else { throw StoreError(.misuse, "a notice of kind \(kind) is too long or leads outside") }
        return text
    }

    /// Reads what `checkedParameters` writes.
    static func parameters(_ text: String) throws -> [String: String] {
        try JSONText.value(text)
    }
}
