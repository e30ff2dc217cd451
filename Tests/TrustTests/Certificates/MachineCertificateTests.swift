import Foundation
import Standards
import TestSupport
import Testing
import Trust

/// The authority over machines and what it issues.
@Suite struct MachineCertificateTests {
    @Test func `a certificate says whose it is, for how long, and by whom`() throws {
        let authority = try Samples.authority()
        let key = try Samples.p256()
        let certificate = try Samples.certificate(of: authority, for: key)
        #expect(certificate.commonName == "gateway-1")
        #expect(certificate.machine?.description == "urn:yitong:gateway:ZS:gateway-1")
        #expect(certificate.publicKey == key.verifier)
        #expect(certificate.notBefore == Samples.now.advanced(by: .seconds(-300)))
        #expect(certificate.notAfter == Samples.now.advanced(by: .seconds(90 * 86_400)))
        #expect(certificate.serial.utf8.count == 32)
        #expect(certificate.fingerprint == Hash32(of: certificate.der).description)
        #expect(authority.certificate.machine == nil)
    }

    @Test func `certificates and requests are read back from DER and PEM`() throws {
        let key = try Samples.p256()
        let certificate = try Samples.certificate(of: Samples.authority(), for: key)
        #expect(try MachineCertificate(der: certificate.der) == certificate)
        #expect(try MachineCertificate(pem: certificate.pem) == certificate)
        let request = try CertificateRequest(key: key, commonName: "网关一")
        #expect(try CertificateRequest(pem: request.pem) == request)
        #expect(request.commonName == "网关一" && request.publicKey == key.verifier)
    }

    @Test func `the root stays the same after a restart`() throws {
        let folder = try TemporaryFolder()
        let store = KeyStore(folder: folder.file("keys"), entropy: .repeatable(seed: 3))
        let authority = try store.authority(file: "machines", instance: "ZS", at: Samples.now)
        let later = Samples.now.advanced(by: .seconds(1_000))
        let again = try store.authority(file: "machines", instance: "ZS", at: later)
        #expect(again.certificate == authority.certificate)
        #expect(again.accepts(try Samples.certificate(of: authority, for: Samples.p256()), at: later))
    }

    @Test func `a certificate is in force from its first second to its last`() throws {
        let authority = try Samples.authority()
        let certificate = try Samples.certificate(of: authority, for: Samples.p256())
        func refused(at moment: Instant) throws -> TrustError.Code? {
            let trust = try authority.trust()
            return code { try trust.check(certificate, at: moment) }
        }
        #expect(try refused(at: certificate.notBefore) == nil)
        #expect(try refused(at: certificate.notBefore.advanced(by: .microseconds(-1))) == .certificateExpired)
        #expect(try refused(at: certificate.notAfter) == nil)
        #expect(try refused(at: certificate.notAfter.advanced(by: .microseconds(1))) == .certificateExpired)
        #expect(try refused(at: Instant(microseconds: .max)) == .certificateExpired)
        #expect(try refused(at: Instant(microseconds: .min)) == .certificateExpired)
    }

    @Test func `a certificate never outlives its root`() throws {
        let authority = try Samples.authority()
        let root = authority.certificate
        let late = root.notAfter.advanced(by: .seconds(-10))
        let certificate = try Samples.certificate(of: authority, for: Samples.p256(), at: late)
        #expect(certificate.notAfter == root.notAfter)
        #expect(
            code {
                _ = try Samples.certificate(
                    of: authority, for: Samples.p256(), at: root.notAfter.advanced(by: .seconds(1)))
            } == .certificateExpired)
    }

    @Test func `what was taken back is refused`() throws {
        let authority = try Samples.authority()
        let certificate = try Samples.certificate(of: authority, for: Samples.p256())
        let trust = try authority.trust(revoked: [certificate.serial])
        #expect(code { try trust.check(certificate, at: Samples.now) } == .certificateRevoked)
        #expect(!authority.accepts(certificate, at: Samples.now, revoked: [certificate.serial]))
        #expect(authority.accepts(certificate, at: Samples.now, revoked: ["00"]))
    }

    @Test func `another authority of the same name is not believed`() throws {
        let (authority, impostor) = (try Samples.authority(100), try Samples.authority(200))
        #expect(authority.certificate.commonName == impostor.certificate.commonName)
        let certificate = try Samples.certificate(of: impostor, for: Samples.p256())
        let trust = try authority.trust()
        #expect(code { try trust.check(certificate, at: Samples.now) } == .unknownIssuer)
        let both = try MachineTrust(authorities: [authority.certificate, impostor.certificate], revoked: [])
        #expect(both.accepts(certificate, at: Samples.now))
        #expect(try !MachineTrust(authorities: [], revoked: []).accepts(certificate, at: Samples.now))
    }

    @Test func `a root is no machine, and a machine is no root`() throws {
        let authority = try Samples.authority()
        let key = try Samples.p256()
        let certificate = try Samples.certificate(of: authority, for: key)
        let trust = try authority.trust()
        #expect(code { try trust.check(authority.certificate, at: Samples.now) } == .certificatePurpose)
        #expect(
            code { _ = try MachineTrust(authorities: [certificate], revoked: []) } == .certificatePurpose)
        #expect(
            code { _ = try MachineAuthority(instance: "ZS", certificate: certificate, key: key) } == .certificatePurpose
        )
        #expect(
            code { _ = try MachineAuthority(instance: "ZS", certificate: authority.certificate, key: key) }
                == .unknownIssuer)
    }

    @Test func `no bit of a certificate can be changed`() throws {
        let authority = try Samples.authority()
        let certificate = try Samples.certificate(of: authority, for: Samples.p256())
        let trust = try authority.trust()
        for place in certificate.der.indices {
            var forged = certificate.der
            forged[place] ^= 1
            guard let other = try? MachineCertificate(der: forged) else { continue }
            #expect(!trust.accepts(other, at: Samples.now), "byte \(place)")
        }
    }

    @Test func `a request is refused whose own signature does not fit`() throws {
        let request = try CertificateRequest(key: Samples.p256(), commonName: "gateway-1")
        for place in request.der.indices {
            var forged = request.der
            forged[place] ^= 1
            #expect(code { _ = try CertificateRequest(der: forged) } == .malformedRequest, "byte \(place)")
        }
    }

    @Test func `hostile certificates and requests are refused`() throws {
        let certificate = try Samples.certificate(of: Samples.authority(), for: Samples.p256())
        let request = try CertificateRequest(key: Samples.p256(), commonName: "a")
        let nested = [UInt8](repeating: 0x30, count: 4_000)
        let hostile: [[UInt8]] = [
            [], [0], [0x30, 0x80], [0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF], nested, [UInt8](repeating: 0, count: 20_000),
            Array(certificate.der.dropLast()), certificate.der + [0], request.der + [0],
        ]
        for der in hostile {
            #expect(code { _ = try MachineCertificate(der: der) } == .malformedCertificate)
            #expect(code { _ = try CertificateRequest(der: der) } == .malformedRequest)
        }
        let texts = [
            "", "-----BEGIN CERTIFICATE-----", request.pem, certificate.pem + certificate.pem,
            certificate.pem.replacingOccurrences(of: "CERTIFICATE", with: "CERT"),
            String(repeating: "\n", count: 20_000),
        ]
        for pem in texts { #expect(code { _ = try MachineCertificate(pem: pem) } == .malformedCertificate) }
    }

    @Test(arguments: ["", "a:b", "a b", "网关", "a/b", String(repeating: "a", count: 65), "a\n"])
    func `no gateway is certified under a name that could be another's`(id: String) throws {
        let authority = try Samples.authority()
        let request = try CertificateRequest(key: Samples.p256(), commonName: "a")
        #expect(
            code {
                _ = try authority.issue(
                    request, to: id, lifetime: .seconds(60), at: Samples.now, entropy: .repeatable(seed: 1))
            } == .malformedRequest)
        #expect(MachineName("urn:yitong:gateway:ZS:\(id)") == nil)
    }

    @Test func `names of requests are bounded`() throws {
        for name in ["", String(repeating: "a", count: 201)] {
            #expect(code { _ = try CertificateRequest(key: Samples.p256(), commonName: name) } == .malformedRequest)
        }
    }
}
