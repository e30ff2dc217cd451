import Exchange
import NIOCore
package import Trust

/// What became of a message that was handed in: it is on the disk.
package struct Kept: Sendable, Hashable {
    /// Its position in the log.
    package let position: Int64
    /// The signature that this gateway made over it, with its path in the batch; nil where none was asked for.
    package let proof: [UInt8]?
}

/// The key and the certificate with which a gateway signs.
package struct KeeperSigner: Sendable {
    /// The key.
    package let key: P256Key
    /// The certificate of the key, in PEM, kept so that what was signed can be checked when another has taken its place.
    package let certificate: String

    /// A key with its certificate.
    package init(key: P256Key, certificate: String) {
        self.key = key
        self.certificate = certificate
    }
}

/// A message on its way to the disk.
struct PendingRecord: Sendable {
    var record: MessageRecord
    let base: [UInt8]?
    let promise: EventLoopPromise<Kept>
    let loop: any EventLoop
}

/// Whether the log takes records.
package enum KeeperCondition: Sendable {
    /// It does.
    case keeping
    /// The disk is full; it tries again with the next record.
    case full(KeeperError)
    /// It does not, until the next start.
    case stopped(KeeperError)

    /// Why the last record was not kept; nil: it was.
    package var error: KeeperError? {
        switch self {
        case .keeping: nil
        case .full(let error), .stopped(let error): error
        }
    }
}
