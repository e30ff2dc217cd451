/// What a path below the log's address names: a tile of hashes or a bundle of entries (C2SP tlog-tiles).
///
/// `tile/<L>/<N>[.p/<W>]` and `tile/entries/<N>[.p/<W>]`, with N in groups of three digits, all but the last of
/// them led by `x`: 1234067 is `x001/x234/067`. There is one path for one thing; any other spelling is refused.
package struct TilePath: Sendable, Hashable, CustomStringConvertible {
    /// Hashes of a level, or the entries themselves.
    package enum Content: Sendable, Hashable {
        /// Hashes of level 0–5.
        case hashes(level: Int)
        /// The leaf data of 256 entries.
        case entries
    }

    /// What it holds.
    package let content: Content
    /// Which one, from 0.
    package let index: Int64
    /// How many hashes or entries are asked for: 1–255 for a partial tile, 256 for a full one.
    package let width: Int

    /// A path by its parts, or nil outside their ranges.
    package init?(_ content: Content, index: Int64, width: Int = 256) {
        if case .hashes(let level) = content, !(0...5).contains(level) { return nil }
        guard index >= 0, index <= Self.indexLimit, (1...256).contains(width) else { return nil }
        self.content = content
        self.index = index
        self.width = width
    }

    /// Reads a path such as `tile/0/x001/x234/067.p/8`, or answers nil.
    package init?(_ path: some StringProtocol) {
        guard path.utf8.count <= 64 else { return nil }
        var parts = String(path).split(separator: "/", omittingEmptySubsequences: false)[...]
        guard parts.count >= 3, parts.removeFirst() == "tile" else { return nil }
        let kind = parts.removeFirst()
        var width = 256
        if parts.count >= 2, let before = parts.dropLast().last, before.hasSuffix(".p") {
            guard let partial = Self.number(parts.removeLast(), digits: 1...3), (1...255).contains(partial) else {
                return nil
            }
            width = Int(partial)
            parts[parts.endIndex - 1] = before.dropLast(2)
        }
        guard let index = Self.index(parts) else { return nil }
        if kind == "entries" {
            self.init(.entries, index: index, width: width)
        } else {
            guard let level = Self.number(kind, digits: 1...1) else { return nil }
            self.init(.hashes(level: Int(level)), index: index, width: width)
        }
    }

    /// The path.
    package var description: String {
        var groups = [format3(index % 1_000)]
        var rest = index / 1_000
        while rest > 0 {
            groups.append("x" + format3(rest % 1_000))
            rest /= 1_000
        }
        let kind = if case .hashes(let level) = content { String(level) } else { "entries" }
        return "tile/\(kind)/\(groups.reversed().joined(separator: "/"))" + (width < 256 ? ".p/\(width)" : "")
    }

    private static let indexLimit = Int64.max / Tile.width

    private func format3(_ number: Int64) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 3 - digits.count) + digits
    }

    private static func index(_ groups: ArraySlice<Substring>) -> Int64? {
        guard let last = groups.last, groups.count <= 6 else { return nil }
        var index: Int64 = 0
        for group in groups.dropLast() {
            guard group.utf8.first == UInt8(ascii: "x"), group.utf8.count == 4,
                let number = number(group.dropFirst(), digits: 3...3), index > 0 || number > 0
            else { return nil }
            index = index * 1_000 + number
        }
        guard let number = number(last, digits: 3...3) else { return nil }
        return index * 1_000 + number
    }

    /// A decimal number; of one to three digits only without a leading zero unless exactly three are wanted.
    private static func number(_ text: Substring, digits: ClosedRange<Int>) -> Int64? {
        let bytes = Array(text.utf8)
        guard digits.contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        if digits.lowerBound != digits.upperBound, bytes.count > 1, bytes[0] == 0x30 { return nil }
        return bytes.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }
}
