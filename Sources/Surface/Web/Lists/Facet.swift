/// One way to narrow a list: its values with exact counts, each a link that chooses it or takes it back.
struct Facet: Sendable {
    /// One value of a facet.
    struct Value: Sendable {
        /// What stands in the address.
        let id: String
        /// What people read.
        let label: String
        /// How many of the list have it, were this facet not chosen.
        let count: Int
    }

    /// The name in the address.
    let name: String
    /// What people read.
    let label: String
    /// The values in the order in which they are shown.
    let values: [Value]

    /// What `parts/facets` shows; nothing where no value is left and none is chosen.
    func view(_ address: ListAddress) -> View {
        let chosen = address[name]
        let shown = values.filter { $0.count > 0 || chosen.contains($0.id) }
        guard !shown.isEmpty else { return .none }
        return [
            "label": .text(label), "open": .flag(!chosen.isEmpty || shown.count <= Self.unfolded),
            "values": .list(
                shown.map { value in
                    let isChosen = chosen.contains(value.id)
                    let target = isChosen ? address.removing(name, value.id) : address.adding(name, value.id)
                    return [
                        "label": .text(value.label), "count": View(value.count), "href": .text(target.text),
                        "chosen": .flag(isChosen),
                    ]
                }),
        ]
    }

    /// What is chosen, for `parts/chips`: each with a link that takes it back.
    func chips(_ address: ListAddress) -> [View] {
        values.filter { address[name].contains($0.id) }.map { value in
            [
                "facet": .text(label), "label": .text(value.label),
                "href": .text(address.removing(name, value.id).text),
            ]
        }
    }

    /// A facet with more values is folded until one of them is chosen.
    private static let unfolded = 8
}
