import Search

/// Documents as a catalogue has them, from a seed.
struct Crowd {
    static let organisations = ["public-security", "civil-affairs", "health", "transport", "xiaolan-town"]
    static let themes = ["transport", "death-and-funeral", "housing", "schools", "enterprises"]

    private static let objects = [
        ("机动车", "Motor vehicle"), ("死亡殡葬", "Death and funeral"), ("不动产", "Real property"), ("学籍", "School roll"),
        ("企业信用", "Enterprise credit"), ("婚姻", "Marriage"), ("出生医学证明", "Birth certificate"), ("社保", "Social insurance"),
        ("𠮷野家𪚥龍", "Ｒare ｃharacters"), ("Straße café", "Ströme ＆ Ǆ"),
    ]
    private static let kinds = [
        ("登记信息", "registrations"), ("年检记录", "inspections"), ("办理结果", "outcomes"), ("名单", "list"), ("统计", "statistics"),
    ]
    private static let words = [
        "公民身份号码", "姓名", "号牌号码", "登记日期", "有效期至", "住址", "Owner's ID number", "Plate \"A\" 100%", "date_of issue",
        "é́ 👨‍👩‍👧 (核验)", "证照编号 NEAR(x)", "联系电话", "登  记\t信 息", "法人 AND 代表",
    ]

    var dice: SplitMix

    init(seed: UInt64) {
        dice = SplitMix(state: seed)
    }

    /// A document of this number, some of it hidden from most.
    mutating func document(_ number: Int) -> SearchDocument {
        let organisation = dice.pick(Self.organisations)
        let (object, kind) = (dice.pick(Self.objects), dice.pick(Self.kinds))
        let isHidden = dice.number(below: 10) == 0
        var parts = [
            SearchPart(label: "city", isTitle: true, text: object.0 + kind.0),
            SearchPart(label: "city", isTitle: true, text: "\(object.1) \(kind.1)"),
        ]
        for _ in 0..<dice.number(below: 7) {
            let isSecret = dice.number(below: 4) == 0
            parts.append(
                SearchPart(
                    label: isSecret ? "org:\(organisation)" : "city", isTitle: dice.number(below: 12) == 0,
                    text: dice.pick(Self.words) + (dice.number(below: 3) == 0 ? dice.pick(Self.objects).0 : "")))
        }
        return SearchDocument(
            id: "entry-\(number)", audience: isHidden ? "org:\(organisation)" : "city",
            order: Int64(dice.number(below: 200)) - 100, parts: parts,
            facets: [
                "department": [organisation],
                "theme": Set((0..<dice.number(below: 3)).map { _ in dice.pick(Self.themes) }),
                "class": [dice.pick(["unconditional", "conditional", "none"])],
            ])
    }

    /// What a reader may hold: nothing, what everybody does, or what an official of some organisations does.
    mutating func labels() -> Set<String> {
        let mine = (0..<dice.number(below: 3)).map { _ in "org:\(dice.pick(Self.organisations))" }
        return dice.number(below: 12) == 0 ? Set(mine) : Set(mine + ["city", "nobody's"])
    }

    /// Filters on some facets.
    mutating func filters() -> [String: Set<String>] {
        switch dice.number(below: 6) {
        case 0: ["department": [dice.pick(Self.organisations), dice.pick(Self.organisations)]]
        case 1: ["theme": [dice.pick(Self.themes)], "class": ["conditional", "none"]]
        case 2: ["theme": [dice.pick(Self.themes), "no such"]]
        default: [:]
        }
    }

    /// One to three pieces of what some document says, or nothing like it.
    mutating func text(from documents: [SearchDocument]) -> String {
        (0...dice.number(below: 3) / 2).map { _ in
            let part = dice.pick(dice.pick(documents).parts)
            let scalars = Array(part.text.unicodeScalars)
            let start = dice.number(below: scalars.count)
            let length = 1 + dice.number(below: min(9, scalars.count - start))
            var piece = String.UnicodeScalarView()
            piece.append(contentsOf: scalars[start..<start + length])
            if dice.number(below: 15) == 0 { piece.append(contentsOf: scalars[start...start]) }
            return dice.number(below: 4) == 0 ? String(piece).uppercased() : String(piece)
        }.joined(separator: dice.pick([" ", "\u{3000}", "\t "]))
    }
}

/// SplitMix64: randomness that repeats.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func number(below bound: Int) -> Int {
        bound > 0 ? Int(next() % UInt64(bound)) : 0
    }

    mutating func pick<T>(_ values: [T]) -> T {
        values[number(below: values.count)]
    }
}
