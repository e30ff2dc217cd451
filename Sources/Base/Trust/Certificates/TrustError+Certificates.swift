import Standards

extension TrustError {
    static func malformedCertificate(_ detail: String) -> TrustError {
        TrustError(
            .malformedCertificate,
            message: Localized(zh: "证书无法识别。", en: "The bytes are not a certificate of a machine."),
            mend: Localized(
                zh: "请使用本平台签发的 P-256 证书（PEM 或 DER）。", en: "Use a P-256 certificate that this city issued (PEM or DER)."),
            detail: detail)
    }

    static func malformedRequest(_ detail: String) -> TrustError {
        TrustError(
            .malformedRequest,
            message: Localized(zh: "证书申请无法识别。", en: "The bytes are not a certificate request that can be granted."),
            mend: Localized(zh: "请在网关上重新生成证书申请。", en: "Make the request anew on the gateway."),
            detail: detail)
    }

    static func unknownIssuer(_ detail: String) -> TrustError {
        TrustError(
            .unknownIssuer,
            message: Localized(zh: "证书不是由可信的机构签发的。", en: "No trusted authority has issued the certificate."),
            mend: Localized(
                zh: "请使用本市签发的证书，并核对信任配置是否最新。",
                en: "Use a certificate of this city; check that the trust configuration is up to date."),
            detail: detail)
    }

    static func certificatePurpose(_ detail: String) -> TrustError {
        TrustError(
            .certificatePurpose,
            message: Localized(zh: "证书不适用于此用途。", en: "The certificate is not for this use."),
            mend: Localized(
                zh: "网关请使用网关证书，信任配置请使用根证书。",
                en: "Gateways use certificates of gateways; a trust configuration names roots."),
            detail: detail)
    }

    static func certificateRevoked(_ detail: String) -> TrustError {
        TrustError(
            .certificateRevoked,
            message: Localized(zh: "证书已被吊销。", en: "The certificate has been revoked."),
            mend: Localized(zh: "请向主管部门申请新的证书。", en: "Ask the data bureau for a new one."),
            detail: detail)
    }

    static func certificateExpired(_ detail: String) -> TrustError {
        TrustError(
            .certificateExpired,
            message: Localized(zh: "证书尚未生效或已过期。", en: "The certificate is not in force yet, or no longer."),
            mend: Localized(
                zh: "请核对本机时钟，并更新证书。", en: "Check this machine's clock and renew the certificate."),
            detail: detail)
    }
}
