import Standards

/// `pack.yaml`: what the pack is, who owns it, what it needs, where it stands in the menu.
enum PackFormat {
    static let pack = Key.required("pack", .name, "Name of the pack; the same as its folder")
    static let title = Key.required("title", .title, "What people call it")
    static let description = Key.optional("description", .localized(), "What it is for")
    static let owner = Key.required("owner", .reference(.organisation), "Code of the organisation that answers for it")
    static let needs = Key.optional("needs", Format.reference(.pack).list(), "Packs whose definitions it refers to")
    static let menu = Key.optional("menu", menuItem.list(), "Its lines of the city's menu")
    static let roles = Key.optional("roles", RoleFormat.role.declared().list(), "Roles that are its own")

    static let file: Format<PackFile> = .table(
        [pack.any, title.any, description.any, owner.any, needs.any, menu.any, roles.any]
    ) { table, _ throws(Table.Incomplete) in
        let title = try table.require(title)
        return PackFile(
            pack: Pack(
                id: try table.require(pack), title: title, description: table[description] ?? title,
                owner: try table.require(owner), needs: table[needs] ?? []),
            menu: table[menu] ?? [], roles: table[roles] ?? [])
    }

    private static let itemTitle = Key.required("title", .title, "What people read")
    private static let dataset = Key.optional("dataset", .reference(.dataset), "Opens the pages of this dataset")
    private static let page = Key.optional("page", pagePath, "Opens this page, such as /journal")
    private static let itemRoles = Key.optional(
        "roles", Format.reference(.role).list(), "Who sees it; left out: everybody who has signed in")
    private static let order = Key.optional("order", .integer(0...9_999), "Its place: smaller comes first")

    static let menuItem = Format<MenuItem?>.table(
        [itemTitle.any, dataset.any, page.any, itemRoles.any, order.any]
    ) { table, reading throws(Table.Incomplete) in
        let target: MenuItem.Target
        switch (table[dataset], table[page]) {
        case (let dataset?, nil): target = .dataset(dataset)
        case (nil, let page?): target = .page(page)
        default: return nil
        }
        return MenuItem(
            pack: reading.pack, title: try table.require(itemTitle), target: target,
            roles: table[itemRoles] ?? [], order: Int(table[order] ?? 500))
    }
    .map { item, node, reading in
        if item == nil {
            reading.error(
                line: node.line, "menu.target",
                Localized(zh: "菜单项须且只能有 dataset 或 page 之一", en: "a menu line has either dataset or page"),
                mend: Localized(zh: "保留其中一个", en: "keep one of them"))
        }
        return item
    }

    private static let pagePath: Format<String> = .scalar(
        Localized(zh: "以 / 开头的页面路径", en: "the path of a page, beginning with /"),
        schema: ["type": "string", "pattern": "^/[a-z0-9/-]*$", "maxLength": 100]
    ) { text, _ in
        let isPath = text.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2F
        }
        return text.hasPrefix("/") && !text.hasPrefix("//") && isPath && text.utf8.count <= 100 ? text : nil
    }
}

/// What a `pack.yaml` holds.
struct PackFile: Sendable {
    let pack: Pack
    let menu: [MenuItem]
    let roles: [Declared<RoleDefinition>]
}
