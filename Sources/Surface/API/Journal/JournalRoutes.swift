import HTTP
import HTTPTypes
import Hummingbird
import Journal
import Standards
import Store

extension API {
    var journalRoutes: [Route] {
        [
            Route(
                method: .get, path: "/journal/checkpoint", operation: "checkpoint",
                summary: "The newest checkpoint, a signed note (C2SP tlog-checkpoint).", isProtected: false,
                answers: [.init(status: 200, description: "The note.", body: .text)], problems: [404]
            ) { [self] _, _ in try await checkpoint() },
            Route(
                method: .get, path: "/journal/tile/**", described: "/journal/tile/{tile}", operation: "tile",
                summary: "A tile of hashes or a bundle of entries (C2SP tlog-tiles).", isProtected: false,
                parameters: [
                    .init(
                        name: "tile", place: "path",
                        description: "`<level>/<N>[.p/<width>]` or `entries/<N>[.p/<width>]`.")
                ],
                answers: [.init(status: 200, description: "The bytes.", body: .bytes)], problems: [404]
            ) { [self] request, _ in try await tile(request) },
        ]
    }

    private func checkpoint() async throws -> Response {
        let journal = kernel.journal
        guard let note = try await kernel.store.read({ try journal.checkpoint(in: $0) }) else { throw Problem.notFound }
        var response = Self.text(note)
        response.headers[.cacheControl] = "no-cache"
        return response
    }

    /// A tile of a given width never changes, so that the world may keep it for ever.
    private func tile(_ request: Request) async throws -> Response {
        guard let path = TilePath(request.uri.path.dropFirst("/journal/".count)) else { throw Problem.notFound }
        let journal = kernel.journal
        guard let bytes = try await kernel.store.read({ try journal.tile(path, in: $0) }) else {
            throw Problem.notFound
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/octet-stream", .cacheControl: "public, max-age=31536000, immutable",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
