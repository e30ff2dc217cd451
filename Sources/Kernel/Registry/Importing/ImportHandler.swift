import Files
import Jobs
import Journal
import Logging
import Standards
import Store

/// Works on import jobs: survey, then chunk by chunk, each in one transaction with the place reached.
struct ImportHandler: JobHandler {
    let store: Store
    let journal: Journal
    let files: Files
    let clock: WallClock
    let shapes: [String: DatasetShape]
    let rules: [String: DatasetRules]
    let limits: CSVLimits
    /// The most refusals that are kept; then the import stops.
    let mostRefusals: Int64

    /// The kind of these jobs.
    static let kind = "registry.import"

    func run(_ context: JobContext) async throws {
        try await run(context, atMost: .max)
    }

    /// The same for at most so many chunks; after fewer than all the job is not ended and can be taken again.
    func run(_ context: JobContext, atMost chunks: Int) async throws {
        let order = try StableJSON.value(ImportOrder.self, from: context.payload)
        guard let shape = shapes[order.dataset], let rules = rules[order.dataset] else {
            throw JobFailure(RegistryError.dataset)
        }
        let state = context.saved.isEmpty ? ImportState() : try StableJSON.value(ImportState.self, from: context.saved)
        do {
            let reader = try await files.reader(of: ID(rawValue: order.file))
            let limits = limits
            let survey = try await OwnThread("registry.survey").run {
                try ImportSurvey.survey(reader, format: order.format, shape: shape, limits: limits)
            }
            let source = try ImportSource(
                reader, survey: survey, shape: shape, rules: rules, limits: limits, loaded: state.offset)
            let writer = ChunkWriter(
                shape: shape, journal: journal, clock: clock, order: order, sha256: reader.file.sha256,
                job: context.id, actor: context.actor)
            try await load(
                source, writer, from: state, encoding: survey.encoding, of: reader.file.size, context, atMost: chunks)
        } catch let error as RegistryError {
            throw JobFailure(error)
        } catch let error as FileError where error.code == .unknown {
            throw JobFailure(error.code.rawValue, message: error.message)
        }
    }

    /// Writes a chunk while the next one is parsed.
    private func load(
        _ source: ImportSource, _ writer: ChunkWriter, from first: ImportState, encoding: CSVEncoding,
        of total: Int64, _ context: JobContext, atMost chunks: Int
    ) async throws {
        var state = first
        state.encoding = encoding
        var chunk = try await source.next()
        var written = 0
        while let present = chunk {
            guard written < chunks else { return }
            written += 1
            guard state.entries < mostRefusals else { throw JobFailure.tooManyRefusals(mostRefusals) }
            async let following = source.next()
            let (before, room) = (state, mostRefusals - state.entries)
            state = try await store.bulk { transaction in
                var after = before
                try context.check(in: transaction)
                after.add(try writer.write(present, room: room, in: transaction), present)
                try context.save(
                    state: try StableJSON.text(after), done: after.offset, total: total, in: transaction)
                return after
            }
            chunk = try await following
        }
        guard state.entries < mostRefusals else { throw JobFailure.tooManyRefusals(mostRefusals) }
        let last = state
        try await store.write { transaction in
            try context.save(state: try StableJSON.text(last), done: total, total: total, in: transaction)
        }
    }
}

extension JobFailure {
    /// The failure of a job whose file is refused as a whole.
    init(_ error: RegistryError) {
        self.init(
            error.code.rawValue,
            message: Localized(zh: error.message.zh + error.mend.zh, en: error.message.en + " " + error.mend.en))
    }

    static func tooManyRefusals(_ most: Int64) -> JobFailure {
        JobFailure(
            "import.too-many-refusals",
            message: Localized(
                zh: "问题数据已达\(most)条，导入已停止；此前合格的数据已入库。请先核对文件的编码、列和来源，改正后重新上传。",
                en: """
                    Stopped after \(most) refusals; good rows before that are loaded. Check the file's encoding, columns and \
                    source, mend it and send it again.
                    """))
    }
}
