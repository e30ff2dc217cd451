import Exchange

/// Where a provider's system stands, as its service is configured: `http://host[:port][/path]` or `https://…`.
package struct ForeignAddress: Sendable, Hashable, CustomStringConvertible {
    /// Whether it is asked by TLS.
    package let isEncrypted: Bool
    /// A name, or an IP address without brackets.
    package let host: String
    /// 1–65535; by default 80 or 443.
    package let port: Int
    /// The path before the calls' own; empty, or begun by a slash.
    package let path: String
    /// As it was configured; not for clients.
    package let description: String

    /// Reads an address of at most 1,000 bytes; nil where it is none, or holds a user, a query or a fragment.
    package init?(_ text: String) {
        guard text.utf8.count <= 1_000, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x5C }) else {
            return nil
        }
        guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://") else { return nil }
        switch text[..<colon].lowercased() {
        case "http": isEncrypted = false
        case "https": isEncrypted = true
        default: return nil
        }
        let rest = text[text.index(colon, offsetBy: 3)...]
        let authority = rest.prefix { $0 != "/" }
        path = String(rest.dropFirst(authority.count))
        guard !authority.contains(where: { "@?#".contains($0) }), !path.contains(where: { "?#".contains($0) }) else {
            return nil
        }
        guard let (host, port) = Self.split(authority) else { return nil }
        self.host = host
        self.port = port ?? (isEncrypted ? 443 : 80)
        description = text
    }

    /// Host and port of an authority; an IPv6 address stands in brackets.
    private static func split(_ authority: Substring) -> (String, Int?)? {
        let host: Substring
        var rest: Substring
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            host = authority[authority.index(after: authority.startIndex)..<end]
            rest = authority[authority.index(after: end)...]
            guard host.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else { return nil }
        } else {
            host = authority.prefix { $0 != ":" }
            rest = authority.dropFirst(host.count)
            guard host.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." || $0 == "_" }) else {
                return nil
            }
        }
        guard !host.isEmpty else { return nil }
        if rest.isEmpty { return (String(host), nil) }
        guard rest.removeFirst() == ":", (1...5).contains(rest.count), let port = Int(rest),
            (1...65_535).contains(port),
            rest.allSatisfy(\.isNumber)
        else { return nil }
        return (String(host), port)
    }

    /// The value of `Host`.
    var hostField: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == (isEncrypted ? 443 : 80) ? name : "\(name):\(port)"
    }
}
