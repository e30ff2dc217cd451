import Standards

/// The forms of YAML as messages call them.
enum FormName: Sendable, Hashable {
    case scalar
    case sequence
    case mapping

    var title: Localized {
        switch self {
        case .scalar: Localized(zh: "单个值", en: "a single value")
        case .sequence: Localized(zh: "列表", en: "a list")
        case .mapping: Localized(zh: "键值表", en: "a table of keys")
        }
    }
}
