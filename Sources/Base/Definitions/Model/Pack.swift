package import Standards

/// One system of the city as a folder of definitions: who owns it, what it needs, where it stands in the menu.
package struct Pack: Sendable, Hashable {
    /// Name of the folder, in lower-case words with hyphens.
    package let id: String
    /// What people call it.
    package let title: Localized
    /// What it is for, in a sentence or two.
    package let description: Localized
    /// Code of the organisation that answers for it.
    package let owner: String
    /// The packs whose definitions it refers to.
    package let needs: [String]

    /// A pack.
    package init(id: String, title: Localized, description: Localized, owner: String, needs: [String]) {
        self.id = id
        self.title = title
        self.description = description
        self.owner = owner
        self.needs = needs
    }
}

/// One line of the city's menu.
package struct MenuItem: Sendable, Hashable {
    /// What it opens.
    package enum Target: Sendable, Hashable {
        /// The generated pages of a dataset.
        case dataset(String)
        /// A page by its path, such as `/journal`.
        case page(String)
    }

    /// The pack that declares it.
    package let pack: String
    /// What people read.
    package let title: Localized
    /// What it opens.
    package let target: Target
    /// The roles that see it; empty: everybody who has signed in.
    package let roles: [String]
    /// Its place: smaller comes first.
    package let order: Int

    /// A line of the menu.
    package init(pack: String, title: Localized, target: Target, roles: [String], order: Int) {
        self.pack = pack
        self.title = title
        self.target = target
        self.roles = roles
        self.order = order
    }
}
