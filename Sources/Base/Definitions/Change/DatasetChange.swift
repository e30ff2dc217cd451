package import Standards

/// One difference between two versions of a dataset, and what it costs a running city.
package struct DatasetChange: Sendable, Hashable {
    /// What a change costs.
    package enum Cost: String, Sendable, Hashable, CaseIterable, Comparable {
        /// Nothing: an optional field more, a wider type, another title.
        case free
        /// A job that runs online and can be resumed: an index, a value for every record.
        case job
        /// A new version beside the old one, both served until grants have moved.
        case version

        package static func < (lhs: Self, rhs: Self) -> Bool { lhs.rank < rhs.rank }

        private var rank: Int {
            switch self {
            case .free: 0
            case .job: 1
            case .version: 2
            }
        }
    }

    /// The dataset.
    package let dataset: String
    /// The field; nil where the change concerns the dataset as a whole.
    package let field: String?
    /// What it costs.
    package let cost: Cost
    /// What changed.
    package let message: Localized
}

extension PackSet {
    /// The differences from `running` to this set, dataset by dataset; a pure function of both.
    package func changes(against running: PackSet) -> [DatasetChange] {
        let ids = Set(datasets.keys).union(running.datasets.keys).sorted()
        return ids.flatMap { id -> [DatasetChange] in
            switch (running.datasets[id], datasets[id]) {
            case (nil, _?):
                return [DatasetChange(id, nil, .free, zh: "新增数据集", en: "new dataset")]
            case (_?, nil):
                return [DatasetChange(id, nil, .version, zh: "数据集被删除", en: "the dataset is gone")]
            case (let old?, let new?):
                return DatasetComparison(old: old, new: new, oldSet: running, newSet: self).changes
            case (nil, nil):
                return []
            }
        }
    }
}

extension DatasetChange {
    init(_ dataset: String, _ field: String?, _ cost: Cost, zh: String, en: String) {
        self.init(dataset: dataset, field: field, cost: cost, message: Localized(zh: zh, en: en))
    }
}
