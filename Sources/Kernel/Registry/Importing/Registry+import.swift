package import Authority
package import Files
package import Jobs
package import Journal
package import Standards
package import Store

extension Registry {
    /// Asks for the import of a stored file; a repeat of the command returns the first job.
    ///
    /// Throws `RegistryError` at once where the file as a whole does not fit: encoding, header, columns. Acts: import.
    package func importFile(
        _ file: ID<File>, into dataset: String, format: CSVFormat = CSVFormat(), command: CommandID,
        under permit: Permit
    ) async throws -> ID<Job> {
        let shape = try shape(dataset, under: permit, for: [.import])
        let reader = try await files.reader(of: file)
        let csv = limits.csv
        _ = try await OwnThread("registry.survey").run {
            try ImportSurvey.survey(reader, format: format, shape: shape, limits: csv)
        }
        let order = ImportOrder(
            file: file.rawValue, fileName: reader.file.name, size: reader.file.size, dataset: dataset, format: format,
            organisation: permit.actor.organisation, decision: permit.decision)
        let payload = try JSONText.of(order)
        let (jobs, account) = (jobs, permit.actor.account)
        let job = try await store.write { transaction in
            try jobs.submit(
                kind: ImportHandler.kind, payload: payload, by: account, command: command, in: transaction)
        }
        jobs.announce()
        return job
    }

    /// How an import stands; nil: there is none of this id in the permit's dataset.
    ///
    /// Acts: import.
    package func importReport(
        _ job: ID<Job>, under permit: Permit, in snapshot: Snapshot
    ) throws -> ImportReport? {
        guard let (status, order) = try importJob(job, under: permit, in: snapshot) else { return nil }
        return try Self.report(status, order)
    }

    /// The imports into the permit's dataset, the youngest first, of the latest 100 jobs before `job`.
    ///
    /// Acts: import.
    package func imports(
        before job: ID<Job>? = nil, under permit: Permit, in snapshot: Snapshot
    ) throws -> [ImportReport] {
        guard let dataset = permit.dataset, permit.act == .import else { throw RegistryError.act }
        return try jobs.list(kind: ImportHandler.kind, before: job, limit: 100, in: snapshot).compactMap { status in
            let order = try JSONText.value(status.payload, as: ImportOrder.self)
            return order.dataset == dataset ? try Self.report(status, order) : nil
        }
    }

    /// Refused rows of an import in the order of their lines, `limit` (1–100) entries after a place.
    ///
    /// Acts: import.
    package func refusedRows(
        _ job: ID<Job>, after place: (line: Int64, ordinal: Int64) = (0, -1), limit: Int = 50, under permit: Permit,
        in snapshot: Snapshot
    ) throws -> [RefusedRow] {
        guard try importJob(job, under: permit, in: snapshot) != nil else { throw RegistryError.job }
        return try RefusalTable.page(job, after: place, limit: min(100, max(1, limit)), in: snapshot).map(\.row)
    }

    /// The job where it is an import into the permit's dataset.
    func importJob(
        _ job: ID<Job>, under permit: Permit, in snapshot: Snapshot
    ) throws -> (JobStatus, ImportOrder)? {
        guard permit.act == .import else { throw RegistryError.act }
        guard let status = try jobs.status(of: job, in: snapshot), status.kind == ImportHandler.kind else { return nil }
        let order = try JSONText.value(status.payload, as: ImportOrder.self)
        return order.dataset == permit.dataset ? (status, order) : nil
    }

    private static func report(_ status: JobStatus, _ order: ImportOrder) throws -> ImportReport {
        let state = status.saved.isEmpty ? ImportState() : try JSONText.value(status.saved, as: ImportState.self)
        return ImportReport(
            job: status.id, dataset: order.dataset, fileName: order.fileName, state: status.state, added: state.added,
            changed: state.changed, unchanged: state.unchanged, refused: state.refused, lines: state.line - 1,
            bytes: status.state == .done ? order.size : state.offset, totalBytes: order.size,
            encoding: state.encoding, message: status.message)
    }
}

extension RegistryError {
    static let job = RegistryError(
        .job,
        message: Localized(zh: "没有这个导入任务。", en: "There is no such import."),
        mend: Localized(zh: "请从导入列表重新进入。", en: "Go in again from the list of imports."))
}
