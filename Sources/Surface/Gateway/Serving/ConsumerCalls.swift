package import Exchange
package import NIOCore

/// What an information system's call is answered with.
package struct Answer: Sendable {
    /// The answer's head in transport form.
    package var head: ResponseHead
    /// Its body.
    package var body: ByteBuffer

    /// An answer by its parts.
    package init(head: ResponseHead, body: ByteBuffer) {
        self.head = head
        self.body = body
    }
}

/// How a client came in.
package struct ClientAccess: Sendable, Hashable {
    /// Its address, without a port.
    package var address: String
    /// Whether it is this machine.
    package var isLoopback: Bool
    /// Whether the connection is TLS.
    package var isEncrypted: Bool
    /// SHA-256 of its TLS certificate, lower-case hexadecimal; nil: it showed none.
    package var certificate: String?
    /// SHA-256 of the key in `Yitong-Client-Key`; nil: it gave none.
    package var keyDigest: [UInt8]?

    /// How a client came in, by the parts.
    package init(
        address: String, isLoopback: Bool, isEncrypted: Bool, certificate: String? = nil, keyDigest: [UInt8]? = nil
    ) {
        self.address = address
        self.isLoopback = isLoopback
        self.isEncrypted = isEncrypted
        self.certificate = certificate
        self.keyDigest = keyDigest
    }
}

/// The consumer's side of a gateway behind its port for information systems.
package protocol ConsumerCalls: Sendable {
    /// Carries a call to the provider's gateway and back; the client is known and came in as it must.
    ///
    /// Fails with an `ExchangeRefusal`, which the client is told; with anything else it is told of a fault of the gateway. The future may
    /// be of any event loop.
    func call(_ head: RequestHead, body: ByteBuffer, access: ClientAccess) -> EventLoopFuture<Answer>

    /// A call was refused at the client's door; `head` is nil where it could not be read, `detail` is the UUID that the client was told.
    func refused(_ refusal: ExchangeRefusal, head: RequestHead?, access: ClientAccess, detail: String)
}
