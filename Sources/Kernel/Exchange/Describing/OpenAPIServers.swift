import Standards

/// Hides where a service really stands: in its OpenAPI 3 description each `servers[].url` is cut to its path.
///
/// As the reference implementation does (`Openapi3Anonymiser`): only the servers of the whole document, addresses with variables (`{…}`)
/// left as they are. Every other byte stays. JSON only: a description in YAML is refused rather than passed on unread.
package enum OpenAPIServers {
    /// The description with its servers cut; nil where it is no JSON object, is nested deeper than 64, says it is no OpenAPI 3, or
    /// names a server in a way that cannot be read.
    package static func cut(_ description: [UInt8]) -> [UInt8]? {
        var scanner = JSONScanner(description)
        guard let document = scanner.object() else { return nil }
        scanner.space()
        guard scanner.isAtEnd else { return nil }
        var urls: [Range<Int>] = []
        for member in document {
            switch member.name {
            case "openapi":
                guard let version = scanner.text(at: member.value), version.hasPrefix("3.") else { return nil }
            case "servers":
                guard let ranges = scanner.urls(at: member.value) else { return nil }
                urls.append(contentsOf: ranges)
            default: break
            }
        }
        return replaced(description, urls, scanner)
    }

    private static func replaced(_ description: [UInt8], _ urls: [Range<Int>], _ scanner: JSONScanner) -> [UInt8]? {
        var cut: [UInt8] = []
        cut.reserveCapacity(description.count)
        var copied = 0
        for range in urls {
            guard let url = scanner.text(at: range), let path = path(of: url) else { return nil }
            cut.append(contentsOf: description[copied..<range.lowerBound])
            cut.append(contentsOf: path.jsonString.utf8)
            copied = range.upperBound
        }
        cut.append(contentsOf: description[copied...])
        return cut
    }

    /// The path of an address; the whole where variables stand in it; nil where it is no address.
    static func path(of url: String) -> String? {
        if url.contains("{"), url.contains("}") { return url }
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) else { return nil }
        var rest = url[...]
        if let colon = rest.firstIndex(of: ":"), !rest[..<colon].contains(where: { "/?#".contains($0) }) {
            rest = rest[rest.index(after: colon)...]
        }
        if rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
            rest = rest[(rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex)...]
        }
        return String(rest.prefix { $0 != "?" && $0 != "#" })
    }
}
