import SwiftASN1
import X509

/// What a certificate's extensions say that it is for (RFC 5280 section 4.2).
struct CertificatePurpose: Sendable {
    /// Whether it may issue certificates: CA:TRUE and keyCertSign.
    let isAuthority: Bool
    /// Whether it says to be an authority, rightly or not.
    let saysAuthority: Bool
    /// Whether it is for a machine that calls and answers: digitalSignature, clientAuth and serverAuth.
    let isMachine: Bool
    /// Whether it holds a critical extension that is not understood here: such a certificate must not be used.
    let hasUnknownCritical: Bool
    /// The URIs among its alternative names.
    let names: [String]
    /// The key of its issuer, where it says so.
    let issuerKey: [UInt8]?

    private static let understood: Set<ASN1ObjectIdentifier> = [
        .X509ExtensionID.basicConstraints, .X509ExtensionID.keyUsage, .X509ExtensionID.extendedKeyUsage,
        .X509ExtensionID.subjectAlternativeName,
    ]

    /// nil where an extension that matters cannot be read.
    init?(_ extensions: Certificate.Extensions) {
        do {
            let usage = try extensions.keyUsage
            let extended = try extensions.extendedKeyUsage
            if case .isCertificateAuthority = try extensions.basicConstraints {
                saysAuthority = true
            } else {
                saysAuthority = false
            }
            isAuthority = saysAuthority && usage?.keyCertSign == true
            isMachine =
                usage?.digitalSignature == true && extended?.contains(.clientAuth) == true
                && extended?.contains(.serverAuth) == true
            names =
                try extensions.subjectAlternativeNames?.compactMap { name in
                    if case .uniformResourceIdentifier(let uri) = name { uri } else { nil }
                } ?? []
            issuerKey = try extensions.authorityKeyIdentifier?.keyIdentifier.map(Array.init)
            hasUnknownCritical = extensions.contains { $0.critical && !Self.understood.contains($0.oid) }
        } catch {
            return nil
        }
    }
}
