import Standards
import Store
import Synchronization

extension Identity {
    /// The instance's secret, which decides who shares a slot; made by whichever node needs it first.
    func secret() async throws -> [UInt8] {
        if let known = instanceSecret.withLock({ $0 }) { return known }
        let fresh = entropy.bytes(32)
        let stored = try await store.write { transaction in
            try transaction.execute(
                "INSERT INTO identity_secret (name, bytes) VALUES ('doors', ?) ON CONFLICT DO NOTHING", [.blob(fresh)])
            return try transaction.first("SELECT bytes FROM identity_secret WHERE name = 'doors'") { try $0.blob(0) }
        }
        let secret = stored ?? fresh
        instanceSecret.withLock { $0 = secret }
        return secret
    }
}
