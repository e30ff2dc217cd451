import Standards

/// What must hold within a role: acts fit their dataset, plain view has purposes, nobody holds what must be apart.
enum RoleRules {
    static func findings(in declarations: Declarations) -> [Finding] {
        let datasets = Dictionary(declarations.datasets.map { ($0.definition.id, $0.definition) }) { first, _ in first }
        return declarations.roles.flatMap { role in
            separation(role)
                + role.permissions.indices.flatMap { index in
                    acts(role, index) + fields(role, index, datasets) + purposes(role, index)
                }
        } + people(declarations)
    }

    private static func separation(_ role: Declared<RoleDefinition>) -> [Finding] {
        guard role.separateFrom.contains(role.id) else { return [] }
        return [
            role.error(
                "separate-from", code: "role.separation",
                Localized(zh: "角色不能与自身分离", en: "a role cannot be apart from itself"),
                mend: Localized(zh: "从列表中删除", en: "remove it from the list"))
        ]
    }

    private static func acts(_ role: Declared<RoleDefinition>, _ index: Int) -> [Finding] {
        let permission = role.permissions[index]
        let onDataset = permission.acts.filter(\.concernsDataset)
        if permission.dataset == nil, !onDataset.isEmpty {
            let list = onDataset.map(\.rawValue).sorted().joined(separator: ", ")
            return [
                role.error(
                    "permissions", .index(index), "acts", code: "permission.dataset",
                    Localized(zh: "\(list) 须指明数据集", en: "\(list) must say on which dataset"),
                    mend: Localized(zh: "补充 dataset", en: "add dataset"))
            ]
        }
        if permission.dataset != nil, onDataset.count != permission.acts.count {
            let list = permission.acts.subtracting(onDataset).map(\.rawValue).sorted().joined(separator: ", ")
            return [
                role.error(
                    "permissions", .index(index), "acts", code: "permission.acts",
                    Localized(zh: "\(list) 与数据集无关", en: "\(list) does not concern a dataset"),
                    mend: Localized(zh: "移到不含 dataset 的权限中", en: "move it to a permission without dataset"))
            ]
        }
        if permission.dataset == nil, permission.fields != nil || permission.rows != nil {
            return [
                role.error(
                    "permissions", .index(index), code: "permission.dataset",
                    Localized(zh: "fields 和 rows 须与 dataset 同用", en: "fields and rows go with dataset"),
                    mend: Localized(zh: "补充 dataset", en: "add dataset"))
            ]
        }
        return []
    }

    private static func fields(
        _ role: Declared<RoleDefinition>, _ index: Int, _ datasets: [String: DatasetDefinition]
    ) -> [Finding] {
        let permission = role.permissions[index]
        guard let fields = permission.fields, let name = permission.dataset, let dataset = datasets[name] else {
            return []
        }
        let foreign = fields.filter { dataset.field($0) == nil }.sorted()
        let hidden = dataset.key.filter { !fields.contains($0) }
        var findings = foreign.map { field in
            role.error(
                "permissions", .index(index), "fields", code: "permission.field",
                Localized(zh: "“\(field)”不是数据集“\(name)”的字段", en: "“\(field)” is not a field of the dataset “\(name)”"),
                mend: Localized(zh: "从 fields 中删除", en: "remove it from fields"))
        }
        if !hidden.isEmpty {
            let list = hidden.joined(separator: ", ")
            findings.append(
                role.error(
                    "permissions", .index(index), "fields", code: "permission.key",
                    Localized(
                        zh: "fields 须包含主键 \(list)，否则无法指明记录",
                        en: "fields must hold the key \(list), or no record can be named"),
                    mend: Localized(zh: "加入主键（仍按规则脱敏）", en: "add the key (it stays masked)")))
        }
        return findings
    }

    private static func purposes(_ role: Declared<RoleDefinition>, _ index: Int) -> [Finding] {
        let permission = role.permissions[index]
        if permission.plain, permission.purposes.isEmpty {
            return [
                role.error(
                    "permissions", .index(index), "acts", code: "permission.purpose",
                    Localized(zh: "明文查看（plain）须列出使用目的", en: "plain view must list its purposes"),
                    mend: Localized(zh: "补充 purposes", en: "add purposes"))
            ]
        }
        if !permission.plain, !permission.purposes.isEmpty {
            return [
                role.warning(
                    "permissions", .index(index), "purposes", code: "permission.purpose",
                    Localized(zh: "没有 plain，purposes 不起作用", en: "without plain, purposes have no effect"),
                    mend: Localized(zh: "删除 purposes，或加入 plain", en: "remove purposes, or add plain"))
            ]
        }
        return []
    }

    private static func people(_ declarations: Declarations) -> [Finding] {
        let apart = Separation(declarations.roles.map(\.value))
        return declarations.people.flatMap { person in
            var findings: [Finding] = []
            for (index, assignment) in person.assignments.enumerated() {
                if assignment.organisation.isEmpty {
                    findings.append(
                        person.error(
                            "roles", .index(index), code: "person.organisation",
                            Localized(zh: "角色须指明所属机构", en: "a role is held for an organisation"),
                            mend: Localized(zh: "补充 organisation 或 of", en: "add organisation, or of")))
                }
                for other in person.assignments[..<index] where apart.contains(assignment.role, other.role) {
                    findings.append(
                        person.error(
                            "roles", .index(index), code: "role.separation",
                            Localized(
                                zh: "同一人不得兼任“\(other.role)”和“\(assignment.role)”",
                                en: "nobody may hold both “\(other.role)” and “\(assignment.role)”"),
                            mend: Localized(zh: "分给两个人", en: "give them to two people")))
                }
            }
            return findings
        }
    }
}

/// Which roles must be apart, in both directions.
struct Separation {
    private var pairs: Set<[String]> = []

    init(_ roles: [RoleDefinition]) {
        for role in roles {
            for other in role.separateFrom { pairs.insert([role.id, other].sorted()) }
        }
    }

    func contains(_ one: String, _ other: String) -> Bool {
        pairs.contains([one, other].sorted())
    }

    /// All roles that a role must be apart from.
    func others(of role: String) -> Set<String> {
        Set(pairs.filter { $0.contains(role) }.flatMap(\.self)).subtracting([role])
    }
}
