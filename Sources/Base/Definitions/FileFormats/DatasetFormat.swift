import Standards

/// `datasets/*.yaml`: one dataset a file.
enum DatasetFormat {
    static let dataset = Key.required("dataset", .name, "Name of the dataset, such as resident")
    static let title = Key.required("title", .title, "What people call it")
    static let description = Key.optional("description", .localized(maximum: 1_000), "What it holds and why")
    static let version = Key.optional("version", .integer(1...999), "Grows when type, key or meaning change")
    static let owner = Key.optional(
        "owner", .reference(.organisation), "The organisation that answers for it; left out: the pack's owner")
    static let key = Key.required(
        "key", Format.reference(.element).list(atLeast: 1), "The elements that tell one record from another")
    static let find = Key.optional(
        "find", Format.reference(.element).list(atLeast: 1).list(),
        "What may be filtered and sorted, and is therefore fast: lists of elements in index order")
    static let sharing = Key.required("sharing", sharingFormat, "Under which condition others may have it")
    static let level = Key.optional("level", .integer(1...4), "Data level 1 to 4 (GB/T 43697-2024)")
    static let update = Key.required("update", .choice, "How often it is brought up to date") as Key<UpdateFrequency>
    static let subject = Key.optional(
        "subject", .reference(.element), "The element whose value names the person concerned")
    static let retention = Key.optional("retention", .choice, "How long records are kept") as Key<Retention>
    static let fields = Key.required("fields", FieldFormat.field.list(atLeast: 1), "The fields, in column order")
    static let checks = Key.optional("checks", check.list(), "What must hold within one record")

    static let catalogue = Key.optional(
        "catalogue", EntryTermsFormat.ofDataset, "Its entry of the catalogue; left out: an unclassified draft")

    static let file: Format<Declared<DatasetDraft>> = Format<DatasetDraft>.table([
        dataset.any, title.any, description.any, version.any, owner.any, key.any, find.any, sharing.any, level.any,
        update.any, subject.any, retention.any, fields.any, checks.any, catalogue.any,
    ]) { table, reading throws(Table.Incomplete) in
        let title = try table.require(title)
        let definition = DatasetDefinition(
            id: try table.require(dataset), pack: reading.pack, version: Int(table[version] ?? 1), title: title,
            description: table[description] ?? title, owner: table[owner] ?? "", key: try table.require(key),
            finds: table[find] ?? [], sharing: try table.require(sharing), level: Int(table[level] ?? 3),
            update: try table.require(update), subject: table[subject], retention: table[retention] ?? .permanent,
            fields: try table.require(fields), checks: table[checks] ?? [],
            catalogue: table[catalogue])
        return DatasetDraft(definition: definition, hasLevel: table[level] != nil)
    }
    .declared()

    private static let sharingFormat: Format<Sharing> = .table(SharingFormat.common) {
        table, _ throws(Table.Incomplete) in
        try SharingFormat.sharing(table)
    }

    private static let checkID = Key.required("check", .name, "Name of the check within the dataset")
    private static let that = Key.required("that", .text(maximum: 2_000), "A CQL2 expression that must not be false")
    private static let message = Key.required("message", .localized(), "What is wrong where it is false")
    private static let mend = Key.required("mend", .localized(), "What to do about it")

    private static let check: Format<DatasetCheck> = .table([checkID.any, that.any, message.any, mend.any]) {
        table, _ throws(Table.Incomplete) in
        try DatasetCheck(
            id: table.require(checkID), text: table.require(that), message: table.require(message),
            mend: table.require(mend))
    }
}

/// A dataset as its file says it, before what was left out is filled in from the pack.
struct DatasetDraft: Sendable {
    let definition: DatasetDefinition
    let hasLevel: Bool
}

/// The fields of a dataset.
enum FieldFormat {
    private static let element = Key.required("element", .reference(.element), "The data element that it is bound to")
    private static let required = Key.optional("required", .boolean, "Whether every record must hold a value")
    private static let authority = Key.optional(
        "authority", Format.reference(.organisation).list(atLeast: 1),
        "The organisations whose value counts; the first that holds one wins")
    private static let title = Key.optional("title", .title, "What it is called here")
    private static let mask = Key.optional("mask", .choice, "A mask stricter than the element's own") as Key<Mask>

    static let field: Format<FieldDefinition> = .table(
        [element.any, required.any, authority.any, title.any, mask.any]
    ) { table, _ throws(Table.Incomplete) in
        FieldDefinition(
            element: try table.require(element), required: table[required] ?? false,
            authority: table[authority] ?? [], title: table[title], mask: table[mask])
    }
}
