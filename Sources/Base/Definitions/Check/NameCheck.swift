import Standards

/// Names are declared once in all packs, every reference leads to one, and to a pack that is needed.
enum NameCheck {
    static func findings(in declarations: Declarations) -> [Finding] {
        duplicates(in: declarations) + folders(in: declarations) + unresolved(in: declarations)
    }

    private static func duplicates(in declarations: Declarations) -> [Finding] {
        var first: [Reference.Kind: [String: Declarations.Name]] = [:]
        var findings: [Finding] = []
        for name in declarations.names {
            guard let other = first[name.kind]?[name.name] else {
                first[name.kind, default: [:]][name.name] = name
                continue
            }
            findings.append(duplicate(name, of: "\(other.file):\(other.line)"))
        }
        let standard = Set(declarations.standardCodeLists.map(\.id))
        for list in declarations.codeLists where standard.contains(list.id) {
            findings.append(
                list.error(
                    "list", code: "name.duplicate",
                    Localized(zh: "代码集“\(list.id)”已由国家标准定义", en: "the code list “\(list.id)” is a standard's own"),
                    mend: Localized(zh: "直接引用，不要重复定义", en: "refer to it instead of declaring it again")))
        }
        return findings + repeatedAccounts(declarations)
    }

    private static func repeatedAccounts(_ declarations: Declarations) -> [Finding] {
        var seen: Set<String> = []
        return declarations.people.filter { !seen.insert($0.account).inserted }.map { person in
            person.error(
                "account", code: "name.duplicate",
                Localized(zh: "账号“\(person.account)”重复", en: "the account “\(person.account)” stands twice"),
                mend: .mendDuplicate)
        }
    }

    private static func duplicate(_ name: Declarations.Name, of other: String) -> Finding {
        let kind = name.kind.title
        return Finding(
            file: name.file, line: name.line, severity: .error, code: "name.duplicate",
            message: Localized(
                zh: "\(kind.zh)“\(name.name)”已在 \(other) 定义",
                en: "the \(kind.en) “\(name.name)” is declared already, at \(other)"),
            mend: .mendDuplicate)
    }

    private static func folders(in declarations: Declarations) -> [Finding] {
        var findings: [Finding] = []
        for pack in declarations.packs where pack.value.pack.id != pack.pack {
            findings.append(
                pack.error(
                    "pack", code: "pack.folder",
                    Localized(
                        zh: "系统包名“\(pack.value.pack.id)”与目录名“\(pack.pack)”不一致",
                        en: "the pack “\(pack.value.pack.id)” stands in the folder “\(pack.pack)”"),
                    mend: Localized(zh: "使二者一致", en: "make the two the same")))
        }
        let described = Set(declarations.packs.map(\.pack))
        for folder in declarations.folders.subtracting(described).sorted() {
            findings.append(
                Finding(
                    file: folder + "/pack.yaml", line: 0, severity: .error, code: "pack.missing",
                    message: Localized(zh: "缺少可用的 pack.yaml", en: "there is no usable pack.yaml"),
                    mend: Localized(zh: "补充 pack.yaml，或修正其错误", en: "add pack.yaml, or mend its errors")))
        }
        return findings
    }

    private static func unresolved(in declarations: Declarations) -> [Finding] {
        let names = Dictionary(grouping: declarations.names, by: \.kind).mapValues { names in
            Dictionary(names.map { ($0.name, $0.pack) }) { first, _ in first }
        }
        let standard = Set(declarations.standardCodeLists.map(\.id))
        let visible = declarations.visible
        return declarations.references.compactMap { reference -> Finding? in
            if reference.kind == .codeList, standard.contains(reference.name) { return nil }
            if reference.kind == .category, reference.name == CategoryDefinition.unclassified.id { return nil }
            guard let pack = names[reference.kind]?[reference.name] else {
                let known = Array((names[reference.kind] ?? [:]).keys)
                return missing(reference, known: reference.kind == .codeList ? known + Array(standard) : known)
            }
            let isDemo = FileKind(path: String(reference.file.dropFirst(reference.pack.count + 1))) == .people
            guard !isDemo, let seen = visible[reference.pack], !seen.contains(pack) else { return nil }
            return unneeded(reference, pack: pack)
        }
    }

    private static func missing(_ reference: Reference, known: [String]) -> Finding {
        let kind = reference.kind.title
        let mend: Localized
        if let meant = Nearest.match(for: reference.name, among: known) {
            mend = Localized(zh: "是否想写“\(meant)”？", en: "did you mean “\(meant)”?")
        } else {
            mend = Localized(zh: "先定义该\(kind.zh)，或改正名称", en: "declare that \(kind.en), or correct the name")
        }
        return Finding(
            file: reference.file, line: reference.line, severity: .error, code: "reference.\(reference.kind.rawValue)",
            message: Localized(
                zh: "找不到\(kind.zh)“\(reference.name)”", en: "there is no \(kind.en) “\(reference.name)”"),
            mend: mend)
    }

    private static func unneeded(_ reference: Reference, pack: String) -> Finding {
        Finding(
            file: reference.file, line: reference.line, severity: .error, code: "pack.needs",
            message: Localized(
                zh: "“\(reference.name)”由系统包“\(pack)”定义，但本包未声明需要它",
                en: "“\(reference.name)” is declared by the pack “\(pack)”, which this pack does not need"),
            mend: Localized(
                zh: "在 pack.yaml 的 needs 中加入 \(pack)", en: "add \(pack) to needs in pack.yaml"))
    }
}

extension Localized {
    fileprivate static let mendDuplicate = Localized(zh: "改名，或删除其一", en: "rename one of them, or remove it")
}
