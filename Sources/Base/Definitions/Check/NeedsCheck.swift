import Standards

/// Packs need one another without going round in a circle.
enum NeedsCheck {
    static func findings(in declarations: Declarations) -> [Finding] {
        let needs = Dictionary(declarations.packs.map { ($0.pack, $0.value.pack.needs) }) { first, _ in first }
        return declarations.packs.compactMap { pack in
            guard let path = circle(from: pack.pack, needs) else { return nil }
            let text = path.joined(separator: " → ")
            return pack.error(
                "needs", code: "pack.cycle",
                Localized(zh: "系统包循环依赖：\(text)", en: "packs need one another in a circle: \(text)"),
                mend: Localized(
                    zh: "把共同部分移入双方都需要的包", en: "move what they share into a pack that both need"))
        }
    }

    /// The shortest way from a pack back to itself, or nil.
    private static func circle(from start: String, _ needs: [String: [String]]) -> [String]? {
        var cameFrom: [String: String] = [:]
        var open = [start]
        while !open.isEmpty {
            let pack = open.removeFirst()
            for need in needs[pack] ?? [] {
                if need == start {
                    var path = [start]
                    var step = pack
                    while step != start, let previous = cameFrom[step] {
                        path.append(step)
                        step = previous
                    }
                    return [start] + path.reversed()
                }
                if cameFrom[need] == nil {
                    cameFrom[need] = pack
                    open.append(need)
                }
            }
        }
        return nil
    }

    /// The packs, each after those it needs, otherwise by name.
    static func order(_ packs: [Pack]) -> [Pack] {
        let known = Dictionary(packs.map { ($0.id, $0) }) { first, _ in first }
        var placed: Set<String> = []
        var result: [Pack] = []
        func place(_ pack: Pack) {
            guard placed.insert(pack.id).inserted else { return }
            for need in pack.needs.sorted() {
                if let other = known[need] { place(other) }
            }
            result.append(pack)
        }
        for pack in packs.sorted(by: { $0.id < $1.id }) { place(pack) }
        return result
    }
}
