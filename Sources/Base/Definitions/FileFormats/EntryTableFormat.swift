import Standards

/// One entry of `catalogue/*.yaml`.
enum EntryTableFormat {
    private static let name = Key.required("entry", .name, "Name of the entry, such as vehicle-registration")
    private static let title = Key.required("title", .title, "What people call it 名称")
    private static let summary = Key.required("summary", .localized(maximum: 1_000), "What it holds and why 摘要")
    private static let provider = Key.required(
        "provider", .reference(.organisation), "The organisation that answers for it 提供方")
    private static let items = Key.required("items", ItemFormat.item.list(atLeast: 1), "What it consists of 数据项")
    private static let format = Key.optional("format", EntryTermsFormat.format, "In what form it is kept 格式")
    private static let sharing = Key.required("sharing", sharingTable, "On what terms others may have it 共享属性")
    private static let level = Key.required("level", .integer(1...4), "Data level 1 to 4 (GB/T 43697-2024)")
    private static let update =
        Key.required("update", .choice, "How often it is brought up to date 更新周期")
        as Key<UpdateFrequency>
    private static let resources = Key.optional(
        "resources", EntryTermsFormat.resource.list(), "What is attached to it 挂接资源; left out: nothing yet")

    static let entry: Format<Declared<EntryDraft>> = Format<EntryDraft>.table(
        [name.any, title.any, summary.any, provider.any, items.any, format.any, sharing.any, level.any, update.any]
            + EntryTermsFormat.common + [resources.any]
    ) { table, reading throws(Table.Incomplete) in
        let sharing = try table.require(sharing)
        let terms = try EntryTermsFormat.terms(table, conditions: sharing.conditions, ways: sharing.ways)
        return EntryDraft(
            definition: EntryDefinition(
                id: try table.require(name), pack: reading.pack, title: try table.require(title),
                summary: try table.require(summary), provider: try table.require(provider),
                category: terms.category, themes: terms.themes, items: [],
                format: table[format] ?? EntryFormat(kind: .database), sharing: sharing.sharing,
                conditions: terms.conditions, ways: terms.ways, opening: terms.opening,
                level: Int(try table.require(level)), update: try table.require(update),
                sourceSystem: terms.sourceSystem, duty: terms.duty, assessments: terms.assessments,
                approval: terms.approval, published: terms.published, audience: terms.audience,
                resources: table[resources] ?? []),
            items: try table.require(items))
    }
    .declared()

    private struct SharingTable: Sendable {
        let sharing: Sharing
        let conditions: Localized?
        let ways: [SharingWay]
    }

    private static let sharingTable: Format<SharingTable> = .table(
        SharingFormat.common + [EntryTermsFormat.conditions.any, EntryTermsFormat.ways.any]
    ) { table, _ throws(Table.Incomplete) in
        SharingTable(
            sharing: try SharingFormat.sharing(table), conditions: table[EntryTermsFormat.conditions],
            ways: table[EntryTermsFormat.ways] ?? [])
    }
}

/// An entry as its file says it, before its items have taken from their elements what they leave out.
struct EntryDraft: Sendable {
    let definition: EntryDefinition
    let items: [ItemDraft]

    /// The entry with its items; an item whose element is unknown is left out, which has been reported.
    func completed(_ elements: [String: DataElement]) -> EntryDefinition {
        definition.with(items: items.compactMap { $0.completed(elements) })
    }
}
