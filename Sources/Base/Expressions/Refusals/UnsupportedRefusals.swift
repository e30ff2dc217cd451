// What is said of the parts of CQL2 that are refused on purpose.
extension ExpressionError {
    static func unsupportedOperator(_ sign: String, at position: Int) -> Self {
        Self(
            .unsupported, at: position,
            (
                zh: "不支持运算符 \(sign)：各数据库引擎的取整方式不同。",
                en: "The operator \(sign) is not supported: engines round it differently."
            ),
            mend: (
                zh: "请改用 +、-、*，例如把 a / 2 > b 写成 a > b * 2。", en: "Use + - *: write a > b * 2 for a / 2 > b."
            ))
    }

    static func unsupportedFunction(_ name: String, at position: Int) -> Self {
        let upper = name.uppercased()
        if upper == "ACCENTI" {
            return Self(
                .unsupported, at: position,
                (
                    zh: "不支持 ACCENTI：各数据库引擎去除变音符号的方式不同。",
                    en: "ACCENTI is not supported: engines strip accents differently."
                ),
                mend: (zh: "请按原样比较，忽略大小写可用 CASEI。", en: "Compare as written; CASEI ignores ASCII case."))
        }
        if upper == "INTERVAL" || upper.hasPrefix("T_") {
            return Self(
                .unsupported, at: position,
                (zh: "不支持 \(name)：没有时间段类型。", en: "\(name) is not supported: there is no interval type."),
                mend: (
                    zh: "请用 >=、<=、BETWEEN，或 T_AFTER、T_BEFORE、T_EQUALS、T_DISJOINT、T_INTERSECTS。",
                    en: "Use >=, <=, BETWEEN, or T_AFTER, T_BEFORE, T_EQUALS, T_DISJOINT, T_INTERSECTS."
                ))
        }
        if upper.hasPrefix("S_") || upper.hasPrefix("A_") {
            return Self(
                .unsupported, at: position,
                (
                    zh: "不支持 \(name)：没有\(upper.hasPrefix("S_") ? "空间" : "数组")类型。",
                    en: "\(name) is not supported: there is no \(upper.hasPrefix("S_") ? "spatial" : "array") type."
                ),
                mend: (zh: "请用编码或数值属性写条件。", en: "Write the condition over codes or numbers."))
        }
        return Self(
            .unsupported, at: position, (zh: "没有函数 \(name)。", en: "There is no function \(name)."),
            mend: (
                zh: "可用 CASEI、DATE、TIMESTAMP、T_AFTER、T_BEFORE、T_EQUALS、T_DISJOINT、T_INTERSECTS。",
                en: "There are CASEI, DATE, TIMESTAMP, T_AFTER, T_BEFORE, T_EQUALS, T_DISJOINT, T_INTERSECTS."
            ))
    }

    static func unsupportedSign(at position: Int) -> Self {
        Self(
            .unsupported, at: position,
            (zh: "正负号只能写在数字前。", en: "A sign stands before a number only."),
            mend: (zh: "请写成 0 - a。", en: "Write 0 - a."))
    }
}
