/// Reads and writes the values of one data element; made once per column, then used for every row.
///
/// White space around a value never counts. In free text, full-width characters stay as they are; in codes, numbers,
/// days and identifiers they are refused, so that one fact has one spelling at its source too. Free text becomes NFC.
/// The text of a value it has read is canonical: reading it again gives the same value.
package struct ElementParser: Sendable {
    /// The element whose values are read.
    package let element: DataElement
    private let plan: Plan

    private enum Plan: Sendable {
        case text(TextRule)
        case code([String: String], ElementError)
        case identifier(IdentifierKind)
        case integer(ClosedRange<Int64>)
        case money
        case day
        case instant
        case boolean
    }

    /// A parser of an element; `codes` answers with the code list of an identifier such as `gb2261.1-sex`.
    ///
    /// An element whose list nobody knows refuses every value; the checker of packs finds it long before.
    package init(_ element: DataElement, codes: (String) -> CodeList? = CodeLists.standard) {
        self.element = element
        plan =
            switch element.type {
            case .text(let maximum): .text(TextRule(maximum: maximum))
            case .code(let id): Self.code(codes(id))
            case .identifier(let kind): .identifier(kind)
            case .integer(let bounds): .integer(bounds)
            case .money: .money
            case .day: .day
            case .instant: .instant
            case .boolean: .boolean
            }
    }

    private static func code(_ list: CodeList?) -> Plan {
        let codes = (list?.codes ?? []).map { ($0.code, $0.code) }
        return .code(Dictionary(codes, uniquingKeysWith: { first, _ in first }), .code(list))
    }

    /// The value that a text means; `.null` where there is nothing but white space.
    package func parse(_ text: String) throws(ElementError) -> Datum {
        try parse(utf8: text.utf8.span)
    }

    /// The value that UTF-8 means; `.null` where there is nothing but white space.
    package func parse(utf8 bytes: Span<UInt8>) throws(ElementError) -> Datum {
        let range = WhiteSpace.trimmed(bytes)
        if range.isEmpty { return .null }
        let trimmed = bytes.extracting(range)
        if case .text(let rule) = plan { return .text(try rule.read(trimmed)) }
        do {
            return try formal(trimmed)
        } catch {
            throw WhiteSpace.hasFullWidth(trimmed) ? .fullWidth : error
        }
    }

    /// A value of any type but free text.
    private func formal(_ bytes: Span<UInt8>) throws(ElementError) -> Datum {
        guard bytes.count <= 128 else { throw .tooLong }
        switch plan {
        case .text(let rule): return .text(try rule.read(bytes))
        case .code(let codes, let unknown):
            guard let utf8 = try? UTF8Span(validating: bytes), let code = codes[String(copying: utf8)]
            else { throw unknown }
            return .text(code)
        case .identifier(let kind):
            do { return .text(try kind.canonical(bytes)) } catch { throw ElementError(error) }
        case .integer(let bounds):
            guard let number = NumberText.read(bytes) else { throw .integer }
            guard bounds.contains(number) else { throw .range(bounds) }
            return .integer(number)
        case .money:
            guard let fen = MoneyText.read(bytes) else { throw .money }
            return .integer(fen)
        case .day:
            guard let day = DayText.read(bytes) else { throw .day }
            return .day(day)
        case .instant:
            guard let instant = Instant(utf8: bytes) ?? BeijingTime.instant(utf8: bytes) else { throw .instant }
            return .instant(instant)
        case .boolean:
            guard let value = BooleanText.read(bytes) else { throw .boolean }
            return .boolean(value)
        }
    }

    /// The canonical text of a value, which `parse` reads back; empty where nothing is known.
    package func text(of datum: Datum) -> String {
        element.text(of: datum)
    }
}
