package import Journal
import Trust

/// A record of a gateway's log in evidence: what it says, and that it is the one at its position.
package struct EvidenceRecord: Sendable, Hashable, Codable {
    /// The position in the log.
    package var position: Int64
    /// The salt of the commitment, base 64.
    package var salt: String
    /// The details (`RecordDetails`), base 64.
    package var details: String
    /// The hashes that lead from the leaf to the root of the side's checkpoint, lowest first, base 64 each.
    package var proof: [String]

    /// A record with its proof under a checkpoint.
    package init(position: Int64, salt: [UInt8], details: [UInt8], proof: [TreeHash]) {
        self.position = position
        self.salt = Base64.encode(salt)
        self.details = Base64.encode(details)
        self.proof = proof.map { Base64.encode($0.bytes) }
    }

    /// What it says; nil where it cannot be read.
    package var message: MessageRecord? {
        guard let bytes = Base64.decode(details), case .message(let record)? = try? RecordDetails.read(bytes[...]).entry
        else { return nil }
        return record
    }

    /// Whether it is in the tree of a checkpoint at its position.
    func isIncluded(in checkpoint: Checkpoint) -> Bool {
        guard let salt = Base64.decode(salt), salt.count == Commitment.saltLength, let details = Base64.decode(details),
            proof.count <= 64
        else { return false }
        let hashes = proof.compactMap { Base64.decode($0).flatMap { TreeHash($0) } }
        guard hashes.count == proof.count else { return false }
        let leaf = TreeHash(leaf: Commitment.leaf(committingTo: details, salt: salt))
        return Proofs.isIncluded(leaf, at: position, size: checkpoint.size, root: checkpoint.root, proof: hashes)
    }
}
