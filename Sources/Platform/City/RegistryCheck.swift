import Journal
import Registry
import Standards

/// What verification finds about the datasets: records, their history and their batches against the journal.
struct RegistryCheck: Verifiable {
    let registry: Registry
    let name = "registry"

    func verify(_ pass: VerifyPass) async throws {
        let result = try await registry.verify { pass.progress(name, done: $0, total: $1) }
        for finding in result.findings { pass.found(Self.finding(finding)) }
    }

    private static func finding(_ finding: RegistryFinding) -> VerifyFinding {
        VerifyFinding(
            .defect, code: finding.code.rawValue, place: place(of: finding), message: message(finding.code))
    }

    /// Such as `resident 12-57` for a record, `resident batch 12`, or `resident`.
    private static func place(of finding: RegistryFinding) -> String {
        if let reference = finding.reference { return "\(finding.dataset) \(reference)" }
        if let batch = finding.batch { return "\(finding.dataset) batch \(batch)" }
        return finding.dataset
    }

    private static func message(_ code: RegistryFinding.Code) -> Localized {
        switch code {
        case .record:
            Localized(zh: "记录或其历史版本与导入时不同。", en: "The record, or a version of it, is not what was imported.")
        case .order:
            Localized(zh: "记录的排序值与其内容不符。", en: "What the record is sorted by does not fit its value.")
        case .history:
            Localized(
                zh: "记录的历史版本缺失、无法读取或与其版本号不符。",
                en: "The history of the record is incomplete, unreadable, or does not fit its version.")
        case .batch:
            Localized(
                zh: "本批次写入的版本有缺失、多余或被改动。",
                en: "Versions that this batch wrote are gone or changed, or there are some that it did not write.")
        case .event:
            Localized(
                zh: "日志中没有本批次的事件，或事件内容与批次不符。",
                en: "The journal has no event of this batch, or one that tells of another.")
        case .facts:
            Localized(
                zh: "批次的登记信息（任务、行号、条数、时间）与日志不符。",
                en: "Job, lines, rows or time of the batch are not those of its journal event.")
        case .missing:
            Localized(zh: "批次缺失：与日志或批次编号不符。", en: "A batch that the journal or the numbering tells of is not there.")
        case .surplus:
            Localized(zh: "数据表中有任何批次都未写入的记录，或有记录缺失。", en: "There are records that no batch wrote, or some are gone.")
        case .dataset:
            Localized(
                zh: "数据集的登记信息（批次数、条数、更新时间）与其批次不符。",
                en: "Batches, rows or times kept about the dataset do not fit its batches.")
        }
    }
}
