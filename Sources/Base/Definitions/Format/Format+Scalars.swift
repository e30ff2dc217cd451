import Standards

extension Format {
    /// One value without lists and tables, read by `parse`.
    static func scalar(
        _ wanted: Localized, schema: JSON, mend: Localized? = nil,
        parse: @escaping @Sendable (_ text: String, _ plain: Bool) -> Value?
    ) -> Format {
        Format(schema: schema) { node, reading in
            guard case .scalar(let text, let plain) = node.content else {
                reading.wrongForm(node, wanted: wanted)
                return nil
            }
            guard let value = parse(text, plain) else {
                reading.wrongValue(node, text, wanted: wanted, mend: mend)
                return nil
            }
            return value
        }
    }
}

extension Format<String> {
    /// Characters without control characters, 1 to `maximum`.
    static func text(maximum: Int = 400) -> Format {
        .scalar(
            Localized(zh: "1 至 \(maximum) 个字符的文字", en: "text of 1 to \(maximum) characters"),
            schema: ["type": "string", "minLength": 1, "maxLength": .integer(Int64(maximum))]
        ) { text, plain in
            let isNull = plain && (text == "~" || text == "null")
            guard !isNull, text.contains(where: { !$0.isWhitespace }), text.unicodeScalars.count <= maximum,
                !text.unicodeScalars.contains(where: \.isForbidden)
            else { return nil }
            return text
        }
    }

    /// A name in lower-case words with hyphens, such as `citizen-id`; at most 48 characters.
    static let name: Format = .scalar(
        Localized(
            zh: "由小写字母、数字和连字符组成的名称（不超过 48 个字符）",
            en: "a name in lower-case words with hyphens (at most 48 characters)"),
        schema: ["type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "maxLength": 48],
        mend: Localized(zh: "写成例如 citizen-id", en: "write it like citizen-id")
    ) { text, _ in Names.isName(text) ? text : nil }

    /// A name as `name`, where dots may stand between parts, such as `gb2261.1-sex`.
    static let dottedName: Format = .scalar(
        Localized(zh: "由小写字母、数字、连字符和点组成的名称", en: "a name in lower-case words with hyphens and dots"),
        schema: ["type": "string", "pattern": "^[a-z][a-z0-9]*([.-][a-z0-9]+)*$", "maxLength": 48],
        mend: Localized(zh: "写成例如 residence-kind", en: "write it like residence-kind")
    ) { text, _ in Names.isDottedName(text) ? text : nil }

    /// A code of a code list: printable ASCII without spaces, at most 32 characters.
    static let code: Format = .scalar(
        Localized(zh: "不含空格的代码（不超过 32 个字符）", en: "a code without spaces (at most 32 characters)"),
        schema: ["type": ["string", "integer"], "pattern": "^[!-~]{1,32}$"]
    ) { text, _ in
        (1...32).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) } ? text : nil
    }

    /// A name that must be declared somewhere.
    static func reference(_ kind: Reference.Kind) -> Format {
        (kind == .codeList ? dottedName : name).map { name, node, reading in
            reading.refer(to: kind, name, line: node.line)
            return name
        }
    }
}

extension Format<Int64> {
    /// A whole number within bounds.
    static func integer(_ range: ClosedRange<Int64>) -> Format {
        .scalar(
            Localized(
                zh: "\(range.lowerBound) 至 \(range.upperBound) 的整数",
                en: "a whole number from \(range.lowerBound) to \(range.upperBound)"),
            schema: ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
        ) { text, plain in
            guard plain, let number = Int64(text), range.contains(number) else { return nil }
            return number
        }
    }
}

extension Format<Bool> {
    /// `true` or `false`, and none of YAML 1.1's other words.
    static let boolean: Format = .scalar(
        Localized(zh: "true 或 false", en: "true or false"), schema: ["type": "boolean"]
    ) { text, plain in
        switch (text, plain) {
        case ("true", true): true
        case ("false", true): false
        default: nil
        }
    }
}

extension Format<Day> {
    /// A civil day, `YYYY-MM-DD`.
    static let day: Format = .scalar(
        Localized(zh: "日期（YYYY-MM-DD）", en: "a day (YYYY-MM-DD)"), schema: ["type": "string", "format": "date"]
    ) { text, _ in Day(text) }
}

extension Format where Value: RawRepresentable<String> & CaseIterable {
    /// One of the words of an enumeration.
    static var choice: Format {
        let words = Value.allCases.map(\.rawValue)
        let list = words.joined(separator: ", ")
        return Format(schema: ["enum": .array(words.map { .string($0) })]) { node, reading in
            guard let text = node.text else {
                reading.wrongForm(node, wanted: Localized(zh: "以下之一：\(list)", en: "one of \(list)"))
                return nil
            }
            if let value = Value(rawValue: text) { return value }
            let meant = Nearest.match(for: text, among: words)
            reading.wrongValue(
                node, text, wanted: Localized(zh: "以下之一：\(list)", en: "one of \(list)"),
                mend: meant.map { Localized(zh: "是否想写“\($0)”？", en: "did you mean “\($0)”?") })
            return nil
        }
    }
}

/// How names are written.
enum Names {
    /// Lower-case words with hyphens.
    static func isName(_ text: String) -> Bool {
        isWords(text, separators: [UInt8(ascii: "-")])
    }

    /// Lower-case words with hyphens and dots.
    static func isDottedName(_ text: String) -> Bool {
        isWords(text, separators: [UInt8(ascii: "-"), UInt8(ascii: ".")])
    }

    private static func isWords(_ text: String, separators: [UInt8]) -> Bool {
        guard (1...48).contains(text.utf8.count), let first = text.utf8.first, isLetter(first) else { return false }
        var previousIsSeparator = false
        for byte in text.utf8 {
            let isSeparator = separators.contains(byte)
            guard isSeparator ? !previousIsSeparator : isLetter(byte) || isDigit(byte) else { return false }
            previousIsSeparator = isSeparator
        }
        return !previousIsSeparator
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
