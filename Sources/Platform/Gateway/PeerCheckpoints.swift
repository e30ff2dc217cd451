import Gateway
import Logging
import ServiceLifecycle
import Standards
import Synchronization

/// The latest checkpoint of every gateway that this one speaks with, kept on its disk: whoever shortens a journal is found out by what
/// others hold of it.
final class PeerCheckpoints: Sendable {
    private let folder: GatewayFolder
    private let waiting = Mutex<[String: String]>([:])

    init(folder: GatewayFolder) {
        self.folder = folder
    }

    /// Takes a checkpoint in; it is on the disk a second later.
    func note(_ checkpoint: String, of gateway: String) {
        waiting.withLock { $0[gateway] = checkpoint }
    }

    /// Writes what came since the last time.
    func keep() throws {
        let taken = waiting.withLock { waiting in
            defer { waiting = [:] }
            return waiting
        }
        for (gateway, checkpoint) in taken where GatewayConfiguration.isName(gateway) {
            try folder.keep(checkpoint: checkpoint, of: gateway)
        }
    }
}

/// Carries this gateway's newest checkpoint to others with its messages, and keeps theirs.
struct CheckpointExchange: Service {
    let process: GatewayProcess

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var carried: String?
            while !Task.isCancelled {
                if let present = process.keeper.checkpoint, present != carried {
                    process.link.carry(checkpoint: present)
                    carried = present
                }
                do {
                    try process.peers.keep()
                } catch {
                    process.logger.warning("a checkpoint was not kept", metadata: ["error": .string("\(error)")])
                }
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }
}
