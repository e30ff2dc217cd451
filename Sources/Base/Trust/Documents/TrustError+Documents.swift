import Standards

extension TrustError {
    static func malformedDocument(_ detail: String) -> TrustError {
        TrustError(
            .malformedDocument,
            message: Localized(zh: "签名文件格式不正确。", en: "The bytes are not a signed document."),
            mend: Localized(zh: "请从签发方重新获取。", en: "Fetch it from its issuer again."),
            detail: detail)
    }

    static func documentKind(_ kind: String) -> TrustError {
        TrustError(
            .documentKind,
            message: Localized(zh: "签名文件不是所需的类型。", en: "The signed document is of another kind."),
            mend: Localized(zh: "请核对获取地址。", en: "Check where it was fetched from."),
            detail: kind)
    }

    static func documentExpired(_ expires: Instant) -> TrustError {
        TrustError(
            .documentExpired,
            message: Localized(zh: "签名文件不在有效期内。", en: "The signed document is not in force."),
            mend: Localized(
                zh: "请核对本机时钟，并从签发方获取新的文件。", en: "Check this machine's clock and fetch a new one from its issuer."),
            detail: expires.description)
    }

    static func documentRolledBack(_ serial: Int64) -> TrustError {
        TrustError(
            .documentRolledBack,
            message: Localized(zh: "签名文件比已采用的旧，已拒绝。", en: "The signed document is older than the one in use."),
            mend: Localized(
                zh: "请核对签发方是否从旧备份恢复。", en: "Ask its issuer whether it was restored from an old backup."),
            detail: String(serial))
    }
}
