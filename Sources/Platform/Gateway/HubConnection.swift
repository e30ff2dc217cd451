import AsyncHTTPClient
import Exchange
import NIOCore
import NIOHTTP1
import Standards

/// Carries a gateway's requests to the hub and its answers back.
struct HubConnection: Sendable {
    let client: HTTPClient
    /// Where the hub is, without a slash at its end.
    let address: String

    /// The largest answer that is read: a configuration with tens of thousands of grants.
    private static let answerLimit = 64 << 20

    init(client: HTTPClient, address: String) {
        self.client = client
        self.address = address.hasSuffix("/") ? String(address.dropLast()) : address
    }

    /// An answer of the hub.
    struct Answer: Sendable {
        let status: Int
        let etag: String?
        let body: [UInt8]

        /// The problem's sentence where the answer is one: for the operator, in the language of the terminal.
        var problem: String {
            struct Problem: Decodable {
                let title: String?
                let detail: String?
            }
            let problem = try? value(as: Problem.self)
            return [problem?.title, problem?.detail].compactMap(\.self).joined(separator: " ")
        }

        /// The body as JSON.
        func value<Value: Decodable>(as type: Value.Type) throws -> Value {
            try JSONText.value(String(decoding: body, as: UTF8.self), as: type)
        }
    }

    /// Sends a request; throws where no answer came within ten seconds.
    func send(_ request: HubRequest) async throws -> Answer {
        var call = HTTPClientRequest(url: address + request.target)
        call.method = HTTPMethod(rawValue: request.method)
        for field in request.fields { call.headers.add(name: field.name, value: field.value) }
        if !request.body.isEmpty { call.body = .bytes(request.body) }
        let response = try await client.execute(call, timeout: .seconds(10))
        let body = try await response.body.collect(upTo: Self.answerLimit)
        return Answer(
            status: Int(response.status.code), etag: response.headers.first(name: "ETag"),
            body: Array(buffer: body))
    }
}
