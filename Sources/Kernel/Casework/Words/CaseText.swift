import Authority
import Standards

/// Texts that people write in cases: trimmed, bounded, without control characters.
struct CaseText: Sendable {
    /// What the field is called.
    let name: Localized
    /// How many characters it may have.
    let length: ClosedRange<Int>
    /// Whether it may have several lines.
    var isMultiline = true

    /// The text as it is kept; a problem where it cannot be.
    func clean(_ text: String, _ problems: inout Problems) -> String {
        // Bytes first: a text far beyond the bound is not looked at.
        guard text.utf8.count <= length.upperBound * 4 + 4_096 else {
            problems.add(tooLong)
            return ""
        }
        let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let trimmed = Self.trim(lines)
        let scalars = trimmed.unicodeScalars
        if scalars.count > length.upperBound { problems.add(tooLong) }
        if scalars.count < length.lowerBound { problems.add(missing) }
        if scalars.contains(where: isForbidden) { problems.add(garbled) }
        return trimmed
    }

    /// Control characters, and those that reorder or hide what is around them.
    private func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "\n" || scalar == "\t" { return !isMultiline }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return true
        default: return false
        }
    }

    private static func trim(_ text: String) -> String {
        let head = text.drop { $0.isWhitespace }
        guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(head[...last])
    }

    private var missing: Problem {
        Problem(
            Localized(zh: "\(name.zh)未填写", en: "\(name.en) is missing"),
            Localized(zh: "请填写\(name.zh)", en: "fill in: \(name.en)"))
    }

    private var tooLong: Problem {
        let most = length.upperBound
        return Problem(
            Localized(zh: "\(name.zh)超过\(most)字", en: "\(name.en) has more than \(most) characters"),
            Localized(zh: "请将\(name.zh)缩短到\(most)字以内", en: "shorten to \(most) characters: \(name.en)"))
    }

    private var garbled: Problem {
        Problem(
            Localized(
                zh: "\(name.zh)含有不可见的控制字符", en: "\(name.en) holds invisible control characters"),
            Localized(zh: "请删去\(name.zh)中的特殊字符后重新输入", en: "type again without special characters: \(name.en)"))
    }
}

/// One thing that is wrong, and how to mend it; half sentences without a full stop.
struct Problem: Sendable, Hashable {
    let what: Localized
    let mend: Localized

    init(_ what: Localized, _ mend: Localized) {
        self.what = what
        self.mend = mend
    }
}

/// Everything that is wrong with what somebody sent, told at once.
struct Problems: Sendable {
    private(set) var all: [Problem] = []

    mutating func add(_ problem: Problem) {
        if !all.contains(problem) { all.append(problem) }
    }

    /// Throws one refusal with all of them, where there are any; at most twenty are spelt out.
    func check(_ code: String) throws(Refusal) {
        guard !all.isEmpty else { return }
        let told = all.prefix(20)
        throw Refusal(
            code: code,
            reason: Localized(
                zh: told.map(\.what.zh).joined(separator: "；") + "。", en: sentence(told.map(\.what.en))),
            next: Localized(zh: told.map(\.mend.zh).joined(separator: "；") + "。", en: sentence(told.map(\.mend.en))))
    }

    private func sentence(_ parts: [String]) -> String {
        let text = parts.joined(separator: "; ") + "."
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}
