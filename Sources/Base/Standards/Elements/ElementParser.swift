/// Reads and writes the values of one data element. Made once per column, then used for every row.
package struct ElementParser: Sendable {
    /// The element whose values are read.
    package let element: DataElement
    private let list: CodeList?

    /// A parser of an element; `codes` answers with the code list of an identifier such as `gb2261.1-sex`.
    package init(_ element: DataElement, codes: (String) -> CodeList? = CodeLists.standard) {
        self.element = element
        if case .code(let id) = element.type { list = codes(id) } else { list = nil }
    }

    /// The value that a text means; `.null` where there is nothing but white space.
    package func parse(_ text: String) throws(ElementError) -> Datum {
        try parse(utf8: text.utf8.span)
    }

    /// The value that UTF-8 means; `.null` where there is nothing but white space.
    package func parse(utf8 bytes: Span<UInt8>) throws(ElementError) -> Datum {
        .null
    }

    /// The canonical text of a value, which `parse` reads back.
    package func text(of datum: Datum) -> String {
        ""
    }
}

extension DataElement {
    /// The value that a text means. For many rows make an `ElementParser` once.
    package func parse(
        _ text: String, codes: (String) -> CodeList? = CodeLists.standard
    ) throws(ElementError) -> Datum {
        try ElementParser(self, codes: codes).parse(text)
    }

    /// The canonical text of a value, which `parse` reads back.
    package func text(of datum: Datum) -> String {
        ElementParser(self, codes: { _ in nil }).text(of: datum)
    }
}
