import Definitions
import Expressions
import Standards

/// What decisions need to know of a dataset, worked out once.
struct DatasetAccess: Sendable, Hashable {
    /// All fields with their types.
    let schema: Schema
    /// The mask of each field that has one.
    let masks: [String: Mask]
    /// How much harm it can do when a field becomes known.
    let sensitivities: [String: Sensitivity]

    /// A field whose element the packs do not have cannot be typed and is left out: nobody can be granted it.
    init(_ definition: DatasetDefinition, packs: PackSet) {
        schema = Schema(elements: definition.fields.compactMap { packs.elements[$0.element] })
        var masks: [String: Mask] = [:]
        for field in definition.fields {
            let mask = packs.mask(of: field)
            if mask != .none { masks[field.element] = mask }
        }
        self.masks = masks
        sensitivities = Dictionary(
            definition.fields.compactMap { field in
                packs.elements[field.element].map { (field.element, $0.sensitivity) }
            },
            uniquingKeysWith: { first, _ in first })
    }
}
