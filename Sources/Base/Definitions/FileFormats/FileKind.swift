/// The kinds of files in a pack, told apart by where they stand.
package enum FileKind: String, Sendable, Hashable, CaseIterable {
    /// `pack.yaml`.
    case pack
    /// `elements/*.yaml`.
    case elements
    /// `datasets/*.yaml`.
    case datasets
    /// `organisations/*.yaml`.
    case organisations
    /// `roles/*.yaml`.
    case roles
    /// `rules/*.yaml`.
    case rules
    /// `catalogue/*.yaml`.
    case catalogue
    /// `chains/*.yaml`.
    case chains
    /// `demo/people.yaml`.
    case people

    /// The kind of a file by its path below the pack's folder; nil where the format knows none there.
    init?(path: String) {
        switch path {
        case "pack.yaml": self = .pack
        case "demo/people.yaml": self = .people
        default:
            let parts = path.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, parts[1].hasSuffix(".yaml"), parts[0] != "pack", parts[0] != "people",
                let kind = FileKind(rawValue: String(parts[0]))
            else { return nil }
            self = kind
        }
    }

    /// The JSON Schema (draft 2020-12) of such a file, made from the tables that the parser reads by.
    package var jsonSchema: String {
        let head: JSON = [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": .string("yitong:pack-\(rawValue)"),
        ]
        guard case .object(let members) = head, case .object(let body) = schema else { return "" }
        return JSON.object(members + body).text() + "\n"
    }

    private var schema: JSON {
        switch self {
        case .pack: PackFormat.file.schema
        case .elements: ElementFormat.file.schema
        case .datasets: DatasetFormat.file.schema
        case .organisations: OrganisationFormat.file.schema
        case .roles: RoleFormat.file.schema
        case .rules: RuleFormat.file.schema
        case .catalogue: CatalogueFormat.file.schema
        case .chains: ChainFormat.file.schema
        case .people: PeopleFormat.file.schema
        }
    }
}
