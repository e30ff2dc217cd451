import Files
import Journal
import Standards

/// What verification finds about stored files: bytes that are gone or not those that were stored.
struct FilesCheck: Verifiable {
    let files: Files
    let name = "files"

    func verify(_ pass: VerifyPass) async throws {
        let (checked, damages) = try await files.verify(in: pass.store)
        for damage in damages { pass.found(Self.finding(damage)) }
        for owner in try await files.miscounted(in: pass.store) { pass.found(Self.miscount(owner)) }
        pass.progress(name, done: Int64(checked), total: Int64(checked))
    }

    private static func miscount(_ owner: String) -> VerifyFinding {
        VerifyFinding(
            .defect, code: "file.usage-changed", place: owner.isEmpty ? "file usage" : "file usage of \(owner)",
            message: Localized(
                zh: "登记的存储用量与实有文件不符。", en: "The use of storage that is kept does not fit the files that are there."))
    }

    private static func finding(_ damage: FileDamage) -> VerifyFinding {
        let isGone = damage.code == .unknown
        return VerifyFinding(
            .defect, code: isGone ? "file.missing" : "file.changed", place: "file \(damage.file)",
            message: isGone
                ? Localized(zh: "文件的内容不见了，请从备份恢复。", en: "The file's bytes are gone: restore them from a backup.")
                : Localized(
                    zh: "文件的内容与存入时不同，请从备份恢复。",
                    en: "The file's bytes are not those that were stored: restore them from a backup."))
    }
}
