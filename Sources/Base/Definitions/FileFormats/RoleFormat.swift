import Standards

/// `roles/*.yaml`: what people may do, and the purposes for which they may see personal data.
enum RoleFormat {
    static let roles = Key.optional("roles", role.declared().list(), "The roles")
    static let purposes = Key.optional("purposes", purpose.declared().list(), "Purposes of use 使用目的")

    static let file: Format<RoleFile> = .table([roles.any, purposes.any]) { table, _ in
        RoleFile(roles: table[roles] ?? [], purposes: table[purposes] ?? [])
    }

    private static let id = Key.required("role", .name, "Name of the role, such as population-officer")
    private static let title = Key.required("title", .title, "What people call it")
    private static let description = Key.optional("description", .localized(), "What its holders do")
    private static let scope =
        Key.optional("scope", .choice, "How far an assignment reaches")
        as Key<RoleDefinition.Scope>
    private static let permissions = Key.required("permissions", permission.list(), "What its holders may do")
    private static let separate = Key.optional(
        "separate-from", Format.reference(.role).list(), "Roles that the same person may not hold")

    static let role: Format<RoleDefinition> = .table([
        id.any, title.any, description.any, scope.any, permissions.any, separate.any,
    ]) { table, reading throws(Table.Incomplete) in
        let title = try table.require(title)
        return RoleDefinition(
            id: try table.require(id), pack: reading.pack, title: title, description: table[description] ?? title,
            scope: table[scope] ?? .organisation, permissions: try table.require(permissions),
            separateFrom: Set(table[separate] ?? []))
    }

    private static let acts = Key.required("acts", Format<ActName>.choice.list(atLeast: 1), "What may be done")
    private static let dataset = Key.optional("dataset", .reference(.dataset), "On which dataset")
    private static let fields = Key.optional(
        "fields", Format.reference(.element).list(atLeast: 1), "Which fields; left out: all")
    private static let rows = Key.optional(
        "rows", .text(maximum: 2_000),
        "Which records: a CQL2 expression over the dataset's elements, actor-division, actor-organisation and actor-account"
    )
    private static let purposeCodes = Key.optional(
        "purposes", Format.reference(.purpose).list(), "The purposes for which plain view may be asked")
    private static let disclosure =
        Key.optional("disclosure", .choice, "When the person concerned is told")
        as Key<Disclosure>

    private static let permission: Format<Permission> = .table([
        acts.any, dataset.any, fields.any, rows.any, purposeCodes.any, disclosure.any,
    ]) { table, _ throws(Table.Incomplete) in
        Permission(
            acts: Set(try table.require(acts)), dataset: table[dataset], fields: table[fields].map(Set.init),
            rows: table[rows].map(RowPredicate.init(text:)), purposes: table[purposeCodes] ?? [],
            disclosure: table[disclosure] ?? .atOnce)
    }

    private static let code = Key.required("purpose", .name, "Name of the purpose")
    private static let source = Key.required("source", .text(maximum: 200), "The legal ground")
    private static let needsCase = Key.optional("case-number", .boolean, "Whether a case number must be given")

    private static let purpose: Format<PurposeDefinition> = .table([code.any, title.any, source.any, needsCase.any]) {
        table, reading throws(Table.Incomplete) in
        try PurposeDefinition(
            code: table.require(code), pack: reading.pack, title: table.require(title), source: table.require(source),
            needsCaseNumber: table[needsCase] ?? true)
    }
}

/// What a file of `roles/` holds.
struct RoleFile: Sendable {
    let roles: [Declared<RoleDefinition>]
    let purposes: [Declared<PurposeDefinition>]
}
