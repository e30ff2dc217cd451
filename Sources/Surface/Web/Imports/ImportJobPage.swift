import Authority
import Definitions
import HTTP
import Hummingbird
import Jobs
import Registry
import Standards
import Store

extension Web {
    private static let rowsPerPage = 50

    /// What one read of an import brought.
    private struct Progress: Sendable {
        let report: ImportReport
        let status: JobStatus
        let refused: [RefusedRow]
    }

    /// How an import stands, with its refused rows; reloads itself while it runs.
    func importJob(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let dataset = try dataset(of: context)
        let job = try Self.job(of: context)
        let permit = try permit(.import, on: .dataset(dataset.id), signedIn)
        let place = try Self.place(request.query()["after"])
        let (registry, jobs) = (kernel.registry, kernel.jobs)
        let progress = try await kernel.store.read { snapshot -> Progress? in
            guard let report = try registry.importReport(job, under: permit, in: snapshot),
                let status = try jobs.status(of: job, in: snapshot)
            else { return nil }
            let rows = try registry.refusedRows(
                job, after: place ?? (0, -1), limit: Self.rowsPerPage, under: permit, in: snapshot)
            return Progress(report: report, status: status, refused: rows)
        }
        guard let progress else { throw Problem.notFound }
        let strings = templates[context.language]
        let title = dataset.title[context.language]
        let time = BeijingTime.text(progress.status.submittedAt)
        let path = "/datasets/\(dataset.id)"
        let isMoving = progress.report.state == .running || progress.report.state == .waiting
        var frame = Frame(
            title: strings("import.jobTitle", ["dataset": title, "time": time]),
            crumbs: [(title, path), (strings("import.list"), "/imports"), (strings("import.job"), nil)])
        // A reader in the middle of the list must not lose her place: only the first page reloads itself.
        if isMoving, place == nil { frame.refresh = 2 }
        var view = try progressView(progress, dataset, isMoving: isMoving, signedIn, strings)
        view["heading"] = .text(frame.title)
        let selfPath = "\(path)/imports/\(job)"
        view["self"] = .text(selfPath)
        view.merge(refusedView(progress, dataset, selfPath, place: place, strings)) { $1 }
        return try page("import-job", frame, view, for: request, in: context)
    }

    private func progressView(
        _ progress: Progress, _ dataset: DatasetDefinition, isMoving: Bool, _ signedIn: SignedIn, _ strings: Strings
    ) throws -> [String: View] {
        let (report, status) = (progress.report, progress.status)
        let path = "/datasets/\(dataset.id)/imports/\(report.job)"
        let canResume = report.state == .stopped || report.state == .failed
        return [
            "state": .text(strings("import.\(report.state)")), "tone": .text(report.state.tone),
            "progressText": .text(progressText(report, status, strings)),
            "bar": .flag(report.totalBytes > 0), "done": View(min(report.bytes, report.totalBytes)),
            "total": View(report.totalBytes),
            "message": View(report.message?[strings.language]),
            "started": .text(BeijingTime.textWithSeconds(status.submittedAt)), "by": .text(status.actor),
            "file": .text(report.fileName), "encoding": View(report.encoding?.rawValue),
            "report": true,
            "accepted": .text(Self.grouped(report.added)), "changed": .text(Self.grouped(report.changed)),
            "unchanged": .text(Self.grouped(report.unchanged)), "refused": .text(Self.grouped(report.refused)),
            "stop": isMoving && !status.isStopping ? .text(path + "/stop") : .none,
            "resume": canResume ? .text(path + "/resume") : .none,
            "command": try command((canResume ? "job.resume " : "job.stop ") + status.id.rawValue, signedIn),
            "clean": .flag(report.state == .done && report.refused == 0),
        ]
    }

    /// How far it is, how fast, and how long it will take.
    private func progressText(_ report: ImportReport, _ status: JobStatus, _ strings: Strings) -> String {
        let total = max(report.totalBytes, 1)
        let percent = report.state == .done ? 100 : Int(min(99, Double(report.bytes) / Double(total) * 100))
        var parts = [
            strings(
                "import.progressText",
                [
                    "lines": Self.grouped(report.lines), "done": ByteSize.text(Int(clamping: report.bytes)),
                    "total": ByteSize.text(Int(clamping: report.totalBytes)), "percent": String(percent),
                ])
        ]
        if report.state == .running, let rate = status.rate, rate > 0 {
            let lines = Double(report.lines) / Double(max(report.bytes, 1)) * rate
            let seconds = Double(report.totalBytes - report.bytes) / rate
            parts.append(strings("import.rate", ["rate": Self.grouped(Int64(min(lines, 1e12)))]))
            parts.append(strings("import.remaining", ["seconds": Self.grouped(Int64(min(max(1, seconds), 1e9)))]))
        }
        return parts.joined(separator: strings("import.comma"))
    }

    private func refusedView(
        _ progress: Progress, _ dataset: DatasetDefinition, _ path: String, place: (line: Int64, ordinal: Int64)?,
        _ strings: Strings
    ) -> [String: View] {
        let words = ElementWords(strings: strings, packs: kernel.packs)
        let rows = progress.refused
        let next = rows.count == Self.rowsPerPage ? rows.last.map { "\(path)?after=\($0.line)-\($0.ordinal)" } : nil
        return [
            "refusedSome": .flag(!rows.isEmpty || place != nil), "csv": .text(path + "/refused"),
            "rows": .list(
                rows.map { row in
                    [
                        "line": View(row.line),
                        "field": .text(row.field.map { words.title($0, in: dataset) } ?? strings("import.wholeline")),
                        "value": View(row.value), "reason": .text(row.reason[strings.language]),
                        "mend": .text(row.mend[strings.language]),
                    ]
                }),
            "paged": .flag(next != nil || place != nil), "first": place == nil ? .none : .text(path),
            "next": View(next),
        ]
    }

    /// Where a page of refused rows begins: `line-ordinal`.
    private static func place(_ text: String?) throws -> (line: Int64, ordinal: Int64)? {
        guard let text else { return nil }
        let parts = text.split(separator: "-").map { Int64($0) }
        guard parts.count == 2, let line = parts[0], let ordinal = parts[1], line >= 0 else { throw Problem.malformed }
        return (line, ordinal)
    }

    /// The list of refused rows as a file, page by page, so that no transaction stays open while a client reads.
    func refusedFile(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let dataset = try dataset(of: context)
        let job = try Self.job(of: context)
        let permit = try permit(.import, on: .dataset(dataset.id), signedIn)
        let (registry, store) = (kernel.registry, kernel.store)
        guard try await store.read({ try registry.importReport(job, under: permit, in: $0) }) != nil else {
            throw Problem.notFound
        }
        let strings = templates[context.language]
        let words = ElementWords(strings: strings, packs: kernel.packs)
        let head = ["line", "field", "value", "reason", "mend"].map { strings("import.\($0)") }
        let body = ResponseBody { writer in
            try await writer.write(ByteBuffer(string: "\u{FEFF}" + CSVLine.text(head)))
            var place: (line: Int64, ordinal: Int64) = (0, -1)
            while true {
                let after = place
                let rows = try await store.read { snapshot in
                    try registry.refusedRows(job, after: after, limit: 100, under: permit, in: snapshot)
                }
                guard let last = rows.last else { break }
                var text = ""
                for row in rows {
                    let field = row.field.map { words.title($0, in: dataset) } ?? strings("import.wholeline")
                    text += CSVLine.text([
                        String(row.line), field, row.value ?? "", row.reason[strings.language],
                        row.mend[strings.language],
                    ])
                }
                try await writer.write(ByteBuffer(string: text))
                place = (last.line, last.ordinal)
            }
            try await writer.finish(nil)
        }
        return csv(named: "refused-\(job)", body)
    }
}
