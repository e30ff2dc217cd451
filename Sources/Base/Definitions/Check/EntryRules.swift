import Standards

/// What must hold within an entry of the catalogue: its items are told apart, and its resources fit its terms.
enum EntryRules {
    static func findings(in declarations: Declarations) -> [Finding] {
        let elements = Dictionary(declarations.elements.map { ($0.id, $0.value) }) { first, _ in first }
        let datasets = Set(declarations.datasets.map(\.definition.id))
        let publication = PublicationRules(declarations)
        var findings: [Finding] = []
        for entry in declarations.entries {
            findings += datasetName(entry, datasets)
            findings += items(entry)
            findings += resources(entry)
            findings += lists(entry.definition, entry, at: [], ways: ["sharing", "ways"])
            findings += publication.findings(entry.value.completed(elements), entry, at: [])
        }
        for dataset in declarations.datasets where dataset.definition.catalogue != nil {
            let entry = EntryDefinition(dataset.definition, elements: elements)
            findings += lists(entry, dataset, at: ["catalogue"], ways: ["catalogue", "ways"])
            findings += publication.findings(entry, dataset, at: ["catalogue"])
        }
        return findings
    }

    private static func datasetName(_ entry: Declared<EntryDraft>, _ datasets: Set<String>) -> [Finding] {
        let id = entry.definition.id
        guard datasets.contains(id) else { return [] }
        return [
            entry.error(
                "entry", code: "entry.dataset",
                Localized(zh: "“\(id)”是数据集，本身就是目录", en: "“\(id)” is a dataset, and an entry by itself"),
                mend: Localized(
                    zh: "删除此条，在数据集文件中写 catalogue 表",
                    en: "remove this one, and add a catalogue table to the dataset's file"))
        ]
    }

    private static func items(_ entry: Declared<EntryDraft>) -> [Finding] {
        var seen: Set<String> = []
        var findings: [Finding] = []
        for (index, item) in entry.value.items.enumerated() where !seen.insert(item.name).inserted {
            findings.append(
                entry.error(
                    "items", .index(index), code: "item.duplicate",
                    Localized(zh: "数据项“\(item.name)”出现两次", en: "the item “\(item.name)” stands twice"),
                    mend: Localized(
                        zh: "删除其一；同一数据元确需出现两次的，用 item 另起名称",
                        en: "remove one of them; where an element stands for two things, name each with item")))
        }
        if entry.value.items.count > maximumItems {
            findings.append(
                entry.error(
                    "items", code: "item.count",
                    Localized(zh: "数据项多于 \(maximumItems) 个", en: "there are more than \(maximumItems) items"),
                    mend: Localized(zh: "拆分为多条目录", en: "split the entry")))
        }
        return findings
    }

    /// As many as a dataset has fields.
    private static let maximumItems = 200

    private static func resources(_ entry: Declared<EntryDraft>) -> [Finding] {
        var seen: Set<String> = []
        var findings: [Finding] = []
        for (index, resource) in entry.definition.resources.enumerated() {
            if !seen.insert(resource.id).inserted {
                findings.append(
                    entry.error(
                        "resources", .index(index), "resource", code: "resource.duplicate",
                        Localized(zh: "挂接资源“\(resource.id)”出现两次", en: "the resource “\(resource.id)” stands twice"),
                        mend: Localized(zh: "改名，或删除其一", en: "rename one of them, or remove it")))
            }
            if !entry.definition.ways.contains(resource.kind) {
                let way = resource.kind.rawValue
                findings.append(
                    entry.error(
                        "resources", .index(index), "kind", code: "resource.way",
                        Localized(zh: "共享方式中没有 \(way)", en: "the entry is not shared by \(way)"),
                        mend: Localized(zh: "在 sharing 的 ways 中加入 \(way)", en: "add \(way) to ways of sharing")))
            }
        }
        return findings
    }

    private static func lists<Value>(
        _ entry: EntryDefinition, _ declared: Declared<Value>, at steps: [YAMLNode.Step], ways: [YAMLNode.Step]
    ) -> [Finding] {
        let isRepeated = [
            (steps + ["themes"], Set(entry.themes).count != entry.themes.count),
            (ways, Set(entry.ways).count != entry.ways.count),
        ]
        return isRepeated.filter(\.1).map { steps, _ in
            declared.error(
                at: steps, code: "entry.repeated", Localized(zh: "列表中有重复", en: "the list says the same twice"),
                mend: Localized(zh: "删除其一", en: "remove one of them"))
        }
    }
}
