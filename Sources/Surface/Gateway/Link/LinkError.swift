package import Exchange
package import Standards

/// Why a call to another gateway came to nothing.
package struct LinkError: Error, Sendable, Hashable {
    /// Where it ended.
    package let kind: Kind
    /// What was seen, in English: a socket's error, a rule of the protocol; no content of any message.
    package let detail: String
    /// Whether the other gateway certainly has not handled the call.
    package let leftUndone: Bool

    /// Where a call may end.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// No connection.
        case connect = "link.connect"
        /// A connection, but not a gateway that is trusted, or we are not trusted there.
        case tls = "link.tls"
        /// No answer in time.
        case timeout = "link.timeout"
        /// The connection ended before the answer was whole.
        case closed = "link.closed"
        /// The other side broke the protocol.
        case protocolError = "link.protocol"
        /// The other gateway did not take the call.
        case refused = "link.refused"
        /// Too much under way, here or there.
        case busy = "link.busy"
        /// The message is longer than the other side, or we, take.
        case tooLong = "link.too-long"
        /// This gateway is being shut down.
        case leaving = "link.leaving"
    }

    /// An error of one kind.
    package init(_ kind: Kind, _ detail: String = "", leftUndone: Bool = false) {
        self.kind = kind
        self.detail = detail
        self.leftUndone = leftUndone
    }

    /// The end of a call as the other side's RESET says it.
    init(_ code: ResetCode) {
        let kind: Kind =
            switch code {
            case .busy: .busy
            case .tooLong: .tooLong
            case .tooSlow: .timeout
            default: .refused
            }
        self.init(kind, "reset \(code.rawValue)", leftUndone: code.leftUndone)
    }
}

extension LinkError: CustomStringConvertible {
    package var description: String { detail.isEmpty ? kind.rawValue : "\(kind.rawValue): \(detail)" }
}

extension LinkError {
    /// The refusal in X-Road's form that the consumer's gateway answers; `title`: what people call the provider's gateway.
    package func refusal(to title: Localized) -> ExchangeRefusal {
        let (reason, next) = words(title)
        return ExchangeRefusal(
            type, at: .consumer, code: kind.rawValue, fixed: detail.isEmpty ? nil : detail, reason: reason, next: next)
    }

    private var type: String {
        switch kind {
        case .connect, .timeout, .closed, .leaving: "network_error"
        case .tls: "ssl_authentication_failed"
        case .protocolError, .refused, .tooLong: "io_error"
        case .busy: "service_unavailable"
        }
    }

    private func words(_ title: Localized) -> (reason: Localized, next: Localized) {
        switch kind {
        case .connect:
            (
                Localized(zh: "无法连接对方网关（\(title.zh)）。", en: "The gateway \(title.en) cannot be reached."),
                Localized(
                    zh: "请稍后重试；如持续不通，请本网关管理员检查网络与对方网关状态。",
                    en:
                        "Try again in a moment; if it stays so, this gateway's operator checks the network and that gateway."
                )
            )
        case .tls:
            (
                Localized(
                    zh: "与对方网关（\(title.zh)）互验证书未通过。",
                    en: "The certificates of this gateway and \(title.en) were not accepted on both sides."),
                Localized(zh: "请双方网关管理员核对证书是否到期或被吊销。", en: "Both operators check for expired or revoked certificates.")
            )
        case .timeout:
            (
                Localized(zh: "对方网关（\(title.zh)）未在时限内应答。", en: "The gateway \(title.en) did not answer in time."),
                Localized(
                    zh: "对方可能已处理：先核对结果，再决定是否重试。",
                    en: "It may have handled the call: look before you make it again.")
            )
        case .closed, .protocolError, .leaving:
            (
                Localized(zh: "与对方网关（\(title.zh)）的连接中断。", en: "The connection to the gateway \(title.en) broke."),
                leftUndone
                    ? Localized(zh: "对方未处理此次调用，请重试。", en: "It did not handle the call: make it again.")
                    : Localized(
                        zh: "对方可能已处理：先核对结果，再决定是否重试。",
                        en: "It may have handled the call: look before you make it again.")
            )
        case .refused:
            (
                Localized(zh: "对方网关（\(title.zh)）未能处理此次调用。", en: "The gateway \(title.en) could not handle the call."),
                Localized(zh: "请稍后重试，或联系对方网关管理员。", en: "Try again in a moment, or ask that gateway's operator.")
            )
        case .busy:
            (
                Localized(zh: "在途调用过多，暂不能受理（\(title.zh)）。", en: "Too many calls are under way to \(title.en)."),
                Localized(zh: "请稍后重试。", en: "Try again in a moment.")
            )
        case .tooLong:
            (
                Localized(
                    zh: "报文超过网关允许的大小（\(title.zh)）。", en: "The message is longer than gateways take (\(title.en))."),
                Localized(zh: "请分批调用。", en: "Call in smaller parts.")
            )
        }
    }
}
