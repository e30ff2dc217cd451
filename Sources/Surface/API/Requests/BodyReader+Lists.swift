import HTTP
import Standards

extension BodyReader {
    /// A whole number that must be there.
    func requiredInteger(_ name: String, in range: ClosedRange<Int>) throws(Problem) -> Int {
        guard let number = try integer(name, in: range) else {
            throw unfit("integer \(range.lowerBound)–\(range.upperBound)", name)
        }
        return number
    }

    /// A day that must be there, as `2026-11-24`.
    func requiredDay(_ name: String) throws(Problem) -> Day {
        guard let day = Day(try requiredText(name)) else { throw unfit("date", name) }
        return day
    }

    /// A word of an enumeration that must be there.
    func requiredWord<Word: RawRepresentable<String>>(
        _ name: String, _ type: Word.Type = Word.self
    ) throws(Problem) -> Word {
        guard let word = Word(rawValue: try requiredText(name)) else { throw unfit("enum", name) }
        return word
    }

    /// A truth value; absent is false.
    func flag(_ name: String) throws(Problem) -> Bool {
        switch self[name] {
        case nil: return false
        case .boolean(let flag): return flag
        default: throw unfit("boolean", name)
        }
    }

    /// An array of texts, within a number; empty where it is absent.
    func list(_ name: String, most: Int) throws(Problem) -> [String] {
        var texts: [String] = []
        for (index, value) in try elements(name, most: most).enumerated() {
            guard let text = value.text, !text.utf8.contains(0) else { throw unfit("string", "\(name)/\(index)") }
            texts.append(text)
        }
        return texts
    }

    /// An array of objects with these members, within a number; empty where it is absent.
    func objects(_ name: String, most: Int, only names: Set<String>) throws(Problem) -> [BodyReader] {
        var objects: [BodyReader] = []
        for (index, value) in try elements(name, most: most).enumerated() {
            objects.append(try BodyReader(value, at: "\(pointer)/\(name)/\(index)", only: names))
        }
        return objects
    }

    private func elements(_ name: String, most: Int) throws(Problem) -> [JSON] {
        guard let value = self[name] else { return [] }
        guard case .array(let elements) = value, elements.count <= most else {
            throw unfit("array 0–\(most)", name)
        }
        return elements
    }
}
