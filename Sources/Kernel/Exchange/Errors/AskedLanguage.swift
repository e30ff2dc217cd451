package import Standards

extension Language {
    /// The language that `Accept-Language` (RFC 9110 section 12.5.4) asks for most; nil where it asks for neither of ours.
    package init?(asked headers: HeaderList) {
        guard let value = headers.last(.acceptLanguage), value.count <= 1_000 else { return nil }
        var best: (language: Language, quality: Double)?
        for range in String(decoding: value, as: UTF8.self).split(separator: ",").prefix(20) {
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            guard let tag = parts.first else { continue }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }
            let quality = weight.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            let language: Language? = tag.hasPrefix("zh") ? .chinese : tag.hasPrefix("en") ? .english : nil
            if let language, quality > best?.quality ?? 0 { best = (language, quality) }
        }
        guard let best else { return nil }
        self = best.language
    }
}
