package import Standards

extension Language {
    /// The language that an `Accept-Language` header (RFC 9110 section 12.5.4) asks for most; nil where it asks for
    /// neither of ours.
    package init?(accept header: String?) {
        guard let header, header.utf8.count <= 1_000 else { return nil }
        var best: (language: Language, quality: Double)?
        for range in header.split(separator: ",").prefix(20) {
            let parts = range.split(separator: ";")
            guard let tag = parts.first?.trimmed.lowercased() else { continue }
            let quality =
                parts.dropFirst().map(\.trimmed).first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            let language: Language? = tag.hasPrefix("zh") ? .chinese : tag.hasPrefix("en") ? .english : nil
            guard let language, quality > 0, quality > best?.quality ?? 0 else { continue }
            best = (language, quality)
        }
        guard let best else { return nil }
        self = best.language
    }

    /// The tag for `lang` and `Content-Language` (BCP 47).
    package var tag: String { self == .chinese ? "zh-CN" : "en" }
}
