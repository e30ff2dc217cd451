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
        let summary =
            "由\(name)在办理\(object.0)相关业务中采集，记载\(items[0].0)、\(items[1].0)和\(items[2].0)，供\(dice.pick(CatalogueWords.uses))使用。"
        let text =
            "Kept by the department while it handles \(object.1.lowercased()); serves \(items[0].1) and \(items[1].1)."
        let city = [(true, subject + year), (true, english), (false, summary), (false, text), (false, name)]
        let secret = dice.below(3) == 0 ? [SearchPart(label: owner, text: "内部核查标记\(dice.below(1_000))")] : []
        return SearchDocument(
            id: "entry-\(number)", audience: dice.below(20) == 0 ? owner : "city",
            order: 1_700_000_000_000_000 + Int64(dice.below(90_000_000)) * 1_000_000,
            parts: city.map { SearchPart(label: "city", isTitle: $0.0, text: $0.1) }
                + items.map { SearchPart(label: "city", text: "\($0.0) \($0.1)") } + secret,
            facets: facets(department, &dice))
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
