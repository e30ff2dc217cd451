import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// A running city, as the command line talks to it: signed in as one account, by the JSON interface.
struct CityClient {
    private let server: String
    private let token: String

    /// The most that an answer may hold, in bytes.
    private static let answerLimit = 8 << 20

    /// Signs in.
    ///
    /// - Throws: `CityClientError` where the city cannot be reached or refuses.
    static func signIn(server: String, account: String, password: String) async throws -> CityClient {
        struct Credentials: Encodable { let account: String, password: String }
        struct Session: Decodable { let token: String }
        let base = server.hasSuffix("/") ? String(server.dropLast()) : server
        var request = HTTPClientRequest(url: base + "/api/v1/sessions")
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        let body = try JSONEncoder().encode(Credentials(account: account, password: password))
        request.body = .bytes(ByteBuffer(bytes: body))
        let session: Session = try await perform(request)
        return CityClient(server: base, token: session.token)
    }

    /// Signs out; a failure to do so leaves a session that ends by itself.
    func signOut() async {
        var request = authorised("/api/v1/sessions/current")
        request.method = .DELETE
        _ = try? await HTTPClient.shared.execute(request, timeout: .seconds(10))
    }

    /// Sends a file to be imported into a dataset.
    func startImport(file: String, into dataset: String, command: String) async throws -> ImportStatus {
        let handle: FileHandle
        do {
            handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
        } catch {
            throw CityClientError(exit: Exit.noInput, message: "cannot open \(file)")
        }
        let size = try handle.seekToEnd()
        try handle.seek(toOffset: 0)
        var request = authorised("/api/v1/datasets/\(Self.escaped(dataset))/imports")
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "text/csv")
        request.headers.add(name: "Idempotency-Key", value: command)
        request.body = .stream(FilePieces(handle: handle), length: .known(Int64(size)))
        return try await Self.perform(request, timeout: .hours(1))
    }

    /// How an import of a dataset stands.
    func importStatus(_ job: String, of dataset: String) async throws -> ImportStatus {
        try await Self.perform(authorised(Self.path(job, dataset)))
    }

    /// A page of refused rows after a place (nil: from the first).
    func refusedRows(_ job: String, of dataset: String, after place: String?) async throws -> RefusedRows {
        let query = place.map { "?after=" + Self.escaped($0) } ?? ""
        return try await Self.perform(authorised(Self.path(job, dataset) + "/refused" + query))
    }

    private static func path(_ job: String, _ dataset: String) -> String {
        "/api/v1/datasets/\(escaped(dataset))/imports/\(escaped(job))"
    }

    private func authorised(_ path: String) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: server + path)
        request.headers.add(name: "Authorization", value: "Bearer \(token)")
        request.headers.add(name: "Accept", value: "application/json")
        request.headers.add(name: "Accept-Language", value: Self.language)
        return request
    }

    /// The language of the terminal, so that reasons come in it.
    private static var language: String {
        let environment = ProcessInfo.processInfo.environment
        let locale = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
        return locale.hasPrefix("zh") ? "zh-CN" : "en"
    }

    private static func perform<Answer: Decodable>(
        _ request: HTTPClientRequest, timeout: TimeAmount = .seconds(60)
    ) async throws -> Answer {
        let response: HTTPClientResponse
        do {
            response = try await HTTPClient.shared.execute(request, timeout: timeout)
        } catch {
            throw CityClientError(
                exit: Exit.unavailable,
                message: "cannot reach the city at \(request.url): is it running? ('yitong demo' or 'yitong serve')")
        }
        let body = try await response.body.collect(upTo: answerLimit)
        guard (200..<300).contains(response.status.code) else {
            throw CityClientError(status: response.status.code, body: Data(body.readableBytesView))
        }
        return try JSONDecoder().decode(Answer.self, from: Data(body.readableBytesView))
    }

    private static func escaped(_ text: String) -> String {
        let unreserved = CharacterSet(
            charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
        return text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }
}

/// A file in pieces of 64 KiB.
private struct FilePieces: AsyncSequence, Sendable {
    let handle: FileHandle

    struct AsyncIterator: AsyncIteratorProtocol {
        let handle: FileHandle

        mutating func next() async throws -> ByteBuffer? {
            guard let data = try handle.read(upToCount: 65_536), !data.isEmpty else { return nil }
            return ByteBuffer(bytes: data)
        }
    }

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(handle: handle)
    }
}
