package import Standards

/// What a dataset file says about its own entry of the catalogue, beyond what the dataset says already.
package struct DatasetEntry: Sendable, Hashable {
    /// Its place in the tree of headings.
    package let category: String
    /// The subjects that it belongs to.
    package let themes: [String]
    /// What a department must meet to have it.
    package let conditions: Localized?
    /// How it is handed over.
    package let ways: [SharingWay]
    /// Whether the public may have it.
    package let opening: Opening
    /// The system that it comes from.
    package let sourceSystem: Localized?
    /// The duty or service item that it arises from.
    package let duty: Localized?
    /// What was assessed before publication.
    package let assessments: Assessments
    /// The consent of the department's head.
    package let approval: HeadApproval?
    /// The day of publication; nil: a draft.
    package let published: Day?
    /// Who may know that it exists.
    package let audience: Audience
    /// The fields of whose existence only the provider and the data bureau learn, by element id.
    package let hidden: Set<String>

    /// The catalogue's part of a dataset.
    package init(
        category: String, themes: [String] = [], conditions: Localized? = nil, ways: [SharingWay] = [.api, .table],
        opening: Opening = .none, sourceSystem: Localized? = nil, duty: Localized? = nil,
        assessments: Assessments = Assessments(), approval: HeadApproval? = nil, published: Day? = nil,
        audience: Audience = .city, hidden: Set<String> = []
    ) {
        self.category = category
        self.themes = themes
        self.conditions = conditions
        self.ways = ways
        self.opening = opening
        self.sourceSystem = sourceSystem
        self.duty = duty
        self.assessments = assessments
        self.approval = approval
        self.published = published
        self.audience = audience
        self.hidden = hidden
    }

    /// Where a file says nothing: unclassified, a draft.
    package static let unsaid = DatasetEntry(category: CategoryDefinition.unclassified.id)
}

extension EntryDefinition {
    /// The entry that a dataset is by itself: its items are the fields, its resources the table and the interface.
    ///
    /// A field whose element is unknown is left out, as it is everywhere else.
    package init(_ dataset: DatasetDefinition, elements: [String: DataElement]) {
        let said = dataset.catalogue ?? .unsaid
        self.init(
            id: dataset.id, pack: dataset.pack, title: dataset.title, summary: dataset.description,
            provider: dataset.owner, category: said.category, themes: said.themes,
            items: dataset.fields.compactMap { field in
                elements[field.element].map { ItemDefinition(field, $0, of: dataset, hidden: said.hidden) }
            },
            sharing: dataset.sharing, conditions: said.conditions, ways: said.ways, opening: said.opening,
            level: dataset.level, update: dataset.update, sourceSystem: said.sourceSystem, duty: said.duty,
            assessments: said.assessments, approval: said.approval, published: said.published,
            audience: said.audience, resources: ResourceDefinition.ofDataset, dataset: dataset.id)
    }
}

extension ItemDefinition {
    /// The item of a dataset's field.
    fileprivate init(
        _ field: FieldDefinition, _ element: DataElement, of dataset: DatasetDefinition, hidden: Set<String>
    ) {
        self.init(
            id: field.element, element: field.element, title: field.title ?? element.title,
            type: ItemType(element.type), length: element.type.length, sensitivity: element.sensitivity,
            audience: hidden.contains(field.element) ? .provider : .city,
            required: field.required || dataset.key.contains(field.element))
    }
}

extension ResourceDefinition {
    /// What every dataset of this city offers by itself.
    fileprivate static let ofDataset = [
        ResourceDefinition(id: "table", kind: .table, title: Localized(zh: "库表", en: "Table")),
        ResourceDefinition(id: "api", kind: .api, title: Localized(zh: "核验、比对与查询接口", en: "Verify, match and query")),
    ]
}

extension ElementType {
    /// The most characters that a value has, where the type says so.
    var length: Int? {
        if case .text(let maximum) = self { maximum } else { nil }
    }
}
