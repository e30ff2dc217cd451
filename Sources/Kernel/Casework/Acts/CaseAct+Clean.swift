import Authority
import Standards

extension CaseAct {
    /// The most bytes of a feature's JSON.
    static let contentLimit = 256 << 10
    /// The most items of a return.
    static let missingLimit = 50

    /// The act as it is kept; throws everything that is wrong with its texts at once.
    func cleaned() throws(Refusal) -> CaseAct {
        var problems = Problems()
        let act = cleaned(&problems)
        try problems.check("case.text")
        return act
    }

    private func cleaned(_ problems: inout Problems) -> CaseAct {
        switch self {
        case .approve(let opinion, let content):
            Self.checkContent(content, &problems)
            return .approve(opinion: Texts.opinion.clean(opinion, &problems), content: content)
        case .return(let missing, let opinion):
            return .return(
                missing: Self.clean(missing, &problems), opinion: Texts.opinion.clean(opinion, &problems))
        case .refuse(let reason): return .refuse(reason: Texts.reason.clean(reason, &problems))
        case .delegate(let account, let note):
            return .delegate(to: account, note: Texts.note.clean(note, &problems))
        case .resubmit(let content, let note):
            Self.checkContent(content, &problems)
            return .resubmit(content: content, note: Texts.note.clean(note, &problems))
        case .withdraw(let reason): return .withdraw(reason: Texts.reason.clean(reason, &problems))
        case .remind: return .remind
        }
    }

    private static func clean(_ missing: [MissingItem], _ problems: inout Problems) -> [MissingItem] {
        guard (1...missingLimit).contains(missing.count) else {
            problems.add(
                Problem(
                    Localized(
                        zh: "须补正的内容应为1至\(missingLimit)项", en: "a return has 1 to \(missingLimit) items"),
                    Localized(
                        zh: "请逐项列明需补正的内容，过多时请合并",
                        en: "list what is missing item by item, and join items if there are more")
                ))
            return []
        }
        return missing.map {
            MissingItem(item: Texts.item.clean($0.item, &problems), mend: Texts.mend.clean($0.mend, &problems))
        }
    }

    /// The feature's JSON is the feature's to read; here it is bounded and storable.
    static func checkContent(_ content: String?, _ problems: inout Problems) {
        guard let content else { return }
        if content.utf8.count > contentLimit || content.utf8.contains(0) {
            problems.add(
                Problem(
                    Localized(
                        zh: "申请内容超过256 KB或含有无法保存的字符", en: "the content is larger than 256 KiB or cannot be stored"),
                    Localized(zh: "请精简内容，较大的材料请作为附件上传", en: "shorten it, and attach larger material as a file")))
        }
    }

    /// What the texts of acts are called, and how long they may be.
    enum Texts {
        static let opinion = CaseText(name: Localized(zh: "意见", en: "the opinion"), length: 0...2_000)
        static let reason = CaseText(name: Localized(zh: "理由", en: "the reason"), length: 1...2_000)
        static let note = CaseText(name: Localized(zh: "说明", en: "the note"), length: 0...500)
        static let item = CaseText(
            name: Localized(zh: "补正事项", en: "what is missing"), length: 1...200, isMultiline: false)
        static let mend = CaseText(name: Localized(zh: "补正方法", en: "how to mend it"), length: 1...500)
    }
}
