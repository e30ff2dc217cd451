import Standards

extension TrustError {
    static func malformedSignature(_ detail: String) -> TrustError {
        TrustError(
            .malformedSignature,
            message: Localized(zh: "消息签名字段格式不正确。", en: "The signature fields of the message cannot be read."),
            mend: Localized(
                zh: "请按 RFC 9421 填写 Signature-Input 和 Signature。",
                en: "Write Signature-Input and Signature as RFC 9421 does."),
            detail: detail)
    }

    static func signatureMissing() -> TrustError {
        TrustError(
            .signatureMissing,
            message: Localized(zh: "消息没有所需的签名。", en: "The message lacks the signature that is asked for."),
            mend: Localized(zh: "请签名后再发送。", en: "Sign it before sending."))
    }

    static func signatureIncomplete(_ detail: String) -> TrustError {
        TrustError(
            .signatureIncomplete,
            message: Localized(zh: "签名没有覆盖必须覆盖的内容。", en: "The signature does not cover what it must cover."),
            mend: Localized(zh: "请补全签名所覆盖的部分：\(detail)。", en: "Have it cover \(detail)."),
            detail: detail)
    }

    static func signatureStale(_ detail: String) -> TrustError {
        TrustError(
            .signatureStale,
            message: Localized(zh: "签名的时间不在允许范围内。", en: "The signature is too old, of the future, or expired."),
            mend: Localized(zh: "请核对双方时钟，并重新签名。", en: "Check both clocks and sign anew."),
            detail: detail)
    }

    static func unknownKey() -> TrustError {
        TrustError(
            .unknownKey,
            message: Localized(zh: "签名所用的密钥不受信任。", en: "The key that the signature names is not trusted."),
            mend: Localized(
                zh: "请核对证书是否已登记、算法是否相符。", en: "Check that its certificate is registered and the algorithm fits."))
    }

    static func badMessageSignature() -> TrustError {
        TrustError(
            .badSignature,
            message: Localized(
                zh: "签名与消息不符，消息可能被改动。", en: "The signature does not fit the message: it may have been changed."),
            mend: Localized(zh: "请勿采信，并重新发送。", en: "Do not rely on it; have it sent again."))
    }

    static func componentMissing(_ component: SignatureComponent) -> TrustError {
        TrustError(
            .componentMissing,
            message: Localized(zh: "消息缺少签名所覆盖的部分。", en: "The message lacks a part that its signature covers."),
            mend: Localized(zh: "请重新发送完整的消息。", en: "Have the whole message sent again."),
            detail: component.identifier)
    }
}
