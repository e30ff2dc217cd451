import Standards

/// `catalogue/*.yaml`: headings and subjects of the data catalogue, and entries for data that is no dataset here.
enum CatalogueFormat {
    static let categories = Key.optional("categories", category.declared().list(), "Headings of the catalogue 类、项、目")
    static let themes = Key.optional("themes", theme.declared().list(), "Subjects across the headings 主题")
    static let entries = Key.optional("entries", EntryTableFormat.entry.list(), "Entries 目录")

    static let file: Format<CatalogueFile> = .table([categories.any, themes.any, entries.any]) { table, _ in
        CatalogueFile(
            categories: table[categories] ?? [], themes: table[themes] ?? [], entries: table[entries] ?? [])
    }

    private static let categoryName = Key.required("category", .name, "Name of the heading, such as base-population")
    private static let under = Key.optional("under", .reference(.category), "The heading above it; left out: a 类")
    private static let code = Key.required("code", digits, "Its digits: 1 for a 类, 2 for a 项, 3 for a 目; quote them")
    private static let title = Key.required("title", .title, "What people call it")
    private static let themeName = Key.required("theme", .name, "Name of the subject, such as death-and-funeral")

    private static let category: Format<CategoryDefinition> = .table(
        [categoryName.any, under.any, code.any, title.any]
    ) { table, reading throws(Table.Incomplete) in
        try CategoryDefinition(
            id: table.require(categoryName), pack: reading.pack, code: table.require(code),
            title: table.require(title), under: table[under])
    }

    private static let theme: Format<ThemeDefinition> = .table([themeName.any, title.any]) {
        table, reading throws(Table.Incomplete) in
        try ThemeDefinition(id: table.require(themeName), pack: reading.pack, title: table.require(title))
    }

    private static let digits: Format<String> = .scalar(
        Localized(zh: "1 至 3 位数字", en: "1 to 3 digits"),
        schema: ["type": ["string", "integer"], "pattern": "^[0-9]{1,3}$"]
    ) { text, _ in
        (1...3).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? text : nil
    }
}

/// What a file of `catalogue/` holds.
struct CatalogueFile: Sendable {
    let categories: [Declared<CategoryDefinition>]
    let themes: [Declared<ThemeDefinition>]
    let entries: [Declared<EntryDraft>]
}
