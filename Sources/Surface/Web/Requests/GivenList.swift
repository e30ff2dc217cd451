import Catalogue
import Definitions
import Standards

/// The items that were asked for, each with its reason and, once somebody said so, whether it is given.
struct GivenList {
    let request: SeenRequest
    /// The items that are given.
    let given: [String]
    /// Those that are not, each with its reason.
    let withheld: [FieldReason]
    let strings: Strings

    /// What a template shows in `{{#items}}`.
    var view: View {
        let given = Set(given)
        let why = Dictionary(withheld.map { ($0.field, $0.reason) }, uniquingKeysWith: { first, _ in first })
        return .list(
            request.asked.map { item, field in
                let isGiven = given.contains(field.field)
                return [
                    "name": .text(item?.title[strings.language] ?? field.field),
                    "sensitivity": View(item.map { strings("sensitivity.\($0.sensitivity)") }),
                    "tone": .text(item?.sensitivity.tone ?? ""), "reason": .text(field.reason),
                    "given": .flag(isGiven), "why": .text(isGiven ? "" : why[field.field] ?? ""),
                    "word": .text(strings(isGiven ? "grant.yes" : "grant.no")),
                ]
            })
    }
}
