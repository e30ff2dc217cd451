import Standards
import Trust

extension FuzzTarget {
    /// Certificates of machines, in DER and PEM, against an authority that issued none of them.
    static let certificate = FuzzTarget("certificate") { bytes in
        for certificate in [
            try? MachineCertificate(der: bytes), text(bytes).flatMap { try? MachineCertificate(pem: $0) },
        ] {
            guard let certificate else { continue }
            require((try? MachineCertificate(der: certificate.der)) == certificate, "a certificate is read back")
            require((try? MachineCertificate(pem: certificate.pem)) == certificate, "PEM is read back")
            require(stranger?.accepts(certificate, at: certificate.notBefore) != true, "no stranger's is accepted")
            if let name = certificate.machine { require(MachineName(name.description) == name, "a name is read back") }
        }
        if let text = text(bytes), let name = MachineName(text) {
            require(name.description == text, "a machine's name has one spelling")
        }
    }

    /// Certificate requests, in DER and PEM.
    static let certificateRequest = FuzzTarget("certificate-request") { bytes in
        for request in [try? CertificateRequest(der: bytes), text(bytes).flatMap { try? CertificateRequest(pem: $0) }] {
            guard let request else { continue }
            require((try? CertificateRequest(der: request.der)) == request, "a request is read back")
            require((try? P256Verifier(der: request.publicKey.der)) == request.publicKey, "its key is read back")
        }
    }

    private static let stranger: MachineTrust? = {
        let entropy = Entropy { [UInt8](repeating: 7, count: $0) }
        let start = Instant(microseconds: 1_700_000_000_000_000)
        guard let key = try? P256Key(name: "stranger", entropy: entropy) else { return nil }
        return try? MachineAuthority.create(instance: "ZS", key: key, at: start, entropy: entropy).trust()
    }()
}
