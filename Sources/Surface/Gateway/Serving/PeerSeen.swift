import Crypto
import Exchange
import NIOCore
import NIOSSL
import Standards

/// The other end of a client's connection.
struct PeerSeen {
    private let address: String
    private let isLoopback: Bool
    private let isEncrypted: Bool
    private var certificate: String??

    init(_ channel: any Channel, isEncrypted: Bool) {
        address = Self.address(of: channel)
        isLoopback = Self.isLoopback(channel.remoteAddress)
        self.isEncrypted = isEncrypted
    }

    /// How the client came in with a request of these fields; its certificate is looked up once, after the handshake.
    mutating func access(_ headers: HeaderList, _ channel: any Channel) -> ClientAccess {
        if isEncrypted, certificate == nil { certificate = .some(Self.fingerprint(channel)) }
        return ClientAccess(
            address: address, isLoopback: isLoopback, isEncrypted: isEncrypted, certificate: certificate ?? nil,
            keyDigest: headers.last(.clientKey).map { ClientRegister.digest(ofKey: $0) })
    }

    static func address(of channel: any Channel) -> String { channel.remoteAddress?.ipAddress ?? "?" }

    private static func isLoopback(_ address: SocketAddress?) -> Bool {
        guard let text = address?.ipAddress else { return address?.pathname != nil }
        return text.hasPrefix("127.") || text == "::1" || text.hasPrefix("::ffff:127.")
    }

    private static func fingerprint(_ channel: any Channel) -> String? {
        guard let certificate = try? channel.pipeline.syncOperations.nioSSL_peerCertificate(),
            let bytes = try? certificate.toDERBytes()
        else { return nil }
        return Hexadecimal.text(SHA256.hash(data: bytes))
    }
}
