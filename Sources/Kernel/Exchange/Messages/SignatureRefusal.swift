import Standards

/// Why a message of another gateway is not believed.
package struct SignatureRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// What does not hold.
    package let code: Code

    /// What may not hold of a signature, as stable words.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// Parameters or proof cannot be read.
        case malformed = "signature.malformed"
        /// The key is of no certificate that the gateway has shown.
        case unknownKey = "signature.unknown-key"
        /// It covers other parts than it must.
        case incomplete = "signature.incomplete"
        /// It is of another request.
        case otherRequest = "signature.other-request"
        /// It does not fit the message.
        case doesNotFit = "signature.does-not-fit"
        /// It was made too long ago, or the signer's clock is behind.
        case tooOld = "signature.too-old"
        /// It was made in the future: the signer's clock is ahead.
        case future = "signature.future"
        /// The request has been here before.
        case replayed = "signature.replayed"
        /// More requests came within the window than can be remembered.
        case windowFull = "signature.window-full"
    }

    /// A refusal of one code.
    package init(_ code: Code) { self.code = code }

    package var description: String { code.rawValue }
}

extension SignatureRefusal {
    /// The refusal in X-Road's form, as the gateway at `side` says it.
    package func refusal(at side: ExchangeRefusal.Side) -> ExchangeRefusal {
        ExchangeRefusal(type, at: side, code: code.rawValue, reason: reason, next: next)
    }

    private var type: String {
        switch code {
        case .malformed, .incomplete: "malformed_signature"
        case .unknownKey, .doesNotFit: "invalid_signature_value"
        case .otherRequest: "inconsistent_response"
        case .tooOld, .future, .replayed: "invalid_request"
        case .windowFull: "service_unavailable"
        }
    }

    private var reason: Localized {
        switch code {
        case .malformed, .incomplete:
            Localized(
                zh: "对方网关的签名格式不正确或覆盖范围不完整。",
                en: "The other gateway's signature cannot be read or does not cover all it must.")
        case .unknownKey:
            Localized(
                zh: "对方网关用未出示过的证书签名。", en: "The other gateway signed by a certificate that it has not shown.")
        case .otherRequest:
            Localized(zh: "签名属于另一次调用。", en: "The signature belongs to another call.")
        case .doesNotFit:
            Localized(
                zh: "签名与报文内容不符，报文可能在途中被改动。",
                en: "The signature does not fit the message: it may have been changed on its way.")
        case .tooOld:
            Localized(
                zh: "对方网关的签名时间过早，双方时钟相差过大或报文滞留过久。",
                en: "The other gateway signed too long ago: the clocks differ too much, or the message was held up.")
        case .future:
            Localized(
                zh: "对方网关的签名时间晚于本网关时钟，双方时钟相差过大。",
                en: "The other gateway signed in this gateway's future: the clocks differ too much.")
        case .replayed:
            Localized(
                zh: "这一请求编号已经用过，重复的请求不予处理。", en: "This request id was used before: a repeated request is not handled.")
        case .windowFull:
            Localized(zh: "短时间内请求过多，暂时无法核对是否重复。", en: "Too many requests came at once to tell repeated ones.")
        }
    }

    private var next: Localized {
        switch code {
        case .tooOld, .future:
            Localized(
                zh: "请双方网关管理员校准时钟（NTP）后重试。",
                en: "The operators of both gateways set their clocks (NTP); then try again.")
        case .replayed, .windowFull:
            Localized(zh: "请稍后重新发起调用，网关会生成新的编号。", en: "Make the call again in a moment: the gateway gives it a new id.")
        default:
            Localized(
                zh: "请双方网关管理员核对版本与证书；如反复出现，请报告安全管理员。",
                en:
                    "The operators of both gateways compare versions and certificates; if it comes again, tell the security officer."
            )
        }
    }
}
