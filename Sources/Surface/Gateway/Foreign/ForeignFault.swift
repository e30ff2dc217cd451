import Exchange
import Glibc
import NIOCore
import NIOPosix
import NIOSSL
import Standards

/// What went wrong with a provider's system, in words; never a part of what it sent.
enum ForeignFault: Error {
    case connect(any Error)
    case connectTimeout
    case noTLS
    case crowded
    case silent(TimeAmount)
    case slow(TimeAmount)
    case closed
    case garbage(HTTPFault)
    case tooLarge(Int)
    case broken(any Error)
    case ended

    var refusal: ExchangeRefusal {
        switch self {
        case .connect(let error): .network(Self.words(error))
        case .connectTimeout: .network(Localized(zh: "连接超时。", en: "connect timed out."))
        case .noTLS: .network(Localized(zh: "未配置信任的证书颁发机构。", en: "no authority is configured to believe."))
        case .crowded: .network(Localized(zh: "等待连接的调用过多。", en: "too many calls wait for a connection."))
        case .silent(let time):
            .inputOutput(
                Localized(zh: "\(Self.seconds(time)) 秒内没有应答。", en: "no answer within \(Self.seconds(time)) s."))
        case .slow(let time):
            .inputOutput(
                Localized(
                    zh: "\(Self.seconds(time)) 秒内未答完。", en: "its answer did not end within \(Self.seconds(time)) s."))
        case .closed:
            .inputOutput(Localized(zh: "应答未完即断开连接。", en: "it closed the connection before its answer was whole."))
        case .garbage(let fault):
            .inputOutput(
                Localized(zh: "应答不是有效的 HTTP（\(fault.words)）。", en: "its answer is no valid HTTP (\(fault.words))."))
        case .tooLarge(let limit):
            .inputOutput(Localized(zh: "应答超过上限 \(limit) 字节。", en: "its answer is larger than \(limit) bytes."))
        case .broken(let error):
            Self.isTLS(error) ? .network(Self.words(error)) : .inputOutput(Self.words(error))
        case .ended: .network(Localized(zh: "网关正在停止。", en: "the gateway is stopping."))
        }
    }

    private static func isTLS(_ error: any Error) -> Bool {
        error is NIOSSLError || error is BoringSSLError || error is NIOSSLExtraError
    }

    private static func seconds(_ time: TimeAmount) -> String {
        let tenths = time.nanoseconds / 100_000_000
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }

    /// The reason in words: no address, since it is the provider's own business where its system stands.
    private static func words(_ error: any Error) -> Localized {
        switch error {
        case ChannelError.connectTimeout: Localized(zh: "连接超时。", en: "connect timed out.")
        case let error as NIOConnectionError:
            if let first = error.connectionErrors.first {
                words(first.error)
            } else {
                Localized(zh: "找不到主机。", en: "its host name is unknown.")
            }
        case let error as IOError where error.errnoCode == ECONNREFUSED:
            Localized(zh: "对方拒绝连接。", en: "connection refused.")
        case let error as IOError where error.errnoCode == ECONNRESET || error.errnoCode == EPIPE:
            Localized(zh: "连接被对方重置。", en: "connection reset.")
        case is IOError: Localized(zh: "网络不可达。", en: "its network cannot be reached.")
        case _ where isTLS(error):
            Localized(zh: "TLS 握手失败或证书不可信。", en: "TLS failed, or its certificate is not to be believed.")
        default: Localized(zh: "连接失败。", en: "the connection failed.")
        }
    }
}
