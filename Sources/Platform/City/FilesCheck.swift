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
        pass.progress(name, done: Int64(checked), total: Int64(checked))
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
