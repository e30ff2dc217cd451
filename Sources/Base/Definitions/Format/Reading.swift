import Standards

/// What is learnt while one file is read: findings, and the names that it refers to.
final class Reading {
    let pack: String
    let file: String
    private(set) var findings: [Finding] = []
    private(set) var references: [Reference] = []
    private var said: Set<String> = []

    init(pack: String, file: String) {
        self.pack = pack
        self.file = file
    }

    /// Reports what keeps the packs from being loaded.
    func error(line: Int, _ code: String, _ message: Localized, mend: Localized) {
        findings.append(
            Finding(file: file, line: line, severity: .error, code: code, message: message, mend: mend))
    }

    /// Reports what somebody should look at.
    func warning(line: Int, _ code: String, _ message: Localized, mend: Localized) {
        findings.append(
            Finding(file: file, line: line, severity: .warning, code: code, message: message, mend: mend))
    }

    /// Notes that a name is referred to.
    func refer(to kind: Reference.Kind, _ name: String, line: Int) {
        references.append(Reference(kind: kind, name: name, pack: pack, file: file, line: line))
    }

    /// True the first time that it is asked for a word: what would be said a thousand times is said once.
    func once(_ word: String) -> Bool {
        said.insert(word).inserted
    }
}

/// A name in a file that must be declared somewhere.
struct Reference: Sendable, Hashable {
    /// What is referred to.
    enum Kind: String, Sendable, Hashable, CaseIterable {
        case pack
        case element
        case codeList = "code-list"
        case dataset
        case organisation
        case role
        case purpose
        case rule
        case category
        case theme
        case entry
        case chain

        var title: Localized {
            switch self {
            case .pack: Localized(zh: "系统包", en: "pack")
            case .element: Localized(zh: "数据元", en: "data element")
            case .codeList: Localized(zh: "代码集", en: "code list")
            case .dataset: Localized(zh: "数据集", en: "dataset")
            case .organisation: Localized(zh: "机构", en: "organisation")
            case .role: Localized(zh: "角色", en: "role")
            case .purpose: Localized(zh: "使用目的", en: "purpose")
            case .rule: Localized(zh: "规则", en: "rule")
            case .category: Localized(zh: "目录分类", en: "heading")
            case .theme: Localized(zh: "主题", en: "subject")
            case .entry: Localized(zh: "目录", en: "entry")
            case .chain: Localized(zh: "流程", en: "chain")
            }
        }
    }

    let kind: Kind
    let name: String
    let pack: String
    let file: String
    let line: Int
}
