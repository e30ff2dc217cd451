import Authority
import Definitions
import Standards

extension RequestProblem {
    private init(_ field: String, _ code: String, _ zh: String, _ en: String, mend zhMend: String, _ enMend: String) {
        self.init(
            field: field, code: code, message: Localized(zh: zh, en: en), mend: Localized(zh: zhMend, en: enMend))
    }

    static let noEntry = RequestProblem(
        "entry", "request.no-entry", "没有这个目录。", "There is no such entry.",
        mend: "请在目录中重新查找，或登记需求。", "Search the catalogue again, or record a need.")

    static let ownEntry = RequestProblem(
        "entry", "request.own-entry", "这是本单位提供的数据。", "This data is your organisation's own.",
        mend: "本单位数据无需申请，可直接使用。", "Use it without a request.")

    static let otherVersion = RequestProblem(
        "entryVersion", "request.other-version", "该目录已有新版本。", "The entry has a newer version.",
        mend: "请按新版本核对数据项后再提交。", "Look at the items of the newer version and submit again.")

    static func text(_ field: String, _ label: Localized, _ text: String, limit: Int) -> RequestProblem? {
        if !PlainText.says(text) {
            return RequestProblem(
                field, "request.missing", "“\(label.zh)”未填写。", "“\(label.en)” is missing.",
                mend: "请填写“\(label.zh)”。", "Fill in “\(label.en)”.")
        }
        guard !PlainText.isFit(text, limit: limit) else { return nil }
        return RequestProblem(
            field, "request.text", "“\(label.zh)”过长或含有控制字符。",
            "“\(label.en)” is too long or holds control characters.", mend: "请控制在\(limit)字以内。",
            "Keep it within \(limit) characters.")
    }

    static func form(_ form: GrantForm, possible: [GrantForm]) -> RequestProblem {
        let zh = possible.map(\.title.zh).joined(separator: "、")
        let en = possible.map(\.title.en).joined(separator: ", ")
        return RequestProblem(
            "form", "request.form", "该目录不能以“\(form.title.zh)”形式提供。",
            "The entry cannot be had in the form “\(form.title.en)”.",
            mend: possible.isEmpty ? "请与提供部门联系增加共享方式。" : "可选形式：\(zh)。",
            possible.isEmpty ? "Ask the provider to add a way of sharing." : "Choose one of: \(en).")
    }

    static let noFields = RequestProblem(
        "fields", "request.no-fields", "没有选择数据项。", "No item is chosen.",
        mend: "请勾选需要的数据项，并逐项写明理由。", "Tick the items that are needed, each with its reason.")

    static let manyFields = RequestProblem(
        "fields", "request.many-fields", "数据项过多。", "There are too many items.",
        mend: "请只选择必需的数据项。", "Choose only what is needed.")

    /// The same words for an item that does not exist and for one that the asker must not know of.
    static func noField(_ field: String) -> RequestProblem {
        let name = PlainText.isName(field) ? field : "?"
        return RequestProblem(
            "fields.\(name)", "request.no-field", "目录中没有数据项“\(name)”。", "The entry has no item “\(name)”.",
            mend: "请从目录列出的数据项中选择。", "Choose from the items that the entry lists.")
    }

    static func fieldTwice(_ item: ItemDefinition) -> RequestProblem {
        RequestProblem(
            "fields.\(item.id)", "request.field-twice", "数据项“\(item.title.zh)”重复。",
            "The item “\(item.title.en)” stands twice.", mend: "请删除其一。", "Remove one of them.")
    }

    static func fieldReason(_ item: ItemDefinition) -> RequestProblem {
        RequestProblem(
            "fields.\(item.id)", "request.reason-missing", "数据项“\(item.title.zh)”未写明理由，或理由过长。",
            "The reason for “\(item.title.en)” is missing or too long.", mend: "用1至500字写明为什么需要该项。",
            "Say in 1 to 500 characters why it is needed.")
    }

    static let listMissing = RequestProblem(
        "list", "request.list-missing", "批量比对须指明本单位的名单。", "A match needs a list of your own.",
        mend: "请选择本单位的数据集作为名单。", "Choose a dataset of your organisation as the list.")

    static func list(keys: [String]) -> RequestProblem {
        let names = keys.joined(separator: ", ")
        return RequestProblem(
            "list", "request.list", "名单不可用：须是本单位的数据集，并含有标识对象的数据元（\(names)）。",
            "The list cannot be used: it must be a dataset of your organisation with an element that names the subjects (\(names)).",
            mend: "请从列出的名单中选择；没有时请先登记本单位数据集。",
            "Choose one of the lists shown; where there is none, have your own dataset registered first.")
    }

    static let fromPast = RequestProblem(
        "from", "request.from-past", "起始日期早于今天。", "The first day is before today.", mend: "请填写今天或以后的日期。",
        "Write today or a later day.")

    static let toBeforeFrom = RequestProblem(
        "to", "request.to-before-from", "截止日期早于起始日期或今天。", "The last day is before the first, or before today.",
        mend: "请核对两个日期。", "Check both days.")

    static let toFar = RequestProblem(
        "to", "request.to-far", "期限超过三年。", "The term is longer than three years.", mend: "请缩短期限，到期前可以续期。",
        "Shorten it; it can be renewed before it ends.")

    static func quota(_ field: String, _ label: Localized) -> RequestProblem {
        RequestProblem(
            field, "request.quota", "“\(label.zh)”不可用。", "“\(label.en)” cannot be used.",
            mend: "请填写1至\(RequestRules.mostPerDay)的整数。", "Write a whole number from 1 to \(RequestRules.mostPerDay).")
    }

    static let letter = RequestProblem(
        "letter", "request.letter", "来函附件不存在。", "The letter is not there.", mend: "请重新上传来函。", "Upload it again.")

    static let changes = RequestProblem(
        "changes", "request.changes", "要变更的授权不存在或已失效。", "The grant to be changed is not there or not in force.",
        mend: "请核对授权编号；已失效的请重新申请。", "Check the number of the grant; ask anew where it has ended.")
}

// MARK: What a provider decides

extension RequestProblem {
    static let entryGone = RequestProblem(
        "entry", "decision.entry-gone", "该目录已撤下或不再对外提供。", "The entry is withdrawn or not shared any more.",
        mend: "请退回或不予共享，并写明理由。", "Return or refuse the request, with the reason.")

    static func wider(_ field: String, _ label: Localized) -> RequestProblem {
        RequestProblem(
            field, "decision.wider", "“\(label.zh)”超出申请范围。", "“\(label.en)” is more than was asked for.",
            mend: "提供的内容只能等于或少于申请内容；确需更多的，请需求部门另行申请。",
            "Give what was asked for, or less; for more the asker must ask.")
    }

    static let listForNarrower = RequestProblem(
        "form", "decision.list", "改为批量比对须有需求部门的名单，申请中没有。",
        "A match needs a list of the asker's, and the request has none.",
        mend: "请退回，由需求部门补充名单，或选择其他形式。", "Return the request so that a list is added, or choose another form.")

    static let nothingGiven = RequestProblem(
        "fields", "decision.nothing", "没有提供任何数据项。", "No item is given.", mend: "至少提供一项；都不提供的，请作不予共享决定。",
        "Give at least one, or refuse the request.")

    static func notAsked(_ field: String) -> RequestProblem {
        let name = PlainText.isName(field) ? field : "?"
        return RequestProblem(
            "fields.\(name)", "decision.not-asked", "数据项“\(name)”不在申请范围内。", "The item “\(name)” was not asked for.",
            mend: "请去掉该项。", "Leave it out.")
    }

    static func fieldGone(_ field: String) -> RequestProblem {
        RequestProblem(
            "fields.\(field)", "decision.field-gone", "目录的现行版本已没有数据项“\(field)”。",
            "The present version of the entry has no item “\(field)”.", mend: "请去掉该项并写明理由。", "Leave it out and say why."
        )
    }

    static func withheldReason(_ field: String, title: Localized?) -> RequestProblem {
        RequestProblem(
            "withheld.\(field)", "decision.reason-missing", "未写明不提供“\(title?.zh ?? field)”的理由。",
            "The reason for not giving “\(title?.en ?? field)” is missing.", mend: "用1至500字写明理由。",
            "Give it in 1 to 500 characters.")
    }

    static let composed = RequestProblem(
        "rows", "decision.rows", "附加条件与申请条件合并后过于复杂。", "Together with the condition asked for, this one is too complex.",
        mend: "请简化附加条件。", "Simplify it.")
}

extension Refusal {
    /// Data that is shared with nobody, with its legal ground and the way that is left.
    static func notShared(_ ground: Localized?) -> Refusal {
        Refusal(
            code: "request.not-shared",
            reason: Localized(
                zh: "该目录不予共享。依据：\(ground?.zh ?? "未写明")",
                en: "This entry is not shared. Ground: \(ground?.en ?? "none is given")"),
            next: Localized(
                zh: "确需使用的，请登记需求，由数据主管部门协调；对不予共享有异议的，可提出共享争议。",
                en:
                    "Where the data is needed all the same, record a need, which the data bureau takes up; the class itself can be disputed."
            ))
    }
}
