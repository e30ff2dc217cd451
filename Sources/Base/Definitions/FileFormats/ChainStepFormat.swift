import Standards

/// The steps of a chain and the time that they have.
enum ChainStepFormat {
    private static let id = Key.required("step", .name, "Name of the step, such as form-check")
    private static let title = Key.required("title", .title, "What people call it")
    private static let role = Key.required("role", .reference(.role), "The role whose holders decide")
    private static let of = Key.required("of", party, "For whom they hold it: a party, or {organisation: …}")
    private static let limitKey = Key.optional("limit", limit, "The time for the step")
    private static let actions = Key.optional(
        "actions", Format<StepAction>.choice.list(atLeast: 1), "What may be decided; left out: all three")
    private static let apart = Key.optional(
        "apart", Format.name.list(atLeast: 1), "Earlier steps whose deciders may not decide here")

    static let step: Format<ChainStep> = .table([
        id.any, title.any, role.any, of.any, limitKey.any, actions.any, apart.any,
    ]) { table, _ throws(Table.Incomplete) in
        ChainStep(
            id: try table.require(id), title: try table.require(title), role: try table.require(role),
            party: try table.require(of), limit: table[limitKey],
            actions: Set(table[actions] ?? StepAction.allCases), apart: Set(table[apart] ?? []))
    }

    private static let organisation = Key.required(
        "organisation", .reference(.organisation), "The organisation, whatever the case says")

    private static let fixedParty: Format<StepParty> = .table([organisation.any]) {
        table, _ throws(Table.Incomplete) in
        .organisation(try table.require(organisation))
    }

    private static let party = Format<StepParty>(schema: ["oneOf": [Format.name.schema, fixedParty.schema]]) {
        node, reading in
        if case .scalar = node.content { return Format.name.read(node, reading).map { .party($0) } }
        return fixedParty.read(node, reading)
    }

    private static let workingDays = Key.optional("working-days", .integer(1...250), "So many working days 工作日")
    private static let rule = Key.optional("rule", .reference(.rule), "As this rule says")

    /// Working days by themselves, or by a rule.
    static let limit: Format<StepLimit> = Format<StepLimit?>.table([workingDays.any, rule.any]) { table, _ in
        switch (table[workingDays], table[rule]) {
        case (let days?, nil): .workingDays(Int(days))
        case (nil, let rule?): .rule(rule)
        default: nil
        }
    }
    .map { limit, node, reading in
        let isMiscounted = if case .mapping(let entries) = node.content { entries.count != 1 } else { false }
        if limit == nil, isMiscounted {
            reading.error(
                line: node.line, "limit.kind",
                Localized(zh: "期限须且只能写 working-days 或 rule 之一", en: "a limit has either working-days or rule"),
                mend: Localized(zh: "保留其中一个", en: "keep one of them"))
        }
        return limit
    }
}
