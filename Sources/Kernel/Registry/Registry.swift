package import Authority
package import Definitions
package import Files
package import Jobs
package import Journal
package import Logging
package import Standards
package import Store

/// What the Registry may hold and how much of it.
package struct RegistryLimits: Sendable, Hashable {
    /// Bounds of the CSV reader.
    package var csv: CSVLimits
    /// The most refusals kept of one import; then it stops.
    package var refusals: Int64
    /// Up to where `count` counts.
    package var count: Int
    /// From how many bytes on the first file of a dataset is loaded into a table of its own.
    package var firstLoad: Int64

    /// Bounds; 100,000 refusals, counts up to 10,000 and first loads from 1 MiB on unless told otherwise.
    package init(
        csv: CSVLimits = CSVLimits(), refusals: Int64 = 100_000, count: Int = 10_000, firstLoad: Int64 = 1 << 20
    ) {
        self.firstLoad = firstLoad
        self.csv = csv
        self.refusals = max(1, refusals)
        self.count = max(1, count)
    }
}

/// The city's datasets as typed tables: imported by jobs, read under a Permit, with every version by position.
package final class Registry: Sendable {
    let store: Store
    let journal: Journal
    let files: Files
    let jobs: Jobs
    let authority: Authority
    let clock: WallClock
    let limits: RegistryLimits
    let shapes: [String: DatasetShape]
    let rules: [String: DatasetRules]
    let importHandler: ImportHandler
    let batchMemory = BatchMemory()
    private let logger: Logger

    /// The Registry of a set of packs.
    ///
    /// Registers its job handler; its tables are those of `migrations(for:)`.
    package init(
        store: Store, journal: Journal, files: Files, jobs: Jobs, authority: Authority, packs: PackSet,
        clock: WallClock, limits: RegistryLimits = RegistryLimits(), logger: Logger
    ) {
        self.store = store
        self.journal = journal
        self.files = files
        self.jobs = jobs
        self.authority = authority
        self.clock = clock
        self.limits = limits
        self.logger = logger
        let shapes = Self.shapes(of: packs)
        self.shapes = shapes
        let rules = shapes.mapValues { DatasetRules($0, codeLists: packs.codeLists) }
        self.rules = rules
        importHandler = ImportHandler(
            store: store, journal: journal, files: files, clock: clock, shapes: shapes, rules: rules,
            limits: limits)
        jobs.register(kind: ImportHandler.kind, importHandler)
    }

    /// The tables of every dataset of the packs.
    package static func migrations(for packs: PackSet) -> [Migration] {
        [RegistryTables.common, RegistryTables.loads]
            + shapes(of: packs).values.sorted { $0.id < $1.id }.map(RegistryTables.migration)
    }

    static func shapes(of packs: PackSet) -> [String: DatasetShape] {
        packs.datasets.compactMapValues { DatasetShape($0, elements: packs.elements) }
    }

    /// The shape of the dataset that a permit opens for an act.
    func shape(_ dataset: String, under permit: Permit, for acts: Set<Act>) throws(RegistryError) -> DatasetShape {
        guard permit.dataset == dataset, let shape = shapes[dataset] else { throw RegistryError.dataset }
        guard acts.contains(permit.act) else { throw RegistryError.act }
        return shape
    }
}
