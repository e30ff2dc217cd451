import Standards

/// What to write instead where two types do not meet.
enum TypeMend {
    static func suggest(_ left: Operand, _ right: Operand) -> Localized {
        switch (left, right) {
        case (.literal(let literal), let other) where !other.isLiteral: suggest(for: literal, as: other.type)
        case (let other, .literal(let literal)): suggest(for: literal, as: other.type)
        default: Localized(zh: "请比较同一类型的属性。", en: "Compare properties of the same type.")
        }
    }

    private static func suggest(for literal: Literal, as type: ValueType) -> Localized {
        let instead =
            switch (literal, type) {
            case (.text(let text), .integer): Int64(text.string).map(String.init) ?? "60"
            case (.text(let text), .day): "DATE('\(Day(text.string)?.description ?? "2026-01-31")')"
            case (.text(let text), .instant):
                "TIMESTAMP('\(TimestampText.parse(text.string).map(TimestampText.text) ?? "2026-01-31T08:30:00Z")')"
            case (.day(let day), .instant): "TIMESTAMP('\(day)T00:00:00Z')"
            case (.instant(let instant), .day): "DATE('\(TimestampText.text(instant).prefix(10))')"
            case (.integer(let value), .text): "'\(value)'"
            case (.day(let day), .text): "'\(day)'"
            case (_, .boolean): "TRUE"
            case (_, .integer): "60"
            case (_, .day): "DATE('2026-01-31')"
            case (_, .instant): "TIMESTAMP('2026-01-31T08:30:00Z')"
            case (_, .text): "'…'"
            }
        return Localized(
            zh: "请写成\(type.title.zh)，例如 \(instead)。", en: "Write \(type.title.en), such as \(instead).")
    }
}

extension Operand {
    var isLiteral: Bool {
        if case .literal = self { true } else { false }
    }
}
