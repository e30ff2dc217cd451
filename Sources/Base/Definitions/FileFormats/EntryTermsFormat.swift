import Standards

/// What entries of `catalogue/*.yaml` and the `catalogue` table of a dataset have in common.
enum EntryTermsFormat {
    static let category = Key.required("category", .reference(.category), "Its place in the tree of headings")
    static let themes = Key.optional("themes", Format.reference(.theme).list(), "The subjects that it belongs to 主题")
    static let opening = Key.optional("opening", openingTable, "Whether the public may have it 开放属性")
    static let sourceSystem = Key.optional("source-system", .localized(), "The system that it comes from 来源系统")
    static let duty = Key.optional("duty", .localized(), "The duty or service item that it arises from 对应职责或事项")
    static let assessments = Key.optional("assessments", assessmentsTable, "What was assessed before publication")
    static let approval = Key.optional("approval", approvalTable, "The consent of the department's head 部门负责人审批")
    static let published = Key.optional("published", .day, "Day of publication; left out: a draft")
    static let audience =
        Key.optional("audience", .choice, "Who may know that it exists: city, or provider")
        as Key<Audience>
    static let conditions = Key.optional("conditions", .localized(), "What a department must meet to have it 共享条件")
    static let ways = Key.optional(
        "ways", Format<SharingWay>.choice.list(atLeast: 1), "How it is handed over 共享方式")

    /// The keys that stand on the top level of both.
    static let common = [
        category.any, themes.any, opening.any, sourceSystem.any, duty.any, assessments.any, approval.any,
        published.any, audience.any,
    ]

    /// The terms that a table with the common keys says.
    static func terms(_ table: Table, conditions: Localized?, ways: [SharingWay], hidden: Set<String> = [])
        throws(Table.Incomplete) -> DatasetEntry
    {
        DatasetEntry(
            category: try table.require(category), themes: table[themes] ?? [], conditions: conditions, ways: ways,
            opening: table[opening] ?? .none, sourceSystem: table[sourceSystem], duty: table[duty],
            assessments: table[assessments] ?? Assessments(), approval: table[approval],
            published: table[published], audience: table[audience] ?? .city, hidden: hidden)
    }

    /// The `catalogue` table of a dataset.
    static let ofDataset: Format<DatasetEntry> = .table(common + [conditions.any, ways.any, hidden.any]) {
        table, _ throws(Table.Incomplete) in
        try terms(
            table, conditions: table[conditions], ways: table[ways] ?? [.api, .table],
            hidden: Set(table[hidden] ?? []))
    }

    private static let hidden = Key.optional(
        "hidden", Format.reference(.element).list(), "Fields of which nobody but the provider ever learns")

    private static let openingClass =
        Key.required("class", .choice, "none, conditional or open")
        as Key<Opening.Class>

    private static let openingTable: Format<Opening> = .table([openingClass.any, conditions.any]) {
        table, _ throws(Table.Incomplete) in
        Opening(class: try table.require(openingClass), conditions: table[conditions])
    }

    private static let secrecy = Key.optional("secrecy", assessment, "Whether it holds state secrets 保密审查")
    private static let personal = Key.optional(
        "personal-information", assessment, "What sharing does to the people concerned 个人信息保护影响评估")

    private static let assessmentsTable: Format<Assessments> = .table([secrecy.any, personal.any]) { table, _ in
        Assessments(secrecy: table[secrecy], personalInformation: table[personal])
    }

    private static let day = Key.required("day", .day, "The day on which it was concluded")
    private static let result = Key.required("result", .localized(), "What it came to")
    private static let by = Key.required("by", .title, "Who concluded it")

    private static let assessment: Format<Assessment> = .table([day.any, result.any, by.any]) {
        table, _ throws(Table.Incomplete) in
        try Assessment(day: table.require(day), result: table.require(result), by: table.require(by))
    }

    private static let approvalTable: Format<HeadApproval> = .table([day.any, by.any]) {
        table, _ throws(Table.Incomplete) in
        try HeadApproval(day: table.require(day), by: table.require(by))
    }

    private static let kind = Key.required("kind", .choice, "The form") as Key<EntryFormat.Kind>
    private static let note = Key.optional("note", .text(maximum: 80), "More about it, such as MySQL")

    static let format: Format<EntryFormat> = .table([kind.any, note.any]) { table, _ throws(Table.Incomplete) in
        EntryFormat(kind: try table.require(kind), note: table[note])
    }

    private static let resourceName = Key.required("resource", .name, "Name of the resource within the entry")
    private static let way = Key.required("kind", .choice, "The way it is handed over") as Key<SharingWay>
    private static let title = Key.required("title", .title, "What people call it")
    private static let updated = Key.optional("updated", .day, "The day on which its data last changed")

    static let resource: Format<ResourceDefinition> = .table([resourceName.any, way.any, title.any, updated.any]) {
        table, _ throws(Table.Incomplete) in
        try ResourceDefinition(
            id: table.require(resourceName), kind: table.require(way), title: table.require(title),
            updated: table[updated])
    }
}

/// The sharing class with its reason, of datasets and of entries.
enum SharingFormat {
    private static let `class` =
        Key.required("class", .choice, "unconditional, conditional or none")
        as Key<Sharing.Class>
    private static let reason = Key.optional(
        "reason", .localized(), "The law it rests on; left out only where it is unconditional 依据")

    static let common = [`class`.any, reason.any]

    static func sharing(_ table: Table) throws(Table.Incomplete) -> Sharing {
        Sharing(class: try table.require(`class`), reason: table[reason])
    }
}
