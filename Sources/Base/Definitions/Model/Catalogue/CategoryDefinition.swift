package import Standards

/// One heading of the catalogue's tree: 类, 项 or 目 of the national guide (政务信息资源目录编制指南（试行）, 2017).
package struct CategoryDefinition: Sendable, Hashable {
    /// Stable name in lower-case words with hyphens, such as `base-population`.
    package let id: String
    /// The pack that declares it; empty: the program's own.
    package let pack: String
    /// Its digits: one for a 类, two for a 项, three for a 目.
    package let code: String
    /// What people call it.
    package let title: Localized
    /// The heading above it; nil for a 类.
    package let under: String?

    /// A heading.
    package init(id: String, pack: String, code: String, title: Localized, under: String? = nil) {
        self.id = id
        self.pack = pack
        self.code = code
        self.title = title
        self.under = under
    }

    /// Where a dataset stands of which nobody has said anything: in every set of packs.
    package static let unclassified = CategoryDefinition(
        id: "unclassified", pack: "", code: "0", title: Localized(zh: "未分类", en: "Unclassified"))
}

/// A subject that cuts across the tree, such as deaths and funerals 主题.
package struct ThemeDefinition: Sendable, Hashable {
    /// Stable name in lower-case words with hyphens.
    package let id: String
    /// The pack that declares it.
    package let pack: String
    /// What people call it.
    package let title: Localized

    /// A subject.
    package init(id: String, pack: String, title: Localized) {
        self.id = id
        self.pack = pack
        self.title = title
    }
}
