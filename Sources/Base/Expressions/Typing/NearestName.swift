extension Schema {
    /// The name of the schema that `name` was probably meant to be: the fewest edits, no more than a third of it.
    func nearest(to name: String) -> String? {
        let wanted = Array(name.lowercased().utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 })
        let allowed = max(1, min(wanted.count, 64) / 3)
        guard wanted.count <= 64 else { return nil }
        return properties.keys
            .filter { abs($0.utf8.count - wanted.count) <= allowed }
            .map { (distance: Self.distance(wanted, Array($0.utf8)), name: $0) }
            .filter { $0.distance <= allowed }
            .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
    }

    /// Insertions, deletions and replacements that make one of the other (Levenshtein).
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (index, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, other) in right.enumerated() {
                let replaced = diagonal + (byte == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
