import Standards

/// The headings of the catalogue form a tree of three levels, with digits that tell siblings apart.
enum CategoryRules {
    static func findings(in declarations: Declarations) -> [Finding] {
        let known = Dictionary(declarations.categories.map { ($0.id, $0.value) }) { first, _ in first }
        return declarations.categories.flatMap { place($0, known) } + siblings(declarations.categories)
    }

    /// 类, 项 and 目: as many digits as the heading is deep.
    private static let deepest = 3

    private static func place(
        _ category: Declared<CategoryDefinition>, _ known: [String: CategoryDefinition]
    ) -> [Finding] {
        guard category.id != CategoryDefinition.unclassified.id else {
            return [
                category.error(
                    "category", code: "category.reserved",
                    Localized(zh: "“\(category.id)”由系统保留", en: "“\(category.id)” is the program's own"),
                    mend: Localized(zh: "改名", en: "rename it"))
            ]
        }
        guard let depth = depth(of: category.value, known) else {
            return [
                category.error(
                    "under", code: "category.cycle",
                    Localized(zh: "目录分类经 under 又回到自身", en: "by under the heading leads back to itself"),
                    mend: Localized(zh: "改正 under", en: "correct under"))
            ]
        }
        if depth > deepest {
            return [
                category.error(
                    "under", code: "category.depth",
                    Localized(zh: "目录分类只有类、项、目三级", en: "headings have three levels: 类, 项 and 目"),
                    mend: Localized(zh: "移到上一级之下", en: "put it under the heading one level higher"))
            ]
        }
        guard category.code.utf8.count != depth else { return [] }
        return [
            category.error(
                "code", code: "category.code",
                Localized(
                    zh: "第 \(depth) 级分类的代码应为 \(depth) 位数字",
                    en: "the code of a heading of level \(depth) has \(depth) digit(s)"),
                mend: Localized(zh: "改为 \(depth) 位数字，并加引号", en: "write \(depth) digit(s), in quotes"))
        ]
    }

    /// How deep a heading stands, from 1; nil where it goes round in a circle.
    private static func depth(of category: CategoryDefinition, _ known: [String: CategoryDefinition]) -> Int? {
        var depth = 1
        var seen: Set<String> = [category.id]
        var next = category.under
        while let id = next, let above = known[id] {
            guard seen.insert(id).inserted else { return nil }
            depth += 1
            next = above.under
        }
        return depth
    }

    private static func siblings(_ categories: [Declared<CategoryDefinition>]) -> [Finding] {
        var first: [[String]: String] = [[CategoryDefinition.unclassified.code]: CategoryDefinition.unclassified.id]
        return categories.compactMap { category in
            let place = (category.under.map { [$0] } ?? []) + [category.code]
            guard let other = first[place] else {
                first[place] = category.id
                return nil
            }
            // A heading that stands twice is reported by its name.
            guard other != category.id else { return nil }
            return category.error(
                "code", code: "category.sibling",
                Localized(
                    zh: "代码“\(category.code)”已由同级的“\(other)”使用",
                    en: "the code “\(category.code)” is that of its sibling “\(other)”"),
                mend: Localized(zh: "换一个代码", en: "take another code"))
        }
    }
}
