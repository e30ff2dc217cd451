import Files
import Jobs
import Journal
import Standards
import Store

/// One run of an import: survey, then chunk by chunk, each in a transaction with the place reached, and in the end the
/// first load made visible where there was one.
struct ImportWork: Sendable {
    let handler: ImportHandler
    let context: JobContext
    let order: ImportOrder
    let shape: DatasetShape
    let rules: DatasetRules
    let reader: FileReader

    private var store: Store { handler.store }
    private var first: FirstLoad { FirstLoad(shape: shape) }

    /// Works until the end of the file, or for so many chunks.
    func run(atMost chunks: Int) async throws {
        let state = context.saved.isEmpty ? ImportState() : try JSONText.value(context.saved, as: ImportState.self)
        do {
            if context.saved.isEmpty, reader.file.size >= handler.limits.firstLoad { try await beginLoad() }
            guard let state = try await load(from: state, atMost: chunks) else { return }
            try checkRefusals(of: state)
            try await publish(whose: context.id)
            try await store.write { transaction in
                try save(state, done: reader.file.size, in: transaction)
            }
        } catch {
            // What was acknowledged is to be seen, whatever ended the import.
            if Self.isEnd(error) { try await publish(whose: context.id) }
            throw error
        }
    }

    /// Whether nobody goes on with the import by himself after this error.
    private static func isEnd(_ error: any Error) -> Bool {
        switch error {
        case let stop as JobStopped: stop.reason == .asked
        case is JobFailure, is RegistryError: true
        default: false
        }
    }

    /// Writes chunks while the next ones are parsed; nil: not to the end of the file.
    private func load(from saved: ImportState, atMost chunks: Int) async throws -> ImportState? {
        if saved.offset >= reader.file.size { return saved }
        let (survey, source) = try await survey(from: saved.offset)
        var state = saved
        state.encoding = survey.encoding
        let writer = ChunkWriter(
            shape: shape, journal: handler.journal, clock: handler.clock, order: order, sha256: reader.file.sha256,
            job: context.id, actor: context.actor)
        var together = ChunkPace()
        var left = chunks
        var present = try await source.next(min(together.count, left))
        while !present.isEmpty {
            try checkRefusals(of: state)
            left -= present.count
            let limit = min(together.count, left)
            async let following = source.next(limit)
            let start = ContinuousClock.now
            state = try await write(present, by: writer, from: state)
            together.learn(from: ContinuousClock.now - start, of: present.count)
            present = try await following
            if left == 0 { return nil }
        }
        return state
    }

    private func checkRefusals(of state: ImportState) throws(JobFailure) {
        let most = handler.limits.refusals
        guard state.entries < most else { throw JobFailure.tooManyRefusals(most) }
    }

    private func survey(from offset: Int64) async throws -> (ImportSurvey, ImportSource) {
        let (reader, order, shape, limits) = (reader, order, shape, handler.limits.csv)
        let survey = try await OwnThread("registry.survey").run {
            try ImportSurvey.survey(reader, format: order.format, shape: shape, limits: limits)
        }
        let source = try ImportSource(
            reader, survey: survey, shape: shape, rules: rules, limits: limits, loaded: offset)
        return (survey, source)
    }

    /// Writes chunks in one transaction, after another import's load where one is under way.
    private func write(
        _ chunks: [ImportChunk], by writer: ChunkWriter, from state: ImportState
    ) async throws -> ImportState {
        let most = handler.limits.refusals
        while true {
            do {
                return try await store.bulk { transaction in
                    var after = state
                    try context.check(in: transaction)
                    for chunk in chunks where after.entries < most {
                        after.add(try writer.write(chunk, room: most - after.entries, in: transaction), chunk)
                    }
                    try save(after, done: after.offset, in: transaction)
                    return after
                }
            } catch is FirstLoadUnderWay {
                try await publish(whose: nil)
            }
        }
    }

    private func save(_ state: ImportState, done: Int64, in transaction: Transaction) throws {
        try context.save(
            state: try JSONText.of(state), done: done, total: reader.file.size, in: transaction)
    }

    private func beginLoad() async throws {
        let now = handler.clock.now()
        try await store.define { editor in
            try context.check(in: editor.transaction)
            try first.begin(for: context.id, at: now, in: editor)
        }
    }

    /// Makes a first load visible, step by step: the one of a job, or anybody's.
    private func publish(whose job: ID<Job>?) async throws {
        let now = handler.clock.now()
        while try await store.define({ editor in
            if let job, try first.open(in: editor.transaction)?.job != job { return false }
            return try first.publish(at: now, in: editor)
        }) {}
    }
}
