import Standards

/// `demo/people.yaml`: the fictional people who sign in to the demo city.
enum PeopleFormat {
    static let people = Key.required("people", person.declared().list(atLeast: 1), "The people")

    static let file: Format<[Declared<DemoPerson>]> = .table([people.any]) { table, _ throws(Table.Incomplete) in
        try table.require(people)
    }

    private static let account = Key.required("account", accountName, "Name of the account, such as chen.jing")
    private static let name = Key.required("name", .title, "The person's name in characters and in pinyin")
    private static let kind = Key.optional("kind", .choice, "official or resident") as Key<DemoPerson.Kind>
    private static let organisation = Key.optional("organisation", .reference(.organisation), "Where the person works")
    private static let post = Key.required("post", .title, "Post, or what the resident does")
    private static let roles = Key.optional("roles", assignment.list(), "The roles that the person holds")

    static let person: Format<DemoPerson> = .table([
        account.any, name.any, kind.any, organisation.any, post.any, roles.any,
    ]) { table, _ throws(Table.Incomplete) in
        let organisation = table[organisation] ?? ""
        return DemoPerson(
            account: try table.require(account), name: try table.require(name), kind: table[kind] ?? .official,
            organisation: organisation, post: try table.require(post),
            assignments: (table[roles] ?? []).map { draft in
                DemoPerson.Assignment(role: draft.role, organisation: draft.organisation ?? organisation)
            })
    }

    private struct AssignmentDraft: Sendable {
        let role: String
        let organisation: String?
    }

    private static let role = Key.required("role", .reference(.role), "The role")
    private static let of = Key.optional("of", .reference(.organisation), "For which organisation; left out: the own")

    private static let assignment: Format<AssignmentDraft> = .table([role.any, of.any]) {
        table, _ throws(Table.Incomplete) in
        AssignmentDraft(role: try table.require(role), organisation: table[of])
    }

    private static let accountName: Format<String> = .scalar(
        Localized(zh: "账号名（小写字母、数字、点、连字符）", en: "the name of an account (lower-case letters, digits, dots, hyphens)"),
        schema: ["type": "string", "pattern": "^[a-z][a-z0-9]*([.-][a-z0-9]+)*$", "maxLength": 48]
    ) { text, _ in Names.isDottedName(text) ? text : nil }
}
