import Authority
import Catalogue
import Standards

/// What others were granted of the same entry.
struct PrecedentList {
    let web: Web
    let precedents: [Precedent]
    let strings: Strings

    /// What a template shows as `{{#others}}`; nothing where there are none, or none that the reader may know of.
    var view: View {
        guard !precedents.isEmpty else { return .none }
        return [
            "rows": .list(
                precedents.map { other in
                    [
                        "consumer": .text(web.organisation(other.consumer, strings.language)),
                        "purpose": .text(other.purpose), "form": .text(other.form.title[strings.language]),
                        "count": .text(strings("request.items", ["count": String(other.fields)])),
                        "until": .text(strings("request.until", ["day": other.to.description])),
                    ]
                })
        ]
    }
}
