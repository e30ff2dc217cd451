import Definitions
import Standards

/// A small city: two bureaus, two towns, one register, and roles that overlap in every awkward way.
enum TestPacks {
    static let day = Day(year: 2020, month: 1, day: 1) ?? .earliest

    static func text(_ text: String) -> Localized { Localized(zh: text, en: text) }

    static func element(_ id: String, mask: Mask, sensitivity: Sensitivity = .personal) -> DataElement {
        DataElement(
            id: id, title: text(id), definition: text(id), type: .text(maximum: 100), sensitivity: sensitivity,
            mask: mask,
            source: "")
    }

    static func organisation(
        _ code: String, kind: OrganisationDefinition.Kind = .bureau, division: String? = nil,
        names: [DatedName]? = nil, predecessors: [String] = [], successors: [String] = []
    ) -> OrganisationDefinition {
        OrganisationDefinition(
            code: code, pack: "test", kind: kind,
            names: names ?? [DatedName(title: text(code), short: text(code), from: day)],
            division: division, predecessors: predecessors, successors: successors)
    }

    static func role(_ id: String, _ permissions: [Permission], apart: Set<String> = []) -> RoleDefinition {
        RoleDefinition(
            id: id, pack: "test", title: text(id), description: text(id), scope: .organisation,
            permissions: permissions,
            separateFrom: apart)
    }

    static func purpose(_ code: String, needsCaseNumber: Bool = true) -> PurposeDefinition {
        PurposeDefinition(code: code, pack: "test", title: text(code), source: "", needsCaseNumber: needsCaseNumber)
    }

    static let fields = ["citizen-id", "full-name", "sex", "town", "phone"]

    static let dataset = DatasetDefinition(
        id: "resident", pack: "test", title: text("residents"), description: text("residents"), owner: "police",
        key: ["citizen-id"], finds: [], sharing: Sharing(class: .conditional, reason: text("personal")), level: 3,
        update: .daily, subject: "citizen-id", retention: .permanent,
        fields: fields.map { FieldDefinition(element: $0) })

    static let roles: [RoleDefinition] = [
        role(
            "officer",
            [
                Permission(
                    acts: [.find, .view, .plain, .history, .import], dataset: "resident",
                    purposes: ["registration", "correction"])
            ]),
        role("clerk", [Permission(acts: [.find, .view], dataset: "resident", fields: ["full-name", "town"])]),
        role(
            "town-clerk",
            [
                Permission(
                    acts: [.find, .view], dataset: "resident", fields: ["full-name", "town", "phone"],
                    rows: RowPredicate(text: "town = \"actor-division\"")),
                Permission(
                    acts: [.plain], dataset: "resident", fields: ["phone"],
                    rows: RowPredicate(text: "town = \"actor-division\""), purposes: ["service"]),
            ]),
        role(
            "investigator",
            [Permission(acts: [.view], dataset: "resident", fields: ["full-name", "town"], disclosure: .withheld)]),
        role("auditor", [Permission(acts: [.verify])]),
        role("usurper", [Permission(acts: [.accounts, .approveAccounts, .security])]),
        role("data-clerk", [Permission(acts: [.catalogue, .request])]),
        role("catalogue-auditor", [Permission(acts: [.sharing])]),
        role("payer", [], apart: ["cashier"]),
        role("cashier", []),
    ]

    static let set = PackSet(
        elements: [
            element("citizen-id", mask: .identity, sensitivity: .sensitive), element("full-name", mask: .name),
            element("sex", mask: .none), element("town", mask: .none, sensitivity: .internal),
            element("phone", mask: .phone),
        ],
        datasets: [dataset],
        organisations: [
            organisation("police"), organisation("data-bureau"),
            organisation("xiaolan", kind: .town, division: "442000118"),
            organisation("guzhen", kind: .town, division: "442000122"),
        ],
        roles: roles,
        purposes: [purpose("registration"), purpose("correction", needsCaseNumber: false), purpose("service")])
}
