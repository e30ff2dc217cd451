/// Where the people of the demo live and come from: real divisions, invented streets and estates.
struct DemoPlaces: Sendable {
    static let shared = DemoPlaces()

    /// A town by its code and name.
    struct Town: Sendable {
        let code: String
        let name: String
    }

    /// A province that people come from: its counties, and the ethnic groups there besides the Han, per mille.
    struct Origin: Sendable {
        let counties: [Int]
        let groups: [(code: String, perMille: Int)]
    }

    /// The towns, weighted by their residents in ten thousands.
    let towns = WeightedList<Town>(
        (Town(code: "442000001", name: "石岐街道"), 25),
        [
            ("002", "东区街道", 25), ("003", "中山港街道", 33), ("004", "西区街道", 12), ("005", "南区街道", 9),
            ("006", "五桂山街道", 5), ("007", "民众街道", 12), ("008", "南朗街道", 17), ("101", "黄圃镇", 17),
            ("103", "东凤镇", 16), ("105", "古镇镇", 17), ("106", "沙溪镇", 16), ("107", "坦洲镇", 34), ("108", "港口镇", 16),
            ("109", "三角镇", 16), ("110", "横栏镇", 14), ("111", "南头镇", 15), ("112", "阜沙镇", 8), ("114", "三乡镇", 23),
            ("115", "板芙镇", 11), ("116", "大涌镇", 9), ("117", "神湾镇", 4), ("118", "小榄镇", 70),
        ].map { (Town(code: "442000" + $0.0, name: $0.1), $0.2) })

    /// Where floating residents are registered.
    let origins = WeightedList<Origin>(
        (
            Origin(
                counties: [450_881, 450_821, 450_921, 450_923, 450_481, 450_422, 451_022, 451_224, 450_126, 450_621],
                groups: [("08", 420), ("13", 40), ("32", 10)]), 28
        ),
        [
            (
                Origin(counties: [440_881, 440_981, 440_982, 441_881, 441_523, 441_225, 441_423], groups: [("13", 6)]),
                20
            ),
            (
                Origin(
                    counties: [430_426, 430_523, 430_524, 431_129, 430_821, 431_022, 431_382, 433_125],
                    groups: [("15", 60), ("06", 40), ("12", 20), ("13", 20)]), 16
            ),
            (Origin(counties: [511_321, 511_523, 511_722, 511_921, 510_921, 511_024], groups: [("07", 30)]), 9),
            (Origin(counties: [360_733, 360_730, 360_827, 360_924, 361_128], groups: [("22", 4)]), 7),
            (
                Origin(
                    counties: [520_521, 522_325, 522_634, 520_327, 522_727],
                    groups: [("06", 180), ("09", 90), ("12", 60)]), 7
            ),
            (Origin(counties: [422_823, 420_381, 421_122, 421_081, 429_004], groups: [("15", 70)]), 6),
            (Origin(counties: [411_525, 411_328, 411_625, 411_722], groups: [("03", 10)]), 4),
            (Origin(counties: [500_236, 500_241], groups: [("15", 60), ("06", 30)]), 2),
            (Origin(counties: [530_326, 532_524], groups: [("07", 120), ("14", 40)]), 1),
        ])

    private let roads = [
        "孙文东路", "兴华路", "民安街", "康乐大道", "富华道", "德政路", "同安大道", "沿江东路", "翠景道", "百福路", "新兴中路", "文华西路",
        "迎阳大道", "岭南路", "桥头街", "菊城大道", "金鱼街", "永宁路", "福兴路", "朝阳路", "建业路", "长堤路", "莲塘街", "凤鸣路",
    ]
    private let estates = [
        "紫马花园", "翠湖居", "锦绣新村", "富康花园", "岐江雅苑", "菊香苑", "怡景湾", "水云轩", "金桂园", "朗晴居", "丽日豪庭", "海棠公寓",
        "顺景花园", "荔苑", "悦来新邨", "星晨公寓",
    ]
    private let villages = ["新村", "南村", "沙边村", "涌口村", "大塘村", "永平村", "裕安村", "东明村"]

    /// An invented address in a town, down to the dwelling; floating residents more often rent in villages.
    func address(in town: Town, rents: Bool, _ random: inout SeededRandom) -> String {
        let number = random.number(in: 1...298)
        if random.happens(perMille: rents ? 550 : 200) {
            let village = random.pick(villages)
            return "\(town.name) \(village) \(random.number(in: 1...12))巷 \(number)号 出租屋 \(room(floors: 7, &random))房"
        }
        let block = random.number(in: 1...18)
        return
            "\(town.name) \(random.pick(roads)) \(number)号 \(random.pick(estates)) \(block)栋 \(room(floors: 18, &random))房"
    }

    private func room(floors: Int, _ random: inout SeededRandom) -> String {
        "\(random.number(in: 1...floors))0\(random.number(in: 1...6))"
    }
}
