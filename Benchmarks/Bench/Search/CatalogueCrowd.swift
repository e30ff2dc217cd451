import Search

/// Catalogue entries as a city's departments write them, the same for every run.
struct CatalogueCrowd: Sequence {
    let count: Int

    func makeIterator() -> some IteratorProtocol<SearchDocument> {
        (0..<count).lazy.map(Self.document).makeIterator()
    }

    /// The entry of a number.
    static func document(_ number: Int) -> SearchDocument {
        var dice = Dice(seed: UInt64(number) &* 0x9E37_79B9 &+ 1)
        let department = dice.below(CatalogueWords.departments.count)
        let owner = "org:department-\(department)"
        let (object, act) = (dice.pick(CatalogueWords.objects), dice.pick(CatalogueWords.acts))
        let town = dice.below(3) == 0 ? dice.pick(CatalogueWords.towns) : ("", "")
        let year = dice.below(4) == 0 ? "（\(2015 + dice.below(12))年）" : ""
        let items = (0..<6 + dice.below(12)).map { _ in dice.pick(CatalogueWords.items) }
        let subject = "\(town.0)\(object.0)\(act.0)"
        let english = "\(object.1) \(act.1)\(town.1.isEmpty ? "" : " of \(town.1)")"
        let name = CatalogueWords.departments[department]
        let (summary, text) = prose(name, object, items, &dice)
        let city = [(true, subject + year), (true, english), (false, summary), (false, text), (false, name)]
        let secret = dice.below(3) == 0 ? [SearchPart(label: owner, text: "内部核查标记\(dice.below(1_000))")] : []
        return SearchDocument(
            id: "entry-\(number)", audience: dice.below(20) == 0 ? owner : "city",
            order: 1_700_000_000_000_000 + Int64(dice.below(90_000_000)) * 1_000_000,
            parts: city.map { SearchPart(label: "city", isTitle: $0.0, text: $0.1) }
                + items.map { SearchPart(label: "city", text: "\($0.0) \($0.1)") } + secret,
            facets: facets(department, &dice))
    }

    /// What the entry is for, as one of many writers would put it.
    private static func prose(
        _ name: String, _ object: (String, String), _ items: [(String, String)], _ dice: inout Dice
    ) -> (String, String) {
        let (first, second, use) = (items[0], items[1], dice.pick(CatalogueWords.uses))
        let thing = object.1.lowercased()
        let summaries = [
            "由\(name)在办理\(object.0)业务时采集，包括\(first.0)、\(second.0)等，供\(use)使用。",
            "\(object.0)的\(first.0)和\(second.0)，每日更新，用于\(use)。",
            "\(name)掌握的\(object.0)情况，含\(first.0)；\(use)时可核验。", "反映全市\(object.0)的\(second.0)变化，服务\(use)。",
            "依据职责归集\(object.0)资料，主要字段为\(first.0)、\(second.0)。", "本目录提供\(object.0)查询，支持\(use)，不含未成年人资料。",
            "记录\(object.0)自受理至办结的过程，重点是\(first.0)。", "来自\(name)业务系统，按月汇总\(object.0)。", "\(use)所需的\(object.0)清单。",
            "历年\(object.0)材料电子化成果，可按\(first.0)检索。",
        ]
        let texts = [
            "Kept while \(thing) is handled; serves \(first.1) and \(second.1).",
            "What is known about \(thing), by \(first.1).",
            "Changes of \(second.1) across the city.", "Collected by duty; holds \(first.1), \(second.1) and more.",
            "Lists \(thing) for those who check \(first.1).", "From the department's own system, monthly.",
        ]
        return (dice.pick(summaries), dice.pick(texts))
    }

    private static func facets(_ department: Int, _ dice: inout Dice) -> [String: Set<String>] {
        let isShared = dice.below(5) != 0
        let isConditional = dice.below(3) != 0
        return [
            "department": ["department-\(department)"],
            "theme": Set((0...dice.below(2)).map { _ in "theme-\((department * 3 + dice.below(4)) % 21)" }),
            "class": [isShared ? (isConditional ? "conditional" : "unconditional") : "none"],
            "level": ["\(1 + dice.below(isConditional ? 3 : 2))"],
            "way": isShared ? Set([dice.pick(["api", "table"]), dice.pick(["api", "file"])]) : [],
            "status": [dice.below(10) == 0 ? "draft" : "published"],
        ]
    }

    /// SplitMix64: randomness that repeats.
    struct Dice {
        private var state: UInt64

        init(seed: UInt64) { state = seed }

        mutating func below(_ bound: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((mixed ^ (mixed >> 31)) % UInt64(Swift.max(1, bound)))
        }

        mutating func pick<T>(_ values: [T]) -> T { values[below(values.count)] }
    }
}
