import Standards

extension TrustError {
    static func malformedDigest(_ detail: String) -> TrustError {
        TrustError(
            .malformedDigest,
            message: Localized(zh: "内容摘要字段格式不正确。", en: "The Content-Digest field cannot be read."),
            mend: Localized(
                zh: "请按 RFC 9530 填写，例如 sha-256=:…:。", en: "Write it as RFC 9530 does, such as sha-256=:…:."),
            detail: detail)
    }

    static func digestMismatch(_ algorithm: ContentDigest.Algorithm) -> TrustError {
        TrustError(
            .digestMismatch,
            message: Localized(
                zh: "内容与摘要不符，可能在传输中被改动。", en: "The content is not what its digest says: it may have been changed."),
            mend: Localized(zh: "请勿采信，并重新发送。", en: "Do not rely on it; have it sent again."),
            detail: algorithm.rawValue)
    }
}
