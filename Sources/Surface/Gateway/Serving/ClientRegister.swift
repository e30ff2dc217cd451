import Crypto
package import Exchange
import Standards

/// How one client of this gateway may come in; any way that is open suffices.
package struct ClientRule: Sendable, Hashable {
    /// Whether from this machine it may come without more.
    package var fromLoopback: Bool
    /// SHA-256 of the TLS certificates it may show, lower-case hexadecimal.
    package var certificates: Set<String>
    /// SHA-256 of the keys it may give in `Yitong-Client-Key`; over TLS, or from this machine.
    package var keys: [[UInt8]]

    /// A rule by its parts.
    package init(fromLoopback: Bool = false, certificates: Set<String> = [], keys: [[UInt8]] = []) {
        self.fromLoopback = fromLoopback
        self.certificates = certificates
        self.keys = keys
    }
}

/// The information systems that this gateway serves as clients, and how each may come in.
package struct ClientRegister: Sendable {
    private let rules: [ClientID: ClientRule]

    /// A register of these clients.
    package init(_ rules: [ClientID: ClientRule]) { self.rules = rules }

    /// Throws where a client is not registered here or came in otherwise than it may.
    package func check(_ client: ClientID, came access: ClientAccess) throws(ExchangeRefusal) {
        guard let rule = rules[client] else { throw .unknownClient(client) }
        if let given = access.keyDigest {
            guard access.isEncrypted || access.isLoopback else { throw Self.keyInTheOpen(client) }
            guard Self.holds(rule.keys, given) else { throw Self.wrongKey(client) }
            return
        }
        if rule.fromLoopback, access.isLoopback { return }
        if let certificate = access.certificate {
            guard rule.certificates.contains(certificate) else { throw Self.wrongCertificate(client) }
            return
        }
        throw rule.certificates.isEmpty ? Self.keyMissing(client) : Self.certificateMissing(client, access)
    }

    /// Whether a digest is among these; takes as long whichever it is.
    private static func holds(_ keys: [[UInt8]], _ given: [UInt8]) -> Bool {
        var found: UInt8 = 0
        for key in keys where key.count == given.count {
            var difference: UInt8 = 0
            for (left, right) in zip(key, given) { difference |= left ^ right }
            found |= difference == 0 ? 1 : 0
        }
        return found == 1
    }

    /// What is compared of a key: SHA-256 of its bytes.
    package static func digest(ofKey key: some Collection<UInt8>) -> [UInt8] { Array(SHA256.hash(data: Array(key))) }
}

extension ClientRegister {
    private static let ask = Localized(
        zh: "请按网关登记的方式接入，或请网关管理员更改登记。", en: "Come in as you are registered, or ask the gateway's operator to change it."
    )

    private static func certificateMissing(_ client: ClientID, _ access: ClientAccess) -> ExchangeRefusal {
        .clientRule(
            client, code: "client.certificate-missing",
            access.isEncrypted
                ? "specifies HTTPS but did not supply TLS certificate"
                : "specifies HTTPS but client made plaintext connection",
            reason: Localized(
                zh: "该系统登记为以 TLS 客户端证书接入，本次没有出示证书。", en: "It is registered to show a TLS certificate and showed none."),
            next: ask)
    }

    private static func wrongCertificate(_ client: ClientID) -> ExchangeRefusal {
        .clientRule(
            client, code: "client.certificate", "TLS certificate does not match any certificates",
            reason: Localized(zh: "出示的证书没有为该系统登记。", en: "The certificate is not registered for it."), next: ask)
    }

    private static func keyMissing(_ client: ClientID) -> ExchangeRefusal {
        .clientRule(
            client, code: "client.key-missing", "did not supply its key",
            reason: Localized(zh: "缺少请求头 Yitong-Client-Key。", en: "The header Yitong-Client-Key is not there."),
            next: ask)
    }

    private static func wrongKey(_ client: ClientID) -> ExchangeRefusal {
        .clientRule(
            client, code: "client.key", "key does not match", reason: Localized(zh: "密钥不符。", en: "The key is another."),
            next: ask)
    }

    private static func keyInTheOpen(_ client: ClientID) -> ExchangeRefusal {
        .clientRule(
            client, code: "client.key-plain", "sent its key over a plaintext connection",
            reason: Localized(
                zh: "密钥经未加密的连接传来，视为已泄露。",
                en: "The key came over a connection that is not encrypted; it counts as known to others."),
            next: Localized(zh: "请更换密钥并改用 TLS。", en: "Change the key and use TLS."))
    }
}
