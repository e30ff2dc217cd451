import Exchange
import Gateway
import NIOCore
import NIOPosix
import NIOSSL
import Standards
import Synchronization
import TestSupport

/// A server over calls that answer as the service's code says, on any port, gone after the test.
struct ServerFixture {
    let server: ClientServer
    let port: Int
    let calls: SampleCalls
    let budget: BodyBudget

    static let pension = "ZS/GOV/social-security/pension"

    static func with<Result>(
        limits: ServerLimits = .patient, dialect: Dialect = .current, tls: NIOSSLContext? = nil,
        rules: [ClientID: ClientRule]? = nil, budget: Int = 64 << 20, obstacles: [String] = [],
        _ body: (ServerFixture) async throws -> Result
    ) async throws -> Result {
        let calls = SampleCalls()
        let clients = rules ?? [ClientID(pension) ?? Self.nobody: ClientRule(fromLoopback: true)]
        let bytes = BodyBudget(budget)
        let server = ClientServer(
            group: TestLoops.group, limits: limits, dialect: dialect,
            ids: CallIDs(instance: "ZS", entropy: .repeatable()), clock: ManualClock().wall,
            clients: ClientRegister(clients), calls: calls, desk: SampleDesk(reasons: obstacles), budget: bytes)
        let address = try await server.listen(host: "127.0.0.1", port: 0, tls: tls).get()
        let fixture = ServerFixture(server: server, port: address?.port ?? 0, calls: calls, budget: bytes)
        do {
            let result = try await body(fixture)
            try await server.close(grace: .seconds(0)).get()
            return result
        } catch {
            try? await server.close(grace: .seconds(0)).get()
            throw error
        }
    }

    private static var nobody: ClientID { ClientID(MemberID(instance: "", memberClass: "", code: ""), subsystem: nil) }

    /// Sends bytes and answers everything that comes until the server ends the connection.
    func exchange(_ text: String) async throws -> String {
        let wire = try await Wire.connect(port: port)
        try await wire.send(text)
        let answer = await wire.all()
        wire.close()
        return answer
    }

    /// A call of a service of the fixture, closing the connection after it.
    static func call(
        _ code: String, method: String = "GET", rest: String = "", headers: [String] = [], body: String = "",
        closes: Bool = true
    ) -> String {
        var lines = ["\(method) /r1/ZS/GOV/data-bureau/registers/\(code)\(rest) HTTP/1.1", "Host: gateway"]
        if !headers.contains(where: { $0.lowercased().hasPrefix("x-road-client") }) {
            lines.append("X-Road-Client: \(pension)")
        }
        lines += headers
        if closes { lines.append("Connection: close") }
        return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
    }
}

/// Calls that answer by the service's code.
final class SampleCalls: ConsumerCalls {
    private let refusals = Mutex<[String]>([])
    private let seen = Mutex<[ClientAccess]>([])
    /// What `held` calls wait for.
    private let held = Mutex<[EventLoopPromise<Void>]>([])

    func call(_ head: RequestHead, body: ByteBuffer, access: ClientAccess) -> EventLoopFuture<Answer> {
        seen.withLock { $0.append(access) }
        let loop = TestLoops.group.next()
        switch head.service.code {
        case "held":
            let promise = loop.makePromise(of: Void.self)
            held.withLock { $0.append(promise) }
            return promise.futureResult.flatMapThrowing { try Self.answer(head, body: ByteBuffer(string: "held")) }
        case "refused": return loop.makeFailedFuture(ExchangeRefusal.unknownService(head.service))
        case "broken": return loop.makeFailedFuture(ChannelError.alreadyClosed)
        case "big":
            let size = Int(head.query.map { head.text($0) } ?? "") ?? 0
            return loop.makeCompletedFuture { try Self.answer(head, body: ByteBuffer(repeating: 0x61, count: size)) }
        case "status":
            let status = Int(head.query.map { head.text($0) } ?? "") ?? 200
            return loop.makeCompletedFuture { try Self.answer(head, status: status, body: ByteBuffer(string: "x")) }
        case "dated":
            return loop.makeCompletedFuture { try Self.answer(head, headers: [("Date", "theirs")], body: ByteBuffer()) }
        default:
            var text = ByteBuffer(bytes: head.bytes)
            text.writeString("--\r\n")
            text.writeImmutableBuffer(body)
            return loop.makeCompletedFuture { [text] in try Self.answer(head, body: text) }
        }
    }

    func refused(_ refusal: ExchangeRefusal, head: RequestHead?, access: ClientAccess, detail: String) {
        refusals.withLock { $0.append(refusal.code) }
    }

    /// Lets the held calls go.
    func release() {
        let held = held.withLock { held in
            defer { held = [] }
            return held
        }
        for promise in held { promise.succeed() }
    }

    var refusalCodes: [String] { refusals.withLock { $0 } }
    var accesses: [ClientAccess] { seen.withLock { $0 } }
    var heldCount: Int { held.withLock { $0.count } }

    private static func answer(
        _ head: RequestHead, status: Int = 200, headers: [(String, String)] = [], body: ByteBuffer
    ) throws -> Answer {
        Answer(
            head: try ResponseHead(
                answering: head, requestHash: "hash", status: status,
                headers: HeaderList(headers.map { (name: $0.0, value: $0.1) })), body: body)
    }
}

/// A desk with one member.
struct SampleDesk: GatewayDesk {
    let reasons: [String]

    func listedClients(instance: String?, language: Language) -> [ListedClient]? {
        guard instance == nil || instance == "ZS" else { return nil }
        return [
            ListedClient(ClientID(MemberID(instance: "ZS", memberClass: "GOV", code: "a"), subsystem: nil), name: "甲")
        ]
    }

    func obstacles() -> [String] { reasons }
    func metrics() -> String { "up 1\n" }

    func journal(_ path: String, on loop: any EventLoop) -> EventLoopFuture<[UInt8]?> {
        loop.makeSucceededFuture(path == "checkpoint" ? Array("note".utf8) : nil)
    }

    func evidence(_ query: String, for client: ClientID, on loop: any EventLoop) -> EventLoopFuture<[UInt8]?> {
        loop.makeSucceededFuture(query == "m 1" ? Array("evidence of \(client)".utf8) : nil)
    }
}

extension ServerLimits {
    /// The usual limits without haste, for tests that are not about time.
    static var patient: ServerLimits {
        var limits = ServerLimits()
        limits.idle = .minutes(10)
        limits.head = .minutes(10)
        limits.patience = .minutes(10)
        return limits
    }
}
