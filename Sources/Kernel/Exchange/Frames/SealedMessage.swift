package import NIOCore

/// A message as it travels between gateways: what X-Road calls its transport form, with our signature beside it.
///
/// Requests and answers, refusals by the provider's gateway included, have the same form; the head says which it is.
package struct SealedMessage: Sendable, Hashable {
    /// Request line or status, and headers, in X-Road's transport form: 1…65,536 bytes.
    package var head: [UInt8]
    /// The body; empty where there is none.
    package var body: ByteBuffer
    /// The value of RFC 9421's `@signature-params` (section 2.3): what is covered, when, by which key.
    package var parameters: [UInt8]
    /// The encoded batch proof, root signature included.
    package var proof: [UInt8]

    /// A message by its parts.
    package init(head: [UInt8], body: ByteBuffer, parameters: [UInt8], proof: [UInt8]) {
        self.head = head
        self.body = body
        self.parameters = parameters
        self.proof = proof
    }

    /// Whether the protocol can carry it.
    package var fitsFrames: Bool {
        (1...FrameLimits.head).contains(head.count) && parameters.count <= FrameLimits.parameters
            && proof.count <= FrameLimits.proof && body.readableBytes <= Int(UInt32.max)
    }

    /// What it weighs in a receiver's memory, in bytes.
    package var weight: Int { head.count + parameters.count + proof.count + body.readableBytes }
}

/// A signed call.
package typealias SealedRequest = SealedMessage

/// A signed answer.
package typealias SealedAnswer = SealedMessage
