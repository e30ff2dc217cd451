import Definitions
import Standards

extension EntryDefinition {
    /// The same entry with other items, resources, day of publication or provider.
    func with(
        id: String? = nil, pack: String? = nil, items: [ItemDefinition]? = nil,
        resources: [ResourceDefinition]? = nil, published: Day?? = nil
    ) -> EntryDefinition {
        EntryDefinition(
            id: id ?? self.id, pack: pack ?? self.pack, title: title, summary: summary, provider: provider,
            category: category, themes: themes, items: items ?? self.items, format: format, sharing: sharing,
            conditions: conditions, ways: ways, opening: opening, level: level, update: update,
            sourceSystem: sourceSystem, duty: duty, assessments: assessments, approval: approval,
            published: published ?? self.published, audience: audience, resources: resources ?? self.resources,
            dataset: dataset)
    }

    /// The items that are the provider's alone.
    var hiddenItems: Set<String> { Set(items.filter { $0.audience == .provider }.map(\.id)) }

    /// The entry without items that the reader must not know of.
    ///
    /// - Parameter hidden: items that are hidden by now, whatever this version says of them.
    func seen(by reader: Reader, hiding hidden: Set<String> = []) -> EntryDefinition {
        if reader.seesHidden(of: provider) { return self }
        return with(items: items.filter { $0.audience == .city && !hidden.contains($0.id) })
    }

    /// What everybody may know of: the same for two definitions that differ in hidden things alone.
    var face: EntryDefinition? {
        guard audience == .city else { return nil }
        return with(pack: "", items: items.filter { $0.audience == .city }, resources: [], published: .some(nil))
    }

    /// The definition as a version keeps it: resources are attached to the entry, not to a version of it.
    func settled(published day: Day?) -> EntryDefinition {
        with(resources: [], published: .some(day))
    }
}
