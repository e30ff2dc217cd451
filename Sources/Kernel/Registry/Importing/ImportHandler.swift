import Files
import Jobs
import Journal
import Logging
import Standards
import Store

/// Works on import jobs of all datasets.
struct ImportHandler: JobHandler {
    let store: Store
    let journal: Journal
    let files: Files
    let clock: WallClock
    let shapes: [String: DatasetShape]
    let rules: [String: DatasetRules]
    let limits: RegistryLimits

    /// The kind of these jobs.
    static let kind = "registry.import"

    func run(_ context: JobContext) async throws {
        try await run(context, atMost: .max)
    }

    /// The same for at most so many chunks; after fewer than all the job is not ended and can be taken again.
    func run(_ context: JobContext, atMost chunks: Int) async throws {
        let order = try JSONText.value(context.payload, as: ImportOrder.self)
        guard let shape = shapes[order.dataset], let rules = rules[order.dataset] else {
            throw JobFailure(RegistryError.dataset)
        }
        do {
            let reader = try await files.reader(of: ID(rawValue: order.file))
            let work = ImportWork(
                handler: self, context: context, order: order, shape: shape, rules: rules, reader: reader)
            try await work.run(atMost: chunks)
        } catch let error as RegistryError {
            throw JobFailure(error)
        } catch let error as FileError where error.code == .unknown {
            throw JobFailure(error.code.rawValue, message: error.message)
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
