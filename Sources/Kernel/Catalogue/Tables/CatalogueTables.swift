package import Store

/// The tables of this module.
enum CatalogueTables {
    static let first = Migration(module: "catalogue", version: 1, name: "entries, grants, needs") { editor in
        for table in [entry, version, grant, need, code, sequence, load, outcome] { try editor.create(table) }
        for index in indexes { try editor.create(index) }
    }

    /// One row for each entry: what stands in the catalogue now, and the draft beside it.
    static let entry = Table(
        "catalogue_entry",
        columns: [
            Column("id", .text), Column("provider", .text), Column("state", .text), Column("audience", .text),
            Column("code", .text, nullable: true), Column("version", .integer), Column("edition", .integer),
            Column("draft", .text, nullable: true), Column("resources", .text),
            Column("case_number", .text, nullable: true), Column("pack_digest", .text, nullable: true),
            Column("dataset", .text, nullable: true), Column("cycle", .integer, nullable: true),
            Column("attached", .integer), Column("listed", .integer), Column("stale_at", .integer, nullable: true),
            Column("listed_at", .integer),
            Column("revision", .integer), Column("event", .text),
        ],
        primaryKey: ["id"])

    /// What was published, never changed: an edition differs from the one before in what the provider alone may see.
    static let version = Table(
        "catalogue_version",
        columns: [
            Column("entry", .text), Column("version", .integer), Column("edition", .integer),
            Column("content", .text), Column("published_at", .integer), Column("published_by", .text),
            Column("event", .text),
        ],
        primaryKey: ["entry", "version", "edition"])

    /// Every resource code that was ever given, so that none is given twice.
    private static let code = Table(
        "catalogue_code", columns: [Column("code", .text), Column("entry", .text)], primaryKey: ["code"])

    /// The last number given under each class of the catalogue.
    private static let sequence = Table(
        "catalogue_sequence", columns: [Column("prefix", .text), Column("last", .integer)], primaryKey: ["prefix"])

    /// The digest of the packs' entries as they were last loaded.
    private static let load = Table(
        "catalogue_load", columns: [Column("name", .text), Column("digest", .text)], primaryKey: ["name"])

    static let grant = Table(
        "catalogue_grant",
        columns: [
            Column("id", .text), Column("number", .text), Column("case_number", .text), Column("entry", .text),
            Column("provider", .text), Column("consumer", .text), Column("state", .text), Column("content", .text),
            Column("revision", .integer), Column("event", .text),
        ],
        primaryKey: ["id"], unique: [["number"]])

    /// How many requests each provider has decided, and how: counted when it happens, so that no page has to.
    private static let outcome = Table(
        "catalogue_outcome",
        columns: [Column("provider", .text), Column("decided", .integer), Column("granted", .integer)],
        primaryKey: ["provider"])

    static let need = Table(
        "catalogue_need",
        columns: [
            Column("id", .text), Column("consumer", .text), Column("answered", .integer), Column("content", .text),
            Column("event", .text),
        ],
        primaryKey: ["id"])

    /// Gateways are told of grants until thirty days after their end: by member, without a look at what ended long ago.
    static let endings = Migration(module: "catalogue", version: 2, name: "when grants ended") { editor in
        try editor.add(column: Column("ended", .integer, nullable: true), to: "catalogue_grant")
        try editor.transaction.execute(
            "UPDATE catalogue_grant SET ended = ? WHERE state IN ('active', 'suspended')", [.integer(GrantRow.notEnded)]
        )
        for party in ["consumer", "provider"] {
            try editor.create(
                Index("catalogue_grant_\(party)_ended", on: "catalogue_grant", columns: [party, "ended"]))
        }
    }

    private static let indexes = [
        // For the rates: counts come from the index alone.
        Index(
            "catalogue_entry_rates", on: "catalogue_entry",
            columns: ["listed", "provider", "attached", "dataset", "stale_at"]),
        Index("catalogue_entry_dataset", on: "catalogue_entry", columns: ["dataset"], where: "dataset IS NOT NULL"),
        Index("catalogue_grant_case", on: "catalogue_grant", columns: ["case_number"]),
        Index("catalogue_grant_all", on: "catalogue_grant", columns: ["state", "id"]),
        Index("catalogue_grant_consumer", on: "catalogue_grant", columns: ["consumer", "id"]),
        Index("catalogue_grant_provider", on: "catalogue_grant", columns: ["provider", "id"]),
        Index("catalogue_grant_entry", on: "catalogue_grant", columns: ["entry", "state", "consumer"]),
        Index("catalogue_grant_users", on: "catalogue_grant", columns: ["state", "provider", "consumer"]),
        Index("catalogue_need_consumer", on: "catalogue_need", columns: ["consumer", "id"]),
        Index("catalogue_need_answered", on: "catalogue_need", columns: ["answered", "id"]),
    ]
}

extension Catalogue {
    /// The tables of this module, and those of its search.
    package static var migrations: [Migration] { [CatalogueTables.first, CatalogueTables.endings] }
}
