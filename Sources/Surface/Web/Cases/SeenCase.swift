import Casework
import Catalogue
import Definitions
import Files
import Identity

/// What one read brought of a case.
struct SeenCase: Sendable {
    /// The case.
    let file: CaseFile
    /// In which posts, or for whom, the reader may decide now.
    let seats: [Seat]
    /// The names behind the accounts that the page mentions.
    let names: [String: String]
    /// To whom the task may be handed on.
    let colleagues: [Colleague]
    /// What is asked for, where the case asks for data.
    let request: SeenRequest?
    /// The number of the grant that came of it.
    let grant: String?
    /// Whether the decision can be objected to.
    let isDisputable: Bool
}

extension CaseFile {
    /// The catalogue entry that the case itself is about; nil: it is about something else.
    var entry: String? {
        let parts = object.split(separator: ":", maxSplits: 1)
        return parts.count == 2 && parts[0] == "entry" ? String(parts[1]) : nil
    }
}

/// A request for shared data as a page shows it.
struct SeenRequest: Sendable {
    /// What is asked for.
    let content: RequestContent
    /// The items of the entry that the reader may know of, in the version that was before the asker's eyes.
    let items: [ItemDefinition]
    /// What the entry is called.
    let entry: EntryView?
    /// The sealed letter.
    let letter: StoredFile?
    /// What the last approval gives; nil: nothing was said yet.
    let decision: ProviderDecision?
    /// Who has data of the entry already, where the reader may know.
    let precedents: [Precedent]
    /// A fictional record as the asker would see it.
    let sample: SampleRow?

    /// The items asked for, in the order of the entry, each with the reason given.
    var asked: [(item: ItemDefinition?, field: FieldReason)] {
        let order = Dictionary(items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        return content.fields.sorted { (order[$0.field] ?? .max) < (order[$1.field] ?? .max) }
            .map { field in (items.first { $0.id == field.field }, field) }
    }
}
