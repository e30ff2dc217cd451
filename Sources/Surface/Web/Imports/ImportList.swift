import Authority
import Definitions
import HTTP
import Hummingbird
import Jobs
import Registry
import Standards
import Store

extension Web {
    /// The imports into every dataset that somebody may import into, the youngest first.
    func imports(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let strings = templates[context.language]
        let rows = try await importRows(signedIn, limit: 100, strings)
        let title = strings("import.list")
        return try page(
            "imports", Frame(title: title, crumbs: [(title, nil)]),
            ["some": .flag(!rows.isEmpty), "rows": .list(rows)], for: request, in: context)
    }

    /// The lines of such a list.
    func importRows(_ signedIn: SignedIn, limit: Int, _ strings: Strings) async throws -> [View] {
        var permits: [Permit] = []
        for id in kernel.packs.datasets.keys.sorted() where allows(.import, on: .dataset(id), signedIn) {
            permits.append(try permit(.import, on: .dataset(id), signedIn))
        }
        guard !permits.isEmpty else { return [] }
        let (registry, jobs, allowed) = (kernel.registry, kernel.jobs, permits)
        let imports = try await kernel.store.read { snapshot in
            try allowed.flatMap { try registry.imports(under: $0, in: snapshot) }
                .sorted { $0.job > $1.job }.prefix(limit)
                .compactMap { report in try jobs.status(of: report.job, in: snapshot).map { (report, $0) } }
        }
        return imports.map { report, status in
            let dataset = kernel.packs.datasets[report.dataset]?.title[strings.language] ?? report.dataset
            let percent = report.totalBytes > 0 ? min(100, report.bytes * 100 / report.totalBytes) : 0
            return [
                "href": .text("/datasets/\(report.dataset)/imports/\(report.job)"),
                "started": .text(BeijingTime.text(status.submittedAt)), "dataset": .text(dataset),
                "by": .text(status.actor), "state": .text(strings("import.\(report.state)")),
                "tone": .text(report.state.tone),
                "progress": .text("\(percent)%"),
            ]
        }
    }
}

extension JobState {
    /// The tone of its badge.
    var tone: String {
        switch self {
        case .waiting, .running: ""
        case .stopped: "warn"
        case .done: "good"
        case .failed: "bad"
        }
    }
}
