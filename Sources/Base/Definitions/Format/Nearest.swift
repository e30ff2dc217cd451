/// Finds what somebody probably meant.
enum Nearest {
    /// The candidate with the fewest edits from `word`, where those are few enough to be a slip; ties by alphabet.
    static func match(for word: String, among candidates: some Sequence<String>) -> String? {
        guard word.utf8.count <= 64 else { return nil }
        let allowed = max(2, word.count / 3)
        return candidates.map { (distance(Array(word), Array($0)), $0) }
            .filter { $0.0 <= allowed && $0.0 < max(word.count, 2) }
            .min { $0 < $1 }?.1
    }

    /// Edits between two words: insert, delete, replace, or swap of neighbours (optimal string alignment).
    static func distance(_ left: [Character], _ right: [Character]) -> Int {
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        var before: [Int] = []
        var last = Array(0...right.count)
        for i in 1...left.count {
            var row = [i]
            for j in 1...right.count {
                let isSame = left[i - 1] == right[j - 1]
                var least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1))
                if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                    least = min(least, before[j - 2] + 1)
                }
                row.append(least)
            }
            (before, last) = (last, row)
        }
        return last[right.count]
    }
}
