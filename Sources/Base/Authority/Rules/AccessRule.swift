import Definitions
import Expressions

/// One thing that a role may do: a permission of a pack with every name resolved.
struct AccessRule: Sendable, Hashable {
    /// The acts that it allows.
    let acts: Set<Act>
    /// The fields that it opens, by element id.
    var fields: Set<String> = []
    /// The rows that it opens.
    var rows: RowRule = .all
    /// The purposes for which masks may be lifted, where the acts include plain view.
    var purposes: Set<String> = []
    /// When the person concerned may see that a read happened.
    var disclosure: DisclosureClass = .atOnce
}

/// The rules of one role for each object.
typealias RoleRules = [ObjectRef: [AccessRule]]

extension AccessRule {
    /// What a pack's role may do.
    ///
    /// A permission on a dataset that the packs do not have opens nothing, and so do acts on accounts: those belong to the
    /// three administrators, or their separation could be had by declaring a fourth.
    static func rules(of role: RoleDefinition, datasets: [String: DatasetAccess]) -> RoleRules {
        var rules: RoleRules = [:]
        for permission in role.permissions {
            if let id = permission.dataset, let dataset = datasets[id] {
                rules[.dataset(id), default: []].append(AccessRule(permission, dataset: dataset))
            }
            for act in permission.acts where !act.concernsDataset {
                for (object, acts) in act.house { rules[object, default: []].append(AccessRule(acts: acts)) }
            }
        }
        return rules
    }

    private init(_ permission: Permission, dataset: DatasetAccess) {
        let all = Set(dataset.schema.properties.keys)
        self.init(
            acts: Set(permission.acts.compactMap { Act(rawValue: $0.rawValue) }),
            fields: permission.fields.map(all.intersection) ?? all,
            rows: RowRule(permission.rows, schema: dataset.schema),
            purposes: Set(permission.purposes),
            disclosure: DisclosureClass(permission.disclosure))
    }
}

extension ActName {
    /// What the name allows on the house itself; empty where it is about datasets or for administrators alone.
    fileprivate var house: [(ObjectRef, Set<Act>)] {
        switch self {
        case .journal: [(.journal, [.find, .view, .history])]
        case .verify: [(.journal, [.verify])]
        case .jobs, .operate: [(.jobs, [.view, .operate])]
        case .catalogue: [(.catalogue, [.find, .view, .propose])]
        case .request: [(.requests, [.find, .view, .propose])]
        case .sharing: [(.catalogue, [.find, .view, .approve]), (.requests, [.find, .view, .approve])]
        case .find, .view, .plain, .import, .export, .history, .accounts, .approveAccounts, .security: []
        }
    }
}

extension DisclosureClass {
    /// The class that a pack's word means.
    init(_ disclosure: Disclosure) {
        switch disclosure {
        case .atOnce: self = .atOnce
        case .afterDate: self = .afterDate
        case .withheld: self = .withheld
        }
    }
}
