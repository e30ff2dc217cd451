import Crypto
package import Journal
package import Standards

/// One hidden field that does two things: it proves that the form came from this session's own page, and it is the id of the
/// command that the form sends, so that a form sent twice is done once.
package struct FormToken: Sendable, Hashable {
    /// `id.code`, for the hidden field.
    package let text: String
    /// The command's id, the same however often the form is sent.
    package let command: CommandID
}

extension Session {
    /// A new token for a form that does `action`, such as `import`.
    package func formToken(for action: String, ids: IDSource) throws -> FormToken {
        let id = ids.next(FormToken.self).rawValue
        let code = HMAC<SHA256>.authenticationCode(for: signed(id, action), using: token.key(for: "form"))
        return FormToken(text: "\(id).\(Base64URL.text(Array(code)))", command: try Self.command(id))
    }

    /// The token that a form brought back, or nil where it is forged, of another session or of another action.
    package func formToken(_ text: String, for action: String) -> FormToken? {
        guard text.utf8.count <= 100, let dot = text.firstIndex(of: "."),
            let code = Base64URL.bytes(text[text.index(after: dot)...], count: 32)
        else { return nil }
        let id = String(text[..<dot])
        guard
            HMAC<SHA256>.isValidAuthenticationCode(
                code, authenticating: signed(id, action), using: token.key(for: "form")),
            let command = try? Self.command(id)
        else { return nil }
        return FormToken(text: text, command: command)
    }

    private func signed(_ id: String, _ action: String) -> [UInt8] {
        Array("\(id) \(action)".utf8)
    }

    private static func command(_ id: String) throws -> CommandID {
        try CommandID("form:\(id)")
    }
}
