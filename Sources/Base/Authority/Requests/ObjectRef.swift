/// What an act is done to.
package enum ObjectRef: Sendable, Hashable {
    /// The records of one dataset, by its id.
    case dataset(String)
    /// The journal with its details.
    case journal
    /// Accounts, roles and the proposals to change them.
    case accounts
    /// Work that runs in the background.
    case jobs
    /// The data catalogue beyond what every official may read: drafts, and the upkeep of entries.
    case catalogue
    /// Requests for shared data, the grants that follow from them, and the needs that nobody meets yet.
    case requests

    /// How records and quota keys name it: `dataset:resident`, `journal`.
    package var text: String {
        switch self {
        case .dataset(let id): "dataset:\(id)"
        case .journal: "journal"
        case .accounts: "accounts"
        case .jobs: "jobs"
        case .catalogue: "catalogue"
        case .requests: "requests"
        }
    }

    /// The dataset's id, or nil for everything else.
    package var dataset: String? {
        guard case .dataset(let id) = self else { return nil }
        return id
    }
}
