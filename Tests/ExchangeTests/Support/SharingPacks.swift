import Definitions
import Standards

/// A register of the dead, a list of pensioners, and an entry whose data another system holds.
enum SharingPacks {
    static func text(_ zh: String, _ en: String) -> Localized { Localized(zh: zh, en: en) }

    static func element(
        _ id: String, _ zh: String, _ type: ElementType, _ sensitivity: Sensitivity, _ mask: Mask
    ) -> DataElement {
        DataElement(
            id: id, title: text(zh, id), definition: text(zh, id), type: type, sensitivity: sensitivity, mask: mask,
            source: "")
    }

    static let elements = [
        element("citizen-id", "证件号码", .identifier(.resident), .sensitive, .identity),
        element("full-name", "姓名", .text(maximum: 50), .personal, .name),
        element("date-of-death", "死亡日期", .day, .personal, .whole),
        element("cause-of-death", "死因", .text(maximum: 100), .sensitive, .none),
        element("place", "地点", .code(list: "test.place"), .internal, .none),
        element("age", "年龄", .integer(0...150), .personal, .none),
        element("grant-money", "补助", .money, .internal, .none),
        element("certified", "有证明", .boolean, .internal, .none),
    ]

    static let places = CodeList(
        id: "test.place", title: text("地点", "place"), source: "",
        codes: [.init("home", text("家中", "at home")), .init("hospital", text("医院", "hospital"))])

    static let deceased = dataset(
        "deceased", owner: "data-bureau",
        fields: [
            "citizen-id", "full-name", "date-of-death", "cause-of-death", "place", "age", "grant-money", "certified",
        ], hidden: ["grant-money"])
    static let pensions = dataset("pension-recipient", owner: "social-security", fields: ["citizen-id", "full-name"])

    static func dataset(_ id: String, owner: String, fields: [String], hidden: Set<String> = []) -> DatasetDefinition {
        DatasetDefinition(
            id: id, pack: "test", title: text("死亡人员信息", "The deceased"), description: text("说明", "what it holds"),
            owner: owner, key: ["citizen-id"], finds: [["full-name"]],
            sharing: Sharing(class: .conditional, reason: text("个人信息", "personal")), level: 3, update: .daily,
            subject: "citizen-id", retention: .permanent,
            fields: fields.map { FieldDefinition(element: $0, required: $0 == "full-name") },
            catalogue: DatasetEntry(category: "unclassified", hidden: hidden))
    }

    static let clerk = RoleDefinition(
        id: "clerk", pack: "test", title: text("经办", "clerk"), description: text("经办", "clerk"), scope: .city,
        permissions: [
            Permission(acts: [.import, .view], dataset: "deceased"),
            Permission(acts: [.import, .view], dataset: "pension-recipient"),
        ], separateFrom: [])

    /// Doctors, whom the health bureau's own system knows.
    static let doctors = EntryDefinition(
        id: "doctor", pack: "test", title: text("医师", "Doctors"), summary: text("医师", "Doctors"), provider: "health",
        category: "unclassified",
        items: [
            item("citizen-id", element: "citizen-id", .identifier, .sensitive),
            item("name", element: "full-name", .text, .personal), item("place", element: "place", .code, .internal),
            item("practice-number", element: nil, .text, .internal),
            item("diagnosis", element: "cause-of-death", .text, .sensitive),
        ], sharing: Sharing(class: .conditional, reason: text("个人信息", "personal")), ways: [.api], level: 2,
        update: .daily)

    private static func item(
        _ id: String, element: String?, _ type: ItemType, _ sensitivity: Sensitivity
    ) -> ItemDefinition {
        ItemDefinition(id: id, element: element, title: text(id, id), type: type, sensitivity: sensitivity)
    }

    static let set = PackSet(
        elements: elements, codeLists: [places], datasets: [deceased, pensions], roles: [clerk], entries: [doctors])

    /// A person's number with its check character, the same for the same number.
    static func person(_ number: Int) -> String {
        guard case .text(let text) = elements[0].example(number) else { return "" }
        return text
    }
}
