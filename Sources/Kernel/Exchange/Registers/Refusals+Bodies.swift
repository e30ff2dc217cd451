import Standards

// What is wrong with a question; places are told, values never.
extension ExchangeRefusal {
    /// The body is not JSON that is accepted.
    static func malformedJSON(_ fault: JSONFault) -> ExchangeRefusal {
        switch fault {
        case .syntax(let place):
            badRequest(
                "body.syntax", zh: "请求体在第 \(place + 1) 字节处不是合法的 JSON。",
                en: "The body stops being JSON at byte \(place + 1).", next: sendObject)
        case .duplicate(let place):
            badRequest(
                "body.duplicate", zh: "请求体在第 \(place + 1) 字节处重复了同一对象中的名称。",
                en: "A name stands twice in one object, at byte \(place + 1) of the body.", next: sendObject)
        case .tooLarge:
            badRequest(
                "body.too-large", zh: "请求体过大或者嵌套过深。", en: "The body is too large or nested too deep.",
                next: Localized(
                    zh: "每次最多 \(ServedDataset.keyLimit) 个对象，请分批提交。",
                    en: "A call names at most \(ServedDataset.keyLimit) subjects; send the rest in further calls."))
        }
    }

    private static let sendObject = Localized(
        zh: "请按服务说明（getOpenAPI）提交 UTF-8 编码的 JSON 对象。",
        en: "Send a JSON object in UTF-8 as the service's description (getOpenAPI) says.")

    /// The body is JSON but no object.
    static var notAnObject: ExchangeRefusal {
        badRequest("body.object", zh: "请求体应为 JSON 对象。", en: "The body is no JSON object.", next: sendObject)
    }

    /// A member is missing, or there is one that does not belong.
    static func members(_ names: [String]) -> ExchangeRefusal {
        let list = names.map { "\"\($0)\"" }
        return badRequest(
            "body.members", zh: "请求体应当且只能包含\(list.joined(separator: "和"))。",
            en: "The body has \(list.joined(separator: " and ")) and nothing else.", next: sendObject)
    }

    /// Verifying nothing.
    static var noFacts: ExchangeRefusal {
        badRequest(
            "body.facts", zh: "“facts”应为至少含一项事实的对象。", en: "“facts” is an object of at least one fact.",
            next: Localized(
                zh: "请写明要核验的数据项及其值。", en: "State the items to verify with their values."))
    }

    /// A fact about an item that is not granted, or is none; the same words for both.
    static var fact: ExchangeRefusal {
        badRequest(
            "body.fact", zh: "“facts”中有授权范围以外的数据项。", en: "“facts” names an item that the grant does not give.",
            next: Localized(
                zh: "请只写授权中列明的数据项，主键除外；授权范围见「授权」页。",
                en: "State only items that the grant lists, without the key; they stand on the page “Grants”."))
    }

    /// A key that is no text.
    static func notText(_ element: DataElement) -> ExchangeRefusal {
        badRequest(
            "body.type", zh: "“\(element.id)”的值应为字符串。", en: "“\(element.id)” is text.", next: sendObject)
    }

    /// A value of another type than its item.
    static func wrongType(_ element: DataElement) -> ExchangeRefusal {
        badRequest(
            "body.type", zh: "“\(element.id)”的值类型不符。", en: "“\(element.id)” is of another type.", next: sendObject)
    }

    /// Keys that are no array.
    static func notAList(_ element: DataElement) -> ExchangeRefusal {
        badRequest(
            "body.type", zh: "批量比对时“\(element.id)”应为数组。", en: "To match, “\(element.id)” is an array.",
            next: sendObject)
    }

    /// No keys at all, or too many.
    static func listLength(_ element: DataElement, _ limit: Int) -> ExchangeRefusal {
        badRequest(
            "body.count", zh: "“\(element.id)”每次应为 1 至 \(limit) 个。", en: "“\(element.id)” has 1 to \(limit) elements.",
            next: Localized(zh: "更多的请分批提交。", en: "Send more of them in further calls."))
    }

    /// A text that is no value of its element.
    static func value(_ element: DataElement, _ error: ElementError, place: Int?) -> ExchangeRefusal {
        let (zh, en) = at(place)
        return badRequest(
            "body.value", zh: "“\(element.id)”\(zh)：\(error.message.zh)。",
            en: "“\(element.id)”\(en): \(error.message.en).",
            next: error.mend)
    }

    /// Nothing but white space.
    static func emptyValue(_ element: DataElement, place: Int?) -> ExchangeRefusal {
        let (zh, en) = at(place)
        return badRequest(
            "body.value", zh: "“\(element.id)”\(zh)是空的。", en: "“\(element.id)”\(en) is empty.", next: sendObject)
    }

    /// A key that is no value of its element.
    static func unreadableKey(_ element: DataElement, place: Int) -> ExchangeRefusal {
        badRequest(
            "body.value", zh: "“\(element.id)”的第 \(place) 个值不合规范。",
            en: "“\(element.id)” at place \(place) is malformed.",
            next: Localized(zh: "请核对后重新提交。", en: "Check it and send the call again."))
    }

    private static func at(_ place: Int?) -> (zh: String, en: String) {
        place.map { ("的第 \($0) 个值", " at place \($0)") } ?? ("的值", "")
    }
}
