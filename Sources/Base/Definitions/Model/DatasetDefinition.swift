package import Standards

/// A register of the city as its pack declares it: fields bound to data elements, key, authority, sharing.
package struct DatasetDefinition: Sendable, Hashable {
    /// Stable name in lower-case words with hyphens, such as `resident`.
    package let id: String
    /// The pack that declares it.
    package let pack: String
    /// Grows when type, key or meaning change; the old version is served until its grants have moved.
    package let version: Int
    /// What people call it.
    package let title: Localized
    /// What it holds and why.
    package let description: Localized
    /// Code of the organisation that answers for it.
    package let owner: String
    /// The elements that tell one record from another, in order.
    package let key: [String]
    /// What may be filtered and sorted, each a list of elements in index order.
    package let finds: [[String]]
    /// Under which condition others may have it.
    package let sharing: Sharing
    /// Data level 1 to 4 of general data 一般数据 (GB/T 43697-2024).
    package let level: Int
    /// How often it is brought up to date.
    package let update: UpdateFrequency
    /// The element whose value names the person concerned, for "who used my data"; nil: nobody in particular.
    package let subject: String?
    /// The retention class 保管期限 of its records and of what is journalled about them.
    package let retention: Retention
    /// Its fields in the order of the columns.
    package let fields: [FieldDefinition]
    /// What must hold within one record.
    package let checks: [DatasetCheck]
    /// What its file says about its entry of the catalogue; nil: nothing.
    package let catalogue: DatasetEntry?

    /// A dataset.
    package init(
        id: String, pack: String, version: Int = 1, title: Localized, description: Localized, owner: String,
        key: [String], finds: [[String]], sharing: Sharing, level: Int, update: UpdateFrequency, subject: String?,
        retention: Retention, fields: [FieldDefinition], checks: [DatasetCheck] = [],
        catalogue: DatasetEntry? = nil
    ) {
        self.id = id
        self.pack = pack
        self.version = version
        self.title = title
        self.description = description
        self.owner = owner
        self.key = key
        self.finds = finds
        self.sharing = sharing
        self.level = level
        self.update = update
        self.subject = subject
        self.retention = retention
        self.fields = fields
        self.checks = checks
        self.catalogue = catalogue
    }

    /// The field bound to an element, or nil where the dataset has none.
    package func field(_ element: String) -> FieldDefinition? {
        fields.first { $0.element == element }
    }
}

/// One field of a dataset.
package struct FieldDefinition: Sendable, Hashable {
    /// The data element it is bound to; its name as well.
    package let element: String
    /// Whether every record must hold a value.
    package let required: Bool
    /// The organisations whose value counts, the first that holds one wins (一数一源); empty: the dataset's owner.
    package let authority: [String]
    /// What it is called here, where that differs from the element's title.
    package let title: Localized?
    /// A mask stricter than the element's own; nil: the element's.
    package let mask: Mask?

    /// A field.
    package init(
        element: String, required: Bool = false, authority: [String] = [], title: Localized? = nil, mask: Mask? = nil
    ) {
        self.element = element
        self.required = required
        self.authority = authority
        self.title = title
        self.mask = mask
    }
}
