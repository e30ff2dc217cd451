import Catalogue
import Standards

/// How a page speaks about a need.
struct NeedWords {
    let web: Web
    let strings: Strings
    let need: Need

    /// The department that is thought to hold the data.
    var holder: String {
        need.holder.map { web.organisation($0, strings.language) } ?? strings("needs.unknown")
    }

    /// How far the need has come.
    var state: String {
        switch need.answer {
        case nil: strings("needanswer.none")
        case .entry: strings("needanswer.entry")
        case .plan: strings("needanswer.plan")
        case .refused: strings("needanswer.refused")
        }
    }

    /// The tone of the badge of `state`.
    var tone: String {
        switch need.answer {
        case nil: "warn"
        case .entry: "good"
        case .plan: ""
        case .refused: "bad"
        }
    }

    /// The answer in a sentence, without the entry's link; nil: there is none yet.
    var answer: String? {
        switch need.answer {
        case nil: nil
        case .entry(_, let note): [strings("needs.saysentry"), note].joined(separator: " ")
        case .plan(let until, let note): strings("needs.saysplan", ["day": until.description, "note": note])
        case .refused(let ground): strings("needs.saysrefused", ["ground": ground])
        }
    }
}
