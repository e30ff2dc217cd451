import Standards

/// Calls that are wrong in themselves: X-Road calls nearly all of them internal errors of the consumer's gateway.
extension ExchangeRefusal {
    private static func wrongCall(
        _ code: String, _ fixed: String, zh: String, en: String, type: String = "internal_error"
    ) -> ExchangeRefusal {
        ExchangeRefusal(
            type, at: .consumer, code: code, fixed: fixed, reason: Localized(zh: zh, en: en),
            next: Localized(zh: "请调用方系统的开发人员更正后重试。", en: "The calling system's developers correct it and try again."))
    }

    /// The method is none that the exchange carries.
    package static var unknownMethod: ExchangeRefusal {
        wrongCall(
            "call.method", "Invalid request method",
            zh: "请求方法不受支持，只接受 DELETE、GET、HEAD、OPTIONS、PATCH、POST、PUT、TRACE。",
            en: "The exchange carries DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT and TRACE.")
    }

    /// The target lacks parts, or holds what no address holds.
    package static var invalidAddress: ExchangeRefusal {
        wrongCall(
            "call.address", "Invalid request URI",
            zh: "请求地址应为 /r1/实例/类别/成员单位/业务系统/服务。",
            en: "The address is /r1/instance/class/member/subsystem/service.")
    }

    /// The target begins otherwise than with `/r1/`.
    package static var invalidVersion: ExchangeRefusal {
        wrongCall(
            "call.version", "Invalid protocol version", zh: "请求地址应以 /r1/ 开头。",
            en: "The address begins with /r1/.")
    }

    /// A part of the address is not encoded as it must be.
    package static var invalidEncoding: ExchangeRefusal {
        wrongCall(
            "call.encoding", "Invalid percent encoding",
            zh: "请求地址中的标识符应为 UTF-8，逐段做百分号编码，不得为空。",
            en: "Each part of the address is UTF-8, percent-encoded by itself, and not empty.")
    }

    /// No `X-Road-Client`.
    package static var clientMissing: ExchangeRefusal {
        wrongCall(
            "client.missing", "The client identifier is missing", zh: "缺少请求头 X-Road-Client。",
            en: "The header X-Road-Client is not there.", type: "invalid_client_identifier")
    }

    /// `X-Road-Client` is no identifier of three or four parts.
    package static var invalidClient: ExchangeRefusal {
        wrongCall(
            "client.identifier", "Invalid Client Id", zh: "请求头 X-Road-Client 应为 实例/类别/成员单位/业务系统。",
            en: "The header X-Road-Client is instance/class/member/subsystem.")
    }

    /// `X-Road-Security-Server` has not exactly four parts.
    package static var invalidSecurityServerID: ExchangeRefusal {
        wrongCall(
            "call.security-server", "Invalid SecurityServer Id",
            zh: "请求头 X-Road-Security-Server 应为 实例/类别/成员单位/网关。",
            en: "The header X-Road-Security-Server is instance/class/member/gateway.")
    }

    /// `X-Road-Represented-Party` has more than two parts.
    package static var invalidRepresentedParty: ExchangeRefusal {
        wrongCall(
            "call.represented-party", "Invalid RepresentedParty Id",
            zh: "请求头 X-Road-Represented-Party 应为 类别/成员单位 或 成员单位。",
            en: "The header X-Road-Represented-Party is class/member or member.")
    }

    /// `X-Road-Id` is longer than 255 bytes or no UTF-8.
    package static var invalidMessageID: ExchangeRefusal {
        wrongCall(
            "call.message-id", "Invalid message id", zh: "请求头 X-Road-Id 不得超过 255 字节，且应为 UTF-8。",
            en: "The header X-Road-Id has at most 255 bytes of UTF-8.")
    }

    /// The head cannot be read.
    package static func malformedHead(_ fault: HeadFault) -> ExchangeRefusal {
        wrongCall(
            "call.head", "Invalid header", zh: "请求头无法读取（\(fault.rawValue)）。",
            en: "The request's head cannot be read (\(fault.rawValue)).")
    }
}
