// What is said of JSON that is no CQL2 JSON.
extension ExpressionError {
    static func malformedJSON(at position: Int) -> Self {
        Self(
            .syntax, at: position, (zh: "不是有效的 JSON。", en: "This is not valid JSON."),
            mend: (zh: "请检查此处的引号、逗号和括号。", en: "Look at the quotes, commas and brackets here."))
    }

    static func notJSONExpression(at position: Int) -> Self {
        Self(
            .syntax, at: position, (zh: "此处不是 CQL2 JSON 的条件或值。", en: "This is no condition or value of CQL2 JSON."),
            mend: (
                zh: #"条件写 {"op": "=", "args": […]}，属性写 {"property": "…"}。"#,
                en: #"A condition is {"op": "=", "args": […]}, a property {"property": "…"}."#
            ))
    }

    static func unknownMember(_ name: String, at position: Int) -> Self {
        let shown = name.count > 24 ? name.prefix(24) + "…" : name[...]
        return Self(
            .syntax, at: position,
            (zh: "成员 \(shown) 不认识，或写了两次。", en: "The member \(shown) is unknown, or is there twice."),
            mend: (
                zh: "可用的成员是 op、args、property、date、timestamp。", en: "Members are op, args, property, date, timestamp."
            ))
    }

    static func argumentsExpected(at position: Int) -> Self {
        Self(
            .syntax, at: position, (zh: "缺少数组 args。", en: "The array args is missing."),
            mend: (zh: #"请写 "args": […]。"#, en: #"Write "args": […]."#))
    }

    static func wrongCount(_ name: String, _ count: String, at position: Int) -> Self {
        Self(
            .syntax, at: position, (zh: "\(name) 的参数个数不对。", en: "\(name) has the wrong number of arguments."),
            mend: (
                zh: "应为 \(count == "2+" ? "两个以上" : count + " 个")。",
                en: "It takes \(count == "2+" ? "two or more" : count)."
            ))
    }

    static func listExpected(at position: Int) -> Self {
        Self(
            .syntax, at: position, (zh: "in 的第二个参数须是数组。", en: "The second argument of in is an array."),
            mend: (
                zh: #"请写 {"op": "in", "args": [{"property": "…"}, ["1", "2"]]}。"#,
                en: #"Write {"op": "in", "args": [{"property": "…"}, ["1", "2"]]}."#
            ))
    }
}
