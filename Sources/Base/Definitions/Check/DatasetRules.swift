import Standards

/// What must hold within a dataset: its key, finds, subject and fields agree, and its sharing says why.
enum DatasetRules {
    static func findings(in declarations: Declarations) -> [Finding] {
        var findings = masks(declarations)
        for dataset in declarations.datasets {
            findings += fields(dataset)
            findings += key(dataset)
            findings += finds(dataset)
            findings += subject(dataset)
            findings += sharing(dataset)
            findings += checks(dataset)
            findings += hidden(dataset)
        }
        return findings
    }

    private static func fields(_ dataset: Declared<DatasetDraft>) -> [Finding] {
        var findings: [Finding] = []
        var seen: Set<String> = []
        for (index, field) in dataset.definition.fields.enumerated() {
            if !seen.insert(field.element).inserted {
                findings.append(
                    dataset.error(
                        "fields", .index(index), "element", code: "field.duplicate",
                        Localized(
                            zh: "数据元“\(field.element)”在本数据集中出现两次",
                            en: "the element “\(field.element)” stands twice in this dataset"),
                        mend: Localized(zh: "删除其一", en: "remove one of them")))
            }
            if Set(field.authority).count != field.authority.count {
                findings.append(
                    dataset.error(
                        "fields", .index(index), "authority", code: "field.authority",
                        Localized(zh: "同一机构在 authority 中出现两次", en: "an organisation stands twice in authority"),
                        mend: Localized(zh: "删除其一", en: "remove one of them")))
            }
        }
        if dataset.definition.fields.count > maximumFields {
            findings.append(
                dataset.error(
                    "fields", code: "field.count",
                    Localized(zh: "字段多于 \(maximumFields) 个", en: "there are more than \(maximumFields) fields"),
                    mend: Localized(zh: "拆分数据集", en: "split the dataset")))
        }
        return findings
    }

    /// As many columns as both engines index and select without ado.
    private static let maximumFields = 200

    private static func key(_ dataset: Declared<DatasetDraft>) -> [Finding] {
        let definition = dataset.definition
        return definition.key.enumerated().compactMap { index, element in
            guard let position = definition.fields.firstIndex(where: { $0.element == element }) else {
                return dataset.notAField(element, "key", .index(index))
            }
            if definition.key[..<index].contains(element) {
                return dataset.error(
                    "key", .index(index), code: "key.repeated",
                    Localized(zh: "主键中“\(element)”重复", en: "“\(element)” stands twice in the key"),
                    mend: Localized(zh: "删除其一", en: "remove one of them"))
            }
            let required = dataset.node.value(at: ["fields", .index(position), "required"])
            guard required != nil, !definition.fields[position].required else { return nil }
            return dataset.error(
                "fields", .index(position), "required", code: "key.required",
                Localized(zh: "主键字段“\(element)”必须必填", en: "the key field “\(element)” must be required"),
                mend: Localized(zh: "删除 required: false", en: "remove required: false"))
        }
    }

    private static func finds(_ dataset: Declared<DatasetDraft>) -> [Finding] {
        var findings: [Finding] = []
        var seen: Set<[String]> = []
        for (index, find) in dataset.definition.finds.enumerated() {
            for (place, element) in find.enumerated() where dataset.definition.field(element) == nil {
                findings.append(dataset.notAField(element, "find", .index(index), .index(place)))
            }
            if !seen.insert(find).inserted || Set(find).count != find.count {
                findings.append(
                    dataset.error(
                        "find", .index(index), code: "find.repeated",
                        Localized(zh: "检索项重复", en: "a find says the same twice"),
                        mend: Localized(zh: "删除其一", en: "remove one of them")))
            }
            if find.count > maximumParts {
                findings.append(
                    dataset.error(
                        "find", .index(index), code: "find.long",
                        Localized(
                            zh: "一个检索项最多 \(maximumParts) 个数据元", en: "a find has at most \(maximumParts) elements"),
                        mend: Localized(zh: "缩短", en: "shorten it")))
            }
        }
        return findings
    }

    private static let maximumParts = 8

    private static func subject(_ dataset: Declared<DatasetDraft>) -> [Finding] {
        guard let subject = dataset.definition.subject, dataset.definition.field(subject) == nil else { return [] }
        return [dataset.notAField(subject, "subject")]
    }

    private static func sharing(_ dataset: Declared<DatasetDraft>) -> [Finding] {
        var findings: [Finding] = []
        let sharing = dataset.definition.sharing
        if sharing.class != .unconditional, sharing.reason == nil {
            findings.append(
                dataset.error(
                    "sharing", code: "sharing.reason",
                    Localized(zh: "有条件共享和不予共享须说明理由", en: "sharing that is not unconditional must say why"),
                    mend: Localized(
                        zh: "补充 reason，写明依据的法律、行政法规或国家规定",
                        en: "add reason, with the law or national rule it rests on")))
        }
        if !dataset.hasLevel {
            findings.append(
                dataset.warning(
                    "level", code: "dataset.level",
                    Localized(zh: "未写数据级别，按 3 级处理", en: "no data level is given; 3 is taken"),
                    mend: Localized(
                        zh: "按 GB/T 43697-2024 补充 level: 1 至 4", en: "add level: 1 to 4 after GB/T 43697-2024")))
        }
        return findings
    }

    private static func checks(_ dataset: Declared<DatasetDraft>) -> [Finding] {
        var seen: Set<String> = []
        return dataset.definition.checks.enumerated().filter { !seen.insert($0.element.id).inserted }.map {
            index, check in
            dataset.error(
                "checks", .index(index), "check", code: "check.duplicate",
                Localized(zh: "校验“\(check.id)”重复", en: "the check “\(check.id)” stands twice"),
                mend: Localized(zh: "改名，或删除其一", en: "rename one of them, or remove it"))
        }
    }

    /// What is hidden is a field, and not the key: a request could name no record.
    private static func hidden(_ dataset: Declared<DatasetDraft>) -> [Finding] {
        (dataset.definition.catalogue?.hidden ?? []).sorted().compactMap { element in
            if dataset.definition.field(element) == nil { return dataset.notAField(element, "catalogue", "hidden") }
            guard dataset.definition.key.contains(element) else { return nil }
            return dataset.error(
                "catalogue", "hidden", code: "dataset.hidden",
                Localized(zh: "主键“\(element)”不得隐藏", en: "the key “\(element)” cannot be hidden"),
                mend: Localized(
                    zh: "从 hidden 中删除；整条目录都不公开的，写 audience: provider",
                    en: "remove it from hidden; where nobody may know of the entry, write audience: provider"))
        }
    }

    /// A field's own mask may hide more than its element's, never less.
    private static func masks(_ declarations: Declarations) -> [Finding] {
        let elements = Dictionary(declarations.elements.map { ($0.id, $0.value) }) { first, _ in first }
        return declarations.datasets.flatMap { dataset in
            dataset.definition.fields.enumerated().compactMap { index, field in
                guard let mask = field.mask, let element = elements[field.element], mask != element.mask,
                    mask != .whole, element.mask != .none
                else { return nil }
                return dataset.error(
                    "fields", .index(index), "mask", code: "field.mask",
                    Localized(
                        zh: "字段的脱敏方式只能比数据元更严：可用 \(element.mask.rawValue) 或 whole",
                        en: "a field's mask may only be stricter than its element's: \(element.mask.rawValue) or whole"),
                    mend: Localized(zh: "删除 mask，或改为 whole", en: "remove mask, or write whole"))
            }
        }
    }
}

extension Declared<DatasetDraft> {
    fileprivate func notAField(_ element: String, _ steps: YAMLNode.Step...) -> Finding {
        let meant = Nearest.match(for: element, among: value.definition.fields.map(\.element))
        return Finding(
            file: file, line: node.line(at: steps), severity: .error, code: "dataset.field",
            message: Localized(
                zh: "“\(element)”不是本数据集的字段", en: "“\(element)” is not a field of this dataset"),
            mend: meant.map { Localized(zh: "是否想写“\($0)”？", en: "did you mean “\($0)”?") }
                ?? Localized(zh: "把它加入 fields", en: "add it to fields"))
    }
}
