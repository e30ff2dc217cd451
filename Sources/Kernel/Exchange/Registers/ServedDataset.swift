import Authority
package import Definitions
package import Standards

/// A dataset as calls under grants ask for it: by its one key, in three forms.
///
/// Made once per pack set.
package struct ServedDataset: Sendable {
    /// The dataset.
    package let definition: DatasetDefinition
    /// The element that is its whole key.
    package let key: DataElement
    /// Its fields with what they are called here, in its order.
    package let fields: [Field]
    /// Whether the key names the person concerned.
    let keyIsSubject: Bool
    private let parsers: [String: ElementParser]

    /// One field.
    package struct Field: Sendable, Hashable {
        /// The element.
        package let element: DataElement
        /// What the field is called in this dataset.
        package let title: Localized
        /// The code list of its values, where it has one.
        package let codes: CodeList?
        /// What a reader without a purpose sees of it.
        package let mask: Mask
        /// Whether only the provider may know that it exists: then no description names it.
        package let isHidden: Bool
    }

    /// A dataset of a pack set; nil where there is none of that id, or its key has several elements.
    package init?(_ id: String, of packs: PackSet) {
        guard let definition = packs.datasets[id], definition.key.count == 1,
            let key = packs.elements[definition.key[0]]
        else { return nil }
        self.definition = definition
        self.key = key
        keyIsSubject = definition.subject == key.id
        fields = definition.fields.compactMap { field in
            guard let element = packs.elements[field.element] else { return nil }
            var codes: CodeList?
            if case .code(let list) = element.type { codes = packs.codeLists[list] }
            return Field(
                element: element, title: field.title ?? element.title, codes: codes, mask: packs.mask(of: field),
                isHidden: definition.catalogue?.hidden.contains(element.id) ?? false)
        }
        parsers = Dictionary(
            fields.map { ($0.element.id, ElementParser($0.element) { packs.codeLists[$0] ?? CodeLists.standard($0) }) }
        ) { first, _ in first }
    }

    /// What may be called: one path for each form.
    package static let endpoints = [GrantForm.verify, .match, .query].compactMap { form in
        PathGlob("/" + form.rawValue).map { ServiceEndpoint(.post, $0, form) }
    }

    /// The parser of a field's values; nil: there is no such field.
    func parser(_ element: String) -> ElementParser? { parsers[element] }

    /// The service of this dataset in a subsystem: its code is the dataset's id.
    package func service(of subsystem: SubsystemID) -> GatewayService {
        let id = ServiceID(subsystem, definition.id)
        return GatewayService(
            id: id, title: definition.title, entry: definition.id, backing: .dataset(self),
            description: DatasetDescription(dataset: self, service: id).openAPI)
    }
}
