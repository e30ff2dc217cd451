/// The tables of divisions, as text that people can check against the standard.
///
/// An entry is `code:name:English`, where it needs them followed by `:from-to` (either may lack) and by `:<codes` of
/// which it was made or `:>codes` which it became, joined by `+`.
enum DivisionTable {
    /// The divisions that a table lists; an entry that cannot be read is left out, and a test counts them.
    static func read(_ table: String) -> [Division] {
        table.split { $0 == " " || $0 == "\n" }.compactMap(division)
    }

    private static func division(_ entry: Substring) -> Division? {
        let fields = entry.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard fields.count >= 3 else { return nil }
        let (code, dates) = (
            fields[0], (fields.dropFirst(3).first ?? "").split(separator: "-", omittingEmptySubsequences: false)
        )
        let links = fields.dropFirst(4).first ?? ""
        return Division(
            code: code, name: Localized(zh: fields[1], en: fields[2].replacing("_", with: " ")),
            level: level(code), parent: parent(code),
            validFrom: dates.first.flatMap { day($0) }, validTo: dates.dropFirst().first.flatMap { day($0) },
            predecessors: codes(links, after: "<"), successors: codes(links, after: ">"))
    }

    private static func level(_ code: String) -> Division.Level {
        if code.utf8.count == 9 { return .town }
        if code.hasSuffix("0000") { return .province }
        return code.hasSuffix("00") ? .prefecture : .county
    }

    /// The code above; counties numbered 90 stand directly under their province (省直辖县级行政区划).
    private static func parent(_ code: String) -> String? {
        switch level(code) {
        case .province: nil
        case .prefecture: code.prefix(2) + "0000"
        case .county: code.dropFirst(2).hasPrefix("90") ? code.prefix(2) + "0000" : code.prefix(4) + "00"
        case .town: String(code.prefix(6))
        }
    }

    private static func day(_ text: Substring) -> Day? {
        DayText.read(String(text).utf8.span)
    }

    private static func codes(_ text: String, after sign: Character) -> [String] {
        text.first == sign ? text.dropFirst().split(separator: "+").map(String.init) : []
    }
}
