import Search

/// What officials look for in a catalogue.
struct CatalogueQueries {
    /// Sorts of queries.
    enum Kind: String, CaseIterable {
        /// One to eight characters from anywhere in what some entry says.
        case pieces
        /// Two words of one entry, often with a filter.
        case words = "two words or a filter"
        /// What nearly every entry says.
        case common = "the commonest words"
    }

    private static let common = [
        "信息", "登记信息", "市", "证件号码", "date of", "公民身份号码", "的", "数据更新时间", "", "业务", "a", "registration",
    ]

    let rows: Int

    /// The first queries of a sort, as an official of one department asks them.
    func queries(_ kind: Kind, _ count: Int) -> [SearchQuery] {
        var dice = CatalogueCrowd.Dice(seed: 42)
        return (0..<count).map { number in
            let labels: Set = ["city", "org:department-\(dice.below(CatalogueWords.departments.count))"]
            let entry = CatalogueCrowd.document(dice.below(rows))
            switch kind {
            case .pieces: return SearchQuery(text: piece(of: entry, &dice), labels: labels)
            case .common: return SearchQuery(text: Self.common[number % Self.common.count], labels: labels)
            case .words:
                let isFiltered = number % 2 == 0
                let department = "department-\(dice.below(CatalogueWords.departments.count))"
                let words = (0..<(isFiltered ? 1 : 2)).map { _ in piece(of: entry, &dice) }
                return SearchQuery(
                    text: words.joined(separator: " "), labels: labels,
                    filters: isFiltered ? ["department": [department], "class": ["conditional", "none"]] : [:])
            }
        }
    }

    private func piece(of entry: SearchDocument, _ dice: inout CatalogueCrowd.Dice) -> String {
        let words = dice.pick(entry.parts.filter { $0.label == "city" }).text.split(separator: " ")
        let scalars = Array(dice.pick(words).unicodeScalars)
        let start = dice.below(scalars.count)
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[start...].prefix(1 + dice.below(8)))
        return String(view)
    }
}
