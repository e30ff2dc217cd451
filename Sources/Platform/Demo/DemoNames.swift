/// Names as people of the delta, of inland provinces and from abroad have them; every combination is fiction.
struct DemoNames: Sendable {
    static let shared = DemoNames()

    /// Family names of Guangdong by frequency, the double ones among them.
    private let delta = WeightedList(
        words: """
            陈:106 李:80 黄:78 张:55 梁:52 林:46 吴:36 刘:34 罗:28 何:27 郑:25 杨:22 王:22 叶:18 周:18 曾:17 谢:17 钟:17 \
            蔡:15 许:14 邓:14 冯:14 郭:13 苏:12 卢:12 麦:10 谭:10 彭:10 徐:10 余:9 赖:8 朱:8 黎:8 欧:7 区:6 萧:6 潘:6 \
            高:6 甘:5 孙:5 关:5 简:4 伍:4 程:4 唐:4 阮:4 缪:3 毛:3 雷:3 容:3 古:3 方:3 欧阳:3 司徒:2 上官:1
            """)
    /// Family names of the whole country by frequency.
    private let inland = WeightedList(
        words: """
            王:72 李:72 张:68 刘:54 陈:45 杨:31 黄:22 赵:20 周:19 吴:19 徐:14 孙:13 朱:13 马:12 胡:12 郭:11 林:11 何:11 \
            高:10 罗:10 郑:9 梁:9 谢:8 宋:8 唐:8 许:7 邓:7 韩:7 冯:7 曹:7 彭:7 曾:6 肖:6 田:6 董:6 潘:6 袁:6 蔡:6 蒋:6 \
            余:5 于:5 杜:5 叶:5 程:5 魏:5 苏:5 吕:5 丁:5 任:4 卢:4 姚:4 沈:4 钟:4 姜:4 谭:4 廖:4 龙:3 文:3 向:3 欧阳:2
            """)
    /// Family names frequent among the Zhuang.
    private let zhuang = WeightedList(words: "韦:30 黄:24 覃:18 陆:12 蒙:8 莫:7 农:7 梁:6 蓝:5 罗:4 潘:4 岑:3 闭:1 卢:2")

    private let men = Array(
        "伟强军杰辉俊明志文华建国荣勇涛斌浩宇轩豪嘉家健民海锋鹏龙浩然子泽铭德胜坚权昌洪耀贤锦添永康启超逸朗乐晨森源")
    private let women = Array(
        "芳娟敏静丽艳婷玲颖欣怡雯慧美玉兰凤英珍燕梅琴秀红霞娜洁琳莹蓉诗雅晴思佩佳嘉仪韵芷若彤柔惠淑莲月桂萍彩銮倩妍")
    private let grand = Array("金银土水福财根旺顺妹娣娇好弟容笑带有桂兴庆全来生")

    private let countries: [(code: String, family: [String], given: [String])] = [
        ("VNM", ["NGUYEN", "TRAN", "LE", "PHAM"], ["VAN MINH", "THI LAN", "THI HOA", "DUC ANH"]),
        ("PHL", ["SANTOS", "REYES", "CRUZ"], ["MARIA", "JOSE", "ANGELA", "MARK"]),
        ("IND", ["KUMAR", "SHARMA", "PATEL"], ["RAVI", "ANITA", "VIJAY", "PRIYA"]),
        ("KOR", ["KIM", "LEE", "PARK"], ["MINJUN", "SEOYEON", "JIHO", "SUJIN"]),
        ("JPN", ["SATO", "SUZUKI", "TANAKA"], ["KENJI", "YUKO", "HIROSHI", "AKIKO"]),
        ("DEU", ["MUELLER", "SCHMIDT", "WAGNER"], ["THOMAS", "ANNA", "STEFAN", "JULIA"]),
        ("USA", ["MILLER", "JOHNSON", "DAVIS"], ["JAMES", "EMILY", "ROBERT", "GRACE"]),
        ("NGA", ["OKAFOR", "ADEYEMI", "BELLO"], ["CHINEDU", "AMINA", "EMEKA", "NGOZI"]),
        ("PAK", ["KHAN", "AHMED", "MALIK"], ["IMRAN", "SANA", "BILAL", "AYESHA"]),
        ("GBR", ["SMITH", "TAYLOR", "BROWN"], ["OLIVER", "HARRIET", "GEORGE", "ALICE"]),
    ]

    /// A name of the delta.
    func delta(isMan: Bool, birthYear: Int, _ random: inout SeededRandom) -> String {
        random.pick(delta) + given(isMan: isMan, birthYear: birthYear, &random)
    }

    /// A name from inland, of the Zhuang where the person is one.
    func inland(isMan: Bool, birthYear: Int, isZhuang: Bool, _ random: inout SeededRandom) -> String {
        random.pick(isZhuang ? zhuang : inland) + given(isMan: isMan, birthYear: birthYear, &random)
    }

    /// A name as a passport prints it, with its country.
    func foreign(_ random: inout SeededRandom) -> (name: String, country: String) {
        let country = random.pick(countries)
        return (random.pick(country.family) + " " + random.pick(country.given), country.code)
    }

    private func given(isMan: Bool, birthYear: Int, _ random: inout SeededRandom) -> String {
        let pool = birthYear < 1950 && random.happens(perMille: 500) ? grand : isMan ? men : women
        let second = String(random.pick(pool))
        if random.happens(perMille: birthYear >= 1970 && birthYear < 2000 ? 250 : 90) { return second }
        return String(random.pick(isMan ? men : women)) + second
    }
}
