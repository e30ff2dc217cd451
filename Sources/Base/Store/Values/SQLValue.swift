import Glibc
package import Standards

/// One value of a row or of a placeholder, alike on both engines.
package enum SQLValue: Sendable, Hashable {
    /// Nothing is known.
    case null
    /// A whole number: 64 bits, signed.
    case integer(Int64)
    /// A floating-point number, IEEE 754 binary64. Not a number and the infinities are refused by `Snapshot`.
    case real(Double)
    /// Characters, stored as UTF-8. U+0000 is refused by `Snapshot`, since PostgreSQL cannot hold it.
    case text(String)
    /// Bytes.
    case blob([UInt8])
}

extension SQLValue {
    /// What stores a datum: a day as its ordinal, an instant as its microseconds, a boolean as 0 or 1.
    package init(_ datum: Datum) {
        switch datum {
        case .null: self = .null
        case .text(let text): self = .text(text)
        case .integer(let number): self = .integer(number)
        case .day(let day): self = .integer(Int64(day.ordinal))
        case .instant(let instant): self = .integer(instant.microseconds)
        case .boolean(let flag): self = .integer(flag ? 1 : 0)
        }
    }

    /// A whole number, or null for nil.
    package init(_ number: Int64?) { self = number.map(SQLValue.integer) ?? .null }
    /// A whole number, or null for nil.
    package init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }
    /// A floating-point number, or null for nil.
    package init(_ number: Double?) { self = number.map(SQLValue.real) ?? .null }
    /// Characters, or null for nil.
    package init(_ text: String?) { self = text.map(SQLValue.text) ?? .null }
    /// Bytes, or null for nil.
    package init(_ bytes: [UInt8]?) { self = bytes.map(SQLValue.blob) ?? .null }
    /// 1 or 0, or null for nil.
    package init(_ flag: Bool?) { self = flag.map { .integer($0 ? 1 : 0) } ?? .null }
    /// A moment as its microseconds, or null for nil.
    package init(_ instant: Instant?) { self = instant.map { .integer($0.microseconds) } ?? .null }
    /// A day as its ordinal, or null for nil.
    package init(_ day: Day?) { self = day.map { .integer(Int64($0.ordinal)) } ?? .null }
    /// An identifier as its text, or null for nil.
    package init<Kind>(_ id: ID<Kind>?) { self = id.map { .text($0.rawValue) } ?? .null }
}

extension SQLValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByFloatLiteral,
    ExpressibleByNilLiteral, ExpressibleByBooleanLiteral
{
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(stringLiteral value: String) { self = .text(value) }
    package init(floatLiteral value: Double) { self = .real(value) }
    package init(nilLiteral: ()) { self = .null }
    package init(booleanLiteral value: Bool) { self = .integer(value ? 1 : 0) }
}

extension SQLValue {
    /// Refuses what one of the engines could not hold, so that neither takes it.
    func check() throws(StoreError) {
        switch self {
        case .text(let text):
            if Self.hasNUL(text) { throw StoreError(.misuse, "text holds U+0000, which PostgreSQL cannot store") }
        case .real(let number):
            if !number.isFinite { throw StoreError(.misuse, "\(number) is not a number both engines can store") }
        case .null, .integer, .blob: break
        }
    }

    private static func hasNUL(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { utf8 in
            utf8.baseAddress.map { memchr($0, 0, utf8.count) != nil } ?? false
        } ?? text.utf8.contains(0)
    }
}
