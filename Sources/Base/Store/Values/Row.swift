package import Standards

/// One row of an answer, read by column number from 0.
///
/// It is a window on the engine's own buffer: read it inside the closure that was given it and keep the values, not
/// the row. A column of another type, null where a value is asked for, or a number out of range is `.decoding`.
package struct Row {
    /// Where the engine keeps the present row.
    let source: any RowSource

    /// How many columns the row has.
    package var count: Int { source.columnCount }

    /// Whether the column holds nothing.
    package func isNull(_ column: Int) throws -> Bool {
        try check(column)
        return source.isNull(column)
    }

    /// The column as it is.
    package func value(_ column: Int) throws -> SQLValue {
        try check(column)
        return try source.value(column)
    }

    /// A whole number.
    package func integer(_ column: Int) throws -> Int64 {
        try check(column)
        return try source.integer(column)
    }

    /// A floating-point number; a whole number is taken as one.
    package func real(_ column: Int) throws -> Double {
        try check(column)
        return try source.real(column)
    }

    /// Characters.
    package func text(_ column: Int) throws -> String {
        try check(column)
        return try source.text(column)
    }

    /// Bytes.
    package func blob(_ column: Int) throws -> [UInt8] {
        try check(column)
        return try source.blob(column)
    }

    /// A whole number, nil where the column holds nothing.
    package func optionalInteger(_ column: Int) throws -> Int64? { try isNull(column) ? nil : integer(column) }
    /// A floating-point number, nil where the column holds nothing.
    package func optionalReal(_ column: Int) throws -> Double? { try isNull(column) ? nil : real(column) }
    /// Characters, nil where the column holds nothing.
    package func optionalText(_ column: Int) throws -> String? { try isNull(column) ? nil : text(column) }
    /// Bytes, nil where the column holds nothing.
    package func optionalBlob(_ column: Int) throws -> [UInt8]? { try isNull(column) ? nil : blob(column) }

    private func check(_ column: Int) throws(StoreError) {
        guard column >= 0, column < source.columnCount else {
            throw StoreError(.decoding, "column \(column) of a row of \(source.columnCount)")
        }
    }
}

// MARK: Values of the standards

extension Row {
    /// A number as `Int`.
    package func int(_ column: Int) throws -> Int {
        Int(try integer(column))
    }

    /// Yes or no, stored as 1 or 0.
    package func boolean(_ column: Int) throws -> Bool {
        switch try integer(column) {
        case 0: false
        case 1: true
        case let other: throw StoreError(.decoding, "column \(column) holds \(other), not 0 or 1")
        }
    }

    /// A moment, stored as microseconds.
    package func instant(_ column: Int) throws -> Instant {
        Instant(microseconds: try integer(column))
    }

    /// A moment, nil where the column holds nothing.
    package func optionalInstant(_ column: Int) throws -> Instant? { try isNull(column) ? nil : instant(column) }

    /// A civil day, stored as its ordinal.
    package func day(_ column: Int) throws -> Day {
        let ordinal = try integer(column)
        guard let day = Day(ordinal: ordinal) else {
            throw StoreError(.decoding, "column \(column) holds \(ordinal), which is no day")
        }
        return day
    }

    /// A civil day, nil where the column holds nothing.
    package func optionalDay(_ column: Int) throws -> Day? { try isNull(column) ? nil : day(column) }

    /// An identifier, stored as its text.
    package func id<Kind>(_ column: Int, of kind: Kind.Type = Kind.self) throws -> ID<Kind> {
        ID(rawValue: try text(column))
    }
}

/// The engine's side of a row.
///
/// Columns were checked against `columnCount`.
protocol RowSource: AnyObject {
    var columnCount: Int { get }
    func isNull(_ column: Int) -> Bool
    func value(_ column: Int) throws -> SQLValue
    func integer(_ column: Int) throws -> Int64
    func real(_ column: Int) throws -> Double
    func text(_ column: Int) throws -> String
    func blob(_ column: Int) throws -> [UInt8]
}
