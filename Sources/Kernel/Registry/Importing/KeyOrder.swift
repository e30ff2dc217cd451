import Standards

/// Sorts the rows of a chunk by key, byte by byte: near keys fall on near pages of an index.
///
/// What is moved about is the beginning of each key as two numbers with the row's place; rows are compared whole only
/// where sixteen bytes do not tell.
struct KeyOrder {
    private let key: [Int]

    private struct Place {
        let high: UInt64
        let low: UInt64
        let row: Int
    }

    init(_ shape: DatasetShape) {
        key = shape.key
    }

    /// The rows in the order of their keys; rows of one key, which no file has, in their own.
    func sorted(_ rows: [ImportRow]) -> [ImportRow] {
        guard let first = key.first else { return rows }
        var places: [Place] = []
        places.reserveCapacity(rows.count)
        for (row, content) in rows.enumerated() {
            let (high, low) = Self.beginning(of: content.values[first])
            places.append(Place(high: high, low: low, row: row))
        }
        places.sort { left, right in
            if left.high != right.high { return left.high < right.high }
            if left.low != right.low { return left.low < right.low }
            return precedes(rows[left.row].values, rows[right.row].values) ?? (left.row < right.row)
        }
        return places.map { rows[$0.row] }
    }

    /// Two numbers that compare as the values do, as far as sixteen bytes reach.
    private static func beginning(of value: Datum) -> (high: UInt64, low: UInt64) {
        guard case .text(var text) = value else { return (UInt64(bitPattern: value.number) ^ (1 << 63), 0) }
        return text.withUTF8 { utf8 in
            var (high, low): (UInt64, UInt64) = (0, 0)
            for index in 0..<8 {
                high = high << 8 | UInt64(index < utf8.count ? utf8[index] : 0)
                low = low << 8 | UInt64(index + 8 < utf8.count ? utf8[index + 8] : 0)
            }
            return (high, low)
        }
    }

    /// Whether a key comes before another; nil where they are the same.
    private func precedes(_ left: [Datum], _ right: [Datum]) -> Bool? {
        for index in key {
            switch (left[index], right[index]) {
            case (.text(let a), .text(let b)):
                if a.utf8.elementsEqual(b.utf8) { continue }
                return a.utf8.lexicographicallyPrecedes(b.utf8)
            case (let a, let b):
                if a.number != b.number { return a.number < b.number }
            }
        }
        return nil
    }
}

extension Datum {
    /// The number that the engines store for a value that is no text.
    fileprivate var number: Int64 {
        if case .integer(let number) = StoredValue(self) { number } else { .min }
    }
}
