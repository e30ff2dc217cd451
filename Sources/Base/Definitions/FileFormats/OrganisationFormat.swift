import Standards

/// `organisations/*.yaml`: the bodies of the city with their names by date.
enum OrganisationFormat {
    static let organisations = Key.required(
        "organisations", organisation.declared().list(atLeast: 1), "The organisations")

    static let file: Format<[Declared<OrganisationDefinition>]> = .table([organisations.any]) {
        table, _ throws(Table.Incomplete) in
        try table.require(organisations)
    }

    private static let code = Key.required("organisation", .name, "Code of the organisation, such as public-security")
    private static let kind =
        Key.required("kind", .choice, "What sort of body it is")
        as Key<OrganisationDefinition.Kind>
    private static let names = Key.required("names", name.list(atLeast: 1), "Its names, the oldest first")
    private static let social = Key.optional("social-credit-code", socialCreditCode, "统一社会信用代码 (GB 32100-2015)")
    private static let parent = Key.optional("parent", .reference(.organisation), "The organisation above it")
    private static let division = Key.optional("division", divisionCode, "行政区划代码 that it serves")
    private static let predecessors = Key.optional(
        "predecessors", Format.reference(.organisation).list(), "Organisations whose duties it took over")
    private static let successors = Key.optional(
        "successors", Format.reference(.organisation).list(), "Organisations that took over its duties")

    static let organisation: Format<OrganisationDefinition> = .table([
        code.any, kind.any, names.any, social.any, parent.any, division.any, predecessors.any, successors.any,
    ]) { table, reading throws(Table.Incomplete) in
        try OrganisationDefinition(
            code: table.require(code), pack: reading.pack, socialCreditCode: table[social], kind: table.require(kind),
            names: table.require(names), parent: table[parent], division: table[division],
            predecessors: table[predecessors] ?? [], successors: table[successors] ?? [])
    }

    private static let title = Key.required("title", .title, "The full name 全称")
    private static let short = Key.optional("short", .title, "The short name 简称; left out: the full name")
    private static let from = Key.required("from", .day, "First day of the name")
    private static let to = Key.optional("to", .day, "Last day of the name; left out: still")

    private static let name: Format<DatedName> = .table([title.any, short.any, from.any, to.any]) {
        table, _ throws(Table.Incomplete) in
        let title = try table.require(title)
        return DatedName(title: title, short: table[short] ?? title, from: try table.require(from), to: table[to])
    }

    private static let socialCreditCode = identifier(
        .unifiedSocialCredit, schema: ["type": "string", "pattern": "^[0-9A-HJ-NP-RTUW-Y]{18}$"])

    private static let divisionCode = identifier(
        .division, schema: ["type": ["string", "integer"], "pattern": "^[0-9]{6}([0-9]{3}([0-9]{3})?)?$"])

    /// An identifier, checked as the registers check it.
    private static func identifier(_ kind: IdentifierKind, schema: JSON) -> Format<String> {
        Format<String>(schema: schema) { node, reading in
            guard let text = Format.text(maximum: 40).read(node, reading) else { return nil }
            guard let error = kind.check(text) else { return text }
            reading.error(line: node.line, "value.\(error.code)", error.message, mend: error.mend)
            return nil
        }
    }
}
