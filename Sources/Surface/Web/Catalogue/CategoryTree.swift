import Definitions
import Standards

/// The headings of the national guide as a tree: 类 › 项 › 目.
struct CategoryTree: Sendable {
    private let categories: [String: CategoryDefinition]

    /// The headings of a set of packs.
    init(_ packs: PackSet) {
        categories = packs.categories
    }

    /// A heading with those above it, from the top down; empty where there is none of that name.
    func line(of id: String) -> [CategoryDefinition] {
        var line: [CategoryDefinition] = []
        var next = categories[id]
        // The checker refuses circles; three levels are all that the guide knows.
        while let category = next, line.count < 4 {
            line.insert(category, at: 0)
            next = category.under.flatMap { categories[$0] }
        }
        return line
    }

    /// 基础信息资源 › 人口基础信息; the name itself where there is no such heading.
    func path(of id: String, _ language: Language) -> String {
        let line = line(of: id)
        return line.isEmpty ? id : line.map { $0.title[language] }.joined(separator: " › ")
    }

    /// Every heading in the order of the codes from the top down.
    var sorted: [CategoryDefinition] {
        categories.values.map { (self.line(of: $0.id).map(\.code), $0) }
            .sorted { $0.0 == $1.0 ? $0.1.id < $1.1.id : $0.0.lexicographicallyPrecedes($1.0) }
            .map(\.1)
    }
}
