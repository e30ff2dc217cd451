import Catalogue
import Definitions

extension EntryState {
    /// The tone of its badge.
    var tone: String {
        switch self {
        case .draft: "warn"
        case .review: ""
        case .published: "good"
        case .withdrawn: "bad"
        }
    }
}

extension Sharing.Class {
    /// The tone of its badge.
    var tone: String {
        switch self {
        case .unconditional: "good"
        case .conditional: "warn"
        case .none: "bad"
        }
    }
}
