import Exchange
import Foundation
import Standards
import Trust

/// What a gateway keeps on its disk beside its records: key, certificate and the last trust configuration.
struct GatewayFolder: Sendable {
    let path: String
    private let keys: KeyStore
    private let entropy: Entropy

    /// The folder of a gateway, which is made when missing, for its owner alone.
    init(path: String, entropy: Entropy) throws {
        self.path = path
        self.entropy = entropy
        keys = KeyStore(folder: path + "/keys", entropy: entropy)
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// Where the records are.
    var records: String { path + "/records" }

    /// The key that the present certificate is for; made when missing.
    func key() throws -> P256Key { try keys.p256(file: "gateway", name: "gateway") }

    /// The key of the next certificate; made when missing.
    func nextKey() throws -> P256Key { try keys.p256(file: "gateway-next", name: "gateway") }

    /// The key of its journal, whose name is the journal's origin; made when missing.
    ///
    /// The origin says nothing of the gateway's name, which it learns only when it joins, and stays the same if it joins anew.
    func journalKey(instance: String) throws -> Ed25519Key {
        let file = path + "/journal-origin"
        if !FileManager.default.fileExists(atPath: file) {
            try write(
                Array("yitong/\(instance)/gateway/\(Hexadecimal.text(entropy.bytes(8)))".utf8), to: "journal-origin")
        }
        return try keys.ed25519(file: "journal", name: String(contentsOfFile: file, encoding: .utf8))
    }

    /// The certificate; nil: the gateway has not joined.
    func certificate() throws -> MachineCertificate? {
        guard let pem = try? String(contentsOfFile: path + "/certificate.pem", encoding: .utf8) else { return nil }
        return try MachineCertificate(pem: pem)
    }

    /// Keeps a certificate.
    func keep(certificate pem: String) throws { try write(Array(pem.utf8), to: "certificate.pem") }

    /// Puts the next key and its certificate in the place of the present ones; a crash in between leaves a pair that fits.
    ///
    /// The certificate is written beside first: `recover` finds which key it is for.
    func renew(certificate pem: String) throws {
        try write(Array(pem.utf8), to: "certificate-next.pem")
        try finishRenewal()
    }

    /// Finishes a renewal that was cut short.
    func finishRenewal() throws {
        let next = path + "/certificate-next.pem"
        guard let pem = try? String(contentsOfFile: next, encoding: .utf8) else { return }
        let certificate = try MachineCertificate(pem: pem)
        if try key().verifier != certificate.publicKey {
            guard try nextKey().verifier == certificate.publicKey else { return }
            guard rename(path + "/keys/gateway-next.pem", path + "/keys/gateway.pem") == 0 else {
                throw GatewayError.folder(path)
            }
        }
        guard rename(next, path + "/certificate.pem") == 0 else { throw GatewayError.folder(path) }
    }

    /// The signed trust configuration that was received last; nil: none was.
    func trustDocument() -> [UInt8]? {
        FileManager.default.contents(atPath: path + "/trust.json").map { Array($0) }
    }

    /// Keeps a signed trust configuration.
    func keep(trust document: [UInt8]) throws { try write(document, to: "trust.json") }

    /// Keeps the latest checkpoint of another gateway's journal.
    func keep(checkpoint: String, of gateway: String) throws {
        try FileManager.default.createDirectory(
            atPath: path + "/checkpoints", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try write(Array(checkpoint.utf8), to: "checkpoints/" + gateway)
    }

    /// Writes a file whole or not at all.
    func write(_ bytes: [UInt8], to name: String) throws {
        let draft = "\(path)/\(name).new"
        guard
            FileManager.default.createFile(
                atPath: draft, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
        else { throw GatewayError.folder(path) }
        let descriptor = open(draft, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw GatewayError.folder(path) }
        let synced = fsync(descriptor)
        close(descriptor)
        guard synced == 0, rename(draft, "\(path)/\(name)") == 0 else { throw GatewayError.folder(path) }
    }
}

/// Why a gateway cannot be run.
package enum GatewayError: Error, CustomStringConvertible {
    /// It has no certificate.
    case notJoined(String)
    /// Its folder cannot be written.
    case folder(String)
    /// No trust configuration could be had, and none is kept.
    case noTrust(String)
    /// The services file cannot be used.
    case services(String)
    /// The hub did not take what was sent.
    case hub(String)

    package var description: String {
        switch self {
        case .notJoined(let folder):
            "this gateway has no certificate in \(folder): ask the exchange's operator for a join code, then run 'yitong gateway join CODE --hub URL'"
        case .folder(let path): "cannot write to \(path): check its owner, its mode and the room on the disk"
        case .noTrust(let hub):
            "there is no trust configuration yet, and the hub at \(hub) gave none: check the address, and whether the gateway is approved and not revoked there"
        case .services(let words): "the services file: \(words)"
        case .hub(let words): words
        }
    }
}
