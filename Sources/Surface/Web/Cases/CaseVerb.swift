import Casework
import HTTP

/// What can be sent from the page of a case.
enum CaseVerb: String, Sendable, Hashable, CaseIterable {
    case approve, `return`, refuse, delegate, resubmit, withdraw, remind, dispute
}

/// What somebody typed into one of the forms of a case, to be shown again when it could not be done.
struct TypedAct: Sendable, Hashable {
    /// Which form.
    let verb: CaseVerb
    /// What stood in it.
    let form: Form

    /// How many lines a form for what is missing may have.
    static let lines = 6...50

    /// The words in the form, to be read again where the form itself is gone.
    var words: [String] {
        let names = ["comment", "reason", "words", "note", "remark", "why", "statement", "wanted"]
        return names.compactMap { form[$0] } + missing.map { [$0.item, $0.mend].joined(separator: " ") }
    }

    /// The lines of what is missing in which something stands.
    var missing: [(line: Int, item: String, mend: String)] {
        let (items, mends) = (form.all("item"), form.all("mend"))
        return (0..<min(max(items.count, mends.count), Self.lines.upperBound)).compactMap { index in
            let item = index < items.count ? items[index].trimmed : ""
            let mend = index < mends.count ? mends[index].trimmed : ""
            return item.isEmpty && mend.isEmpty ? nil : (index + 1, item, mend)
        }
    }
}
