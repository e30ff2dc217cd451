@testable import Standards

extension FuzzTarget {
    /// Identifiers with check digits.
    static let identifiers = FuzzTarget("identifiers") { bytes in
        for kind in IdentifierKind.allCases {
            guard let canonical = try? kind.canonical(bytes.span) else { continue }
            require((try? kind.canonical(canonical)) == canonical, "an identifier's canonical form is read back")
        }
    }

    /// Values of every type of element, with what a reader without a purpose sees.
    static let elements = FuzzTarget("elements") { bytes in
        for parser in parsers {
            guard let datum = try? parser.parse(utf8: bytes.span) else { continue }
            let canonical = parser.text(of: datum)
            require((try? parser.parse(canonical)) == datum, "a value's canonical text is read back")
            for mask in Mask.allCases { _ = mask.apply(to: datum) }
            _ = SortKey.text(canonical)
        }
        guard let text = text(bytes) else { return }
        for mask in Mask.allCases { _ = mask.apply(to: text) }
    }

    /// Days, moments and money.
    static let timeAndMoney = FuzzTarget("time-and-money") { bytes in
        if let day = Day(utf8: bytes.span) { require(Day(day.description) == day, "a day is read back") }
        if let money = Money(utf8: bytes.span) {
            require(Money(money.text) == money && Money(money.plain) == money, "money is read back")
        }
        if let instant = Instant(utf8: bytes.span) ?? BeijingTime.instant(utf8: bytes.span) {
            if instant.microseconds >= BeijingTime.start(of: .earliest).microseconds {
                require(Instant(instant.description) != nil, "a moment is written as one")
            }
            _ = BeijingTime.text(instant)
            _ = BeijingTime.day(of: instant)
        }
    }

    private static let parsers = Sample.elements.map { ElementParser($0) }
}
