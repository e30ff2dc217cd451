package import Store

extension Casework {
    /// The tables.
    package static var migrations: [Migration] { CaseTables.migrations }
}

/// The tables of cases.
///
/// Beside the case and its tasks stand three small ones that make lists cost what they show: `casework_open` holds what
/// waits, by the queue in which it waits; `casework_viewer` says who may see a case; `casework_bar` who may not decide.
enum CaseTables {
    static let migrations = [
        Migration(module: "casework", version: 1, name: "cases, tasks, what waits, absences") { editor in
            for table in [file, party, task, open, viewer, bar, absence] { try editor.create(table) }
            for columns in [
                ["applicant", "id"], ["applicant_organisation", "id"], ["object", "id"], ["chain", "id"],
                ["state", "id"],
            ] {
                let name = "casework_case_\(columns[0])"
                try editor.create(Index(name, on: "casework_case", columns: columns))
            }
            try editor.create(Index("casework_task_case", on: "casework_task", columns: ["case_id", "ordinal"]))
            try editor.create(Index("casework_open_queue", on: "casework_open", columns: ["queue", "due", "task"]))
            try editor.create(Index("casework_viewer_case", on: "casework_viewer", columns: ["case_id"]))
            for column in ["account", "deputy", "organisation"] {
                try editor.create(
                    Index("casework_absence_\(column)", on: "casework_absence", columns: [column, "last_day", "id"]))
            }
        }
    ]

    private static let file = Table(
        "casework_case",
        columns: [
            Column("id", .text), Column("number", .text), Column("chain", .text), Column("chain_version", .integer),
            Column("title_zh", .text), Column("title_en", .text), Column("object", .text), Column("parties", .text),
            Column("applicant", .text), Column("applicant_person", .text), Column("applicant_name", .text),
            Column("applicant_role", .text, nullable: true), Column("applicant_organisation", .text, nullable: true),
            Column("state", .text), Column("step", .text, nullable: true), Column("content", .text),
            Column("decision", .text, nullable: true), Column("opened_at", .integer),
            Column("closed_at", .integer, nullable: true), Column("due", .integer, nullable: true),
            Column("due_provisional", .integer), Column("stopped_on", .integer, nullable: true),
            Column("mend_due", .integer, nullable: true), Column("mend_provisional", .integer),
            Column("reminded_on", .integer, nullable: true), Column("revision", .integer),
            Column("search_text", .text),
        ],
        primaryKey: ["id"], unique: [["number"]])

    private static let party = Table(
        "casework_party", columns: [Column("organisation", .text), Column("case_id", .text)],
        primaryKey: ["organisation", "case_id"], withoutRowID: true)

    private static let task = Table(
        "casework_task",
        columns: [
            Column("id", .text), Column("case_id", .text), Column("ordinal", .integer), Column("step", .text),
            Column("role", .text), Column("organisation", .text), Column("assignee", .text, nullable: true),
            Column("delegated_by", .text, nullable: true), Column("delegation_note", .text, nullable: true),
            Column("opened_at", .integer), Column("due", .integer, nullable: true), Column("due_provisional", .integer),
            Column("state", .text), Column("by_account", .text, nullable: true),
            Column("by_person", .text, nullable: true), Column("by_name", .text, nullable: true),
            Column("for_account", .text, nullable: true), Column("for_person", .text, nullable: true),
            Column("for_name", .text, nullable: true), Column("opinion", .text, nullable: true),
            Column("missing", .text, nullable: true), Column("content", .text, nullable: true),
            Column("decided_at", .integer, nullable: true),
        ],
        primaryKey: ["id"])

    /// What waits: one row for each open task, and one for each returned case that waits for its applicant.
    private static let open = Table(
        "casework_open",
        columns: [
            Column("task", .text), Column("case_id", .text), Column("queue", .text), Column("due", .integer),
        ],
        primaryKey: ["task"])

    private static let viewer = Table(
        "casework_viewer", columns: [Column("viewer", .text), Column("case_id", .text)],
        primaryKey: ["viewer", "case_id"], withoutRowID: true)

    private static let bar = Table(
        "casework_bar", columns: [Column("task", .text), Column("person", .text)],
        primaryKey: ["task", "person"], withoutRowID: true)

    private static let absence = Table(
        "casework_absence",
        columns: [
            Column("id", .text), Column("account", .text), Column("role", .text, nullable: true),
            Column("organisation", .text), Column("deputy", .text), Column("first_day", .integer),
            Column("last_day", .integer), Column("reason", .text), Column("by_account", .text), Column("at", .integer),
            Column("ended_at", .integer, nullable: true),
        ],
        primaryKey: ["id"])
}
