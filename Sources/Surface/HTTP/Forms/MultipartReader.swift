package import Hummingbird
import NIOCore

/// The parts of a form that is being sent, in order, without ever holding a whole file.
///
/// The task of the request reads part after part, each to its end.
/// `@unchecked Sendable` holds because that one task makes one call after the other; nobody else has the reader.
package final class MultipartReader: @unchecked Sendable {
    private var iterator: RequestBody.AsyncIterator
    private var parser: MultipartParser
    private var events: ArraySlice<MultipartParser.Event> = []
    private var remaining: Int
    private let limit: Int

    /// A reader of the request's body, which may have `limit` bytes at most.
    package init(_ request: Request, limit: Int) throws(Problem) {
        do {
            parser = try MultipartParser(contentType: request.headers[.contentType] ?? "")
        } catch {
            throw .unsupportedMedia
        }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw .tooLarge(limit: limit)
        }
        iterator = request.body.makeAsyncIterator()
        remaining = limit
        self.limit = limit
    }

    /// The next part, or nil after the last; what was not read of the part before is skipped.
    @concurrent
    package func nextPart() async throws -> MultipartParser.Part? {
        while let event = try await nextEvent() {
            if case .part(let part) = event { return part }
        }
        return nil
    }

    /// The next bytes of the present part, or nil at its end.
    @concurrent
    package func nextBytes() async throws -> [UInt8]? {
        guard let event = try await nextEvent() else { return nil }
        guard case .bytes(let bytes) = event else { return nil }
        return bytes
    }

    /// The whole text of the present part, which may have 4 KB at most.
    @concurrent
    package func text() async throws -> String {
        var bytes: [UInt8] = []
        while let next = try await nextBytes() {
            bytes.append(contentsOf: next)
            guard bytes.count <= 4_096 else { throw Problem.tooLarge(limit: 4_096) }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Problem.malformed }
        return text
    }

    @concurrent
    private func nextEvent() async throws -> MultipartParser.Event? {
        while events.isEmpty {
            guard let chunk = try await iterator.next() else {
                do { try parser.finish() } catch { throw Problem.malformed }
                return nil
            }
            remaining -= chunk.readableBytes
            guard remaining >= 0 else { throw Problem.tooLarge(limit: limit) }
            do {
                events = try parser.feed(chunk.readableBytesView)[...]
            } catch {
                throw Problem.malformed
            }
        }
        return events.removeFirst()
    }
}
