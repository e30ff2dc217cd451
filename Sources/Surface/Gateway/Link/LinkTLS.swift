import NIOCore
import NIOSSL
package import Trust

/// By what a gateway shows who it is: its certificate and its key.
///
/// TLS 1.3 alone, both sides with certificates. Whether a peer's certificate is believed is not left to the TLS library: `PeerTable` decides.
package struct LinkTLS: Sendable {
    /// This gateway's certificate.
    package let certificate: MachineCertificate
    let client: NIOSSLContext
    let server: NIOSSLContext

    /// The protocol's name (ALPN, RFC 7301).
    package static let protocolName = "yitong-gw/1"

    /// Throws where the key is not the certificate's, or the TLS library takes neither.
    package init(certificate: MachineCertificate, key: P256Key) throws {
        guard certificate.publicKey == key.verifier else {
            throw LinkError(.tls, "the key is not the certificate's")
        }
        self.certificate = certificate
        let chain = [NIOSSLCertificateSource.certificate(try NIOSSLCertificate(bytes: certificate.der, format: .der))]
        let secret = NIOSSLPrivateKeySource.privateKey(try NIOSSLPrivateKey(bytes: Array(key.pem.utf8), format: .pem))
        var settings = TLSConfiguration.makeServerConfiguration(certificateChain: chain, privateKey: secret)
        Self.harden(&settings)
        server = try NIOSSLContext(configuration: settings)
        settings = TLSConfiguration.makeClientConfiguration()
        settings.certificateChain = chain
        settings.privateKey = secret
        Self.harden(&settings)
        client = try NIOSSLContext(configuration: settings)
    }

    private static func harden(_ settings: inout TLSConfiguration) {
        settings.minimumTLSVersion = .tlsv13
        settings.certificateVerification = .noHostnameVerification
        // Nothing of the system's authorities; what is believed is decided by `PeerTable`.
        settings.trustRoots = .certificates([])
        settings.applicationProtocols = [protocolName]
        settings.shutdownTimeout = .seconds(1)
        settings.renegotiationSupport = .none
    }
}
