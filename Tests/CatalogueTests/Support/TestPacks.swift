import Authority
import Casework
import Definitions
import Standards

/// A small city with a catalogue, in which some things are the police's alone, or are not there at all.
enum TestPacks {
    static let start = Day(year: 2020, month: 1, day: 1) ?? .earliest
    static let published = Day(year: 2025, month: 10, day: 8) ?? .earliest

    /// - Parameters:
    ///   - hidden: whether the items and entries exist that the provider alone may know of.
    ///   - entries: further entries.
    static func make(
        hidden: Bool = true, entries: [EntryDefinition] = [], chains: [ChainDefinition] = TestChains.all,
        policeName: String = "公安局"
    ) -> PackSet {
        PackSet(
            elements: elements, codeLists: [sexes], datasets: [resident, pensioners, patients],
            organisations: [
                organisation("social-security", "社会保障局"), organisation("old-police", "公安分局"),
                organisation("public-security", policeName, predecessors: ["old-police"]),
                organisation("health", "卫生健康局"), organisation("data-bureau", "政务和数据局"),
                organisation("government-office", "市政府办公室"),
            ],
            roles: [
                role("data-clerk", [.catalogue, .request]), role("chief-data-officer", [.catalogue, .request]),
                role("catalogue-auditor", [.sharing]), role("government-coordinator", []),
            ],
            categories: [
                CategoryDefinition(id: "base", pack: "city", code: "1", title: both("基础信息")),
                CategoryDefinition(id: "population", pack: "city", code: "01", title: both("人口"), under: "base"),
                CategoryDefinition(id: "dept", pack: "city", code: "3", title: both("部门信息")),
            ],
            themes: [ThemeDefinition(id: "transport", pack: "city", title: both("交通"))],
            entries: [vehicle(hidden: hidden), weather, courts] + (hidden ? [informants] : []) + entries,
            chains: chains)
    }

    // MARK: Entries

    static func vehicle(hidden: Bool = true, more: [ItemDefinition] = [], title: String = "机动车登记信息") -> EntryDefinition
    {
        let mark = ItemDefinition(
            id: "case-mark", title: both("布控标记"), type: .code, sensitivity: .sensitive, audience: .provider)
        return entry(
            "vehicle", title, provider: "public-security", themes: ["transport"],
            items: [
                ItemDefinition(
                    id: "citizen-id", element: "citizen-id", title: both("所有人证件号码"), type: .identifier,
                    sensitivity: .sensitive),
                ItemDefinition(
                    id: "full-name", element: "full-name", title: both("所有人"), type: .text, sensitivity: .personal),
                ItemDefinition(id: "plate", title: both("号牌号码"), type: .text, length: 15, sensitivity: .internal),
                ItemDefinition(id: "model", title: both("车辆型号"), type: .text, length: 40, sensitivity: .internal),
            ] + (hidden ? [mark] : []) + more,
            resources: [
                ResourceDefinition(id: "api", kind: .api, title: both("核验接口"), updated: Day("2026-11-23"))
            ])
    }

    static let weather = entry(
        "weather", "气象实况", provider: "health",
        items: [ItemDefinition(id: "warmth", title: both("气温"), type: .integer, sensitivity: .open)],
        sharing: Sharing(class: .unconditional, reason: nil), conditions: nil)

    static let courts = entry(
        "drugs", "涉毒人员信息", provider: "public-security",
        items: [ItemDefinition(id: "mark", title: both("标识"), type: .code, sensitivity: .sensitive)],
        sharing: Sharing(class: .none, reason: both("《中华人民共和国禁毒法》第五十九条")), conditions: nil)

    static let informants = entry(
        "informants", "布控线索", provider: "public-security", themes: ["transport"],
        items: [ItemDefinition(id: "lead", title: both("线索"), type: .text, sensitivity: .sensitive)],
        audience: .provider)

    static func entry(
        _ id: String, _ title: String, provider: String, category: String = "population", themes: [String] = [],
        items: [ItemDefinition], sharing: Sharing = Sharing(class: .conditional, reason: both("《行政许可法》第八条")),
        conditions: Localized? = both("仅限本单位履职使用"), audience: Audience = .city,
        resources: [ResourceDefinition] = [], published: Day? = TestPacks.published, update: UpdateFrequency = .daily
    ) -> EntryDefinition {
        EntryDefinition(
            id: id, pack: "city", title: both(title), summary: both("\(title)的摘要"), provider: provider,
            category: category, themes: themes, items: items, sharing: sharing, conditions: conditions,
            ways: [.api, .table], level: 2, update: update, assessments: assessments, approval: approval,
            published: published, audience: audience, resources: resources)
    }

    static let assessments = Assessments(
        secrecy: Assessment(day: published, result: both("不涉密"), by: both("保密员")),
        personalInformation: Assessment(day: published, result: both("影响可控"), by: both("数据专员")))
    static let approval = HeadApproval(day: published, by: both("首席数据官"))

    // MARK: Elements and datasets

    static let elements = [
        element("citizen-id", "公民身份号码", .identifier(.citizen), .sensitive, .identity),
        element("full-name", "姓名", .text(maximum: 50), .personal, .name),
        element("sex", "性别", .code(list: "sex"), .personal, .none),
        element("birth-day", "出生日期", .day, .personal, .date),
        element("address", "住址", .text(maximum: 100), .sensitive, .address),
        element("amount", "金额", .money, .internal, .none),
    ]

    private static let sexes = CodeList(
        id: "sex", title: both("性别"), source: "GB/T 2261.1",
        codes: [
            CodeList.Code("1", Localized(zh: "男", en: "Male")), CodeList.Code("2", Localized(zh: "女", en: "Female")),
        ])

    static let resident = dataset(
        "resident", "实有人口", owner: "public-security", ["citizen-id", "full-name", "sex", "birth-day", "address"],
        catalogue: DatasetEntry(
            category: "population", conditions: both("按需共享"), assessments: assessments, approval: approval,
            published: published))
    static let pensioners = dataset("pensioner", "养老待遇领取人", owner: "social-security", ["citizen-id", "amount"])
    static let patients = dataset("patient", "就诊人员", owner: "health", ["citizen-id", "full-name"])

    private static func dataset(
        _ id: String, _ title: String, owner: String, _ fields: [String], catalogue: DatasetEntry? = nil
    ) -> DatasetDefinition {
        DatasetDefinition(
            id: id, pack: "city", title: both(title), description: both("\(title)登记"), owner: owner,
            key: ["citizen-id"], finds: [], sharing: Sharing(class: .conditional, reason: both("个人信息保护法")), level: 3,
            update: .daily, subject: "citizen-id", retention: .permanent,
            fields: fields.map { FieldDefinition(element: $0, required: $0 == "citizen-id") }, catalogue: catalogue)
    }

    private static func element(
        _ id: String, _ title: String, _ type: ElementType, _ sensitivity: Sensitivity, _ mask: Mask
    ) -> DataElement {
        DataElement(
            id: id, title: both(title), definition: both(title), type: type, sensitivity: sensitivity, mask: mask,
            source: "")
    }

    // MARK: People

    static let people: [CasePerson] = [
        person("li", "social-security", ["data-clerk"]), person("zhong", "social-security", ["chief-data-officer"]),
        person("wang", "social-security", []), person("huang", "data-bureau", ["catalogue-auditor"]),
        person("chen", "public-security", ["data-clerk"]), person("luo", "public-security", ["chief-data-officer"]),
        person("wu", "public-security", []), person("feng", "health", ["data-clerk", "chief-data-officer"]),
        person("liang", "government-office", ["government-coordinator"]),
    ]

    private static func person(_ account: String, _ organisation: String, _ roles: [String]) -> CasePerson {
        CasePerson(
            account: account, person: "p-\(account)", name: "姓名-\(account)", organisation: organisation,
            posts: Set(roles.map { Assignment(role: $0, organisation: organisation) }))
    }

    static func both(_ text: String) -> Localized { Localized(zh: text, en: text) }

    private static func role(_ id: String, _ acts: Set<ActName>) -> RoleDefinition {
        RoleDefinition(
            id: id, pack: "city", title: both(id), description: both(""), scope: .organisation,
            permissions: acts.isEmpty ? [] : [Permission(acts: acts)], separateFrom: [])
    }

    private static func organisation(
        _ code: String, _ name: String, predecessors: [String] = []
    ) -> OrganisationDefinition {
        OrganisationDefinition(
            code: code, pack: "city", kind: .bureau,
            names: [DatedName(title: Localized(zh: name, en: code), short: both(name), from: start)],
            predecessors: predecessors)
    }
}
