package import Exchange
import Journal
package import NIOCore
package import Standards

/// What a gateway tells of itself on its port for information systems, from what its core knows.
package struct CoreDesk: GatewayDesk {
    private let core: GatewayCore

    /// The desk of a core.
    package init(_ core: GatewayCore) {
        self.core = core
    }

    package func listedClients(instance: String?, language: Language) -> [ListedClient]? {
        guard let configuration = core.state.value.gate?.view.configuration else { return [] }
        guard instance == nil || instance == configuration.instance else { return nil }
        return configuration.listedClients(language)
    }

    package func obstacles() -> [String] {
        var obstacles: [String] = []
        if let view = core.state.value.gate?.view {
            if !view.isGood(at: core.now()) {
                obstacles.append("the trust configuration has expired: is the hub reachable?")
            }
            if view.own?.maintenance != nil { obstacles.append("maintenance") }
        } else {
            obstacles.append("no trust configuration has come from the hub yet")
        }
        if let error = core.parts.keeper.condition.error { obstacles.append(error.message.en) }
        return obstacles
    }

    package func metrics() -> String {
        let state = core.state.value
        let expires = state.gate.map { Double($0.view.configuration.expiresAt.since(core.now()) / .seconds(1)) } ?? 0
        return state.meter.metrics
            + """
            # HELP yitong_gateway_calls_under_way Calls that were taken and not answered yet.
            # TYPE yitong_gateway_calls_under_way gauge
            yitong_gateway_calls_under_way \(state.underWay)
            # HELP yitong_gateway_records Messages in the gateway's log.
            # TYPE yitong_gateway_records gauge
            yitong_gateway_records \(core.parts.keeper.size)
            # HELP yitong_gateway_flushes_total Groups of messages that were forced to the disk.
            # TYPE yitong_gateway_flushes_total counter
            yitong_gateway_flushes_total \(core.parts.keeper.groups)
            # HELP yitong_gateway_trust_seconds Seconds until the trust configuration expires.
            # TYPE yitong_gateway_trust_seconds gauge
            yitong_gateway_trust_seconds \(expires)

            """
    }

    package func journal(_ path: String, on loop: any EventLoop) -> EventLoopFuture<[UInt8]?> {
        if path == "checkpoint" {
            return core.parts.keeper.freshCheckpoint(on: loop).map { $0.map { Array($0.utf8) } }
        }
        guard let tile = TilePath(path) else { return loop.makeSucceededFuture(nil) }
        return core.parts.keeper.read(on: loop) { try $0.tile(tile) }
    }

    package func evidence(_ query: String, for client: ClientID, on loop: any EventLoop) -> EventLoopFuture<[UInt8]?> {
        core.evidence(of: query, for: client, on: loop)
    }
}
