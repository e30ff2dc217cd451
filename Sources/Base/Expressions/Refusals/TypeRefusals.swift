import Standards

// What is said when names or types do not fit the schema.
extension ExpressionError {
    static func unknownProperty(_ name: String, nearest: String?, at position: Int?) -> Self {
        let suggestion = nearest.map(TextPrinter.name)
        return Self(
            .unknownProperty, at: position, (zh: "没有属性 \(name)。", en: "There is no property \(name)."),
            mend: (
                zh: suggestion.map { "是否要写 \($0)？" } ?? "请在数据集的数据项清单中查找名称。",
                en: suggestion.map { "Did you mean \($0)?" } ?? "Look the name up among the items of the dataset."
            ))
    }

    static func unquotedHyphen(_ name: String, at position: Int?) -> Self {
        Self(
            .unknownProperty, at: position,
            (
                zh: "\(name) 没有加双引号，被当作减法。",
                en: "Without double quotes \(name) is a subtraction."
            ),
            mend: (zh: "请写 \"\(name)\"。", en: "Write \"\(name)\"."))
    }

    static func typesDiffer(
        _ left: (String, ValueType), _ right: (String, ValueType), mend: Localized, at position: Int?
    ) -> Self {
        Self(
            .type, at: position,
            message: Localized(
                zh: "\(left.0) 是\(left.1.title.zh)，\(right.0) 是\(right.1.title.zh)，不能比较。",
                en: "\(left.0) is \(left.1.title.en) and \(right.0) is \(right.1.title.en): they cannot be compared."),
            mend: mend)
    }

    static func wrongType(
        _ shown: String, _ type: ValueType, needed: ValueType, by name: String, at position: Int?
    ) -> Self {
        Self(
            .type, at: position,
            (
                zh: "\(name) 需要\(needed.title.zh)，\(shown) 是\(type.title.zh)。",
                en: "\(name) takes \(needed.title.en), and \(shown) is \(type.title.en)."
            ),
            mend: (
                zh: "请改用\(needed.title.zh)类型的属性或值，或用 =、<、IN 比较。",
                en: "Use a property or value of that type, or compare by = < IN."
            ))
    }

    static func notTemporal(_ shown: String, _ type: ValueType, at position: Int?) -> Self {
        Self(
            .type, at: position,
            (
                zh: "时间关系需要日期或时间戳，\(shown) 是\(type.title.zh)。",
                en: "A temporal relation takes dates or timestamps, and \(shown) is \(type.title.en)."
            ),
            mend: (
                zh: "请写 DATE('2026-01-31') 或日期、时间戳属性。",
                en: "Write DATE('2026-01-31'), or a property that is a date or a timestamp."
            ))
    }

    static func noOrder(at position: Int?) -> Self {
        Self(
            .type, at: position, (zh: "是否值没有大小之分。", en: "Yes and no have no order."),
            mend: (zh: "请用 = 或 <>。", en: "Use = or <>."))
    }

    static func tooCostly(_ cost: Int, limit: Int) -> Self {
        Self(
            .tooLarge, at: nil,
            (
                zh: "每行要比较约 \(cost) 次，超过上限 \(limit)。",
                en: "Each row costs about \(cost) comparisons; the limit is \(limit)."
            ),
            mend: (zh: "请减少条件，或把多个 OR 合并为 IN。", en: "Write fewer conditions, or one IN for many ORs."))
    }
}
