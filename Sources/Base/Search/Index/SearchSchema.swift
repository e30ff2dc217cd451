import Store

/// The tables of all lists.
///
/// `search_document` says what is there; `search_text` holds, for every scope of a document, its titles and its texts in
/// normal form; `search_combination` the facets that documents share. Which grams a document has is in an FTS5 table
/// without content on SQLite, in a column with a GIN index on PostgreSQL.
enum SearchSchema {
    static let migrations = [
        Migration(module: "search", version: 1, name: "documents, texts and grams") { editor in
            try editor.create(
                Table(
                    "search_scope",
                    columns: [
                        Column("number", .integer), Column("list", .text), Column("audience", .text),
                        Column("label", .text),
                    ],
                    primaryKey: ["number"], unique: [["list", "audience", "label"]]))
            try editor.create(
                Table(
                    "search_combination",
                    columns: [Column("number", .integer), Column("list", .text), Column("facets", .text)],
                    primaryKey: ["number"]))
            try editor.create(
                Table(
                    "search_document",
                    columns: [
                        Column("number", .integer), Column("list", .text), Column("id", .text),
                        Column("audience", .text), Column("standing", .integer), Column("combination", .integer),
                    ],
                    primaryKey: ["number"], unique: [["list", "id"]]))
            try editor.create(
                Table(
                    "search_text",
                    columns: [
                        Column("number", .integer), Column("scope", .integer), Column("title", .text),
                        Column("body", .text),
                    ],
                    primaryKey: ["number", "scope"]))
            try editor.create(
                Index(
                    "search_document_standing", on: "search_document",
                    columns: ["list", "audience", "standing", "id"]))
            try editor.create(
                Index(
                    "search_document_combination", on: "search_document",
                    columns: ["list", "audience", "combination"]))
            try addGrams(editor.transaction)
        }
    ]

    private static func addGrams(_ transaction: Transaction) throws {
        switch transaction.engine {
        case .sqlite:
            try transaction.execute(
                """
                CREATE VIRTUAL TABLE search_gram USING fts5(
                    grams, content = '', columnsize = 0, detail = none, tokenize = 'ascii')
                """)
        case .postgres:
            // Without statistics the planner takes every gram for rare, and so always asks the index. The array lies
            // apart from its row, so that counting reads few pages. The list of what is not yet in the index is short,
            // because every search reads it.
            try transaction.execute("ALTER TABLE search_document ADD COLUMN grams _int8 NOT NULL")
            try transaction.execute("ALTER TABLE search_document ALTER COLUMN grams SET STATISTICS 0")
            try transaction.execute("ALTER TABLE search_document ALTER COLUMN grams SET STORAGE EXTERNAL")
            try transaction.execute(
                "CREATE INDEX search_document_grams ON search_document USING gin (grams) WITH (gin_pending_list_limit = 256)"
            )
        }
    }
}
