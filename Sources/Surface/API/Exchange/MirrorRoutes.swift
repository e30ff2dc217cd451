import Exchange
import HTTP
import HTTPTypes
import Hummingbird
import Journal
import NIOCore
import Standards
import Store

extension API {
    private static let gateway = Route.Parameter.path("gateway", "The gateway's id.")

    /// The city's copies of the gateways' journals, for outsiders, as C2SP lays them out.
    var mirrorRoutes: [Route] {
        [
            Route(
                method: .get, path: "/journal/{gateway}/checkpoint", operation: "gatewayCheckpoint",
                summary:
                    "The newest checkpoint of a gateway's journal that the city has proved (C2SP tlog-checkpoint).",
                isProtected: false, parameters: [Self.gateway],
                answers: [.init(status: 200, description: "The note.", body: .text)]
            ) { [self] _, context in try await mirroredCheckpoint(context) },
            Route(
                method: .get, path: "/journal/{gateway}/tile/**", described: "/journal/{gateway}/tile/{tile}",
                operation: "gatewayTile",
                summary:
                    "A tile of hashes of a gateway's journal (C2SP tlog-tiles); entries are the gateway's own to give.",
                isProtected: false,
                parameters: [
                    Self.gateway,
                    .init(name: "tile", place: "path", description: "`<level>/<N>[.p/<width>]`."),
                ],
                answers: [.init(status: 200, description: "The bytes.", body: .bytes)]
            ) { [self] request, context in try await mirroredTile(request, context) },
        ]
    }

    private func mirroredCheckpoint(_ context: CityContext) async throws -> Response {
        let (hub, gateway) = (kernel.hub, try context.name("gateway"))
        guard let note = try await kernel.store.read({ try hub.checkpoint(of: gateway, in: $0) }) else {
            throw Problem.notFound
        }
        var response = Self.text(note)
        response.headers[.cacheControl] = "no-cache"
        return response
    }

    private func mirroredTile(_ request: Request, _ context: CityContext) async throws -> Response {
        let (hub, gateway) = (kernel.hub, try context.name("gateway"))
        let start = "/journal/\(gateway)/"
        guard request.uri.path.hasPrefix(start), let path = TilePath(request.uri.path.dropFirst(start.count)),
            let bytes = try await kernel.store.read({ try hub.tile(path, of: gateway, in: $0) })
        else { throw Problem.notFound }
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/octet-stream", .cacheControl: "public, max-age=31536000, immutable",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
