package import Standards

/// One entry of the data catalogue 目录: what a department holds, and on what terms others may have it.
///
/// The fields follow 政务信息资源目录编制指南（试行）, 2017, and 政务数据共享条例（国务院令第809号）.
package struct EntryDefinition: Sendable, Hashable, Codable {
    /// Stable name in lower-case words with hyphens; a dataset's entry has the name of the dataset.
    package let id: String
    /// The pack that declares it.
    package let pack: String
    /// What people call it 名称.
    package let title: Localized
    /// What it holds and why 摘要.
    package let summary: Localized
    /// Code of the organisation that answers for it 提供方.
    package let provider: String
    /// Its place in the tree of headings.
    package let category: String
    /// The subjects that it belongs to 主题.
    package let themes: [String]
    /// What it consists of 数据项, in order.
    package let items: [ItemDefinition]
    /// In what form it is kept 格式.
    package let format: EntryFormat
    /// Under which condition other departments may have it, with the legal ground 共享属性.
    package let sharing: Sharing
    /// What a department must meet to have it 共享条件; nil: nothing beyond the law.
    package let conditions: Localized?
    /// How it is handed over 共享方式, in the provider's order.
    package let ways: [SharingWay]
    /// Whether the public may have it 开放属性.
    package let opening: Opening
    /// Data level 1 to 4 of general data 一般数据 (GB/T 43697-2024).
    package let level: Int
    /// How often it is brought up to date 更新周期.
    package let update: UpdateFrequency
    /// The system that it comes from 来源系统.
    package let sourceSystem: Localized?
    /// The duty or service item that it arises from 对应职责或事项.
    package let duty: Localized?
    /// What was assessed before publication.
    package let assessments: Assessments
    /// The consent of the department's head 部门负责人审批.
    package let approval: HeadApproval?
    /// The day of publication; nil: a draft.
    package let published: Day?
    /// Who may know that it exists.
    package let audience: Audience
    /// What is attached to it 挂接资源; empty: nothing yet (未挂接).
    package let resources: [ResourceDefinition]
    /// The dataset of this city that it describes; nil: the data is elsewhere.
    package let dataset: String?

    /// An entry.
    package init(
        id: String, pack: String, title: Localized, summary: Localized, provider: String, category: String,
        themes: [String] = [], items: [ItemDefinition], format: EntryFormat = EntryFormat(kind: .database),
        sharing: Sharing, conditions: Localized? = nil, ways: [SharingWay] = [], opening: Opening = .none,
        level: Int, update: UpdateFrequency, sourceSystem: Localized? = nil, duty: Localized? = nil,
        assessments: Assessments = Assessments(), approval: HeadApproval? = nil, published: Day? = nil,
        audience: Audience = .city, resources: [ResourceDefinition] = [], dataset: String? = nil
    ) {
        self.id = id
        self.pack = pack
        self.title = title
        self.summary = summary
        self.provider = provider
        self.category = category
        self.themes = themes
        self.items = items
        self.format = format
        self.sharing = sharing
        self.conditions = conditions
        self.ways = ways
        self.opening = opening
        self.level = level
        self.update = update
        self.sourceSystem = sourceSystem
        self.duty = duty
        self.assessments = assessments
        self.approval = approval
        self.published = published
        self.audience = audience
        self.resources = resources
        self.dataset = dataset
    }

    /// The entry with other items, such as those that a reader may know of.
    package func with(items: [ItemDefinition]) -> EntryDefinition {
        EntryDefinition(
            id: id, pack: pack, title: title, summary: summary, provider: provider, category: category,
            themes: themes, items: items, format: format, sharing: sharing, conditions: conditions, ways: ways,
            opening: opening, level: level, update: update, sourceSystem: sourceSystem, duty: duty,
            assessments: assessments, approval: approval, published: published, audience: audience,
            resources: resources, dataset: dataset)
    }

    /// The item of a name, or nil where the entry has none.
    package func item(_ id: String) -> ItemDefinition? {
        items.first { $0.id == id }
    }
}
