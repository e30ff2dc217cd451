import Definitions
import Standards
import Store

/// The tables of the Registry: one pair for each dataset, and three for all of them.
enum RegistryTables {
    /// Common to all datasets: what each holds, the batches that wrote it, the rows that were refused.
    static let common = Migration(module: "registry", version: 1, name: "datasets, batches, refusals") { editor in
        try editor.create(
            Table(
                "registry_dataset",
                columns: [
                    Column("dataset", .text), Column("batches", .integer), Column("row_count", .integer),
                    Column("changed_at", .integer, nullable: true), Column("delivered_at", .integer, nullable: true),
                ],
                primaryKey: ["dataset"]))
        try editor.create(
            Table(
                "registry_batch",
                columns: [
                    Column("dataset", .text), Column("batch", .integer), Column("entry", .text), Column("job", .text),
                    Column("first_line", .integer), Column("last_line", .integer), Column("row_count", .integer),
                    Column("written_at", .integer),
                ],
                primaryKey: ["dataset", "batch"]))
        try editor.create(
            Table(
                "import_refusal",
                columns: [
                    Column("job", .text), Column("line", .integer), Column("ordinal", .integer),
                    Column("field", .text, nullable: true), Column("code", .text),
                    Column("value", .text, nullable: true), Column("reason_zh", .text), Column("reason_en", .text),
                    Column("mend_zh", .text), Column("mend_en", .text), Column("start_offset", .integer),
                    Column("end_offset", .integer),
                ],
                primaryKey: ["job", "line", "ordinal"]))
    }

    /// The first loads of datasets: what stands in a table of its own until it is complete.
    static let loads = Migration(module: "registry", version: 2, name: "first loads") { editor in
        try editor.create(
            Table(
                "registry_load",
                columns: [
                    Column("dataset", .text), Column("job", .text), Column("row_count", .integer),
                    Column("indexes", .integer), Column("opened_at", .integer),
                    Column("published_at", .integer, nullable: true),
                ],
                primaryKey: ["dataset"]))
    }

    /// The tables of one dataset.
    static func migration(of shape: DatasetShape) -> Migration {
        Migration(module: "registry-" + shape.id, version: 1, name: "records and history") { editor in
            try editor.create(records(of: shape, named: shape.table))
            try editor.create(batchIndex(on: shape.table))
            for index in indexes(of: shape, on: shape.table) { try editor.create(index) }
            try editor.create(history(of: shape))
            try editor.create(
                Index(
                    shape.historyTable + "_batch", on: shape.historyTable, columns: ["row_batch", "row_slot"],
                    unique: true))
            try editor.transaction.execute(
                "INSERT INTO registry_dataset (dataset, batches, row_count) VALUES (?, 0, 0)", [.text(shape.id)])
        }
    }

    static func records(of shape: DatasetShape, named name: String) -> Table {
        let values = shape.fields.map { Column($0.column, $0.element.type.storage, nullable: !$0.required) }
        let orders = shape.fields.compactMap { field in
            field.orderColumn.map { Column($0, field.element.type.storage) }
        }
        let meta = DatasetShape.meta.map { Column($0, .integer) }
        return Table(name, columns: values + orders + meta)
    }

    /// Finds the rows of a batch: for references, for verify, and for what changed since a position.
    ///
    /// Rows arrive in its order, so that a first load has it from the beginning.
    static func batchIndex(on table: String) -> Index {
        Index(table + "_batch", on: table, columns: ["row_batch", "row_slot"], unique: true)
    }

    /// The key, which names a record, and an index for each find, ended by the key so that every place in it is one
    /// record.
    ///
    /// Rows arrive in any order but theirs: a first load makes them when it is complete.
    static func indexes(of shape: DatasetShape, on table: String) -> [Index] {
        let key = Index(
            table + "_key", on: table, columns: shape.key.map { shape.fields[$0].column }, unique: true)
        let finds = shape.finds.enumerated().map { number, find in
            Index(
                "\(table)_find_\(number + 1)", on: table, columns: PagePlan.order(of: find, in: shape))
        }
        return [key] + finds
    }

    /// What a version was before it was replaced: the fields that the next one changed.
    private static func history(of shape: DatasetShape) -> Table {
        let key = shape.key.map { Column(shape.fields[$0].column, shape.fields[$0].element.type.storage) }
        return Table(
            shape.historyTable,
            columns: key + [
                Column("row_version", .integer), Column("row_batch", .integer), Column("row_slot", .integer),
                Column("row_before", .text), Column("row_digest", .integer),
            ],
            primaryKey: shape.key.map { shape.fields[$0].column } + ["row_version"])
    }
}
