import Exchange
import Glibc
import Trust

/// The certificates with which messages of a log were signed, by fingerprint, for as long as anybody may ask.
struct CertificateShelf: Sendable {
    private let folder: LogFolder

    init(_ folder: LogFolder) {
        self.folder = folder
    }

    /// Lays a certificate down, on the disk before this returns; one that is there stays.
    func put(_ pem: String) throws {
        let certificate = try MachineCertificate(pem: pem)
        let path = path(certificate.fingerprint)
        guard access(path, F_OK) != 0 else { return }
        try LogFiles.replace(path, with: Array(certificate.pem.utf8), durably: true)
        try LogFiles.syncFolder(folder.certificates)
    }

    /// The certificate of a fingerprint in lower-case hexadecimal digits; nil where it was never laid down.
    func certificate(_ fingerprint: String) throws -> MachineCertificate? {
        guard fingerprint.utf8.count == 64, fingerprint.utf8.allSatisfy({ Self.digits.contains($0) }) else {
            return nil
        }
        let bytes = try LogFiles.read(path(fingerprint), limit: 32_768)
        guard !bytes.isEmpty, let certificate = try? MachineCertificate(pem: String(decoding: bytes, as: UTF8.self)),
            certificate.fingerprint == fingerprint
        else { return nil }
        return certificate
    }

    private static let digits = Array("0123456789abcdef".utf8)

    private func path(_ fingerprint: String) -> String { "\(folder.certificates)/\(fingerprint).pem" }
}
