import Store

/// The tables of all lists.
///
/// `search_document` says what is there; `search_text` holds, for every scope of a document, its titles and its texts in
/// normal form; `search_combination` the facets and `search_phrase` the phrases that documents share. Which grams a document has is in an FTS5 table
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
        },
        Migration(module: "search", version: 2, name: "phrases, each once") { editor in
            try editor.create(
                Table(
                    "search_phrase",
                    columns: [
                        Column("number", .integer), Column("scope", .integer), Column("text", .text),
                        Column("is_clear", .integer),
                    ],
                    primaryKey: ["number"]))
            try addPhraseGrams(editor.transaction)
            try indexAnew(editor)
        },
    ]

    private static func addGrams(_ transaction: Transaction) throws {
        switch transaction.engine {
        case .sqlite:
            try transaction.execute(grams("search_gram"))
        case .postgres:
            // Without statistics the planner takes every gram for rare, and so always asks the index. The array lies
            // apart from its row, so that counting reads few pages. The list of what is not yet in the index is short,
            // because every search reads it.
            try transaction.execute("ALTER TABLE search_document ADD COLUMN grams _int8 NOT NULL")
            try transaction.execute("ALTER TABLE search_document ALTER COLUMN grams SET STATISTICS 0")
            try transaction.execute("ALTER TABLE search_document ALTER COLUMN grams SET STORAGE EXTERNAL")
            try transaction.execute(index(of: "search_document"))
        }
    }

    private static func addPhraseGrams(_ transaction: Transaction) throws {
        switch transaction.engine {
        case .sqlite: try transaction.execute(grams("search_phrase_gram"))
        case .postgres:
            for statement in [
                "ALTER TABLE search_phrase ADD COLUMN grams _int8 NOT NULL",
                "ALTER TABLE search_phrase ALTER COLUMN grams SET STATISTICS 0",
                index(of: "search_phrase"),
            ] { try transaction.execute(statement) }
        }
    }

    /// Every document as the index knows it today.
    private static func indexAnew(_ editor: SchemaEditor) throws {
        let transaction = editor.transaction
        switch transaction.engine {
        case .sqlite:
            try editor.drop(table: "search_gram")
            try transaction.execute(grams("search_gram"))
        case .postgres: try editor.drop(index: "search_document_grams")
        }
        try transaction.each("SELECT list, id FROM search_document ORDER BY number") { row in
            let table = SearchTable(list: try row.text(0))
            if let (number, document) = try table.find(try row.text(1), in: transaction) {
                try table.index(number, document, in: transaction)
            }
            return true
        }
        // An index over rows that are there is made many times faster than it grows.
        if transaction.engine == .postgres { try transaction.execute(index(of: "search_document")) }
    }

    private static func index(of table: String) -> String {
        "CREATE INDEX \(table)_grams ON \(table) USING gin (grams) WITH (gin_pending_list_limit = 256)"
    }

    private static func grams(_ table: String) -> String {
        """
        CREATE VIRTUAL TABLE \(table) USING fts5(
            grams, content = '', columnsize = 0, detail = none, tokenize = 'ascii')
        """
    }
}
