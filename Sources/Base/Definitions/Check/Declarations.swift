import Standards

/// Everything that the files of all packs declare, with where, before it is known to hold together.
struct Declarations {
    var packs: [Declared<PackFile>] = []
    var elements: [Declared<DataElement>] = []
    var codeLists: [Declared<CodeList>] = []
    var datasets: [Declared<DatasetDraft>] = []
    var organisations: [Declared<OrganisationDefinition>] = []
    var roles: [Declared<RoleDefinition>] = []
    var purposes: [Declared<PurposeDefinition>] = []
    var rules: [Declared<RuleDefinition>] = []
    var categories: [Declared<CategoryDefinition>] = []
    var themes: [Declared<ThemeDefinition>] = []
    var entries: [Declared<EntryDraft>] = []
    var chains: [Declared<ChainDefinition>] = []
    var people: [Declared<DemoPerson>] = []
    var references: [Reference] = []
    /// Folders that hold a pack, whether or not their files could be read.
    var folders: Set<String> = []
    /// Code lists that the standards bring.
    let standardCodeLists: [CodeList]

    init(standardCodeLists: [CodeList]) {
        self.standardCodeLists = standardCodeLists
    }

    /// Reads one file into the declarations and answers what was found.
    mutating func read(_ file: PackFolder.File, limits: YAMLLimits) -> [Finding] {
        let reading = Reading(pack: file.pack, file: file.pack + "/" + file.path)
        folders.insert(file.pack)
        guard let text = String(validating: file.bytes, as: UTF8.self) else {
            reading.error(
                line: 0, "file.encoding", Localized(zh: "文件不是 UTF-8 编码", en: "the file is not UTF-8"),
                mend: Localized(zh: "以 UTF-8 保存", en: "save it as UTF-8"))
            return reading.findings
        }
        var reader = YAMLReader(reading: reading, limits: limits)
        if let node = reader.read(text), let kind = FileKind(path: file.path) {
            take(node, as: kind, reading)
        }
        references += reading.references
        return reading.findings
    }

    private mutating func take(_ node: YAMLNode, as kind: FileKind, _ reading: Reading) {
        switch kind {
        case .pack:
            guard let pack = PackFormat.file.declared().read(node, reading) else { return }
            packs.append(pack)
            roles += pack.roles
        case .elements:
            guard let file = ElementFormat.file.read(node, reading) else { return }
            elements += file.elements
            codeLists += file.codeLists
        case .datasets:
            if let dataset = DatasetFormat.file.read(node, reading) { datasets.append(dataset) }
        case .organisations:
            organisations += OrganisationFormat.file.read(node, reading) ?? []
        case .roles:
            guard let file = RoleFormat.file.read(node, reading) else { return }
            roles += file.roles
            purposes += file.purposes
        case .rules:
            rules += RuleFormat.file.read(node, reading) ?? []
        case .catalogue:
            guard let file = CatalogueFormat.file.read(node, reading) else { return }
            categories += file.categories
            themes += file.themes
            entries += file.entries
        case .chains:
            chains += ChainFormat.file.read(node, reading) ?? []
        case .people:
            people += PeopleFormat.file.read(node, reading) ?? []
        }
    }
}

extension Declarations {
    /// One declared name.
    struct Name: Sendable {
        let kind: Reference.Kind
        let name: String
        let pack: String
        let file: String
        let line: Int
    }

    /// The names that references may lead to, in the order of their files.
    var names: [Name] {
        var names: [Name] = packs.map { name(.pack, $0.value.pack.id, $0) }
        names += elements.map { name(.element, $0.id, $0) }
        names += codeLists.map { name(.codeList, $0.id, $0) }
        names += datasets.map { name(.dataset, $0.definition.id, $0) }
        names += organisations.map { name(.organisation, $0.code, $0) }
        names += roles.map { name(.role, $0.id, $0) }
        names += purposes.map { name(.purpose, $0.code, $0) }
        names += rules.map { name(.rule, $0.id, $0) }
        names += categories.map { name(.category, $0.id, $0) }
        names += themes.map { name(.theme, $0.id, $0) }
        names += entries.map { name(.entry, $0.definition.id, $0) }
        names += chains.map { name(.chain, $0.id, $0) }
        return names
    }

    private func name<Value>(_ kind: Reference.Kind, _ name: String, _ declared: Declared<Value>) -> Name {
        Name(kind: kind, name: name, pack: declared.pack, file: declared.file, line: declared.node.line)
    }

    /// The packs that each pack sees: itself, what it needs, and what those need.
    var visible: [String: Set<String>] {
        let needs = Dictionary(packs.map { ($0.pack, $0.value.pack.needs) }) { first, _ in first }
        var result: [String: Set<String>] = [:]
        for pack in needs.keys {
            var seen: Set<String> = [pack]
            var open = [pack]
            while let next = open.popLast() {
                for need in needs[next] ?? [] where seen.insert(need).inserted { open.append(need) }
            }
            result[pack] = seen
        }
        return result
    }
}
