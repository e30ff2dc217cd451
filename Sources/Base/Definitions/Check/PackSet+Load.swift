package import Standards

extension PackSet {
    /// Reads and checks every pack below a folder; throws where the folder cannot be read at all.
    ///
    /// Everything that is wrong is reported at once. What the standards bring is in the set as well.
    package static func load(
        _ folder: String, standardCodeLists: [CodeList] = CodeLists.all, limits: PackLimits = PackLimits()
    ) throws(PackFolderError) -> PackCheck {
        let folder = try PackFolder(path: folder, limits: limits)
        return check(folder.files, found: folder.findings, standardCodeLists: standardCodeLists, limits: limits)
    }

    /// The pure part: checks files that were read already, after what was found while reading them.
    static func check(
        _ files: [PackFolder.File], found: [Finding] = [], standardCodeLists: [CodeList] = CodeLists.all,
        limits: PackLimits = PackLimits()
    ) -> PackCheck {
        var declarations = Declarations(standardCodeLists: standardCodeLists)
        var findings = found
        for file in files { findings += declarations.read(file, limits: limits.yaml) }
        for check in checks { findings += check(declarations) }
        return PackCheck(packs: declarations.packSet, findings: findings)
    }

    private static let checks: [@Sendable (Declarations) -> [Finding]] = [
        NameCheck.findings, NeedsCheck.findings, DatasetRules.findings, OrganisationRules.findings,
        RoleRules.findings, RuleRules.findings, RepeatedQuestions.findings, ExpressionRules.findings,
        CategoryRules.findings, EntryRules.findings, ChainRules.findings,
    ]
}

extension Declarations {
    /// The set, with what files may leave out filled in.
    fileprivate var packSet: PackSet {
        let owners = Dictionary(packs.map { ($0.pack, $0.value.pack.owner) }) { first, _ in first }
        let separation = Separation(roles.map(\.value))
        let known = Dictionary(elements.map { ($0.id, $0.value) }) { first, _ in first }
        return PackSet(
            packs: NeedsCheck.order(packs.map(\.value.pack)),
            elements: elements.map(\.value),
            codeLists: standardCodeLists + codeLists.map(\.value),
            datasets: datasets.map { $0.definition.completed(owner: owners[$0.pack] ?? "") },
            organisations: organisations.map(\.value),
            roles: roles.map { $0.value.separated(from: separation.others(of: $0.id)) },
            purposes: purposes.map(\.value), rules: rules.map(\.value), menu: packs.flatMap(\.menu),
            people: people.map(\.value), categories: categories.map(\.value), themes: themes.map(\.value),
            entries: entries.map { $0.value.completed(known) }, chains: chains.map(\.value))
    }
}

extension DatasetDefinition {
    /// The dataset with its pack's owner where it names none, and with required keys.
    fileprivate func completed(owner packOwner: String) -> DatasetDefinition {
        let owner = owner.isEmpty ? packOwner : owner
        return DatasetDefinition(
            id: id, pack: pack, version: version, title: title, description: description, owner: owner, key: key,
            finds: finds, sharing: sharing, level: level, update: update, subject: subject, retention: retention,
            fields: fields.map { field in
                FieldDefinition(
                    element: field.element, required: field.required || key.contains(field.element),
                    authority: field.authority.isEmpty ? [owner] : field.authority, title: field.title,
                    mask: field.mask)
            },
            checks: checks, catalogue: catalogue)
    }
}

extension RoleDefinition {
    /// The role with everything that it must be apart from.
    fileprivate func separated(from others: Set<String>) -> RoleDefinition {
        RoleDefinition(
            id: id, pack: pack, title: title, description: description, scope: scope, permissions: permissions,
            separateFrom: others)
    }
}
