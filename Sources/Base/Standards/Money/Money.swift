/// An amount of renminbi in whole 分.
///
/// Arithmetic is checked: what does not fit is nil, never wrong.
package struct Money: Sendable, Hashable, Comparable, Codable {
    /// The amount in 分; negative: owed.
    package let fen: Int64

    /// Nothing.
    package static let zero = Money(fen: 0)

    /// An amount in 分.
    package init(fen: Int64) {
        self.fen = fen
    }

    /// Reads 元 with at most two decimals: `1234.5`, `1,234.50`, `-3`, `¥10`; nil for anything else.
    package init?(_ text: String) {
        self.init(utf8: text.utf8.span)
    }

    /// Reads 元 with at most two decimals from UTF-8; nil for anything else or too much to hold.
    package init?(utf8 bytes: Span<UInt8>) {
        guard let fen = MoneyText.read(bytes) else { return nil }
        self.init(fen: fen)
    }

    package static func < (lhs: Money, rhs: Money) -> Bool { lhs.fen < rhs.fen }

    /// The sum, or nil where it does not fit.
    package func adding(_ other: Money) -> Money? {
        let (sum, overflow) = fen.addingReportingOverflow(other.fen)
        return overflow ? nil : Money(fen: sum)
    }

    /// The difference, or nil where it does not fit.
    package func subtracting(_ other: Money) -> Money? {
        let (difference, overflow) = fen.subtractingReportingOverflow(other.fen)
        return overflow ? nil : Money(fen: difference)
    }

    /// So many times the amount, or nil where it does not fit.
    package func times(_ count: Int64) -> Money? {
        let (product, overflow) = fen.multipliedReportingOverflow(by: count)
        return overflow ? nil : Money(fen: product)
    }

    /// The amount in equal parts that differ by one 分 at most, the larger ones first; nil unless `parts` is 1–100,000.
    package func divided(into parts: Int) -> [Money]? {
        guard (1...100_000).contains(parts) else { return nil }
        let (quotient, remainder) = fen.quotientAndRemainder(dividingBy: Int64(parts))
        let extra = Int(remainder.magnitude)
        let step: Int64 = fen < 0 ? -1 : 1
        return (0..<parts).map { Money(fen: $0 < extra ? quotient + step : quotient) }
    }

    /// `¥1,234.50`: what people read.
    package var text: String { MoneyText.write(fen, grouped: true, sign: "¥") }

    /// `1234.50`: what files hold, and `init` reads back.
    package var plain: String { MoneyText.write(fen, grouped: false, sign: "") }
}

extension Money: CustomStringConvertible {
    /// The amount as people read it.
    package var description: String { text }
}
