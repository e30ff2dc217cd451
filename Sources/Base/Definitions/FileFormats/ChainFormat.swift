import Standards

/// `chains/*.yaml`: how cases go from hand to hand, with validity dates, clocks and legal source.
enum ChainFormat {
    static let chains = Key.required("chains", chain.declared().list(atLeast: 1), "The chains")

    static let file: Format<[Declared<ChainDefinition>]> = .table([chains.any]) { table, _ throws(Table.Incomplete) in
        try table.require(chains)
    }

    private static let id = Key.required("chain", .name, "Name of the chain, such as sharing-request")
    private static let title = Key.required("title", .title, "What people call it")
    private static let number = Key.required("number", numberPrefix, "1 to 4 capitals that case numbers begin with")
    private static let parties = Key.required(
        "parties", Format.name.list(atLeast: 1), "The parts that a case gives to organisations")
    private static let versions = Key.required("versions", version.list(atLeast: 1), "Its versions, the oldest first")

    private static let chain: Format<ChainDefinition> = .table([
        id.any, title.any, number.any, parties.any, versions.any,
    ]) { table, reading throws(Table.Incomplete) in
        try ChainDefinition(
            id: table.require(id), pack: reading.pack, title: table.require(title), number: table.require(number),
            parties: table.require(parties), versions: table.require(versions))
    }

    private static let numberPrefix: Format<String> = .scalar(
        Localized(zh: "1 至 4 个大写字母", en: "1 to 4 capital letters"),
        schema: ["type": "string", "pattern": "^[A-Z]{1,4}$"]
    ) { text, _ in
        (1...4).contains(text.utf8.count) && text.utf8.allSatisfy { (0x41...0x5A).contains($0) } ? text : nil
    }

    private static let from = Key.required("from", .day, "First day on which cases open by it")
    private static let to = Key.optional("to", .day, "Last such day; left out: until further notice")
    private static let source = Key.required("source", .text(maximum: 200), "The law or decision it comes from")
    private static let mend = Key.optional("mend", ChainStepFormat.limit, "The time to mend what was returned 补正期限")
    private static let within = Key.optional("within", clock, "The statutory clock of the whole case")
    private static let steps = Key.required("steps", ChainStepFormat.step.list(atLeast: 1), "Its steps in order")

    private static let version: Format<ChainVersion> = .table([
        from.any, to.any, source.any, mend.any, within.any, steps.any,
    ]) { table, _ throws(Table.Incomplete) in
        try ChainVersion(
            from: table.require(from), to: table[to], source: table.require(source), mend: table[mend],
            within: table[within], steps: table.require(steps))
    }

    private static let fromStep = Key.required("from", .name, "The step with whose first opening it starts")
    private static let limit = Key.required("limit", ChainStepFormat.limit, "How long it runs")

    private static let clock: Format<ChainLimit> = .table([fromStep.any, limit.any]) {
        table, _ throws(Table.Incomplete) in
        try ChainLimit(from: table.require(fromStep), limit: table.require(limit))
    }
}
