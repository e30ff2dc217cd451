/// The facets of a document as one text, which many documents share: a line "facet, tab, value" for each value, in
/// order, between line ends.
enum Facets {
    /// The text of facets.
    static func text(_ facets: [String: Set<String>]) -> String {
        let lines = facets.flatMap { facet, values in values.map { line(facet, $0) } }
        return "\n" + lines.sorted().map { $0 + "\n" }.joined()
    }

    /// What a text holds where a document has the value, and nowhere else.
    static func needle(_ facet: String, _ value: String) -> String {
        "\n" + line(facet, value) + "\n"
    }

    /// Every needle of a text.
    static func needles(_ text: String) -> [String] {
        lines(text).map { "\n\($0)\n" }
    }

    /// The facet and the value of a line; nil where it is none.
    static func read(_ line: Substring) -> (facet: String, value: String)? {
        let parts = line.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        return (plain(Substring(parts[0])), plain(Substring(parts[1])))
    }

    /// The lines of a text.
    static func lines(_ text: String) -> [Substring] {
        text.utf8.split(separator: UInt8(ascii: "\n")).map { Substring($0) }
    }

    private static func line(_ facet: String, _ value: String) -> String {
        escaped(facet) + "\t" + escaped(value)
    }

    private static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result.append(contentsOf: "\\s".unicodeScalars)
            case "\n": result.append(contentsOf: "\\n".unicodeScalars)
            case "\t": result.append(contentsOf: "\\t".unicodeScalars)
            case "\0": result.append(contentsOf: "\\0".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private static func plain(_ text: Substring) -> String {
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return String(text) }
        var result = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in text.unicodeScalars {
            switch (isEscaped, scalar) {
            case (false, "\\"):
                isEscaped = true
                continue
            case (true, "s"): result.append("\\")
            case (true, "n"): result.append("\n")
            case (true, "t"): result.append("\t")
            case (true, "0"): result.append("\0")
            default: result.append(scalar)
            }
            isEscaped = false
        }
        return String(result)
    }
}
