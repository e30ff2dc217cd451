package import Standards

/// The properties that an expression may name, with their types.
///
/// Whoever makes it leaves out what the reader must not see: a property outside it is "unknown" and is never suggested.
package struct Schema: Sendable, Hashable {
    /// Types by property name; a name is an element id such as `full-name`.
    package let properties: [String: ValueType]

    /// A schema of named properties.
    package init(properties: [String: ValueType]) {
        self.properties = properties
    }

    /// A schema of elements, each under its id.
    package init(elements: some Sequence<DataElement>) {
        self.init(
            properties: Dictionary(
                elements.map { ($0.id, ValueType($0.type)) }, uniquingKeysWith: { first, _ in first }))
    }

    /// The property that `name` means: itself, or the id with hyphens where the name has underscores (`full_name`).
    func resolve(_ name: String) -> (id: String, type: ValueType)? {
        if let type = properties[name] { return (name, type) }
        let hyphened = String(name.map { $0 == "_" ? "-" : $0 })
        return properties[hyphened].map { (hyphened, $0) }
    }
}
