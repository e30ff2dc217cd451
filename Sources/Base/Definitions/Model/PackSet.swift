package import Standards

/// Everything that the packs of a city declare, checked as a whole; one immutable value, swapped on change.
package struct PackSet: Sendable, Hashable {
    /// The packs, each after those it needs.
    package let packs: [Pack]
    /// Data elements by id.
    package let elements: [String: DataElement]
    /// Code lists by id: the standards' own and the packs'.
    package let codeLists: [String: CodeList]
    /// Datasets by id.
    package let datasets: [String: DatasetDefinition]
    /// Organisations in the order of their files.
    package let organisations: [OrganisationDefinition]
    /// Roles by id.
    package let roles: [String: RoleDefinition]
    /// Purposes by code.
    package let purposes: [String: PurposeDefinition]
    /// Rules by id.
    package let rules: [String: RuleDefinition]
    /// The menu in its order.
    package let menu: [MenuItem]
    /// The demo city's people.
    package let people: [DemoPerson]
    /// Headings of the catalogue by id; `unclassified` is always among them.
    package let categories: [String: CategoryDefinition]
    /// Subjects of the catalogue by id.
    package let themes: [String: ThemeDefinition]
    /// Entries of the catalogue by id, those that the datasets are by themselves among them.
    package let entries: [String: EntryDefinition]
    /// Chains by id.
    package let chains: [String: ChainDefinition]
    private let organisationIndex: [String: Int]

    /// A set put together by hand, for tests; what comes from files has passed `PackSet.load`.
    package init(
        packs: [Pack] = [], elements: [DataElement] = [], codeLists: [CodeList] = [],
        datasets: [DatasetDefinition] = [], organisations: [OrganisationDefinition] = [],
        roles: [RoleDefinition] = [], purposes: [PurposeDefinition] = [], rules: [RuleDefinition] = [],
        menu: [MenuItem] = [], people: [DemoPerson] = [], categories: [CategoryDefinition] = [],
        themes: [ThemeDefinition] = [], entries: [EntryDefinition] = [], chains: [ChainDefinition] = []
    ) {
        self.packs = packs
        let elements = Dictionary(elements.map { ($0.id, $0) }) { first, _ in first }
        self.elements = elements
        self.codeLists = Dictionary(codeLists.map { ($0.id, $0) }) { first, _ in first }
        self.datasets = Dictionary(datasets.map { ($0.id, $0) }) { first, _ in first }
        self.organisations = organisations
        self.roles = Dictionary(roles.map { ($0.id, $0) }) { first, _ in first }
        self.purposes = Dictionary(purposes.map { ($0.code, $0) }) { first, _ in first }
        self.rules = Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
        self.menu = menu.sorted { ($0.order, $0.title.en) < ($1.order, $1.title.en) }
        self.people = people
        self.categories = Dictionary((categories + [.unclassified]).map { ($0.id, $0) }) { first, _ in first }
        self.themes = Dictionary(themes.map { ($0.id, $0) }) { first, _ in first }
        let ofDatasets = datasets.map { EntryDefinition($0, elements: elements) }
        self.entries = Dictionary((entries + ofDatasets).map { ($0.id, $0) }) { first, _ in first }
        self.chains = Dictionary(chains.map { ($0.id, $0) }) { first, _ in first }
        self.organisationIndex = Dictionary(organisations.enumerated().map { ($1.code, $0) }) { first, _ in first }
    }

    /// The organisation with a code, or nil where the packs declare none.
    package func organisation(_ code: String) -> OrganisationDefinition? {
        organisationIndex[code].map { organisations[$0] }
    }

    /// What a dataset's field is called: its own title, or its element's.
    package func title(of field: FieldDefinition) -> Localized? {
        field.title ?? elements[field.element]?.title
    }

    /// What a reader without a purpose sees of a field: the stricter mask of the field, or its element's.
    package func mask(of field: FieldDefinition) -> Mask {
        field.mask ?? elements[field.element]?.mask ?? .whole
    }
}
