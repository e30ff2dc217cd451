import Store

/// The journal's tables.
///
/// An event is inserted into `journal_pending` and moved to `journal_entry` when it gets its position: the pending table
/// stays small however long the journal grows, so that finding what is unsealed never asks for "id greater than", and the
/// entries lie in the order of their positions.
enum JournalSchema {
    static let migrations = [
        Migration(module: "journal", version: 1, name: "events, entries, tree, commands, cursors") { schema in
            try schema.create(Table("journal_pending", columns: event, primaryKey: ["id"], withoutRowID: true))
            try schema.create(
                Table(
                    "journal_entry", columns: [Column("position", .integer)] + entry, primaryKey: ["position"],
                    unique: [["id"]]))
            try schema.create(
                Index("journal_entry_actor", on: "journal_entry", columns: ["actor", "position"]))
            try schema.create(
                Index(
                    "journal_entry_dataset", on: "journal_entry", columns: ["dataset", "position"],
                    where: "dataset IS NOT NULL"))
            for table in tree + state { try schema.create(table) }
            try schema.create(Index("journal_subject_position", on: "journal_subject", columns: ["position"]))
            try schema.create(Index("journal_seal_time", on: "journal_seal", columns: ["sealed_at"]))
            try schema.transaction.execute(
                "INSERT INTO journal_head (slot, epoch, size, root, version) VALUES (1, 1, 0, ?, 0)",
                [.blob(TreeHash.empty.bytes)])
            try schema.transaction.execute("INSERT INTO journal_epoch (epoch, start) VALUES (1, 0)")
        }
    ]

    private static let event = [
        Column("id", .text), Column("leaf", .blob), Column("salt", .blob), Column("kind", .text),
        Column("actor", .text), Column("organisation", .text, nullable: true),
        Column("dataset", .text, nullable: true), Column("subjects", .text), Column("purpose", .text, nullable: true),
        Column("case_number", .text, nullable: true), Column("payload", .text), Column("retention", .text),
        Column("at", .integer),
    ]

    /// An event whose details may be erased.
    private static let entry =
        event.map { ["id", "leaf"].contains($0.name) ? $0 : Column($0.name, $0.type, nullable: true) }
        + [Column("erasure_rule", .text, nullable: true), Column("erased_by", .text, nullable: true)]

    private static let tree = [
        Table(
            "journal_tile",
            columns: [Column("level", .integer), Column("number", .integer), Column("hashes", .blob)],
            primaryKey: ["level", "number"]),
        Table(
            "journal_head",
            columns: [
                Column("slot", .integer), Column("epoch", .integer), Column("size", .integer), Column("root", .blob),
                Column("sealed_at", .integer, nullable: true), Column("version", .integer),
                Column("holder", .text, nullable: true), Column("held_until", .integer, nullable: true),
            ],
            primaryKey: ["slot"]),
        Table(
            "journal_seal",
            columns: [
                Column("size", .integer), Column("epoch", .integer), Column("root", .blob),
                Column("sealed_at", .integer), Column("checkpoint", .text),
            ],
            primaryKey: ["size"]),
        Table(
            "journal_epoch",
            columns: [
                Column("epoch", .integer), Column("start", .integer), Column("previous", .text, nullable: true),
            ],
            primaryKey: ["epoch"]),
        Table(
            "journal_subject", columns: [Column("subject", .text), Column("position", .integer)],
            primaryKey: ["subject", "position"], withoutRowID: true),
    ]

    private static let state = [
        Table(
            "journal_command",
            columns: [
                Column("id", .text), Column("kind", .text), Column("outcome", .text, nullable: true),
                Column("at", .integer),
            ],
            primaryKey: ["id"], withoutRowID: true),
        Table(
            "journal_cursor",
            columns: [
                Column("name", .text), Column("version", .integer), Column("position", .integer),
                Column("holder", .text, nullable: true), Column("held_until", .integer, nullable: true),
            ],
            primaryKey: ["name"], withoutRowID: true),
    ]
}
