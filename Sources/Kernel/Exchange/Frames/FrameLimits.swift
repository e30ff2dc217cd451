/// The bounds of gateway frames 1 that both sides know without asking (section 3 of the protocol).
package enum FrameLimits {
    /// The most bytes of a head.
    package static let head = 65_536
    /// The most bytes of signature parameters.
    package static let parameters = 32_768
    /// The most bytes of a proof.
    package static let proof = 1_024
    /// The most bytes of a body's piece, and how many a sender may send of each body before it is given leave.
    package static let piece = 65_536
    /// The most bytes of a checkpoint.
    package static let checkpoint = 4_096
    /// The most bytes of a certificate in DER.
    package static let certificate = 16_384
    /// The most bytes of a gateway's id.
    package static let name = 128
    /// The most calls that a side may offer to answer at once.
    package static let streams = 65_536
    /// The last stream number; a caller that has come so far opens another connection.
    package static let lastStream: UInt32 = 0x7fff_ffff
}

/// What one side of a connection accepts, as its configuration says and its HELLO tells.
package struct AcceptedLimits: Sendable, Hashable {
    /// How many calls it answers at once on a connection: a power of two, 1…65,536.
    package let streams: Int
    /// The longest body that it takes, in bytes.
    package let body: Int
    /// How many bytes of messages it holds at once for one connection.
    package let share: Int
    /// For how long a message may arrive in pieces.
    package let arrival: Duration

    /// Limits by their parts; `streams` is rounded up to a power of two, and everything kept within the protocol's bounds.
    package init(
        streams: Int = 1_024, body: Int = 8 << 20, share: Int = 32 << 20, arrival: Duration = .seconds(30)
    ) {
        let wanted = min(max(1, streams), FrameLimits.streams)
        self.streams = 1 << (Int.bitWidth - (wanted - 1).leadingZeroBitCount)
        self.body = min(max(0, body), Int(UInt32.max))
        self.share = max(self.body, share)
        self.arrival = arrival
    }
}
