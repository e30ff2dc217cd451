package import Exchange

/// An answer, and who gave it: by whose certificates it is to be verified.
package struct LinkAnswer: Sendable, Hashable {
    /// The gateway at the other end.
    package let peer: PeerIdentity
    /// What it said, not verified yet.
    package let answer: SealedAnswer

    /// An answer by its parts.
    package init(peer: PeerIdentity, answer: SealedAnswer) {
        self.peer = peer
        self.answer = answer
    }
}

/// How a link stands, for health checks and boards.
package struct LinkStatus: Sendable, Hashable {
    /// The gateways that were called since the start, by id.
    package var peers: [Peer]
    /// Connections that other gateways opened.
    package var taken: Int
    /// Bytes of arriving messages in memory.
    package var held: Int

    /// One gateway that was called.
    package struct Peer: Sendable, Hashable {
        /// Its id.
        package var gateway: String
        /// Connections that are ready.
        package var connections: Int
        /// Calls that were sent and not answered.
        package var open: Int
        /// Calls that wait for a connection.
        package var waiting: Int
        /// Why there is no connection; nil where there is one, or none was tried.
        package var error: LinkError?
    }
}
