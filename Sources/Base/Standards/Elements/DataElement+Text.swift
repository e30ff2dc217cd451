extension DataElement {
    /// The value that a text means; for many rows make an `ElementParser` once.
    package func parse(
        _ text: String, codes: (String) -> CodeList? = CodeLists.standard
    ) throws(ElementError) -> Datum {
        try ElementParser(self, codes: codes).parse(text)
    }

    /// The canonical text of a value, which `parse` reads back; empty where nothing is known.
    ///
    /// Money is 元 with two decimals, days and moments are ISO 8601 (moments in UTC), yes and no are 是 and 否.
    package func text(of datum: Datum) -> String {
        switch datum {
        case .null: ""
        case .text(let text): text
        case .integer(let number): type == .money ? Money(fen: number).plain : String(number)
        case .day(let day): day.description
        case .instant(let instant): instant.description
        case .boolean(let value): BooleanText.write(value)
        }
    }
}
