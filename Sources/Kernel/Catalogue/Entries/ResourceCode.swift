import Authority
import Definitions
import Standards
import Store

/// Resource codes 资源代码: class 类 (one digit), division 项 (two), section 目 (three), and a number of six digits.
///
/// None is ever given twice, not even when its entry is gone. Entries that the provider alone knows of count in a series of their own
/// from 900001 on, so that no gap betrays them.
enum ResourceCode {
    /// The six digits of a class; levels that it does not have are zeros.
    static func prefix(of category: String, packs: PackSet) -> String {
        var path: [String] = []
        var seen: Set<String> = []
        var next: String? = category
        while let id = next, seen.insert(id).inserted, let found = packs.categories[id] {
            path.insert(found.code, at: 0)
            next = found.under
        }
        let widths = [1, 2, 3]
        return widths.enumerated().map { level, width in
            let digits = level < path.count ? path[level] : ""
            return String(repeating: "0", count: max(0, width - digits.count)) + digits.prefix(width)
        }.joined()
    }

    /// The next code under a class, written down for good.
    static func give(
        to entry: String, prefix: String, audience: Audience, in transaction: Transaction
    ) throws -> String {
        let isHidden = audience == .provider
        let series = isHidden ? prefix + "-hidden" : prefix
        try transaction.execute(
            """
            INSERT INTO catalogue_sequence (prefix, last) VALUES (?, 1)
            ON CONFLICT (prefix) DO UPDATE SET last = catalogue_sequence.last + 1
            """, [.text(series)])
        let last = try transaction.first(
            "SELECT last FROM catalogue_sequence WHERE prefix = ?", [.text(series)]
        ) { try $0.integer(0) }
        guard let last, last < (isHidden ? 100_000 : 900_001) else { throw Refusal.catalogue(.codesSpent) }
        let number = String(isHidden ? 900_000 + last : last)
        let code = prefix + "/" + String(repeating: "0", count: max(0, 6 - number.count)) + number
        try transaction.execute(
            "INSERT INTO catalogue_code (code, entry) VALUES (?, ?)", [.text(code), .text(entry)])
        return code
    }
}
