import Standards

extension EntryProblem {
    static func missing(_ field: String, _ label: Localized) -> EntryProblem {
        EntryProblem(
            field: field, code: "entry.missing",
            message: Localized(zh: "“\(label.zh)”未填写。", en: "“\(label.en)” is missing."),
            mend: Localized(zh: "请用中文和英文填写“\(label.zh)”。", en: "Fill in “\(label.en)”, in Chinese and English."))
    }

    static func unfit(_ field: String, _ label: Localized, limit: Int) -> EntryProblem {
        EntryProblem(
            field: field, code: "entry.text",
            message: Localized(
                zh: "“\(label.zh)”过长或含有控制字符。", en: "“\(label.en)” is too long or holds control characters."),
            mend: Localized(zh: "请控制在\(limit)字以内。", en: "Keep it within \(limit) characters."))
    }

    static func unknown(_ field: String, _ label: Localized) -> EntryProblem {
        EntryProblem(
            field: field, code: "entry.unknown",
            message: Localized(zh: "“\(label.zh)”的取值不存在。", en: "“\(label.en)” has a value that does not exist."),
            mend: Localized(zh: "请从列表中选择。", en: "Choose one from the list."))
    }

    static func badName(_ field: String) -> EntryProblem {
        EntryProblem(
            field: field, code: "entry.item-name",
            message: Localized(zh: "数据项标识不可用。", en: "The item's name cannot be used."),
            mend: Localized(
                zh: "用1至60个小写字母、数字和连字符，以字母开头。",
                en: "Write 1 to 60 lower-case letters, digits and hyphens, a letter first."))
    }

    static func twice(_ field: String, _ title: Localized) -> EntryProblem {
        EntryProblem(
            field: field, code: "entry.item-twice",
            message: Localized(zh: "数据项“\(title.zh)”出现两次。", en: "The item “\(title.en)” stands twice."),
            mend: Localized(zh: "请删除其一。", en: "Remove one of them."))
    }

    static func badLength(_ field: String) -> EntryProblem {
        EntryProblem(
            field: field, code: "entry.item-length",
            message: Localized(zh: "数据项长度不可用。", en: "The item's length cannot be used."),
            mend: Localized(zh: "填写1至1000000，或留空。", en: "Write 1 to 1000000, or leave it empty."))
    }

    static let groundMissing = EntryProblem(
        field: "sharing.reason", code: "entry.ground-missing",
        message: Localized(
            zh: "有条件共享和不予共享须写明依据。", en: "Sharing that is not unconditional must say why."),
        mend: Localized(
            zh: "写明依据的法律、行政法规或国家规定及条款。",
            en: "Name the law, regulation or national rule, with its article."))

    static func assessmentMissing(_ field: String, _ label: Localized) -> EntryProblem {
        EntryProblem(
            field: field, code: "entry.assessment-missing",
            message: Localized(
                zh: "发布前须完成“\(label.zh)”。", en: "“\(label.en)” must be done before publication."),
            mend: Localized(
                zh: "填写日期、结论和负责人。", en: "Give the day, the result and who is responsible."))
    }

    static func inFuture(_ field: String, _ label: Localized) -> EntryProblem {
        EntryProblem(
            field: field, code: "entry.day-in-future",
            message: Localized(zh: "“\(label.zh)”的日期晚于今天。", en: "The day of “\(label.en)” is after today."),
            mend: Localized(zh: "请核对日期。", en: "Check the day."))
    }
}
